"""The program's jobs on the command line."""

"""What a person can do with an office file; the window and the command line call only this."""

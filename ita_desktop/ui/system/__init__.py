"""What the operating system, Qt and Python do to a program with windows: displays, second starts, endings, faults."""

"""The settings of the program and of a report: ordinary forms that save at once."""

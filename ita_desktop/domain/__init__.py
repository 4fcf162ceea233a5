"""What a report is: frozen values and pure functions on them. Opens no file."""

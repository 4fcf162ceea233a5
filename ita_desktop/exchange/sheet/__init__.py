"""Excel files (.xlsx): a form that an office without the program fills in, and the tables that offices hold."""

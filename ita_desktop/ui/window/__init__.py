"""The main window of an open report: command bar, tree, form with findings, page, status bar."""

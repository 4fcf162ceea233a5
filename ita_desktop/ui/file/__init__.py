"""One open office file in the window: from opening to letting go, and what is said when something is in the way."""

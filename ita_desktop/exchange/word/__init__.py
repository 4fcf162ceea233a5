"""Reads Word's .docx files: opens them safely and walks through their text and tables."""

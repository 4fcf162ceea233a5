"""Printing: the view with the real pages and the choices, the printer, the PDF file."""

"""A report as a Word document that a clerk goes on editing: real headings, lists, repeated table headings, fields.

It says what the PDF says: the table is that of ``book``, the words nobody typed those of ``wording``; how lines and
pages break is Word's. ``elements`` writes the format's elements, ``styles`` how paragraphs look, ``lists`` numbers
and dashes, ``table`` the measures, ``write`` the document.
"""

from __future__ import annotations

from ita_desktop.report.docx.write import write_docx

__all__ = ["write_docx"]

"""Sets Thai text, paragraphs and tables on PDF pages. Knows nothing of ITA reports."""

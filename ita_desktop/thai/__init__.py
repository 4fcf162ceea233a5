"""The Thai language: text, digits, dates, words, places. Knows nothing of reports."""

"""ITA Desktop: a local office's integrity measures, kept in one file and printed as the yearly report."""

__version__ = "0.1.0"

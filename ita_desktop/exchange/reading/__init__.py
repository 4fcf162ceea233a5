"""Understands a report in a foreign file: what its tables, rows and front pages mean.

Every reader of a file format hands its text over as the blocks of :mod:`blocks`; nothing here knows of a format.
"""

"""What can go wrong that a person must hear of: a kind for the program, one sentence for the person."""

from __future__ import annotations


class UserError(Exception):
    """Something outside the program is in the way.

    Its text is one sentence in the person's language: what happened, what is safe, what to do.
    """


class FileMissingError(UserError):
    """The file is not there."""


class UnreadableError(UserError):
    """The file is not what it should be: another format, truncated, encrypted, hostile, damaged."""


class TooNewError(UserError):
    """The file was written by a newer version of the program."""


class LockedError(UserError):
    """Somebody else is writing the file."""


class NotWritableError(UserError):
    """The folder or the file may not be written."""


class DiskFullError(UserError):
    """There is no room on the disk."""


class RefusedError(UserError):
    """The request makes sense but would overwrite or contradict what is there."""


class StaleError(UserError):
    """What should be changed has changed meanwhile."""

"""Every step from an empty file to the present format, in order; a file's ``user_version`` counts the steps done.

A step is a module with ``upgrade(op)``, written with Alembic's operations (batch mode where SQLite cannot alter a
table). It is never changed once a file of its format is in an office: the next change is the next module.
Steps are plain imports, not files that Alembic looks for, so that a frozen program finds them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.store.migrations import v1, v2

if TYPE_CHECKING:
    from collections.abc import Callable

    from alembic.operations import Operations

STEPS: tuple[Callable[[Operations], None], ...] = (v1.upgrade, v2.upgrade)

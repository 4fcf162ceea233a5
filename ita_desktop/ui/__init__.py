"""The windows; alone (with app.py) knows Qt. Files, pages and imports are reached only through services.

PySide6 6.12 gives back None from every call without a value, and True from every emitted signal, and does not count
that reference where Python still counts references to them (before 3.12), so that after some 30,000 calls, or a few
hundred signals, the interpreter would stop ("deallocating None"). There they are made as lasting as later Pythons make
them (PEP 683): this must come before the first call of Qt.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 12):
    import ctypes

    for lasting in (None, True, False):
        ctypes.c_ssize_t.from_address(id(lasting)).value += 1 << 60

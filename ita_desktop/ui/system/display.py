"""Whether a window can be shown: Qt ends the whole program where it cannot, so that is found out before.

On Linux a display may be missing, not answer, or lack a library that Qt needs to speak to it; elsewhere there is one.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from pathlib import Path

from ita_desktop.base.i18n import _


def why_not() -> str:
    """Return in one sentence why no window can be shown, "" where it can. Chooses Qt's platform on Linux."""
    linux = sys.platform.startswith("linux")
    names = _platforms() if linux else []
    if linux and not names:
        return _("ไม่มีจอภาพให้เปิดหน้าต่าง ใช้คำสั่งได้ตามปกติ")
    try:
        import PySide6.QtWidgets  # noqa: PLC0415 - it may be missing, or lack a library
    except ImportError as error:
        return _missing(str(error).partition(":")[0])
    faults = []
    for name in names:
        fault = _fault(name, Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms")
        if not fault:
            os.environ.setdefault("QT_QPA_PLATFORM", name)
            return ""
        faults.append(fault)
    return faults[0] if faults else ""


def _platforms() -> list[str]:
    """Return the platforms of Qt that may show a window here, the best first."""
    if asked := os.environ.get("QT_QPA_PLATFORM"):
        return [name.partition(":")[0] for name in asked.split(";")]
    there = [
        name for name, variable in (("xcb", "DISPLAY"), ("wayland", "WAYLAND_DISPLAY")) if os.environ.get(variable)
    ]
    return there[::-1] if os.environ.get("XDG_SESSION_TYPE") == "wayland" else there


def _fault(name: str, plugins: Path) -> str:
    plugin = plugins / f"libq{name}.so"
    if plugins.is_dir():
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            return _missing(str(error).partition(":")[0])
    answers = {"xcb": _x_answers, "wayland": _wayland_answers}.get(name)
    if answers and not answers():
        return _("จอภาพไม่ตอบ จึงเปิดหน้าต่างไม่ได้ ใช้คำสั่งได้ตามปกติ")
    return ""


def _missing(what: str) -> str:
    return _("เปิดหน้าต่างไม่ได้ เพราะเครื่องนี้ขาด {what} ใช้คำสั่งได้ตามปกติ").format(what=what)


def _x_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    fault = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not fault


def _wayland_answers() -> bool:
    path = Path(os.environ.get("XDG_RUNTIME_DIR", ""), os.environ.get("WAYLAND_DISPLAY", ""))
    try:
        with socket.socket(socket.AF_UNIX) as asked:
            asked.connect(str(path))
    except OSError:
        return False
    return True

"""The menus: every action stands in one, with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from ita_desktop.base.i18n import _
from ita_desktop.ui.actions import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ita_desktop.ui.preferences import Preferences

_LINE: Final = ""
_FILE: Final = (
    *("open", "new_office", "import", "hand_over", _LINE, "save", "save_elsewhere", "open_backup", _LINE),
    *("print", "pdf", _LINE, "start", "quit"),
)
_EDIT: Final = ("undo", "redo", _LINE, "cut", "copy", "paste", _LINE, "select_all")
_MEASURE: Final = (
    *("new_measure", "copy_measure", "delete_measure", _LINE, "split_measure", "join_measure", _LINE),
    *(
        "add_activity",
        "delete_activity",
        "activity_up",
        "activity_down",
        _LINE,
        "title",
        "field_2",
        "field_3",
        "field_4",
        "field_5",
        "field_6",
    ),
    *("calendar", _LINE, "move_up", "move_down", "previous_measure", "next_measure"),
)
_REPORT: Final = ("settings", "office", _LINE, "next_finding", "previous_finding")
_VIEW: Final = (
    *("write", "print_view", _LINE, "whole_page", "next_pane", "previous_pane", "full_screen", _LINE),
    *("larger", "smaller", "normal_size", _LINE),
)
_TOOLS: Final = ("preferences",)
_HELP: Final = ("about",)
CHANGING: Final = (
    *("new_measure", "copy_measure", "delete_measure", "split_measure", "join_measure", "add_activity"),
    *("delete_activity", "activity_up", "activity_down", "move_up", "move_down", "cut", "paste", "save"),
)
"""Actions that need a file open for writing."""
OF_MEASURE: Final = (
    *("copy_measure", "delete_measure", "split_measure", "join_measure", "add_activity", "delete_activity", "title"),
    *("activity_up", "activity_down", "move_up", "move_down", "calendar", *(f"field_{n}" for n in range(1, 7))),
)
"""Actions that need a chosen measure."""


def menus(owner: QWidget, actions: Mapping[str, QAction], preferences: Preferences) -> list[QMenu]:
    """Return the menus of the bar, in order."""
    made: list[QMenu] = []
    for title, names in (
        (_("แฟ้ม"), _FILE),
        (_("แก้ไข"), _EDIT),
        (_("มาตรการ"), _MEASURE),
        (_("รายงาน"), _REPORT),
        (_("มุมมอง"), _VIEW),
        (_("เครื่องมือ"), _TOOLS),
        (_("วิธีใช้"), _HELP),
    ):
        menu = QMenu(title, owner)
        for name in names:
            if name:
                menu.addAction(actions[name])
            else:
                menu.addSeparator()
        made.append(menu)
    view = made[4]
    view.addMenu(ThemeMenu(view, preferences))
    view.addAction(OneOpen(view, preferences))
    return made


class ThemeMenu(QMenu):
    """Light, dark, or as the system is."""

    def __init__(self, parent: QWidget, preferences: Preferences) -> None:
        super().__init__(_("สีของหน้าจอ"), parent)
        self._preferences = preferences
        group = QActionGroup(self)
        for theme in ("system", "light", "dark"):
            action = QAction(text_of(f"theme_{theme}"), group)
            action.setCheckable(True)
            action.setData(theme)
            self.addAction(action)
        group.triggered.connect(self._take)
        self.aboutToShow.connect(self._show_chosen)

    def _show_chosen(self) -> None:
        theme = self._preferences.get("look/theme", "system")
        for action in self.actions():
            action.setChecked(action.data() == theme)

    def _take(self, action: QAction) -> None:
        self._preferences.put("look/theme", str(action.data()))


class OneOpen(QAction):
    """Whether one issue is open at a time."""

    def __init__(self, parent: QWidget, preferences: Preferences) -> None:
        super().__init__(_("เปิดทีละประเด็น"), parent)
        self._preferences = preferences
        self.setCheckable(True)
        self.setChecked(preferences.get("tree/one_open", True))
        self.toggled.connect(self._take)

    def _take(self, on: bool) -> None:  # noqa: FBT001 - a switch's slot
        self._preferences.put("tree/one_open", on)

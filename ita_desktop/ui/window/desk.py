"""The main window of an open report: its panes put together, and what passes between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.domain.model import Place, Report
from ita_desktop.domain.progress import State
from ita_desktop.ui.actions import allow, key_of, make, text_of
from ita_desktop.ui.form.form import MeasureForm
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.page.pane import PagePane
from ita_desktop.ui.parts.bars import Toast
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.surfaces import EmptyState
from ita_desktop.ui.window.checking import Checks
from ita_desktop.ui.window.command_bar import PRINT, WRITE, CommandBar
from ita_desktop.ui.window.doing import Doing
from ita_desktop.ui.window.errands import Errands
from ita_desktop.ui.window.findings import FindingsPanel
from ita_desktop.ui.window.menus import CHANGING, OF_MEASURE, menus
from ita_desktop.ui.window.panes import Panes
from ita_desktop.ui.window.status import StatusBar
from ita_desktop.ui.window.tree_model import all_measures
from ita_desktop.ui.window.tree_pane import TreePane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QShowEvent

    from ita_desktop.base.errors import UserError
    from ita_desktop.domain.model import OfficeFile
    from ita_desktop.services.editing import Step
    from ita_desktop.ui.page.whole import WholePage
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.printing.view import PrintView
    from ita_desktop.ui.session import Session

_NOTHING = Report("")
_FOLDED_BARS = ("compact", "drawer")


class Desk(QWidget):
    """Command bar, tree, form over findings, page, status bar of one open file."""

    settings_wanted = Signal(str)
    """A page of the settings by its name ("report", "office", "front", "issues", "preferences"), or a field by its."""
    findings_told = Signal(object)
    """The findings that are due to be said (a tuple), whenever they were found anew."""
    start_wanted = Signal()
    open_wanted = Signal()
    new_wanted = Signal()
    import_wanted = Signal()
    hand_over_wanted = Signal()
    backup_wanted = Signal()
    save_elsewhere_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.preferences = session, preferences
        self._place = Place()
        self._findings: tuple[Finding, ...] = ()
        self._told: tuple[Finding, ...] = ()
        self.told: tuple[Finding, ...] = ()
        self._revealed = self._offers_undo = self._is_new = False
        self.whole: WholePage | None = None
        self.printing: PrintView | None = None
        self.checks = Checks(session, self)
        self.doing = Doing(session, self)
        self._begin = QTimer(self, singleShot=True, interval=0)
        self._begin.timeout.connect(self._take_focus)
        self._build()
        self._connect()
        self._show_file()
        self._show_report()

    def _build(self) -> None:
        self.tree_pane = TreePane()
        self.tree = self.tree_pane.tree
        self.form = MeasureForm(self.session, self.preferences)
        self.findings = FindingsPanel(self.session)
        self.page = PagePane(self.session, self.preferences)
        self.status = StatusBar()
        self._middle = QStackedWidget()
        self.toaster = Toast(self._middle)
        self.errands = Errands(self.session, self.preferences, self.status, self.toast, self)
        self.actions_by_name: dict[str, QAction] = {}
        self._make_actions()
        self.bar = CommandBar(menus(self, self.actions_by_name, self.preferences), self.actions_by_name)
        self._new = Button(_("เพิ่มมาตรการ"), "plus", "filled", key=key_of("new_measure"))
        self._new.clicked.connect(self.new_measure)
        self.empty = EmptyState(_("ประเด็นนี้ยังไม่มีมาตรการ"), _("ต้องมีอย่างน้อยหนึ่งมาตรการจึงจะครบ"), self._new)
        self._first = Button(_("เริ่มรายงาน"), "file-plus-2", "filled")
        self._first.clicked.connect(self._begin_report)
        without = EmptyState(_("แฟ้มนี้ยังไม่มีรายงาน"), _("เริ่มจากรายงานเปล่าของปีงบประมาณที่เพิ่งจบ"), self._first)
        for widget in (self.form, self.empty, without):
            self._middle.addWidget(widget)
        self.panes = Panes(self.tree_pane, self._middle, self.findings, self.page, self.preferences)
        self.views = QStackedWidget()
        self.views.addWidget(self.panes)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.views, 1)
        self._column.addWidget(self.status)
        look().changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        """Let the window be as narrow as a drawer's form: what is in it suits the width it gets."""
        for widget in (self.bar, self.views, self.status):
            widget.setMinimumWidth(look().px(look().pane("drawer", "formMin")))

    def _make_actions(self) -> None:
        slots: dict[str, Any] = {
            "open": self.open_wanted,
            "new_office": self.new_wanted,
            "import": self.import_wanted,
            "hand_over": self.hand_over_wanted,
            "open_backup": self.backup_wanted,
            "save_elsewhere": self.save_elsewhere_wanted,
            "start": self.start_wanted,
            "quit": self.quit_wanted,
            "save": self._save,
            "print": self._show_print,
            "pdf": self.make_pdf,
            "undo": self.undo,
            "redo": self.redo,
            "new_measure": self.new_measure,
            "add_activity": self.form.add_activity,
            "delete_activity": self.form.delete_activity,
            "calendar": self.form.open_calendar,
            "settings": self._settings,
            "office": self._settings,
            "preferences": self._settings,
            "write": self._show_write,
            "print_view": self._show_print,
            "whole_page": self.turn_whole,
            "full_screen": self.errands.turn_full_screen,
            "about": self.errands.tell_about,
        }
        slots |= dict.fromkeys(("cut", "copy", "paste", "select_all"), self.errands.to_field)
        slots |= dict.fromkeys(("copy_measure", "delete_measure", "split_measure", "join_measure"), self._do)
        slots |= dict.fromkeys(("move_up", "move_down", "activity_up", "activity_down"), self._do)
        slots |= dict.fromkeys(("title", *(f"field_{n}" for n in range(1, 7))), self._field)
        slots |= dict.fromkeys(("previous_measure", "next_measure"), self._step_action)
        slots |= dict.fromkeys(("next_finding", "previous_finding"), self._finding_action)
        slots |= dict.fromkeys(("next_pane", "previous_pane"), self._pane_action)
        slots |= dict.fromkeys(("larger", "smaller", "normal_size"), self.errands.change_scale)
        for name, slot in slots.items():
            owner = self.tree if name.startswith("move_") else self
            self.actions_by_name[name] = make(owner, name, slot)
        for name in ("move_up", "move_down"):  # elsewhere the keys move a line or open a list
            self.actions_by_name[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.actions_by_name["whole_page"].setAutoRepeat(False)

    def _connect(self) -> None:
        session, form, tree = self.session, self.form, self.tree
        session.changed.connect(self._changed)
        session.report_chosen.connect(self._report_chosen)
        session.stepped.connect(self._stepped)
        session.refused.connect(self._refused)
        session.saving.connect(self.status.show_saving)
        session.saved.connect(self.status.show_saved)
        session.save_failed.connect(self.status.show_failure)
        session.moved.connect(self._show_file)
        self.tree_pane.add_wanted.connect(self._add_in)
        self.tree_pane.fold_wanted.connect(self._close_tree)
        self.tree_pane.front_wanted.connect(self._show_front)
        self.tree_pane.report_wanted.connect(session.choose_report)
        self.tree_pane.model.move_wanted.connect(self.doing.move)
        tree.chosen.connect(self._chosen)
        tree.entered_measure.connect(self._entered)
        tree.delete_wanted.connect(self.doing.delete)
        form.chosen.connect(self._form_chose)
        form.focused.connect(self._focused)
        form.step_to.connect(self._step)
        form.action_wanted.connect(self._form_wants)
        form.row_stepped.connect(self._step_row)
        form.row_moved.connect(self._move_row)
        tree.row_wanted.connect(self._move_row)
        self.doing.choose.connect(self.choose)
        self.doing.begin.connect(form.go)
        self.doing.said.connect(self._said)
        self.doing.told.connect(self.toast)
        self.findings.go.connect(self.show_place)
        self.findings.fold_wanted.connect(self.panes.turn_findings)
        self.page.clicked.connect(self.show_place)
        self.page.whole_wanted.connect(self.turn_whole)
        self.page.close_wanted.connect(self._close_page)
        self.checks.found.connect(self._found)
        self.panes.class_changed.connect(self._suit)
        self.bar.view_wanted.connect(self._show_view)
        self.bar.tree_wanted.connect(self._open_tree)
        self.bar.page_wanted.connect(self._page_button)
        self.errands.save_elsewhere_wanted.connect(self.save_elsewhere_wanted)
        self.status.backup_clicked.connect(self.backup_wanted)
        self.preferences.changed.connect(self._preferred)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin.start()

    def _take_focus(self) -> None:
        """Stand in the title of a measure that is still empty, else in the tree."""
        self._begin.timeout.disconnect(self._take_focus)
        if not self.isAncestorOf(self.window().focusWidget()) or self.window().focusWidget() is self:
            row = self.tree_pane.model.measure_row(self.tree_pane.model.index_of(self.form.measure_uid))
            if row and row.state is State.EMPTY:
                self.form.go_field(1)
            else:
                self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the report ---

    def _report(self) -> Report:
        return self.session.report if self.session.value.reports else _NOTHING

    def _show_file(self) -> None:
        session = self.session
        self.status.show_file(session.path, read_only=session.read_only)
        self.status.show_saved(None)
        self._new.setHidden(session.read_only)
        self._first.setHidden(session.read_only)
        self.errands.ask_backup()
        self._tell_actions()

    def _show_report(self) -> None:
        """Show the report from its first measure on; an empty one begins with an empty measure to write in."""
        report, can = self._report(), not self.session.read_only
        self.tree.set_one_open(self.preferences.get("tree/one_open", True))
        self.tree_pane.show_report(report, self.session.value.reports, adds=can)
        self._is_new = not self.tree_pane.model.progress.begun
        first = next(all_measures(self.tree_pane.model), "")
        if first:
            self.choose(first)
        elif report.issues and can:
            self.doing.add(report.issues[0].uid)
        else:
            self.choose(report.issues[0].uid if report.issues else "")
        self._tell_actions()

    def _report_chosen(self) -> None:
        self._findings = ()
        self._show_report()
        self._say()

    def _changed(self, before: OfficeFile, _after: OfficeFile) -> None:
        if self._offers_undo:
            self._offers_undo = False
            self.toaster.hide()
        report = self._report()
        self.tree_pane.show_report(report, self.session.value.reports, adds=not self.session.read_only)
        chosen = self.tree.chosen_uid
        if bool(before.reports) is not bool(self.session.value.reports):
            self._show_report()
        elif chosen and not self.tree_pane.model.index_of(chosen).isValid():
            self.choose(self._nearest(before, chosen))
        self._tell_actions()

    def _nearest(self, before: OfficeFile, uid: str) -> str:
        """Return the measure that stands where one was that is gone; an issue where it was the last of it."""
        was = next((r for r in before.reports if r.uid == self._report().uid), _NOTHING)
        there = set(all_measures(self.tree_pane.model))
        for issue in was.issues:
            uids = [m.uid for m in issue.measures]
            if uid in uids:
                at = uids.index(uid)
                return next((u for u in (*uids[at:], *reversed(uids[:at])) if u in there), issue.uid)
        return next(all_measures(self.tree_pane.model), "")

    def _tell_actions(self) -> None:
        session, actions, can = self.session, self.actions_by_name, not self.session.read_only
        for name, step in (("undo", session.undo_name), ("redo", session.redo_name)):
            why = _("ยังไม่มีอะไรให้เลิกทำ") if name == "undo" else _("ยังไม่มีอะไรให้ทำซ้ำ")
            text = text_of(name)
            actions[name].setText(f"{text}: {step}" if step else text)
            allow(actions[name], bool(step), why)
        shown, there = bool(self.form.measure_uid), bool(session.value.reports)
        for name in {*CHANGING, *OF_MEASURE}:
            allow(actions[name], (can or name not in CHANGING) and (shown or name not in OF_MEASURE))
        for name in ("print", "print_view", "pdf", "whole_page"):
            allow(actions[name], there, _("แฟ้มนี้ยังไม่มีรายงาน"))

    # --- what is chosen ---

    def choose(self, uid: str) -> None:
        """Show a measure, or an issue that has none; "" for nothing."""
        self.tree.choose(uid)
        self._chosen(uid)

    def _chosen(self, uid: str) -> None:
        row = self.tree_pane.model.index_of(uid)
        measure = self.tree_pane.model.measure_row(row)
        issue = self.tree_pane.model.issue_row(row)
        self._middle.setCurrentIndex(2 if not self.session.value.reports else int(bool(issue) and not measure))
        self.form.show_measure(measure.uid if measure else "")
        self.findings.set_measure(measure.uid if measure else "")
        if issue:
            self._focused(Place("title", issue.uid, measure.uid if measure else ""))
        if self.sender() is self.tree:
            self.panes.show_drawer(False)
        self._tell_actions()

    def _form_chose(self, uid: str) -> None:
        self.tree.choose(uid)
        self._middle.setCurrentIndex(0)
        self.findings.set_measure(uid)
        self._tell_actions()

    def _entered(self, uid: str) -> None:
        self.panes.show_drawer(False)
        self.form.go(Place("title", "", uid))

    def _focused(self, place: Place) -> None:
        self._place = place
        self.page.follow(place)
        if self.form.due(self._findings) != self._told:
            self._say()

    def show_place(self, place: Place) -> None:
        """Go where something stands: to its field, or to the settings for what stands around the table."""
        self._show_write()
        self._leave_whole()
        if place.measure_uid:
            self.form.go(place)
        elif place.issue_uid:
            index = self.tree_pane.model.index_of(place.issue_uid)
            issue = self.tree_pane.model.issue_row(index)
            if issue and not issue.rows:
                self.choose(issue.uid)
            else:
                self.settings_wanted.emit("issues")
        else:
            self.settings_wanted.emit("columns" if place.field in self._column_keys() - {"issues"} else place.field)

    def commit(self) -> None:
        """Bring what is typed into the report."""
        self.form.commit()

    # --- measures ---

    def _begin_report(self) -> None:
        self.doing.begin_report()

    def new_measure(self) -> None:
        """Add a measure to the issue that is worked in."""
        self._add_in("")

    def _add_in(self, issue_uid: str) -> None:
        issues = self._report().issues
        if not issues or self.session.read_only:
            return
        self._show_write()
        self.commit()
        row = self.tree_pane.model.issue_row(self.tree_pane.model.index_of(self.tree.chosen_uid))
        self.doing.add(issue_uid or (row.uid if row else issues[0].uid))

    def _do(self) -> None:
        self._do_named(self.sender().objectName())

    def _form_wants(self, name: str) -> None:
        if name == "new_measure":
            self.new_measure()
        else:
            self._do_named(name)

    def _do_named(self, name: str) -> None:
        self.commit()
        uid = self.form.measure_uid
        if not uid:
            return
        match name:
            case "copy_measure":
                self.doing.copy(uid)
            case "delete_measure":
                self.doing.delete(uid)
            case "split_measure":
                self.doing.split(uid)
            case "join_measure":
                self.doing.join(uid)
            case "activity_up":
                self.doing.step_row(self.form.current_activity, -1)
            case "activity_down":
                self.doing.step_row(self.form.current_activity, 1)
            case "move_up":
                self.doing.step(uid, -1)
            case _:
                self.doing.step(uid, 1)

    def _step_row(self, uid: str, by: int) -> None:
        self.commit()
        self.doing.step_row(uid, by)

    def _move_row(self, uid: str, measure_uid: str) -> None:
        self.commit()
        self.doing.move_row(uid, measure_uid)

    def _step_action(self) -> None:
        self._step(-1 if self.sender().objectName() == "previous_measure" else 1)

    def _step(self, by: int) -> None:
        """Show the measure before (-1) or behind (1) the one shown."""
        self.commit()
        uids = list(all_measures(self.tree_pane.model))
        if self.form.measure_uid not in uids:
            return
        at = uids.index(self.form.measure_uid) + by
        if 0 <= at < len(uids):
            self.choose(uids[at])

    def _field(self) -> None:
        name = self.sender().objectName()
        self._show_write()
        self.form.go_field(1 if name == "title" else int(name[-1]))

    # --- undo ---

    def undo(self) -> None:
        """Take back what is typed in the field with the caret, then what was done before."""
        if not self.form.undo_typing():
            self.commit()
            self.session.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        if not self.form.redo_typing():
            self.commit()
            self.session.redo()

    def _stepped(self, step: Step) -> None:
        if step.place and step.place.measure_uid and self.tree_pane.model.index_of(step.place.measure_uid).isValid():
            self.show_place(step.place)

    def _refused(self, error: UserError) -> None:
        self.toast(str(error))

    # --- toasts ---

    def toast(self, text: str, action_text: str = "", slot: Callable[[], object] | None = None) -> None:
        """Say something over the form for a while; ``slot`` is a bound method."""
        self._offers_undo = False
        self.toaster.show_message(text, action_text, slot)

    def tell_done(self, text: str) -> None:
        """Say what was done that undo takes back."""
        self._said(text, "file-input")

    def _said(self, text: str, icon: str) -> None:
        self.toaster.show_message(text, _("เลิกทำ"), self.session.undo, icon, key_of("undo"))
        self._offers_undo = True

    # --- findings ---

    def _found(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings
        self.form.show_findings(findings)
        if self.printing:
            self.printing.show_findings(findings)
        self._say()

    def _say(self) -> None:
        """Say what is due: nothing as long as nothing is entered, of new fields only what was left once.

        Of a report that was begun just now nobody needs to hear that its other issues are still empty.
        """
        waits = not (self.tree_pane.model.progress.begun or self._revealed)
        self._told = self.form.due(self._findings)
        early = self._is_new and not self._revealed
        told = () if waits else tuple(f for f in self._told if not (early and f.code == "empty-issue"))
        if waits != self.findings.waits:
            self.findings.set_waits(waits)
            self.panes.arrange()
        self.told = told
        self.findings_told.emit(told)
        self.findings.show_findings(told, self._report())
        self.page.show_findings(told)
        if self.whole:
            self.whole.show_findings(told)
        front = [f for f in told if not f.place.issue_uid and f.place.field not in self._column_keys()]
        words = _("{count} ข้อ").format(count=number(len(front))) if front else _("มีให้แล้ว")
        self.tree_pane.show_front(next((x.value for x in Level if any(f.level is x for f in front)), "done"), words)

    def _column_keys(self) -> set[str]:
        return {"issues", *(c.key for c in self._report().columns)}

    def _finding_action(self) -> None:
        self._show_write()
        self.findings.step(-1 if self.sender().objectName() == "previous_finding" else 1)

    # --- views and panes ---

    def put_bars(self, widget: QWidget) -> None:
        """Place a widget full width under the command bar."""
        self._column.insertWidget(1, widget)

    def _suit(self, name: str) -> None:
        """Suit a width class."""
        compact = name in _FOLDED_BARS
        self.bar.set_compact(compact)
        self.status.set_compact(compact)
        self.tree_pane.set_compact(name == "compact")
        self.findings.set_narrow(compact)
        self.form.set_columns(2 if name == "wide" else 1)
        self.page.set_class(name)
        self._tell_panes()

    def _tell_panes(self) -> None:
        self.bar.page.setVisible(not self.panes.has_page or self.panes.page_closed)
        self.bar.tree.setVisible(not self.panes.has_tree)
        self.bar.fit()

    def _close_tree(self) -> None:
        self.panes.close_tree(True)
        self._tell_panes()

    def _open_tree(self) -> None:
        if self.panes.width_class == "drawer":
            self.panes.show_drawer(True)
        else:
            self.panes.close_tree(False)
            self._tell_panes()

    def _close_page(self) -> None:
        self.panes.close_page(True)
        self._tell_panes()

    def _page_button(self) -> None:
        if self.panes.has_page:
            self.panes.close_page(False)
            self._tell_panes()
        else:
            self.turn_whole()

    def _show_view(self, key: str) -> None:
        if key == PRINT:
            self._show_print()
        else:
            self._show_write()

    def _show_write(self) -> None:
        self.bar.views.choose(WRITE)
        self.views.setCurrentIndex(0)

    def _show_print(self) -> None:
        self.commit()
        if self.printing and self.views.currentIndex() and self.sender() is self.actions_by_name["print"]:
            self.printing.print_now()
            return
        if self.printing is None:
            from ita_desktop.ui.printing.view import PrintView  # noqa: PLC0415 - not before it is looked at

            self.printing = PrintView(self.session, self.preferences)
            self.printing.findings_wanted.connect(self._show_findings)
            self.printing.show_findings(self._findings)
            self.views.addWidget(self.printing)
        self._reveal()
        self.bar.views.choose(PRINT)
        self.views.setCurrentIndex(1)
        self.printing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_findings(self) -> None:
        self._show_write()
        if self.findings.folded:
            self.panes.turn_findings()
        self.findings.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal(self) -> None:
        if not self._revealed:
            self._revealed = True
            self.form.reveal()
            self._say()

    def turn_whole(self) -> None:
        """Show the page at reading size over form and page, or go back."""
        self._show_write()
        if self.panes.right.currentIndex():
            self._leave_whole()
            return
        self.commit()
        if self.whole is None:
            from ita_desktop.ui.page.whole import WholePage  # noqa: PLC0415 - not before it is looked at

            self.whole = WholePage(self.page.setter)
            self.whole.clicked.connect(self.show_place)
            self.whole.back_wanted.connect(self._leave_whole)
            self.panes.right.addWidget(self.whole)
            self.whole.show_findings(self.told)
        self.whole.follow(self._place)
        self.panes.right.setCurrentIndex(1)
        self.whole.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_whole(self) -> None:
        if self.panes.right.currentIndex():
            self.panes.right.setCurrentIndex(0)
            self._to_form()

    def _to_form(self) -> None:
        if not (self._place.measure_uid == self.form.measure_uid and self.form.go(self._place)):
            (self.form if self._middle.currentIndex() == 0 else self._new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _pane_action(self) -> None:
        """Go to the next or the previous pane; a toast counts while it stands."""
        by = -1 if self.sender().objectName() == "previous_pane" else 1
        if self.views.currentIndex() and self.printing:
            self.printing.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        order = self._pane_order()
        focus = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(order) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
        pane = order[(at + by) % len(order)] if at >= 0 else order[0]
        if pane is self.tree_pane:
            self.panes.show_drawer(True)
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane is self._middle:
            self.panes.show_drawer(False)
            self._to_form()
        elif pane is self.toaster:
            self.toaster.take_focus()
        else:
            target = pane.focusProxy() or pane
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _pane_order(self) -> list[QWidget]:
        whole = self.panes.right.currentIndex() == 1
        order: list[QWidget] = []
        if self.panes.has_tree or self.panes.width_class == "drawer":
            order.append(self.tree_pane)
        if whole and self.whole:
            order.append(self.whole)
        else:
            if self.toaster.isVisible():
                order.append(self.toaster)
            order.append(self._middle)
            if self.findings.list.isVisible():
                order.append(self.findings)
            if self.page.isVisible():
                order.append(self.page)
        return order

    def _preferred(self, name: str) -> None:
        if name == "tree/one_open":
            self.tree.set_one_open(self.preferences.get(name, True))

    # --- file and reader ---

    def _save(self) -> None:
        self.commit()
        self.session.end_step()
        self.toast(_("บันทึกแล้ว โปรแกรมบันทึกให้เองทุกครั้งที่พิมพ์"))

    def make_pdf(self) -> None:
        """Ask where the PDF goes and write it; from now on all findings are told."""
        self.commit()
        self._reveal()
        self.errands.make_pdf()

    def _settings(self) -> None:
        name = self.sender().objectName()
        self.commit()
        self.settings_wanted.emit({"settings": "report"}.get(name, name))

    def _show_front(self) -> None:
        self.commit()
        self.settings_wanted.emit("front")

    def show_job(self, words: str, percent: int, cancel: Callable[[], object] | None = None) -> None:
        """Show a job under way in the status bar; ``cancel`` is a bound method."""
        self.status.show_job(words, percent, cancel)

    def hide_job(self) -> None:
        """Show no job any more."""
        self.status.hide_job()

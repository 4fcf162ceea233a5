"""The wizard's last step: what the file begins with, for which year, and where it is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.services.starting import checked_path, free_path, new_report, printed_title, suggested_path
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.fields import FieldFrame
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.settings.choosing import choose_folder
from ita_desktop.ui.settings.paper import Paper, PaperLine
from ita_desktop.ui.settings.rows import TypedLine
from ita_desktop.ui.settings.year import YearField, not_a_year
from ita_desktop.ui.start.answers import Begin
from ita_desktop.ui.start.choice import ChoiceCard
from ita_desktop.ui.start.step import Step
from ita_desktop.ui.start.wizard_word import WordFile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ita_desktop.ui.runner import Runner
    from ita_desktop.ui.start.answers import Answers


class BeginStep(Step):
    """Empty, from last year's Word file, or the sample; the year; the file."""

    def __init__(self, runner: Runner, *, known: bool) -> None:
        super().__init__(_("เริ่มงานแบบใด"), _("เลือกได้หนึ่งแบบ ยังไม่มีอะไรถูกเขียนลงเครื่องจนกว่าจะกดปุ่มสร้าง"))
        self._answers: Answers | None = None
        self._named = False
        self.cards = {
            Begin.EMPTY: ChoiceCard(
                "file-plus-2", _("รายงานเปล่า"), _("มีประเด็นทั้งเจ็ดให้แล้ว พิมพ์มาตรการแรกได้เลย"), choosable=True
            ),
            Begin.WORD: ChoiceCard(
                "file-input", _("ไฟล์ Word ของปีก่อน"), _("อ่านตารางเดิมให้ ข้อที่ไม่แน่ใจจะถามท่าน"), choosable=True
            ),
            Begin.SAMPLE: ChoiceCard(
                "flask-conical", _("หน่วยงานตัวอย่าง"), _("ลองได้ทุกอย่าง ไม่ปนกับงานจริง"), choosable=True
            ),
        }
        self.cards[Begin.SAMPLE].setVisible(not known)
        self.word = WordFile(runner)
        self.year = YearField(_("ปีงบประมาณของผลงาน"))
        self.file = TypedLine(_("ชื่อแฟ้ม"))
        self.folder = Button(_("เลือกโฟลเดอร์"), "folder-open")
        self.year_frame = FieldFrame(_("ปีงบประมาณของผลงาน"), self.year)
        self.file_frame = FieldFrame(_("ชื่อแฟ้ม"), self.file)
        self.where = Label("", "caption", "text.secondary", most=1)
        self._lay_out()
        self.paper = Paper(_("ปกรายงาน"), height=180, middle=True)
        self.say_how_printed(self.paper)
        for card in self.cards.values():
            card.clicked.connect(self._chosen)
        self.word.read.connect(self._read)
        self.year.chosen.connect(self._year_typed)
        self.year.refused.connect(self._year_refused)
        self.file.typed.connect(self._file_typed)
        self.folder.clicked.connect(self._ask)

    def _lay_out(self) -> None:
        for begin, card in self.cards.items():
            self.column.addWidget(card)
            if begin is Begin.WORD:
                self.column.addWidget(self.word)
        row = QHBoxLayout()
        row.setSpacing(look().px(12))
        row.addWidget(self.year_frame, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.file_frame, 2, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        place = QHBoxLayout()
        place.setSpacing(look().px(12))
        place.addWidget(self.where, 1)
        place.addWidget(self.folder)
        self.column.addLayout(place)

    @property
    @override
    def title(self) -> str:
        return _("เริ่มงาน")

    @override
    def first_field(self) -> QWidget:
        return self.cards[self._answers.begin if self._answers else Begin.EMPTY]

    @property
    def path(self) -> Path:
        """Return the path of the new file. Raises what `starting.checked_path` raises."""
        assert self._answers is not None
        return checked_path(self._answers.folder, self.file.text())

    @override
    def show_answers(self, answers: Answers) -> None:
        self._answers = answers
        self.cards[answers.begin].setChecked(True)
        if not self.year_frame.message.text:  # what is no year stays to be mended
            self.year.show_year(answers.year)
        if not self._named:
            self.file.show_text(self._suggested(answers))
        self.where.set_text(_("เก็บไว้ที่ {folder}").format(folder=shown_folder(answers.folder)))
        self.where.setToolTip(str(answers.folder))
        self.word.setVisible(answers.begin is Begin.WORD)
        self.year_frame.setVisible(answers.begin is not Begin.SAMPLE)
        self._draw()

    def _suggested(self, answers: Answers) -> str:
        if answers.begin is Begin.SAMPLE:
            return free_path(answers.folder, _("หน่วยงานตัวอย่าง")).stem
        read = answers.read if answers.begin is Begin.WORD else None
        return suggested_path(answers.folder, (read.fiscal_year if read else 0) or answers.year).stem

    @override
    def taken(self, answers: Answers) -> Answers:
        begin = next((begin for begin, card in self.cards.items() if card.isChecked()), Begin.EMPTY)
        year = self.year.year or answers.year
        folder = self._answers.folder if self._answers else answers.folder
        read, accept = self.word.report, self.word.accept.isChecked()
        self._answers = replace(answers, folder=folder, begin=begin, year=year, read=read, accept=accept)
        return self._answers

    @override
    def complain(self) -> bool:
        assert self._answers is not None
        if self._answers.begin is Begin.WORD and not self._answers.read:
            if not self.word.busy and not self.word.message.text:
                self.word.message.say("error", _("ยังไม่ได้เลือกไฟล์ Word โปรดเลือกไฟล์หรือเริ่มจากรายงานเปล่า"))
            self.word.choose.setFocus()
            return True
        if not self.year.year:
            self._year_refused(self.year.text())
            self.year.setFocus()
            return True
        try:
            self.path  # noqa: B018 - asked for what is wrong with it
        except UserError as error:
            self.complain_of_file(error)
            return True
        self.file_frame.say("", "")
        return False

    def complain_of_file(self, error: UserError) -> None:
        """Say why the file cannot be made."""
        self.file_frame.say("error", str(error))
        self.file.setFocus()

    def begin_with(self, begin: Begin) -> None:
        """Choose what the file begins with."""
        self.cards[begin].setChecked(True)
        self._chosen()

    def _chosen(self) -> None:
        self.changed.emit()

    def _read(self) -> None:
        self.changed.emit()

    def _year_typed(self, year: int) -> None:
        if year:
            self.year_frame.say("", "")
        else:
            self._year_refused("")
        self.changed.emit()

    def _year_refused(self, text: str) -> None:
        self.year_frame.say("error", not_a_year(text))

    def _file_typed(self, name: str) -> None:
        self._named = bool(name)
        self.file_frame.say("", "")

    def _ask(self) -> None:
        assert self._answers is not None
        folder = self._answers.folder
        there = next((f for f in (folder, *folder.parents) if f.is_dir()), folder)
        choose_folder(self, _("เลือกโฟลเดอร์ที่จะเก็บแฟ้ม"), self.keep_in, str(there))

    def keep_in(self, folder: str) -> None:
        """Keep the file in another folder."""
        assert self._answers is not None
        self._answers = replace(self._answers, folder=Path(folder))
        self.file_frame.say("", "")
        self.changed.emit()

    def _draw(self) -> None:
        assert self._answers is not None
        answers = self._answers
        report = new_report(answers.office, answers.year)
        if answers.begin is Begin.WORD and answers.read:
            report = answers.read
        lines = [PaperLine(line, bold=True, size=15) for line in printed_title(report)]
        self.paper.show_items([*lines, PaperLine(report.office.full_name, size=14)])
        self.paper.setVisible(answers.begin is not Begin.SAMPLE)


def shown_folder(folder: Path) -> str:
    """Return a folder as people say it: its last parts with a sign between them."""
    parts = [part for part in folder.parts if part not in {"/", "\\"}]
    return " › ".join(parts[-3:])

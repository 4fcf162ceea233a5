"""Printing: what is chosen comes out, on a printer, through the system's queue and as a file."""

from __future__ import annotations

import gc
import io
import sys
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from ita_desktop.base.errors import NotWritableError, UserError
from ita_desktop.domain.checks import Finding, Level
from ita_desktop.domain.model import Place
from ita_desktop.services.pages import Choice, Part
from ita_desktop.services.printing import set_pages
from ita_desktop.services.samples import sample_office
from ita_desktop.ui.look.look import look
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.printing import system
from ita_desktop.ui.printing.job import Order, PrintJob
from ita_desktop.ui.printing.ranges import read_range
from ita_desktop.ui.printing.save_pdf import SavePdf
from ita_desktop.ui.printing.thumbs import ThumbModel
from ita_desktop.ui.printing.view import PrintView
from tests.ui.paging import a_cell, add_line, logo_office, png

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ita_desktop.services.pages import SetPages
    from ita_desktop.ui.runner import Runner
    from ita_desktop.ui.session import Session

ERROR = Finding(Level.ERROR, "x", Place("title"), "")


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the printers that the system knows, to be filled."""
    names: list[str] = []
    monkeypatch.setattr(system, "printers", lambda: tuple(names))
    return names


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what was given to the system to be opened."""
    urls: list[str] = []

    def take(url: QUrl) -> bool:
        urls.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return urls


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where a print queue keeps what it is given; it takes nothing for the printer "เสีย"."""
    folder = tmp_path / "queue"
    folder.mkdir()
    script = folder / "lp"
    script.write_text(
        "#!/bin/sh\n"
        '[ "$2" = "เสีย" ] && exit 1\n'
        f'echo "$@" > "{folder}/said"\n'
        "for last; do :; done\n"
        f'cp "$last" "{folder}/taken.pdf"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr(sys, "platform", "linux")
    return folder


def sample_pages(choice: Choice | None = None) -> SetPages:
    report = sample_office().report()
    assert report
    return set_pages(report, lambda _sha: b"", choice=choice or Choice())


def view_of(qtbot: QtBot, session: Session) -> PrintView:
    """Return the view, shown, with its pages set."""
    view = PrintView(session, Preferences())
    qtbot.addWidget(view)
    view.resize(1366, 614)
    view.show()
    qtbot.waitUntil(lambda: view.setter.pages is not None, timeout=20_000)
    return view


def settled(qtbot: QtBot, view: PrintView) -> SetPages:
    """Return the pages once they are those that are chosen."""
    setter = view.setter

    def there() -> bool:
        return setter._asked is not None and setter._asked[1] == view.choices.preview and _matches(view)

    qtbot.waitUntil(there, timeout=20_000)
    assert setter.pages
    return setter.pages


def _matches(view: PrintView) -> bool:
    shown = view.setter.pages
    return shown is not None and {page.part for page in shown.pages} == view.choices.preview.parts


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


# --- the view ---


def test_the_first_page_is_whole_and_the_small_ones_beside_it(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    rect = view.view._column.rects[0]
    assert rect.height() <= view.view.viewport().height()
    model = view.thumbs.model()
    assert [model.index(row, 0).data() for row in range(4)] == ["ปก", "คำนำ", "สารบัญ", "ตาราง ๑"]
    assert view._head._page.text().startswith("หน้า ๑ จาก ")
    view.grab()


def test_choosing_a_small_page_goes_there_and_back(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    view.thumbs.setCurrentIndex(view.thumbs.model().index(4, 0))
    qtbot.waitUntil(lambda: view.view.page == 4, timeout=2000)
    view.view.go_to_page(2)
    qtbot.waitUntil(lambda: view.thumbs.currentIndex().row() == 2, timeout=2000)


def test_the_list_of_pages_is_a_sound_model(qtbot: QtBot, session: Session, qtmodeltester: ModelTester) -> None:
    view = view_of(qtbot, session)
    model = ThumbModel(view.setter)
    qtmodeltester.check(model, force_py=True)
    view.choices.parts[Part.TABLE].click()
    settled(qtbot, view)
    assert model.rowCount() == 3
    assert model.rowCount(model.index(0, 0)) == 0


def test_parts_are_left_out_but_never_all(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    for part in (Part.COVER, Part.PREFACE, Part.CONTENTS):
        view.choices.parts[part].click()
    pages = settled(qtbot, view)
    assert {page.part for page in pages.pages} == {Part.TABLE}
    assert not view.choices.parts[Part.TABLE].isEnabled()
    assert view.choices._part_counts[Part.COVER].text() == "๑ หน้า"
    view.choices.parts[Part.COVER].click()
    assert view.choices.parts[Part.TABLE].isEnabled()


def test_the_stamp_is_on_by_itself_while_something_must_be_fixed(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    view.show_findings([ERROR, ERROR, Finding(Level.WARNING, "y", Place("title"), "")])
    assert view.choices.findings.isVisible()
    assert view.choices.findings.label.text() == "ยังมี ๒ ข้อที่ต้องแก้"
    assert view.choices.stamp.isChecked()
    qtbot.waitUntil(lambda: "ร่าง" in texts(view.setter.pages.pdf)[0] if view.setter.pages else False, timeout=20_000)
    view.show_findings([])
    assert not view.choices.stamp.isChecked()
    assert not view.choices.findings.isVisible()
    view.choices.stamp.click()
    view.show_findings([])
    assert view.choices.stamp.isChecked()  # a person has decided
    view.show_findings([ERROR])
    with qtbot.waitSignal(view.findings_wanted):
        next(b for b in view.choices.findings.children() if hasattr(b, "click")).click()


def test_without_a_printer_the_file_is_offered(qtbot: QtBot, session: Session, printers: list[str]) -> None:
    assert not printers
    view = view_of(qtbot, session)
    assert view.choices.no_printer.isVisible()
    assert not view.choices.printer.isVisible()
    assert not view.buttons.print.isEnabled()
    assert view.buttons.save.isEnabled()
    view.print_now()
    assert not view.job.busy


def test_the_printer_a_person_has_chosen_stays(qtbot: QtBot, session: Session, printers: list[str]) -> None:
    printers += ["หนึ่ง", "สอง"]
    view = view_of(qtbot, session)
    view.choices.printer.setCurrentText("สอง")
    view.hide()
    printers.append("สาม")
    view.show()
    assert view.choices.order == Order("สอง")
    assert view.buttons.print.isEnabled()


def test_a_range_that_is_none_is_told(qtbot: QtBot, session: Session, printers: list[str]) -> None:
    printers.append("หนึ่ง")
    view = view_of(qtbot, session)
    view.choices.which.setCurrentIndex(1)
    assert view.choices.choice is None
    assert not view.buttons.print.isEnabled()
    view.choices.range.setText("9-99")
    assert "โปรดใส่เลขหน้า 1 ถึง" in view.choices.range_frame.message.text
    assert not view.buttons.save.isEnabled()
    view.save_pdf()
    view._open()
    view.choices.range.setText("๑-๒")
    assert view.choices.choice == Choice(pages=frozenset({0, 1}))
    assert view.choices.range_frame.message.text == ""
    assert view.buttons.save.isEnabled()


def test_what_goes_wrong_is_told(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    view._not_set(UserError("ไม่ได้"))
    assert view.buttons.error.isVisible()
    assert view.buttons.error.label.text() == "ไม่ได้"
    with pytest.raises(ZeroDivisionError):
        view._not_set(ZeroDivisionError())


def test_missing_characters_are_told(qtbot: QtBot, session: Session) -> None:
    add_line(session, a_cell(session), "ลูกศร ➤")
    view = view_of(qtbot, session)
    assert "➤" in view.buttons.missing.label.text()
    assert view.buttons.missing.isVisible()


def test_the_view_follows_theme_and_size(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    look().use("dark", 1.5)
    assert view._left.width() == 228
    view.grab()


# --- printing ---


@pytest.mark.usefixtures("lp")
def test_on_linux_the_file_goes_to_the_queue(qtbot: QtBot, session: Session, printers: list[str], lp: Path) -> None:
    printers.append("HP สำนักปลัด")
    view = view_of(qtbot, session)
    view.choices.copies.setValue(2)
    view.choices.two_sided.click()
    view.choices.which.setCurrentIndex(1)
    view.choices.range.setText("2, 4")
    with qtbot.waitSignal(view.job.finished, timeout=20_000):
        view.buttons.print.click()
        view.print_now()  # once is enough
    said = (lp / "said").read_text()
    assert "-d HP สำนักปลัด -n 2" in said
    assert "sides=two-sided-long-edge" in said
    every = texts(view.setter.pages.pdf) if view.setter.pages else []
    assert texts((lp / "taken.pdf").read_bytes()) == [every[1], every[3]]
    assert view.buttons.outcome.label.text() == "ส่งไปที่ “HP สำนักปลัด” แล้ว"
    assert not view.job.busy


@pytest.mark.usefixtures("lp")
def test_a_queue_that_takes_nothing_is_told(qtbot: QtBot, session: Session, printers: list[str]) -> None:
    printers.append("เสีย")
    view = view_of(qtbot, session)
    with qtbot.waitSignal(view.job.failed, timeout=20_000) as failed:
        view.print_now()
    assert "ไม่รับงาน" in failed.args[0]
    assert view.buttons.error.isVisible()


@pytest.mark.usefixtures("lp")
def test_what_was_just_typed_is_on_paper(qtbot: QtBot, session: Session, printers: list[str], lp: Path) -> None:
    printers.append("หนึ่ง")
    view = view_of(qtbot, session)
    add_line(session, a_cell(session), "พิมพ์สดเดี๋ยวนี้")
    with qtbot.waitSignal(view.job.finished, timeout=20_000):
        view.print_now()
    assert any("พิมพ์สด" in text for text in texts((lp / "taken.pdf").read_bytes()))


@pytest.mark.usefixtures("lp")
def test_a_stamp_taken_off_a_moment_ago_is_not_on_paper(
    qtbot: QtBot, session: Session, printers: list[str], lp: Path
) -> None:
    printers.append("หนึ่ง")
    view = view_of(qtbot, session)
    view.show_findings([ERROR])
    qtbot.waitUntil(lambda: view.setter.is_current, timeout=20_000)
    view.choices.stamp.click()
    with qtbot.waitSignal(view.job.finished, timeout=20_000):
        view.print_now()
    assert not any("ร่าง" in text for text in texts((lp / "taken.pdf").read_bytes())[:1])


def test_what_cannot_be_set_is_told_and_not_printed_later(
    qtbot: QtBot, session: Session, printers: list[str], tmp_path: Path
) -> None:
    printers.append("หนึ่ง")
    view = view_of(qtbot, session)
    with qtbot.waitSignal(view.setter.failed, timeout=20_000):
        view.setter._preferences.put("print/font", str(tmp_path / "none.ttf"))
        view._waits = True
    assert view.buttons.error.isVisible()
    assert not view._waits


def test_a_queue_that_hangs_or_is_gone_is_told(lp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (lp / "lp").write_text("#!/bin/sh\nsleep 5\n")
    monkeypatch.setattr(system, "_PATIENCE", 0.2)
    with pytest.raises(UserError, match="ไม่รับงาน"):
        system.print_pdf(tmp_path / "a.pdf", "x", 1, two_sided=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert not system.takes_pdf()


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_elsewhere_pages_are_painted_one_by_one_at_300_dots(
    qtbot: QtBot, runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ita_desktop.ui.printing.job.takes_pdf", lambda: False)
    pages, out = sample_pages(Choice(pages=frozenset({0, 3}))), tmp_path / "out.pdf"
    printer = pdf_printer(out)
    monkeypatch.setattr(PrintJob, "_made_printer", staticmethod(lambda _order: printer))
    job, seen = PrintJob(runner), []
    job.progress.connect(lambda done, total: seen.append((done, total)))
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start(pages, Order("กระดาษ"))
        assert job.busy
        job.start(pages, Order("อีกครั้ง"))
    assert seen == [(0, 2), (1, 2), (2, 2)]
    assert printer.resolution() == 300
    read = pypdf.PdfReader(out)
    sizes = [(round(p.mediabox.width), round(p.mediabox.height)) for p in read.pages]
    assert sizes == [(595, 842), (842, 595)]
    (image,) = read.pages[1].images
    assert image.image
    assert image.image.size[0] == pytest.approx(842 / 72 * 300, abs=4)
    assert image.image.convert("L").histogram()[0] > 1000


def test_printing_can_be_stopped(qtbot: QtBot, runner: Runner, tmp_path: Path) -> None:
    job = PrintJob(runner)
    job.cancel()
    with qtbot.waitSignal(job.finished) as said:
        job.print_on(sample_pages(), pdf_printer(tmp_path / "out.pdf"))
        job.cancel()
    assert said.args == ["หยุดพิมพ์แล้ว"]
    job._page()  # a turn that was on its way
    assert not job.busy


def test_a_job_that_goes_while_it_prints_leaves_the_printer_whole(qtbot: QtBot, runner: Runner, tmp_path: Path) -> None:
    for number, by_qt in enumerate((True, False)):
        job, path = PrintJob(runner), tmp_path / f"{number}.pdf"
        job.print_on(sample_pages(), pdf_printer(path))
        with qtbot.waitSignal(job.progress):
            pass
        if by_qt:
            shiboken6.delete(job)
        del job
        assert pypdf.PdfReader(path).pages


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_begin_is_told(qtbot: QtBot, runner: Runner, tmp_path: Path) -> None:
    job = PrintJob(runner)
    with qtbot.waitSignal(job.failed) as failed:
        job.print_on(sample_pages(), pdf_printer(tmp_path / "none" / "out.pdf"))
    assert "ไม่รับงาน" in failed.args[0]


def test_a_printer_is_made_as_ordered(qapp: QApplication, runner: Runner) -> None:
    assert qapp
    printer = PrintJob._made_printer(Order("ไม่มีจริง", 3, two_sided=True))
    assert printer.copyCount() == 3
    job = PrintJob(runner)
    with pytest.raises(ZeroDivisionError):
        job._was_not(ZeroDivisionError())
    assert isinstance(system.printers(), tuple)


# --- the file ---


def test_the_file_is_asked_for_under_a_sensible_name(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    dialog = view.save.ask()
    assert [Path(name).name for name in dialog.selectedFiles()] == ["รายงาน ITA ๒๕๖๘ ทต.ทุ่งน้ำค้าง.pdf"]
    assert Path(dialog.directory().path()) == session.path.parent
    gone = weakref.ref(dialog)
    del dialog
    gone().reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None


def test_the_chosen_file_is_written_and_shown(
    qtbot: QtBot, session: Session, tmp_path: Path, opened: list[str]
) -> None:
    view = view_of(qtbot, session)
    view.choices.parts[Part.COVER].click()
    folder = tmp_path / "ที่อื่น"
    folder.mkdir()
    out = folder / "ก.pdf"
    view.save_pdf()
    (dialog,) = view.findChildren(QFileDialog)
    with qtbot.waitSignal(view.save.written, timeout=20_000):
        dialog.fileSelected.emit(str(out))
        dialog.reject()
    assert "คำนำ" in texts(out.read_bytes())[0]
    assert view.buttons.outcome.label.text().endswith("หน้า: ก.pdf")
    assert view.buttons.show_saved.isVisible()
    view.buttons.show_saved.click()
    view.save.open_last()
    assert opened == [str(folder), str(out)]
    assert Preferences().get("print/folder", "") == str(folder)
    again = view.save.ask()
    assert Path(again.directory().path()) == folder
    again.reject()


def test_the_reader_is_given_a_file_of_the_moment(qtbot: QtBot, session: Session, opened: list[str]) -> None:
    view = view_of(qtbot, session)
    view.buttons.open.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    path = Path(opened[0])
    assert path.name == "รายงาน ITA ๒๕๖๘ ทต.ทุ่งน้ำค้าง.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    path.unlink()


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = view_of(qtbot, session)

    def held(*_args: object, **_more: object) -> None:
        raise NotWritableError("สร้าง PDF ไม่ได้ เพราะไฟล์เดิมเปิดอยู่ในโปรแกรมอื่น ปิดแล้วลองใหม่")

    monkeypatch.setattr("ita_desktop.services.printing.print_report", held)
    with qtbot.waitSignal(view.save.failed, timeout=20_000):
        view.save.write(tmp_path / "a.pdf")
    assert "เปิดอยู่ในโปรแกรมอื่น" in view.buttons.error.label.text()
    with pytest.raises(ZeroDivisionError):
        view.save._not_written(ZeroDivisionError())


def test_logo_and_missing_characters_go_into_the_file(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = png()
    monkeypatch.setattr(session, "blob", lambda _sha: data)
    session.edit_file("ใส่ตรา", lambda _file: logo_office(data))
    add_line(session, a_cell(session), "ลูกศร ➤")
    view = view_of(qtbot, session)
    save = SavePdf(session, Preferences(), view)
    save.open_last()
    save.show_last()
    with qtbot.waitSignal(save.written, timeout=20_000) as written:
        save.write(tmp_path / "a.pdf")
    assert written.args == [tmp_path / "a.pdf", "สร้าง PDF แล้ว แต่ฟอนต์ไม่มีอักขระ ➤"]
    assert list(pypdf.PdfReader(tmp_path / "a.pdf").pages[0].images)
    assert save.path == tmp_path / "a.pdf"


@pytest.mark.parametrize(("platform", "program"), [("win32", "explorer.exe"), ("darwin", "open")])
def test_other_systems_mark_the_file_in_its_folder(
    platform: str, program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(
        system.QProcess, "startDetached", lambda name, arguments: started.append((name, arguments)), raising=True
    )
    system.show_in_folder(tmp_path / "ก.pdf")
    assert started[0][0] == program
    assert started[0][1][-1] == str(tmp_path / "ก.pdf")


# --- ranges ---


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1", {0}),
        ("1-3", {0, 1, 2}),
        ("๒-๓, 5", {1, 2, 4}),
        ("1 - 2", {0, 1}),
        ("2 ถึง 4", {1, 2, 3}),
        ("9-", {8, 9}),
        ("-2", {0, 1}),
        ("1 3 5", {0, 2, 4}),
        ("1,2;", {0, 1}),
    ],
)
def test_pages_are_read_as_people_write_them(text: str, pages: set[int]) -> None:
    assert read_range(text, 10) == pages


@pytest.mark.parametrize("text", ["", "0", "11", "3-1", "a", "1-2-3", "-", "1--2", ","])
def test_what_names_no_pages_is_none(text: str) -> None:
    assert read_range(text, 10) is None


# --- lifetime ---


def test_the_view_goes_when_it_is_closed(qtbot: QtBot, session: Session) -> None:
    def made() -> list[weakref.ref[object]]:
        view = PrintView(session, Preferences())
        view.show()
        qtbot.waitUntil(lambda: view.setter.pages is not None, timeout=20_000)
        gone: list[weakref.ref[object]] = [weakref.ref(view), weakref.ref(view.choices), weakref.ref(view.job)]
        view.close()
        view.deleteLater()
        return gone

    gone = made()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in gone] == [None, None, None]

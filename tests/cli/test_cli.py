"""The commands, as a person or a script meets them."""

from __future__ import annotations

import io
import json
import os
import pty
import runpy
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import docx as docx_library
import pypdf
import pytest
from commands import DONE, REFUSED, WRONG_USE, Ita, Said

from ita_desktop import __main__ as program_main
from ita_desktop import __version__, app
from ita_desktop.base import i18n
from ita_desktop.base.assets import font_path
from ita_desktop.cli import checking, main, terminal
from ita_desktop.domain.checks import Finding, Level
from ita_desktop.domain.model import COLUMNS, MISSING, OfficeFile, Place, SetText, new_uid
from ita_desktop.domain.plain import to_plain
from ita_desktop.services.library import create_office, open_office
from ita_desktop.services.samples import sample_office
from ita_desktop.ui.system import display

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_desktop.domain.model import Fix

    Ita = Callable[..., "Said"]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def docx(shared: Path) -> Path:
    return shared / "seed" / "report-2568.docx"


def program(*argv: object, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "ita_desktop", *map(str, argv)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C", **env},
        timeout=60,
    )


# --- each command does its job ---


def test_sample_makes_the_sample_offices_file(ita: Ita, tmp_path: Path) -> None:
    path = tmp_path / "ตัวอย่าง.itadb"
    said = ita("sample", path)
    assert (said.code, said.err) == (DONE, "")
    assert str(path) in said.out
    with open_office(path, read_only=True) as office:
        assert office.value == sample_office()


def test_import_reads_a_word_report_into_a_new_file(ita: Ita, docx: Path, shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "office.itadb"
    said = ita("import", docx, "--into", path, "--accept-proposals", "--json")
    assert said.code == DONE
    assert (said.json["fiscal_year"], said.json["measures"], said.json["written"]) == (2568, 15, True)
    assert {doubt["state"] for doubt in said.json["doubts"]} == {"accepted"}
    wanted = json.loads((shared / "seed" / "report-2568.json").read_text(encoding="utf-8"))
    assert ita("show", path, "--json").json == wanted


def test_import_says_what_it_could_not_decide(ita: Ita, docx: Path, tmp_path: Path) -> None:
    said = ita("import", docx, "--into", tmp_path / "office.itadb")
    assert "รอให้ตัดสินใจ" in said.out
    assert "ประเด็นที่ ๕ › มาตรการที่ ๓ › ชื่อ" in said.out
    assert "→ แยกเป็น ๒ มาตรการ" in said.out
    assert "→ คงไว้" in said.out
    assert "โปรดนำเข้าอีกครั้งลงแฟ้มใหม่โดยเพิ่ม --accept-proposals" in said.out
    dry = ita("import", docx, "--into", tmp_path / "dry.itadb", "--dry-run")
    assert "โปรดเพิ่ม --accept-proposals เมื่อนำเข้า" in dry.out
    accepted = ita("import", docx, "--into", tmp_path / "other.itadb", "--accept-proposals")
    assert "แก้ตามข้อเสนอแล้ว" in accepted.out
    assert "รอให้ตัดสินใจ" not in accepted.out
    assert "--accept-proposals" not in accepted.out


def test_a_dry_run_writes_nothing(ita: Ita, docx: Path, sample: Path, tmp_path: Path) -> None:
    said = ita("import", docx, "--into", tmp_path / "new.itadb", "--dry-run")
    assert said.code == DONE
    assert "ยังไม่ได้เขียนแฟ้ม" in said.out
    assert not (tmp_path / "new.itadb").exists()
    other = other_year(sample)
    before = other.read_bytes()
    assert ita("import", docx, "--into", other, "--dry-run", "--json").json["written"] is False
    assert other.read_bytes() == before


def other_year(path: Path) -> Path:
    """Give the sample's report another year, so that the real one can be added."""
    with open_office(path) as office:
        report = office.value.report()
        assert report
        office.save(office.value.with_report(replace(report, fiscal_year=2560)))
    return path


def test_import_adds_a_year_to_a_file(ita: Ita, docx: Path, sample: Path) -> None:
    said = ita("import", docx, "--into", other_year(sample))
    assert said.code == DONE
    assert "เพิ่มปีงบประมาณ ๒๕๖๘" in said.out
    assert ita("show", sample, "--json").json["fiscal_year"] == 2568
    assert ita("show", sample, "--json", "--year", "๒๕๖๐").json["fiscal_year"] == 2560
    assert "แฟ้มนี้มีปีอื่นด้วย: ๒๕๖๐" in ita("show", sample).out


def test_show_tells_what_a_report_holds_and_lacks(ita: Ita, sample: Path) -> None:
    report = sample_office().report()
    assert report
    said = ita("show", sample)
    assert said.code == DONE
    for text in (report.office.full_name, report.issues[6].title, report.issues[0].measures[0].title):
        assert text in said.out
    with open_office(sample) as office:
        first = report.issues[0].measures[0]
        emptied = replace(first, title="", activities=(first.activities[0].with_cell("period", MISSING),))
        issue = replace(report.issues[0], measures=(emptied,))
        office.save(office.value.with_report(replace(report, issues=(issue,), date=replace(report.date, text=""))))
    bare = ita("show", sample).out
    assert "๑. (ไม่มีชื่อ)" in bare
    assert f"ยังว่าง: {report.columns[2].heading}" in bare
    assert "(ว่าง)" in bare


def test_show_json_is_the_readable_form(ita: Ita, sample: Path) -> None:
    report = sample_office().report()
    assert report
    said = ita("show", sample, "--json")
    assert said.json == to_plain(report, ids=False)
    assert "\\u" not in said.out


def test_check_tells_by_its_exit_code_whether_something_must_be_put_right(
    ita: Ita, sample: Path, docx: Path, tmp_path: Path
) -> None:
    clean = ita("check", sample)
    assert clean.code == DONE
    assert ita("check", sample, "--json").json["counts"]["error"] == 0
    path = tmp_path / "real.itadb"
    ita("import", docx, "--into", path)
    said = ita("check", path)
    assert said.code == REFUSED
    assert "ต้องแก้" in said.out
    told = ita("check", path, "--json")
    assert told.code == REFUSED
    findings = told.json["findings"]
    assert {finding["level"] for finding in findings} == {"error", "warning", "hint"}
    assert any(finding["place"].get("issue") == 2 and finding["place"].get("measure") == 2 for finding in findings)
    assert any(finding["proposal"] for finding in findings)


def test_import_of_a_tidy_report_has_little_to_say(ita: Ita, tmp_path: Path) -> None:
    document = docx_library.Document()
    table = document.add_table(2, 6)
    for column, cell in zip(COLUMNS, table.rows[0].cells, strict=True):
        cell.text = column.heading
    for cell in table.rows[1].cells:
        cell.text = "ประชุม"
    document.save(str(tmp_path / "tidy.docx"))
    said = ita("import", tmp_path / "tidy.docx", "--into", tmp_path / "office.itadb")
    assert said.code == DONE
    assert "จัดข้อความ" not in said.out
    assert "สร้างแฟ้มแล้ว แต่ยังไม่ทราบปีงบประมาณของรายงาน" in said.out
    assert ita("show", tmp_path / "office.itadb", "--year", "0").code == DONE
    assert ita("check", tmp_path / "office.itadb").out.startswith("รายงานที่ยังไม่ระบุปีงบประมาณ\n")
    assert "ปีที่มีคือ ยังไม่ระบุปี" in ita("show", tmp_path / "office.itadb", "--year", "2568").err


def test_a_report_of_unknown_year_may_join_others(ita: Ita, sample: Path, tmp_path: Path) -> None:
    document = docx_library.Document()
    table = document.add_table(2, 6)
    for column, cell in zip(COLUMNS, table.rows[0].cells, strict=True):
        cell.text = column.heading
    for cell in table.rows[1].cells:
        cell.text = "ประชุม"
    document.save(str(tmp_path / "tidy.docx"))
    said = ita("import", tmp_path / "tidy.docx", "--into", sample)
    assert (said.code, "เพิ่มรายงานลงในแฟ้มแล้ว แต่ยังไม่ทราบปีงบประมาณ" in said.out) == (DONE, True)


def test_check_of_a_report_without_findings_says_so(ita: Ita, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sample.itadb"
    ita("sample", path)
    monkeypatch.setattr(checking, "check", lambda _report: ())
    said = ita("check", path)
    assert (said.code, "ไม่พบสิ่งที่ต้องแก้" in said.out) == (DONE, True)
    finding = Finding(Level.HINT, "x", Place("date"), "น่าจะดู")
    monkeypatch.setattr(checking, "check", lambda _report: (finding,))
    said = ita("check", path)
    assert (said.code, "ข้อแนะนำ ๑ ข้อ" in said.out, "ต้องแก้" in said.out) == (DONE, True, False)


def test_findings_that_say_the_same_are_one_entry_with_its_places(
    ita: Ita, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = sample_office().report()
    assert report
    rows = [(Place("results", issue.uid, measure.uid, row.uid), row.uid) for issue, measure, row in report.activities()]

    def told(*fixes: Fix | None) -> list[str]:
        found = [Finding(Level.HINT, "x", place, "น่าจะดู", fix) for (place, _uid), fix in zip(rows, fixes, strict=False)]
        other = Finding(Level.HINT, "x", Place("date"), "อีกเรื่อง")
        monkeypatch.setattr(checking, "check", lambda _report: (*found, other))
        assert ita("check", sample, "--json").json["counts"]["hint"] == len(found) + 1
        return ita("check", sample).out.splitlines()[2:]

    one, other = ((SetText(Place("as_of"), "", day),) for day in ("๑ มีนาคม ๒๕๖๘", "๒ มีนาคม ๒๕๖๘"))
    heading = report.columns[4].heading
    assert told(one, one) == [
        "ข้อแนะนำ ๒ ข้อ รวม ๓ แห่ง",
        "   ๑. น่าจะดู (๒ แห่ง)",
        f"      • ประเด็นที่ ๑ › มาตรการที่ ๑ › {heading}",
        f"      • ประเด็นที่ ๑ › มาตรการที่ ๒ › {heading}",
        "      → ใส่ช่อง ข้อมูล ณ วันที่ เป็น “๑ มีนาคม ๒๕๖๘”",
        "   ๒. วันที่รายงาน",
        "      อีกเรื่อง",
    ]
    assert told(one, other)[1:6] == [
        "   ๑. น่าจะดู (๒ แห่ง)",
        f"      • ประเด็นที่ ๑ › มาตรการที่ ๑ › {heading}",
        "        → ใส่ช่อง ข้อมูล ณ วันที่ เป็น “๑ มีนาคม ๒๕๖๘”",
        f"      • ประเด็นที่ ๑ › มาตรการที่ ๒ › {heading}",
        "        → ใส่ช่อง ข้อมูล ณ วันที่ เป็น “๒ มีนาคม ๒๕๖๘”",
    ]


def test_show_joins_the_lines_of_the_title_as_the_pages_do(ita: Ita, sample: Path) -> None:
    report = sample_office().report()
    assert report
    assert len(report.title) > 1
    assert report.title[0] + report.title[1] in ita("show", sample).out


@pytest.mark.parametrize("year", ["68", "๖๘", "2568"])
def test_a_year_may_be_told_in_two_digits(ita: Ita, sample: Path, year: str) -> None:
    assert ita("show", sample, "--year", year, "--json").json["fiscal_year"] == 2568


def test_a_year_of_the_common_era_is_told_apart(ita: Ita, sample: Path) -> None:
    said = ita("show", sample, "--year", "2025")
    assert (said.code, "(โปรดใช้ พ.ศ.)" in said.err) == (REFUSED, True)
    assert "โปรดใช้ พ.ศ." not in ita("show", sample, "--year", "2560").err


def test_a_report_replaces_a_pdf_or_an_empty_file_only(ita: Ita, sample: Path, tmp_path: Path) -> None:
    for name, before in (("a.pdf", b"%PDF-1.4 old"), ("b", b"")):
        (tmp_path / name).write_bytes(before)
        assert ita("report", sample, "-o", tmp_path / name).code == DONE
        assert len(pypdf.PdfReader(tmp_path / name).pages) > 5
    other = tmp_path / "บันทึก.docx"
    other.write_bytes(b"PK\x03\x04")
    said = ita("report", sample, "-o", other)
    assert (said.code, other.read_bytes()) == (REFUSED, b"PK\x03\x04")
    assert "ไม่ใช่ไฟล์ PDF จึงไม่ได้เขียนทับ" in said.err


@pytest.mark.parametrize(
    "argv", [["sample", "."], ["import", "x.docx", "--into", "."], ["report", "sample.itadb", "-o", "."]], ids=" ".join
)
def test_a_folder_is_no_name_for_a_file(
    ita: Ita, sample: Path, argv: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample.parent)
    said = ita(*argv)
    assert (said.code, f"“{sample.parent.name}” เป็นโฟลเดอร์" in said.err) == (REFUSED, True)


def test_report_writes_the_pages(ita: Ita, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "รายงาน.pdf"
    said = ita("report", sample, "-o", out, "--year", "2568")
    assert (said.code, said.err) == (DONE, "")
    assert str(out) in said.out
    assert len(pypdf.PdfReader(out).pages) > 5


def test_report_takes_an_offices_own_font(ita: Ita, sample: Path, tmp_path: Path) -> None:
    regular, bold = font_path("sarabun/Sarabun-Regular.ttf"), font_path("sarabun/Sarabun-Bold.ttf")
    assert ita("report", sample, "-o", tmp_path / "a.pdf", "--font", regular).code == DONE
    assert ita("report", sample, "-o", tmp_path / "b.pdf", "--font", regular, "--font-bold", bold).code == DONE
    assert ita("report", sample, "-o", tmp_path / "c.pdf", "--font", sample).code == REFUSED
    assert not (tmp_path / "c.pdf").exists()


def test_report_names_the_characters_it_could_not_show(ita: Ita, sample: Path, tmp_path: Path) -> None:
    with open_office(sample) as office:
        report = office.value.report()
        assert report
        office.save(office.value.with_report(replace(report, title=("รายงาน ☑ ปี ๒๕๖๘",))))
    said = ita("report", sample, "-o", tmp_path / "a.pdf")
    assert said.code == DONE
    assert "☑ (U+2611)" in said.err


# --- what is refused, and how ---


@pytest.mark.parametrize(
    "argv",
    [
        ["show", "none.itadb"],
        ["check", "none.itadb"],
        ["report", "none.itadb", "-o", "out.pdf"],
        ["import", "none.docx", "--into", "new.itadb"],
        ["import", "bad.docx", "--into", "new.itadb"],
        ["show", "bad.docx"],
        ["show", "sample.itadb", "--year", "2500"],
        ["show", "empty.itadb"],
        ["sample", "sample.itadb"],
        ["sample", "no/folder.itadb"],
        ["report", "sample.itadb", "-o", "no/folder.pdf"],
        ["report", "sample.itadb", "-o", "sample.itadb"],
        ["report", "sample.itadb", "-o", "out.pdf", "--font", "none.ttf"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_all_as_it_was(
    ita: Ita, sample: Path, argv: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample.parent)
    Path("bad.docx").write_bytes(b"PK\x03\x04 no document")
    create_office(Path("empty.itadb"), OfficeFile(new_uid())).close()
    before = {path: path.read_bytes() for path in Path().iterdir()}
    said = ita(*argv)
    assert (said.code, said.out) == (REFUSED, "")
    assert len(said.err.strip().splitlines()) == 1
    assert "Traceback" not in said.err
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_the_same_file_again_changes_nothing(ita: Ita, docx: Path, tmp_path: Path) -> None:
    path = tmp_path / "office.itadb"
    ita("import", docx, "--into", path)
    before = path.read_bytes()
    said = ita("import", docx, "--into", path)
    assert said.code == DONE
    assert "เหมือนเดิม" in said.out
    assert "ไม่มีอะไรใหม่ แฟ้มเหมือนเดิม" in said.out
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["show"], "ยังไม่ได้ระบุ แฟ้ม"),
        (["repot", "a"], "(หมายถึง report หรือไม่)"),
        (["import", "a", "--into", "b", "--dryrun"], "import: คำสั่งไม่ถูกต้อง: ไม่รู้จัก --dryrun (หมายถึง --dry-run หรือไม่)"),
        (["show", "a", "--yaer=2568"], "(หมายถึง --year หรือไม่)"),
        (["print"], "ไม่มี 'print' ให้เลือก"),
        (["show", "a", "b"], "ไม่รู้จัก b"),
        (["show", "a", "--year", "next"], "ปีงบประมาณต้องเป็นตัวเลข"),
        (["show", "a", "--year"], "ต้องตามด้วยค่าหนึ่งค่า"),
        (["show", ""], "ชื่อแฟ้มว่างอยู่"),
        (["report", "a", "-o", ""], "ชื่อแฟ้มว่างอยู่"),
        (["report", "a"], "ยังไม่ได้ระบุ -o/--output"),
        (["report", "a", "-o", "b", "--font-bold", "c"], "--font"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_told_in_thai(ita: Ita, argv: list[str], told: str) -> None:
    said = ita(*argv)
    assert said.code == WRONG_USE
    assert said.err.startswith("วิธีใช้: ita-desktop")
    assert told in said.err


def test_help_is_thai_or_english(ita: Ita) -> None:
    for command in ("sample", "import", "check", "report", "show"):
        said = ita(command, "--help")
        assert said.code == DONE
        assert "วิธีใช้:" in said.out
        assert "ตัวเลือก" in said.out
        assert "แสดงวิธีใช้นี้แล้วจบ" in said.out
        assert f"ตัวอย่าง: ita-desktop {command} " in said.out
    assert ita("--version").out == f"ita-desktop {__version__}\n"
    i18n.use_language("en")
    said = ita("--help")
    assert "usage: ita-desktop" in said.out
    assert "show this help message and exit" in said.out


@pytest.mark.parametrize(
    ("error", "code"),
    [(OSError(71, "ถอดสาย"), REFUSED), (RuntimeError("แปลก"), REFUSED), (KeyboardInterrupt("ยกเลิก"), 130)],
)
def test_whatever_happens_there_is_a_sentence_and_a_code(
    error: BaseException, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def job() -> int:
        raise error

    monkeypatch.delenv("ITA_DEBUG", raising=False)
    assert main.guarded(job) == code
    said = capsys.readouterr().err
    assert (str(error.args[-1]) in said) == (code == REFUSED)
    assert "Errno" not in said
    assert "Traceback" not in said
    monkeypatch.setenv("ITA_DEBUG", "1")
    main.guarded(job)
    assert ("Traceback" in capsys.readouterr().err) == (code == REFUSED)


# --- where it writes ---


class Terminal(io.StringIO):
    """A stream that is a terminal, or one that nobody can write to any more."""

    def __init__(self, error: OSError | None = None) -> None:
        super().__init__()
        self.error = error

    def isatty(self) -> bool:
        """Yes."""
        return True

    def write(self, text: str) -> int:
        """Keep the text, or fail."""
        if self.error:
            raise self.error
        return super().write(text)


def test_a_terminal_is_told_what_takes_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with terminal.doing("กำลังพิมพ์"):
        assert stream.getvalue() == "กำลังพิมพ์ …"
    assert stream.getvalue().endswith("\r")


def test_what_nobody_reads_is_dropped_and_what_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal(BrokenPipeError()))
    terminal.say("ไม่มีใครอ่าน")
    monkeypatch.setattr(sys, "stdout", Terminal(OSError(28, "เต็ม")))
    with pytest.raises(OSError, match="เต็ม"):
        terminal.say("เขียนไม่ได้")
    monkeypatch.setattr(sys, "stderr", Terminal(OSError(28, "เต็ม")))
    terminal.complain("เขียนไม่ได้")
    monkeypatch.setattr(sys, "stderr", None)
    with terminal.doing("กำลังพิมพ์"):
        terminal.complain("ไม่มีที่เขียน")
        terminal.use_utf8()


def test_a_stream_given_up_swallows_what_follows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        terminal.say("ไม่มีใครอ่าน")
        terminal.say("แต่ไม่เป็นไร")
        terminal.use_utf8()
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


# --- the process ---


def test_the_program_takes_its_arguments_from_the_process(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["ita-desktop", "show", str(sample)])
    monkeypatch.setenv("LC_ALL", "th_TH.UTF-8")
    with pytest.raises(SystemExit) as end:
        runpy.run_path(program_main.__file__, run_name="__main__")
    assert end.value.code == DONE
    assert "เทศบาล" in capsys.readouterr().out


def test_without_a_command_the_sample_is_made_and_printed_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "th_TH.UTF-8")
    monkeypatch.setattr(display, "why_not", lambda: "ไม่มีจอ")
    for _time in range(2):
        assert app.start([]) == DONE
        said = capsys.readouterr().out.splitlines()
        assert [Path(line.rpartition(": ")[2]).is_file() for line in said] == [True, True]
        assert {Path(line.rpartition(": ")[2]).suffix for line in said} == {".itadb", ".pdf"}


def test_the_program_speaks_the_language_of_the_locale(sample: Path) -> None:
    thai = program("--help", LC_ALL="th_TH.UTF-8")
    assert (thai.returncode, thai.stderr) == (DONE, "")
    assert "คำสั่ง" in thai.stdout
    english = program("show", sample, LC_ALL="en_US.UTF-8")
    assert english.returncode == DONE
    assert "เทศบาล" in english.stdout


def test_output_is_utf8_whatever_the_locale(sample: Path) -> None:
    said = program("show", sample, "--json", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert said.returncode == DONE
    report = sample_office().report()
    assert report
    assert json.loads(said.stdout) == to_plain(report, ids=False)


def test_printing_loads_only_what_it_needs(sample: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from ita_desktop.app import start\n"
        f"code = start(['report', {str(sample)!r}, '-o', {str(tmp_path / 'a.pdf')!r}])\n"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True, timeout=60)
    loaded = set(said.stderr.split())
    assert {"reportlab", "uharfbuzz", "sqlalchemy"} <= loaded
    assert loaded.isdisjoint({"docx", "lxml", "alembic", "mako", "geothai", "difflib", "ita_desktop.thai.dates"})


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_program_without_a_console_does_its_job(sample: Path, tmp_path: Path, stream: str) -> None:
    out = tmp_path / "a.pdf"
    script = (
        f"import sys; sys.{stream} = None; from ita_desktop.app import start\n"
        f"sys.exit(start(['report', {str(sample)!r}, '-o', {str(out)!r}]))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=60).returncode == DONE
    assert out.is_file()


def test_a_reader_who_leaves_is_no_fault(sample: Path) -> None:
    command = [sys.executable, "-m", "ita_desktop", "show", sample, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == DONE


@pytest.mark.parametrize(
    ("argv", "code", "written"),
    [
        (["show", "sample.itadb", "--json"], REFUSED, ""),
        (["check", "sample.itadb"], REFUSED, ""),
        (["import", "seed.docx", "--into", "new.itadb", "--dry-run"], REFUSED, ""),
        (["import", "seed.docx", "--into", "new.itadb"], DONE, "new.itadb"),
        (["import", "seed.docx", "--into", "new.itadb", "--json"], DONE, "new.itadb"),
        (["sample", "new.itadb"], DONE, "new.itadb"),
        (["report", "sample.itadb", "-o", "new.pdf"], DONE, "new.pdf"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_result_that_cannot_be_shown_is_told_and_what_was_written_stands(
    sample: Path, docx: Path, argv: list[str], code: int, written: str
) -> None:
    shutil.copy(docx, sample.with_name("seed.docx"))
    with Path("/dev/full").open("wb") as full:
        said = subprocess.run(
            [sys.executable, "-m", "ita_desktop", *argv],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=sample.parent,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            timeout=60,
        )
    assert said.returncode == code
    assert len(said.stderr.strip().splitlines()) == 1
    assert "Errno" not in said.stderr
    assert (f"เขียน {written} เรียบร้อยแล้ว" in said.stderr) == bool(written)
    assert {path.name for path in sample.parent.iterdir()} - {"sample.itadb", "seed.docx"} == set(
        filter(None, [written])
    )


def test_progress_is_shown_on_a_terminal_only_and_leaves_nothing(sample: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ita_desktop", "report", sample, "-o", tmp_path / "a.pdf"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # Linux: the other side has gone
                break
            if not part:
                break
            said += part
        assert process.wait(60) == DONE
    os.close(ours)
    text = said.decode()
    assert "กำลังพิมพ์รายงาน" in text
    assert text.endswith("\r")
    assert text.rsplit("\r", 2)[1].strip() == ""


def test_widths_on_a_terminal_leave_out_marks() -> None:
    assert terminal.width("ที่นี่") == 2
    assert terminal.padded("ที่", 4) == "ที่   "

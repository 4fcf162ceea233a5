"""The commands, their arguments, and what each way of failing means to whoever called.

Exit codes: 0 done, whatever was found (only ``check`` gives 1 for findings of level error); 1 refused; 2 wrong use.
Each command is a module of its own and is loaded only when it runs.
"""

from __future__ import annotations

import argparse
import os
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop import __version__
from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.cli import argparse_thai
from ita_desktop.cli.argparse_thai import CommandParser, Parser
from ita_desktop.cli.system import told
from ita_desktop.cli.terminal import UnsaidError, complain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DONE, REFUSED, INTERRUPTED = 0, 1, 130


def run(argv: Sequence[str]) -> int:
    """Carry out one command line; return the exit code."""
    argparse_thai.install()
    parser = _parser()
    try:
        args = parser.parse_args(argv)
        if args.command == "report" and args.font_bold and not args.font:
            parser.error(_("--font-bold ต้องใช้คู่กับ --font"))
    except SystemExit as end:  # argparse's way to end after --help (0) or wrong use (2)
        return int(end.code or 0)
    return guarded(lambda: _COMMANDS[args.command](args))


def guarded(job: Callable[[], int]) -> int:
    """Return a job's exit code; whatever goes wrong in it becomes one sentence and a code."""
    try:
        return job()
    except UserError as error:
        return _refuse(str(error), error)
    except UnsaidError as error:
        return _refuse(_("แสดงผลไม่ได้ เพราะที่ที่จะเขียนผลลงไปเต็มหรือเขียนไม่ได้ แฟ้มของหน่วยงานยังอยู่ครบ"), error)
    except OSError as error:
        return _refuse(told(error), error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a person must get a sentence, whatever happened
        reason = f"{type(error).__name__}: {error}"
        return _refuse(_("โปรแกรมทำงานผิดพลาดโดยไม่คาดคิด ({reason})").format(reason=reason), error)


def _refuse(sentence: str, error: Exception) -> int:
    complain(sentence)
    if os.environ.get("ITA_DEBUG"):
        complain("".join(traceback.format_exception(error)))
    return REFUSED


# --- the commands ---


def _sample(args: argparse.Namespace) -> int:
    from ita_desktop.cli import sampling  # noqa: PLC0415 - a command loads only what it needs

    return sampling.sample(args.file)


def _import(args: argparse.Namespace) -> int:
    from ita_desktop.cli import importing  # noqa: PLC0415 - as above

    return importing.import_source(
        args.source,
        args.into,
        dry_run=args.dry_run,
        accept_proposals=args.accept_proposals,
        conflicts=args.conflicts,
        as_json=args.json,
    )


def _undo_import(args: argparse.Namespace) -> int:
    from ita_desktop.cli import importing  # noqa: PLC0415 - as above

    return importing.undo_import(args.file)


def _export(args: argparse.Namespace) -> int:
    from ita_desktop.cli import exporting  # noqa: PLC0415 - as above

    return exporting.export(
        args.file, args.output, year=args.year, issue=args.issue, department=args.department, form=args.form
    )


def _carry(args: argparse.Namespace) -> int:
    from ita_desktop.cli import carrying  # noqa: PLC0415 - as above

    return carrying.carry(args.file, args.from_year, args.to_year)


def _check(args: argparse.Namespace) -> int:
    from ita_desktop.cli import checking  # noqa: PLC0415 - as above

    return checking.check_file(args.file, args.year, as_json=args.json)


def _report(args: argparse.Namespace) -> int:
    from ita_desktop.cli import reporting  # noqa: PLC0415 - as above

    return reporting.report(args.file, args.output, year=args.year, font=args.font, font_bold=args.font_bold)


def _show(args: argparse.Namespace) -> int:
    from ita_desktop.cli import showing  # noqa: PLC0415 - as above

    return showing.show(args.file, args.year, as_json=args.json)


_COMMANDS = {
    "sample": _sample,
    "import": _import,
    "undo-import": _undo_import,
    "export": _export,
    "carry": _carry,
    "check": _check,
    "report": _report,
    "show": _show,
}


# --- their arguments ---


def _year(text: str) -> int:
    if not text.isdecimal():  # Thai digits are decimal too
        raise argparse.ArgumentTypeError(_("ปีงบประมาณต้องเป็นตัวเลข เช่น ๒๕๖๘ แต่ได้รับ {text}").format(text=text))
    year = int(text)
    return year + 2500 if 0 < year < 100 else year  # noqa: PLR2004 - "68" is how the year is said


def _number(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(_("ลำดับต้องเป็นตัวเลขตั้งแต่ ๑ แต่ได้รับ {text}").format(text=text))
    return int(text)


def _path(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError(_("ชื่อแฟ้มว่างอยู่ โปรดระบุชื่อ"))
    return Path(text)


def _parser() -> argparse.ArgumentParser:
    about = _("เก็บมาตรการส่งเสริมคุณธรรมและความโปร่งใสของหน่วยงาน และพิมพ์รายงานประจำปี")
    parser = Parser(prog="ita-desktop", description=about)
    version = f"%(prog)s {__version__}"
    parser.add_argument("--version", action="version", version=version, help=_("แสดงรุ่นของโปรแกรมแล้วจบ"))
    commands = parser.add_subparsers(
        dest="command", required=True, title=_("คำสั่ง"), metavar=_("คำสั่ง"), parser_class=CommandParser
    )

    def command(name: str, about: str, example: str) -> argparse.ArgumentParser:
        epilog = _("ตัวอย่าง: {command}").format(command=f"ita-desktop {name} {example}")
        return commands.add_parser(name, help=about, description=about, epilog=epilog)

    sample = command("sample", _("สร้างแฟ้มตัวอย่างของหน่วยงานสมมติ"), _("ตัวอย่าง.itadb"))
    sample.add_argument("file", metavar=_("แฟ้ม"), type=_path, help=_("แฟ้มใหม่ (.itadb)"))

    reading = command("import", _("นำงานจากหน่วยงานอื่นหรือรายงานเดิมเข้าแฟ้ม"), _("งานกองคลัง.itapack --into หน่วยงาน.itadb"))
    sources = _("แพ็กเกจข้อมูล (.itapack) Excel (.xlsx) Word (.docx) หรือ PDF ที่พิมพ์จากโปรแกรมนี้")
    reading.add_argument("source", metavar=_("ต้นทาง"), type=_path, help=sources)
    into = _("แฟ้มที่จะรวมเข้าไป ถ้ายังไม่มีจะสร้างให้")
    reading.add_argument("--into", metavar=_("แฟ้ม"), type=_path, required=True, help=into)
    reading.add_argument("--dry-run", action="store_true", help=_("แสดงผลที่จะได้ โดยไม่เขียนแฟ้ม"))
    reading.add_argument("--accept-proposals", action="store_true", help=_("แก้ตามข้อเสนอทุกข้อ"))
    how = _("ช่องที่ชนกัน: ask ไม่เขียนจนกว่าจะเลือก (ปกติ) keep-mine ใช้ของเรา take-theirs ใช้ของผู้ส่ง")
    reading.add_argument("--conflicts", choices=("ask", "keep-mine", "take-theirs"), default="ask", help=how)
    _add_json(reading)

    undoing = command("undo-import", _("เลิกการนำเข้าครั้งล่าสุด"), _("หน่วยงาน.itadb"))
    undoing.add_argument("file", metavar=_("แฟ้ม"), type=_path, help=_("แฟ้มของหน่วยงาน (.itadb)"))

    export = command("export", _("ส่งออกให้หน่วยงานอื่น"), _("หน่วยงาน.itadb -o งาน.itapack --department กองคลัง"))
    _add_file_and_year(export)
    written = _("ไฟล์ที่จะเขียน ชนิดตามนามสกุล: .itapack .xlsx .docx .pdf")
    export.add_argument("-o", "--output", metavar=_("ไฟล์"), type=_path, required=True, help=written)
    export.add_argument("--issue", metavar=_("ลำดับ"), type=_number, help=_("เฉพาะประเด็นลำดับนี้ เช่น ๒"))
    export.add_argument("--department", metavar=_("กอง"), default="", help=_("เฉพาะงานของกองหรือสำนักนี้"))
    export.add_argument("--form", action="store_true", help=_("แบบเปล่าให้กองกรอก ไม่มีมาตรการเดิม"))

    carry = command("carry", _("ยกมาตรการไปปีงบประมาณใหม่"), _("หน่วยงาน.itadb --from 2568 --to 2569"))
    carry.add_argument("file", metavar=_("แฟ้ม"), type=_path, help=_("แฟ้มของหน่วยงาน (.itadb)"))
    year = _("ปี")
    carry.add_argument("--from", dest="from_year", metavar=year, type=_year, required=True, help=_("จากปีงบประมาณ"))
    carry.add_argument("--to", dest="to_year", metavar=year, type=_year, required=True, help=_("ไปปีงบประมาณ"))

    check = command("check", _("ตรวจรายงานหาสิ่งที่ต้องแก้ จบด้วยรหัส 1 เมื่อพบข้อที่ต้องแก้"), _("หน่วยงาน.itadb --year 2568"))
    _add_file_and_year(check)
    _add_json(check)

    report = command("report", _("พิมพ์รายงานเป็น PDF"), _("หน่วยงาน.itadb -o รายงาน.pdf"))
    _add_file_and_year(report)
    pages, font = _("ไฟล์.pdf"), _("ฟอนต์.ttf")
    report.add_argument("-o", "--output", metavar=pages, type=_path, required=True, help=_("ไฟล์ PDF ที่จะเขียน"))
    report.add_argument("--font", metavar=font, type=_path, help=_("ไฟล์ฟอนต์ของหน่วยงาน เช่น TH SarabunPSK"))
    report.add_argument("--font-bold", metavar=font, type=_path, help=_("ไฟล์ฟอนต์ตัวหนา ใช้คู่กับ --font"))

    show = command("show", _("แสดงรายงานที่อยู่ในแฟ้ม"), _("หน่วยงาน.itadb --year 2568"))
    _add_file_and_year(show)
    _add_json(show)
    return parser


def _add_file_and_year(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("แฟ้ม"), type=_path, help=_("แฟ้มของหน่วยงาน (.itadb)"))
    parser.add_argument("--year", metavar=_("ปี"), type=_year, help=_("ปีงบประมาณ พ.ศ. ถ้าไม่ระบุคือปีล่าสุด"))


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("แสดงผลเป็น JSON"))

"""`sample`: the made-up office as a file; and what the program does when started without a command."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ita_desktop.base.i18n import _
from ita_desktop.base.safe_file import write_error
from ita_desktop.cli.opening import opened, refuse_folder
from ita_desktop.cli.reporting import write_pages
from ita_desktop.cli.terminal import UnsaidError, after_writing, doing, say
from ita_desktop.services.library import create_office
from ita_desktop.services.samples import sample_office


def sample(file: Path) -> int:
    """Make the sample office's file."""
    refuse_folder(file)
    with doing(_("กำลังสร้างแฟ้มตัวอย่าง")), create_office(file, sample_office()):
        pass
    with after_writing(file):
        say(_("สร้างแฟ้มตัวอย่างแล้ว: {path}").format(path=file))
    return 0


def demonstrate(folder: Path = Path("build/sample")) -> int:
    """Make the sample office's file where it is not there yet, and print its report beside it."""
    file, pages = folder / "ตัวอย่าง.itadb", folder / "ตัวอย่าง.pdf"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(error, file) from error
    if file.exists():
        with suppress(UnsaidError):
            say(_("แฟ้มตัวอย่าง: {path}").format(path=file))
    else:
        sample(file)
    with opened(file) as office:
        write_pages(office, pages)
    return 0

"""What the program says of the open file: bars under the command bar, and what it asks where a file does not open."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desk import pages_set
from stage import SIZE

from ita_desktop.base.errors import DiskFullError
from ita_desktop.base.i18n import _
from ita_desktop.services.backups import Backup
from ita_desktop.services.library import open_office
from ita_desktop.services.opening import Holder, Opening, State
from ita_desktop.services.recovery import Recovered
from ita_desktop.ui.file.cover import Cover
from ita_desktop.ui.file.notices import Notices
from ita_desktop.ui.file.opening import Opened, choices
from ita_desktop.ui.file.safekeeping import SafeKeeping
from ita_desktop.ui.file.standing import Standing
from ita_desktop.ui.messages import Message
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.session import Session
from ita_desktop.ui.window.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from stage import Stage

_HOLDER = Holder("สมศรี", "การเงิน-2", "10:12")
_WHEN = datetime.fromisoformat("2026-11-23T16:20:00+07:00")


def _desk(stage: Stage, session: Session) -> tuple[Desk, Notices]:
    desk, notices = Desk(session, stage.preferences), Notices()
    desk.put_bars(notices)
    desk.resize(*SIZE)
    desk.show()
    stage.wait(lambda: desk.checks.up_to_date and pages_set(desk))
    return desk, notices


def screen_bars_unsaved(stage: Stage) -> QWidget:
    session = stage.session()
    desk, notices = _desk(stage, session)
    safe = SafeKeeping(session, notices, desk, desk)
    safe.show_failure(DiskFullError(""))
    safe.offer(Recovered(session.value, 2, _WHEN))
    return desk


def screen_bars_read_only(stage: Stage) -> QWidget:
    path = stage.session().path
    office = stage.runner._pool(Lane.FILE).submit(open_office, path, read_only=True).result()
    session = Session(office, stage.runner)
    desk, notices = _desk(stage, session)
    opened = Opened(office, Opening(State.LOCKED, holder=_HOLDER), note="เปิดจากไฟล์สำรองแล้ว")
    Standing(session, opened, notices, desk, stage.preferences)
    return desk


def screen_closing(stage: Stage) -> QWidget:
    desk, _notices = _desk(stage, stage.session())
    cover = Cover(desk)
    cover.lie_down(_("กำลังบันทึก…"))
    stage.wait(lambda: cover._speaks)
    return desk


def _asked(stage: Stage, found: Opening) -> QWidget:
    message = Message(None, found.sentence, choices(found), "error")
    message.open()
    stage.wait(message.isVisible)
    return message


def screen_asked_locked(stage: Stage) -> QWidget:
    sentence = "แฟ้ม “รายงาน ITA 2568.itadb” สมศรี ที่เครื่อง “การเงิน-2” กำลังแก้อยู่ตั้งแต่ 10:12 ข้อมูลเดิมยังอยู่ครบ"
    return _asked(stage, Opening(State.LOCKED, sentence, _HOLDER))


def screen_asked_damaged(stage: Stage) -> QWidget:
    sentence = "เปิดแฟ้ม “รายงาน ITA 2568.itadb” ไม่ได้ แฟ้มเสียหาย มีไฟล์สำรองของเมื่อวาน 16:20"
    return _asked(stage, Opening(State.DAMAGED, sentence, backup=Backup(Path("ก.itadb"), _WHEN, "ปิดแฟ้ม", 90_000)))

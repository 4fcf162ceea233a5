"""Puts a foreign file's parts together: its blocks in, a report with its doubts out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ita_desktop.base.errors import UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.exchange.reading.blocks import Table, beginning
from ita_desktop.exchange.reading.build import build
from ita_desktop.exchange.reading.doubts import with_doubts
from ita_desktop.exchange.reading.front import read_front
from ita_desktop.exchange.reading.outline import outline
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from ita_desktop.domain.model import Report
    from ita_desktop.exchange.reading.blocks import Source, Tidied


@dataclass(frozen=True, slots=True)
class Understood:
    """A report as read, and what in it was put right on the way in."""

    report: Report
    tidied: tuple[Tidied, ...]


def read_report(source: Source) -> Report:
    """Return the report that a file holds, every paragraph as it stood. Raises UnreadableError without a table."""
    return understand(source).report


def understand(source: Source) -> Understood:
    """Return the report that a file holds with what was put right. Raises UnreadableError without a table."""
    read = outline(source.blocks)
    if read is None:
        raise _no_table(source)
    cells = (c for block in source.blocks if isinstance(block, Table) for row in block.rows for c in row)
    texts = (p.text for c in cells for p in c.paragraphs)
    front = read_front(source.uid("report"), read.before, read.after, texts)
    built = build(source, read, front.head)
    return Understood(with_doubts(source, built, read, front), source.tidied + built.tidied)


def _no_table(source: Source) -> UnreadableError:
    tables = [block for block in source.blocks if isinstance(block, Table)]
    if not tables:
        return UnreadableError(_("ไม่พบตารางรายงาน เพราะไฟล์นี้ไม่มีตาราง จึงยังไม่ได้นำเข้าอะไร โปรดเลือกไฟล์อื่น"))
    texts = (c.text for table in tables for row in table.rows for c in row if c.text)
    words = " ".join(" ".join(islice(texts, 2)).split())
    sentence = _(
        "ไม่พบตารางรายงานในไฟล์นี้ จึงยังไม่ได้นำเข้าอะไร มี {n} ตาราง (เริ่มด้วย “{words}”) แต่ไม่มีตารางใดมีแถวหัวช่อง "
        "โปรดจัดให้แต่ละมาตรการอยู่คนละแถวใต้หัวช่อง เช่น มาตรการ ขั้นตอน ผู้รับผิดชอบ ผลการดำเนินการ"
    )
    return UnreadableError(sentence.format(n=thai_number(len(tables)), words=beginning(words)))

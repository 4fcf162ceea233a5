"""Puts a foreign file's parts together: its blocks in, a report with its doubts out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.base.errors import UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.exchange.reading.blocks import Table
from ita_desktop.exchange.reading.build import build
from ita_desktop.exchange.reading.doubts import with_doubts
from ita_desktop.exchange.reading.front import read_front
from ita_desktop.exchange.reading.outline import outline

if TYPE_CHECKING:
    from ita_desktop.domain.model import Report
    from ita_desktop.exchange.reading.blocks import Source


def read_report(source: Source) -> Report:
    """Return the report that a file holds, every paragraph as it stood. Raises UnreadableError without a table."""
    read = outline(source.blocks)
    if read is None:
        sentence = _(
            "ไม่พบตารางรายงานในไฟล์นี้ จึงยังไม่ได้นำเข้าอะไร โปรดตรวจว่าตารางมีหัวช่อง เช่น มาตรการ ขั้นตอน ผู้รับผิดชอบ ผลการดำเนินการ"
        )
        raise UnreadableError(sentence)
    cells = (c for block in source.blocks if isinstance(block, Table) for row in block.rows for c in row)
    texts = (p.text for c in cells for p in c.paragraphs)
    front = read_front(source.uid("report"), read.before, read.after, texts)
    built = build(source, read, front.head)
    return with_doubts(source, built, read, front)

"""A plan to import, as a person reads it on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.cli.language import number
from ita_desktop.cli.words import short
from ita_desktop.domain.merge.model import State
from ita_desktop.services.plan_words import conflict_field, item_title, state_word, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_desktop.domain.merge.model import Item, Plan

_QUIET = (State.SAME, State.OLDER)


def item_words(item: Item) -> str:
    """Return what an incoming record is called."""
    return short(item_title(item))


def plan_lines(plan: Plan) -> Iterator[str]:
    """Yield how many records are in each state, and those that are more than the same or older."""
    counted = [f"{state_word(state)} {number(plan.count(state))}" for state in State if plan.count(state)]
    yield _("เทียบกับแฟ้ม: {counts}").format(counts=" · ".join(counted))
    for item in plan.items:
        if item.state not in _QUIET:
            yield f"      {state_word(item.state)}: {item_words(item)}"
        if item.twins:
            yield _("      อาจเป็นมาตรการเดียวกับที่มีอยู่แล้ว โปรดตรวจดู")
        if item.order_told:
            yield _("      สองฝ่ายเรียงลำดับต่างกัน คงลำดับของเราไว้: {record}").format(record=item_words(item))


def conflict_lines(plan: Plan) -> Iterator[str]:
    """Yield every conflict that nobody has decided, with both sides."""
    if plan.open:
        yield ""
        yield _("ชนกัน {count} ช่อง").format(count=number(len(plan.open)))
    for item in plan.items:
        for conflict in item.conflicts:
            yield f"  {item_words(item)} › {conflict_field(conflict)}"
            yield _("      ของเรา: {text}").format(text=_one_line(value_text(conflict.shape, conflict.mine)))
            yield _("      ของผู้ส่ง: {text}").format(text=_one_line(value_text(conflict.shape, conflict.theirs)))


def _one_line(text: str) -> str:
    return " / ".join(text.splitlines()) or "–"

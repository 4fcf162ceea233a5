"""Finds in running text which office a report is of: kind, name, district, province, website."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_KINDS = {
    "องค์การบริหารส่วนตำบล": "องค์การบริหารส่วนตำบล",
    "องค์การบริหารส่วนจังหวัด": "องค์การบริหารส่วนจังหวัด",
    "เทศบาลนคร": "เทศบาลนคร",
    "เทศบาลเมือง": "เทศบาลเมือง",
    "เทศบาลตำบล": "เทศบาลตำบล",
    "อบต.": "องค์การบริหารส่วนตำบล",
    "อบจ.": "องค์การบริหารส่วนจังหวัด",
    "ทน.": "เทศบาลนคร",
    "ทม.": "เทศบาลเมือง",
    "ทต.": "เทศบาลตำบล",
    "กรุงเทพมหานคร": "",
    "เมืองพัทยา": "",
}
"""How a local office's kind is written before its name, and its long form; none for the two without a kind."""

_STOPS = r"(?:อำเภอ|จังหวัด|ประจำปี|ปีงบประมาณ|ตามมาตรการ|ในรอบ|พ\.ศ\.|อ\.|จ\.)"
_NAME = rf"(?:(?!{_STOPS})[ก-๎])+"
_OFFICE = re.compile(
    "("
    + "|".join(("(?<![ก-๎])" if len(k) == 3 else "") + re.escape(k) for k, v in _KINDS.items() if v)  # noqa: PLR2004 - กทม.
    + rf")\s*({_NAME})|(กรุงเทพมหานคร|เมืองพัทยา)"
)
_DISTRICT = re.compile(rf"(?<![ก-๎])อ\.\s*({_NAME})|อำเภอ\s*({_NAME})|เขต\s*({_NAME})(?=\s*กรุงเทพ)")
_PROVINCE = re.compile(rf"(?<![ก-๎])จ\.\s*({_NAME})|(?<!ส่วน)จังหวัด\s*({_NAME})|(กรุงเทพมหานคร)")
_SITE = re.compile(
    r"(?:https?://)?((?:[a-z0-9-]+\.)+(?:go\.th|or\.th|ac\.th|in\.th|co\.th|com|net|org|th))(?![a-z0-9.@-])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
_ELSEWHERE = re.compile(
    r"(?:^|\.)(?:facebook|fb|youtube|google|gmail|line|tiktok|twitter|x|instagram|hotmail|outlook|canva)\."
    r"|(?:^|\.)(?:nacc|itas|dla|moi|oic|info|gprocurement|cgd|dopa|opdc|ocsc|admincourt|oag|acc|pacc|1111|ega|dga)\.(?:nacc\.)?"
    r"(?:go|or)\.th$",
    re.IGNORECASE,
)
_ABOUT_SITE = 60


@dataclass(frozen=True, slots=True)
class Named:
    """An office as one line names it; empty parts are not named there."""

    line: str
    kind: str = ""
    name: str = ""
    district: str = ""
    province: str = ""


def named_in(line: str) -> Named | None:
    """Return the office a line names, or its district or province; None where it names none of them."""
    office, district, province = _OFFICE.search(line), _DISTRICT.search(line), _PROVINCE.search(line)
    if not (office or district or province):
        return None
    return Named(
        line,
        kind=_KINDS[office[1]] if office and office[1] else "",
        name=(office[2] or office[3]) if office else "",
        district=_group(district),
        province=_group(province),
    )


def _group(match: re.Match[str] | None) -> str:
    return next((g for g in match.groups() if g), "") if match else ""


def without_office(line: str) -> str:
    """Return what a line says beside the office, its district and its province."""
    for pattern in (_OFFICE, _DISTRICT, _PROVINCE):
        line = pattern.sub("", line)
    return re.sub(r"^[\s:.,()/–-]+|[\s:,(/–-]+$", "", line).removeprefix("ของ").strip()


@dataclass(frozen=True, slots=True)
class Site:
    """A website a report names: how, and the paragraph that names it first."""

    host: str
    text: str


def websites(texts: Iterable[str], full_name: str) -> tuple[Site, ...]:
    """Return the websites that may be the office's own, the likeliest first.

    Likelier is a site named beside the office's full name, then one of a public office, then one named more often.
    Social networks, mail addresses and the sites of the country's authorities are never the office's own.
    """
    count: dict[str, int] = {}
    beside: dict[str, int] = {}
    sites: dict[str, Site] = {}
    for text in texts:
        if "." not in text:
            continue
        for match in _SITE.finditer(_MAIL.sub(" ", text)):
            host = match[1].lower()
            if _ELSEWHERE.search(host):
                continue
            before = _MAIL.sub(" ", text)[max(0, match.start() - _ABOUT_SITE) : match.start()]
            bare = host.removeprefix("www.")
            count[bare] = count.get(bare, 0) + 1
            known = sites.get(bare)
            if known is None or (host.startswith("www.") and not known.host.startswith("www.")):
                sites[bare] = Site(host, text if known is None else known.text)
            beside[bare] = max(beside.get(bare, 0), _nearness(before, full_name))
    ranked = sorted(sites, key=lambda b: (-beside[b], not b.endswith(".go.th"), -count[b]))
    return tuple(sites[bare] for bare in ranked)


def _nearness(before: str, full_name: str) -> int:
    """Return 2 where the words before a site end with a name as it is written, 1 with it in pieces, else 0."""
    words = before.rstrip(" :(")
    if not full_name:
        return 0
    return 2 if words.endswith(full_name) else int(re.sub(r"\s", "", words).endswith(full_name))


def distinct(values: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the (value, line) pairs whose value is not empty, the first of each value."""
    found: dict[str, str] = {}
    for value, line in values:
        if value:
            found.setdefault(value, line)
    return tuple(found.items())

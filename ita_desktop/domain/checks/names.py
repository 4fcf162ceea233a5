"""Names that should be the same wherever they stand: the office, its district, its website, its departments."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ita_desktop.base.i18n import _
from ita_desktop.domain.checks.corpus import Hit, alike, reword
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.domain.model import Place, Responsible, SetCell
from ita_desktop.thai.digits import thai_number
from ita_desktop.thai.places import districts, provinces, subdistricts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ita_desktop.domain.checks.corpus import Corpus
    from ita_desktop.domain.model import Office, Report


# --- websites ---

_DOMAIN = re.compile(
    r"(?<![A-Za-z0-9.@/_-])(?:https?://|(?P<user>[A-Za-z0-9._%+-]+@))?(?P<host>(?:[A-Za-z0-9-]+\.)+(?:th|com|net|org|info|biz|asia|site|online|example))"
    r"(?![A-Za-z0-9@-]|\.[A-Za-z])",
    re.IGNORECASE,
)
_SHARED = frozenset(
    (
        *("facebook.com", "fb.com", "line.me", "youtube.com", "tiktok.com", "instagram.com", "x.com", "twitter.com"),
        *("google.com", "forms.gle", "bit.ly", "gprocurement.go.th", "nacc.go.th", "dla.go.th", "moi.go.th"),
        *("oic.go.th", "cgd.go.th", "dopa.go.th", "moph.go.th", "moe.go.th", "mof.go.th", "opdc.go.th", "pacc.go.th"),
        *("audit.go.th", "ombudsman.go.th", "egov.go.th", "dga.or.th", "rd.go.th", "doh.go.th", "drr.go.th"),
        *("dwr.go.th", "pcd.go.th", "m-society.go.th", "mol.go.th", "sso.go.th", "nhso.go.th", "ocsc.go.th"),
        *("krisdika.go.th", "ocs.go.th", "soc.go.th", "thaigov.go.th", "info.go.th", "data.go.th", "1111.go.th"),
        *("bizportal.go.th", "royalthaipolice.go.th", "dsi.go.th", "admincourt.go.th", "coj.go.th", "nesdc.go.th"),
        *("bb.go.th", "nso.go.th", "ect.go.th"),
    )
)
"""Sites of everybody: what all offices use or report to."""
_OWN = re.compile(r"องค์การบริหารส่วน|เทศบาล|อบต\.|อบจ\.|หน่วยงาน|สำนักงาน(?=\s|$)")
_OTHERS = re.compile(r"กรม|กระทรวง|สำนักงาน|คณะกรรมการ|ศูนย์|ระบบ|จังหวัด|อำเภอ|ศาล|ป\.ป\.ช|ป\.ป\.ท|สตง|มหาวิทยาลัย|โรงเรียน")
_SAID_WITHIN = 60  # letters before an address that say whose it is
_STATE_SITES = (".go.th", ".or.th")
_STATE = 3  # labels of the name that a state body has: name.go.th


def check_websites(report: Report, words: Corpus) -> Iterator[Finding]:
    """Yield addresses given as the office's website that are another site than its own."""
    own = _site(report.office.website)
    found: dict[str, list[Hit]] = {}
    for hit, match in words.find(_DOMAIN):
        site = _site(match["host"])
        start = hit.start + match.start("host") - match.start()
        before = hit.spot.text[max(0, hit.start - _SAID_WITHIN) : hit.start]
        public = not match["user"] or site.endswith(_STATE_SITES)  # a letter box may be anywhere
        if public and site not in _SHARED and _is_the_offices(site, before):
            found.setdefault(site, []).append(Hit(hit.spot, start, hit.end))
    if own:
        for site, hits in found.items():
            if site != own:
                yield from (_another_site(group, report.office.website.strip()) for group in alike(hits))
    elif len(found) > 1:
        for hits in found.values():
            sentence = _("รายงานนี้มีเว็บไซต์ของหน่วยงานมากกว่าหนึ่งแห่ง ได้แก่ {sites} โปรดตรวจว่าแห่งใดเป็นของหน่วยงาน").format(
                sites=", ".join(found)
            )
            yield Finding(Level.WARNING, "two-websites", hits[0].spot.place, sentence)


def _another_site(hits: tuple[Hit, ...], own: str) -> Finding:
    hit = hits[0]
    sentence = _("“{there}” ไม่ใช่เว็บไซต์ของหน่วยงาน ({own}) จึงอาจคัดลอกมาจากหน่วยงานอื่น โปรดตรวจและแก้ให้ถูกต้อง").format(
        there=hit.text, own=own
    )
    host = match["host"] if (match := _DOMAIN.search(own)) else own
    fix = reword(hit.spot, ((h.start, h.end, host) for h in hits))
    return Finding(Level.WARNING, "two-websites", hit.spot.place, sentence, fix)


def _site(address: str) -> str:
    """Return the name that a site is registered by, in small letters: "www.a.go.th/x" is "a.go.th"; "" for none."""
    match = _DOMAIN.search(address.strip())
    if not match:
        return ""
    labels = match["host"].lower().split(".")
    second = len(labels) >= _STATE and len(labels[-1]) == len(labels[-2]) == 2  # noqa: PLR2004 - two letters: go.th
    return ".".join(labels[-3 if second else -2 :])


def _is_the_offices(site: str, before: str) -> bool:
    """Return whether the words before an address say that it is the office's; a state body's may lack them."""
    if _OWN.search("".join(before.split())):
        return True
    return site.endswith(_STATE_SITES) and not _OTHERS.search(before)


# --- the office's own name ---


class _Name(NamedTuple):
    """A name of the office's, the word before it, and the names of others that are as good as they stand."""

    code: str
    announced: str
    name: str
    others: frozenset[str]

    @property
    def whole(self) -> str:
        return "".join((self.announced + self.name).split())


_SHORT_NAME = 5  # letters: in a shorter one a single slip makes another name
_LONG_NAME = 8  # in so long a name two slips are still a slip
_SYLLABLE = 5  # letters before a name that are looked at
_STRAY = re.compile(r"(?<![เแโใไ])(?<![เแโใไ][ก-ฮ])[ก-ฮ][่-๋]$")  # a consonant with its tone is no syllable


class OwnName(NamedTuple):
    """Words of one text that are almost a name of the office's, the name, and the code of the finding."""

    hits: tuple[Hit, ...]
    name: str
    code: str


def own_names(report: Report, words: Corpus) -> tuple[OwnName, ...]:
    """Return where the office's name, district or province stands almost, but not quite, as it is."""
    office = report.office
    names = [_Name("office-name-differs", office.kind, office.name, _others(office))]
    if office.district in districts(office.province):  # else that is what is said of it
        everywhere = frozenset(d for p in provinces() for d in districts(p))
        names.append(_Name("district-differs", "อำเภอ", office.district, everywhere))
    if office.province in provinces():
        names.append(_Name("province-differs", "จังหวัด", office.province, frozenset(provinces())))
    return tuple(
        OwnName(hits, name.announced + name.name, name.code)
        for name in names
        if name.name.strip() and name.announced.strip()
        for hits in alike(_near(words, name))
    )


def check_own_names(found: Iterable[OwnName]) -> Iterator[Finding]:
    """Yield the findings about the office's own names."""
    for hits, name, code in found:
        spot = hits[0].spot
        sentence = _("“{there}” เกือบตรงกับ “{here}” แต่สะกดหรือเว้นวรรคไม่เหมือนกัน โปรดแก้ให้ตรงกัน").format(
            there=hits[0].text, here=name
        )
        fix = reword(spot, ((hit.start, hit.end, name) for hit in hits))
        yield Finding(Level.WARNING, code, spot.place, sentence, fix)


def _others(office: Office) -> frozenset[str]:
    """Return the names of the offices around: one that is spelled almost alike may be meant."""
    return frozenset(s for d in districts(office.province) for s in subdistricts(office.province, d))


def _near(words: Corpus, name: _Name) -> Iterator[Hit]:
    text, wanted = words.squeezed.text, name.whole
    masked = text.replace(wanted, "\0" * len(wanted))
    at = text.find(wanted)
    while at >= 0:
        hit = words.hit(*words.squeezed.origin(at, at + len(wanted)))
        before = max(0, hit.start - _SYLLABLE)
        stray = _STRAY.search(hit.spot.text[before : hit.start])
        there = hit.text.replace(name.announced, "", 1).strip() if hit.text.startswith(name.announced) else ""
        if (stray and not hit.spot.text[: hit.start].endswith("ต่")) or (there != name.name and "\n" not in hit.text):
            yield Hit(hit.spot, before + stray.start() if stray else hit.start, hit.end)
        at = text.find(wanted, at + len(wanted))
    letters = len("".join(name.name.split()))
    if letters >= _SHORT_NAME:
        most = 2 if letters >= _LONG_NAME else 1
        for start, end in _slipped(masked, wanted, most):
            there = text[start : end + most].removeprefix(name.announced)
            if not any(there.startswith(other) for other in name.others if len(other) >= letters - most):
                yield words.hit(*words.squeezed.origin(start, end))


def _slipped(text: str, name: str, most: int) -> Iterator[tuple[int, int]]:
    """Yield where a text has the name with one to ``most`` slips: one part of the name is whole at least."""
    size = len(name) // (most + 1)
    after = 0
    starts = {
        max(0, at - part - most)
        for part in range(0, size * (most + 1), size)
        for at in _places_of(text, name[part : part + size])
    }
    for start in sorted(starts):
        if start < after:
            continue
        found = _best(text[start : start + len(name) + 2 * most], name, most)
        if found:
            after = start + found[1]
            yield start + found[0], after


def _places_of(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _best(window: str, name: str, most: int) -> tuple[int, int] | None:
    """Return the start and end of the stretch with the fewest slips, the longest of those; None over ``most``.

    Sellers' algorithm: as Levenshtein's, but the stretch may begin and end anywhere in the window.
    """
    row = [(n, 0) for n in range(len(name) + 1)]  # slips against the name's first n letters, and where it began
    best: tuple[int, int, int] | None = None
    for end, letter in enumerate(window, 1):
        new = [(0, end)]
        for n, wanted in enumerate(name, 1):
            new.append(
                min(
                    (row[n - 1][0] + (letter != wanted), row[n - 1][1]),
                    (row[n][0] + 1, row[n][1]),
                    (new[n - 1][0] + 1, new[n - 1][1]),
                )
            )
        row = new
        slips, start = row[-1]
        if slips <= most and (best is None or (slips, start - end) < (best[0], best[1] - best[2])):
            best = slips, start, end
    if best is None or "\n" in window[best[1] : best[2]] or "\0" in window[best[1] : best[2]]:
        return None
    return best[1], best[2]


# --- departments ---

_COLLECTS = re.compile(r"\s*(?:เป็น)?(?:ผู้)?รวบรวม$")
_UNIT = re.compile(r"กอง|สำนัก|หน่วย|ฝ่าย|ส่วน|งาน|แผนก|ศูนย์|โรงเรียน|[/,(]")
_WHOLE_UNIT = re.compile(r"(?:กอง|สำนัก|หน่วย|ฝ่าย|ส่วน)")
_LONG_DEPARTMENT = 6


class _Mention(NamedTuple):
    """A department as a cell names it."""

    place: Place
    uid: str
    at: int  # in the cell's names; -1: who collects
    written: str


def check_departments(report: Report) -> Iterator[Finding]:
    """Yield spellings of a department that is spelled otherwise elsewhere; one finding a spelling."""
    mentions = list(_mentions(report))
    groups: dict[str, Counter[str]] = {}
    heads = _heads({_key(m.written, report.office) for m in mentions} | _listed(report.office).keys())
    for mention in mentions:
        groups.setdefault(heads[_key(mention.written, report.office)], Counter())[mention.written] += 1
    listed = _listed(report.office)
    for head, spellings in groups.items():
        if len(spellings) == 1:
            continue
        names = {heads[key]: name for key, name in listed.items()}
        usual = names.get(head) or min(spellings, key=lambda s: (-spellings[s], len(s), s))
        for written in spellings:
            if written != usual:
                yield _spelled_otherwise(report, [m for m in mentions if m.written == written], usual)


def _mentions(report: Report) -> Iterator[_Mention]:
    for issue, measure, row in report.activities():
        cell = row.cell("responsible")
        if isinstance(cell, Responsible):
            place = Place("responsible", issue.uid, measure.uid, row.uid)
            for index, name in enumerate((*cell.names, _COLLECTS.sub("", cell.collector))):
                if written := " ".join(name.split()):
                    yield _Mention(place, row.uid, index if index < len(cell.names) else -1, written)


def _listed(office: Office) -> dict[str, str]:
    """Return the names of the office's list by the keys of all their spellings."""
    return {_key(s, office): d.name for d in office.departments for s in (*d.aliases, d.name) if _key(s, office)}


def _key(written: str, office: Office) -> str:
    """Return what stays of a department's name when the office's own name and blanks are left out."""
    key = "".join(written.split()).replace("สำนักงานปลัด", "สำนักปลัด")
    for own in (office.full_name, office.kind):
        own = "".join(own.split())  # noqa: PLW2901 - the same name
        if own and len(key) > len(own):
            key = key.replace(own, "")
    return key or written


def _heads(keys: set[str]) -> dict[str, str]:
    """Return for every key the one that stands for its department: the shortest it begins with, or a slip of it."""
    heads: dict[str, str] = {}
    for key in sorted(keys, key=lambda k: (len(k), k)):
        heads[key] = next((head for head in dict.fromkeys(heads.values()) if _same_department(head, key)), key)
    return heads


def _same_department(short: str, long: str) -> bool:
    if len(short) < _LONG_DEPARTMENT or not _WHOLE_UNIT.match(short):
        return False
    if long.startswith(short):
        return not _UNIT.search(long[len(short) :])
    return not any(c.isdigit() for c in short + long) and abs(len(short) - len(long)) <= 1 and _one_slip(short, long)


def _one_slip(one: str, other: str) -> bool:
    """Return whether two different words are the same but for one letter wrong, too many or too few."""
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rests = (one[start + 1 :], other[start + 1 :]), (one[start:], other[start + 1 :]), (one[start + 1 :], other[start:])
    return any(a == b for a, b in rests)


def _spelled_otherwise(report: Report, mentions: list[_Mention], usual: str) -> Finding:
    rows = {row.uid: row for _i, _m, row in report.activities()}
    fix = []
    for uid in dict.fromkeys(m.uid for m in mentions):
        before = rows[uid].cell("responsible")
        assert isinstance(before, Responsible)
        at = {m.at for m in mentions if m.uid == uid}
        names = dict.fromkeys(usual if n in at else name for n, name in enumerate(before.names))
        collector = before.collector
        if -1 in at:
            collects = _COLLECTS.search(collector)
            collector = f"{usual} {collects[0].strip()}" if collects else usual
        fix.append(SetCell(uid, "responsible", before, Responsible(tuple(names), before.everyone, collector)))
    sentence = _("“{written}” ({count} แห่ง) เขียนต่างจาก “{usual}” ที่ใช้ในช่องอื่น โปรดเขียนชื่อส่วนราชการให้เหมือนกัน").format(
        written=mentions[0].written, count=thai_number(len(mentions)), usual=usual
    )
    return Finding(Level.WARNING, "department-spelled-otherwise", mentions[0].place, sentence, tuple(fix))

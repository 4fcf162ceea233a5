"""The one gate through which every text enters: typed, pasted or read from a file.

What no reader could see or a printed page could not show is put right here, once, so that the store, the
exports and the pages need no defences of their own. Words, their spaces and their digits are never changed:
spelling is for the checks, which ask first.

The rules come from trials of what other programs choke on (NUL, control characters, U+FFFF, line ends) and of
what Thai fonts draw wrongly (SARA AM typed before its tone, NIKHAHIT and SARA AA for SARA AM, two SARA E for
SARA AE, a tone before its vowel). Unicode's form is NFC: NFKC would take SARA AM apart.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from html.entities import html5

from ita_desktop.base.errors import RefusedError, UnreadableError
from ita_desktop.base.i18n import _

_RAW_FACTOR = 50  # raw text this many times over the limit is refused unread: 1 MB for the usual limit
_ROUNDS = 10  # what still changes then was made to keep changing

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 but for tab and the line ends
    "\u00ad\u034f\u061c\u180e"  # soft hyphen, grapheme joiner, Arabic mark, Mongolian separator
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero widths, directions, word joiner
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff"  # no characters, variants, BOM, objects
    "\U000e0000-\U000e0fff"  # tags
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]+"
)
_PRINTED_UNSEEN = re.compile("[\u034f\u180e\ufe00-\ufe0f\ufffc\U000e0000-\U000e0fff]")  # to Python they can be printed
_TAB = re.compile("\t")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")  # VT is Word's line break, FF its page break
_OTHER_BLANKS = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANKS = re.compile(f"[ {_OTHER_BLANKS}]{{2,}}|[{_OTHER_BLANKS}]")

# Where fonts before OpenType kept shifted forms of the marks (the table of Microsoft's Thai fonts).
_OLD_FORM = re.compile("[\uf700-\uf71a]")
_OLD_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_OLD_FORMS = str.maketrans(
    "".join(map(chr, range(0xF700, 0xF71B))),
    f"\u0e10\u0e34\u0e35\u0e36\u0e37{_OLD_TONES}{_OLD_TONES}\u0e0d\u0e31\u0e4d\u0e47{_OLD_TONES}\u0e38\u0e39\u0e3a",
)

_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}")
_AFTER_VOWELS = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e"  # tones, THANTHAKHAT, YAMAKKAN
_AM_IN_PARTS = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_AM_BEFORE_TONE = re.compile("(\u0e33+)([\u0e48-\u0e4b]+)")

_AMP_OF_AMP = re.compile("&(?:(?:amp|AMP|#0{,5}38|#[xX]0{,4}26);)+")
_ENTITY = re.compile("&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_BLOCKS = frozenset(
    (
        *("p", "br", "li", "ul", "ol", "div", "tr", "td", "th", "table", "thead", "tbody", "tfoot"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote", "dl", "dt", "dd"),
    )
)
_INLINES = frozenset(("span", "font", "strong", "em", "small", "sub", "sup", "img", "col", "colgroup", "o:p"))
_LETTERS = frozenset("abisu")
_TAG = re.compile(
    "<(/?)(" + "|".join(sorted(_BLOCKS | _INLINES | _LETTERS, key=len, reverse=True)) + r")(\s[^<>=]*=[^<>]*|\s*/?)>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit to be kept, and a phrase for the clerk for each kind of thing that was put right."""

    text: str
    changes: tuple[str, ...]


def clean(text: str, *, limit: int = 20_000, lines: bool = True) -> Cleaned:
    """Return the text as it may be kept; ``changes`` is empty exactly when nothing was changed.

    Lines are parted by LF and have no blanks at their ends, the whole has no empty line at its ends. With
    ``lines`` false all is one line. Cleaning twice is cleaning once. Markup left by a web page or an editor goes
    (its paragraphs, list items and cells become lines); "x < y", "<ก>" and "R&D" stay.

    Raises UnreadableError for half of a character (a lone surrogate) and for markup within markup without end,
    RefusedError when more than ``limit`` characters would remain: nothing is cut.
    """
    if _SURROGATE.search(text):
        raise UnreadableError(_("ข้อความมีอักขระที่เสียหายครึ่งตัว จึงยังไม่ได้รับไว้ โปรดคัดลอกจากต้นฉบับใหม่หรือพิมพ์ส่วนนั้นใหม่"))
    if len(text) > limit * _RAW_FACTOR:
        raise _too_long(len(text), limit)
    steps = (
        (_without_unseen, _("ลบอักขระที่มองไม่เห็น")),
        (_with_modern_marks, _("แปลงสระและวรรณยุกต์จากแบบอักษรรุ่นเก่า")),
        (_without_entities, _("แปลงรหัสอักขระของหน้าเว็บเป็นตัวอักษร")),
        (_without_tags, _("ลบคำสั่งจัดรูปแบบของหน้าเว็บ")),
        (_with_plain_line_ends, _("ปรับรหัสขึ้นบรรทัดให้เป็นแบบเดียวกัน")),
        (_same if lines else _in_one_line, _("รวมเป็นบรรทัดเดียว")),
        (_with_single_blanks, _("ตัดช่องว่างที่เกิน")),
        (_with_thai_in_order, _("เรียงสระและวรรณยุกต์ให้ถูกลำดับ")),
        (_composed, _("รวมอักขระที่พิมพ์แยกส่วน")),
    )
    changes: dict[str, None] = {}
    for _round in range(_ROUNDS):
        before = text
        for step, phrase in steps:
            after = step(text)
            if after != text:
                changes[phrase] = None
                text = after
        if before == text:
            break  # else what one step laid bare, "&lt;p&gt;" say, the next round takes
    else:
        raise UnreadableError(_("ข้อความมีรหัสของหน้าเว็บซ้อนกันผิดปกติ จึงยังไม่ได้รับไว้ โปรดคัดลอกเฉพาะตัวหนังสือแล้วลองใหม่"))
    if len(text) > limit:
        raise _too_long(len(text), limit)
    return Cleaned(text, tuple(changes))


def is_whole(text: str) -> bool:
    """Return whether a text has nothing that nobody sees: no half or unseen character, no line end but LF, composed.

    Every text that came through the gate is so; whether its blanks and marks are in order is not looked at.
    """
    if _PRINTED_UNSEEN.search(text) or not unicodedata.is_normalized("NFC", text):
        return False
    if text.isprintable():
        return True
    return not any(unfit.search(text) for unfit in (_SURROGATE, _UNSEEN, _LINE_END, _TAB))


def _too_long(length: int, limit: int) -> RefusedError:
    sentence = _("ข้อความยาว {length} ตัวอักษร เกินกว่าที่รับได้ครั้งละ {limit} ตัวอักษร จึงยังไม่ได้รับไว้ โปรดแบ่งเป็นส่วน ๆ")
    return RefusedError(sentence.format(length=f"{length:,}", limit=f"{limit:,}"))


def _same(text: str) -> str:
    return text


def _without_unseen(text: str) -> str:
    return _UNSEEN.sub("", text)


def _with_modern_marks(text: str) -> str:
    return text.translate(_OLD_FORMS) if _OLD_FORM.search(text) else text


def _without_entities(text: str) -> str:
    return _ENTITY.sub(_entity, _AMP_OF_AMP.sub("&amp;", text)) if "&" in text else text


def _entity(match: re.Match[str]) -> str:
    name = match[0]
    return html.unescape(name) if name[1] == "#" or name[1:] in html5 else name


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    closed = {match[2].lower() for match in _TAG.finditer(text) if match[1]}

    def instead(match: re.Match[str]) -> str:
        name = match[2].lower()
        if name in _BLOCKS:
            return "\0"  # no text has one by now
        return match[0] if name in _LETTERS and name not in closed else ""  # "a <b> c" may be meant

    marked = _TAG.sub(instead, text)
    if "\0" not in marked:
        return marked
    return "\n".join(part for part in map(str.strip, marked.split("\0")) if part)


def _with_plain_line_ends(text: str) -> str:
    return _LINE_END.sub("\n", text)


def _in_one_line(text: str) -> str:
    return text.replace("\n", " ")


def _with_single_blanks(text: str) -> str:
    return "\n".join(line.strip(" ") for line in _BLANKS.sub(" ", text).split("\n")).strip("\n")


def _with_thai_in_order(text: str) -> str:
    text = text.replace("\u0e40\u0e40", "\u0e41")
    text = _MARKS.sub(_ordered, text)
    text = _AM_IN_PARTS.sub("\\1\u0e33", text)
    text = _AM_BEFORE_TONE.sub(r"\2\1", text)
    return text.replace("\u0e33\u0e33", "\u0e33")


def _ordered(match: re.Match[str]) -> str:
    """Put vowels before tones, each mark once."""
    return "".join(dict.fromkeys(sorted(match[0], key=_AFTER_VOWELS.__contains__)))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)

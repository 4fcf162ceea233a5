"""What a clerk pastes from Word or a web page, turned into clean lines, with a count of what was taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.thai.digits import thai_number
from ita_desktop.thai.text import clean
from ita_desktop.ui.numbers import number

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    ("p", "div", "li", "ul", "ol", "tr", "td", "th", "table", "blockquote", "dt", "dd", "hr", "pre", *_HEADINGS)
)
_UNSEEN = frozenset(["head", "style", "script", "title", "xml", "template"])
_LIST_SIGN = re.compile(r"^\s*(?:[·•●▪○§\uf0b7\uf0a7\uf0d8\uf02d\u2043\u2022]|[oü](?=\s{2,}))\s*")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]{2,}|[\t\u00a0\u2000-\u200a\u202f\u3000]")
_CODES = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});|</?[A-Za-z][A-Za-z0-9:]*(?:\s[^<>]*)?/?>")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Pasted:
    """Lines with their markers typed before them, and what was taken out of the text they come from."""

    lines: tuple[str, ...]
    whole: tuple[str, ...]
    """The lines as they were, but for what no page can hold."""
    blanks: int
    codes: int
    others: tuple[str, ...]
    """What else was put right, a phrase each."""
    pieces: tuple[str, ...]
    """The codes that were taken out, each once."""

    @property
    def is_clean(self) -> bool:
        """Return whether nothing was taken out."""
        return not (self.blanks or self.codes or self.others)

    def sentence(self) -> str:
        """Say what was pasted and what was taken out."""
        cut = [
            _("ช่องว่างเกิน {n} แห่ง").format(n=number(self.blanks)) if self.blanks else "",
            _("รหัสเว็บ {n} แห่ง").format(n=number(self.codes)) if self.codes else "",
        ]
        said = _("วางแล้ว {n} ข้อ").format(n=number(len(self.lines)))
        parts = [part for part in cut if part]
        if parts:
            return _("{pasted} ตัด{cut}").format(
                pasted=said, cut=_("{a} และ{b}").format(a=parts[0], b=parts[1]) if len(parts) > 1 else parts[0]
            )
        return said if not self.others else _("{pasted} และปรับตัวอักษรแล้ว").format(pasted=said)

    def details(self) -> str:
        """Say, a line for each, what was taken out and put right."""
        out = []
        if self.blanks:
            out.append(_("ตัดช่องว่างที่เกิน {n} แห่ง").format(n=number(self.blanks)))
        if self.codes:
            shown = "  ".join(self.pieces[:_MOST_SHOWN])
            out.append(_("ตัดรหัสเว็บ {n} แห่ง: {codes}").format(n=number(self.codes), codes=shown))
        return "\n".join((*out, *self.others))


def read_paste(text: str, html: str = "") -> Pasted:
    """Return a clipboard's text (and the HTML of the same) as lines. Raises as `thai.text.clean`."""
    raw = _from_html(html) if html.strip() else ""
    source = raw or _LIST_LINES.sub("- ", text)
    cleaned = clean(source)
    lines = tuple(line for line in cleaned.text.split("\n") if line.strip())
    before, after = _codes(source), _codes(cleaned.text)
    codes = len(before) - len(after)
    bare = _CODES.sub("x", source) if codes else source
    blanks = sum(
        len(_BLANKS.findall(line.strip())) + (line != line.strip()) for line in _ENDS.split(bare) if line.strip()
    )
    known = {
        _("ตัดช่องว่างที่เกิน"),
        _("แปลงรหัสอักขระของหน้าเว็บเป็นตัวอักษร"),
        _("ลบคำสั่งจัดรูปแบบของหน้าเว็บ"),
        _("ปรับรหัสขึ้นบรรทัดให้เป็นแบบเดียวกัน"),
    }
    return Pasted(
        lines,
        tuple(line for line in _ENDS.split(_CONTROL.sub("", text or source)) if line.strip()),
        blanks,
        codes,
        tuple(change for change in cleaned.changes if change not in known),
        tuple(dict.fromkeys(before)) if codes else (),
    )


_LIST_LINES = re.compile(_LIST_SIGN.pattern, re.MULTILINE)


def _codes(text: str) -> list[str]:
    return _CODES.findall(text)


def _from_html(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return "\n".join(reader.out)


class _Reader(HTMLParser):
    """Takes the lines out of a page: paragraphs, cells, list items with a marker, forced line ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._line: list[str] = []
        self._hidden = 0
        self._lists: list[int | None] = []  # how far each open list has counted, None for one without numbers
        self._marker = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._hidden += 1
        elif tag == "br":
            self.end_line()
        elif tag in _BLOCKS:
            self.end_line()
            if tag in {"ul", "ol"}:
                self._lists.append(0 if tag == "ol" else None)
            elif tag == "li":
                self._begin_item()

    def _begin_item(self) -> None:
        count = self._lists[-1] if self._lists else None
        if count is None:
            self._marker = "- "
        else:
            self._lists[-1] = count + 1
            self._marker = f"{thai_number(count + 1)}. "

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self.end_line()
            if tag in {"ul", "ol"} and self._lists:
                self._lists.pop()

    @override
    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._line.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def end_line(self) -> None:
        """Take what has come since the last line as one."""
        text = re.sub(" {2,}", " ", "".join(self._line)).strip(" ")
        self._line.clear()
        if text.strip():
            sign = _LIST_SIGN.match(text)
            marker = self._marker or ("- " if sign else "")
            self.out.append(marker + (text[sign.end() :] if sign else text))
            self._marker = ""

"""argparse's own words in Thai, and parsers that say what was probably meant."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NoReturn

from ita_desktop.base.i18n import _
from ita_desktop.cli.language import thai_in_use

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_THAI = {
    "usage: ": "วิธีใช้: ",
    "positional arguments": "สิ่งที่ต้องระบุ",
    "options": "ตัวเลือก",
    "show this help message and exit": "แสดงวิธีใช้นี้แล้วจบ",
    "%(prog)s: error: %(message)s\n": "%(prog)s: คำสั่งไม่ถูกต้อง: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "ยังไม่ได้ระบุ %s",
    "unrecognized arguments: %s": "ไม่รู้จัก %s",
    "expected one argument": "ต้องตามด้วยค่าหนึ่งค่า",
    "not allowed with argument %s": "ใช้ร่วมกับ %s ไม่ได้",
    "ignored explicit argument %r": "ไม่รับค่า %r",
    "invalid %(type)s value: %(value)r": "ใช้ค่า %(value)r ไม่ได้",
    "invalid choice: %(value)r (choose from %(choices)s)": "ไม่มี %(value)r ให้เลือก (เลือกได้จาก %(choices)s)",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s กำกวม อาจหมายถึง %(matches)s",
}


def _word(english: str) -> str:
    return _THAI.get(english, english) if thai_in_use() else english


def install() -> None:
    """Let argparse speak the language in use: it looks its words up by the name `_` of its own module."""
    argparse._ = _word  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    """A parser that names the nearest of the words it knows where it meets another one."""

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401 - as argparse has it
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as error:
            raise argparse.ArgumentError(action, error.message + _meant(value, action.choices or ())) from None

    def wrong_words(self, words: Sequence[str]) -> NoReturn:
        """End with what is not known, and the usage of this command."""
        options = self._option_string_actions
        told = [word + _meant(word.partition("=")[0], options) for word in words]
        self.error(_word("unrecognized arguments: %s") % " ".join(told))


class CommandParser(Parser):
    """The parser of one command: what it does not know, it tells itself, with its own usage."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:  # noqa: ANN401 - as argparse has it
        """Parse what belongs to the command, which is all."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.wrong_words(unknown)
        return found, unknown


def _meant(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for who mistypes

    near = get_close_matches(word, list(known), 1)
    return _(" (หมายถึง {word} หรือไม่)").format(word=near[0]) if near else ""

"""Qt's own words in the language in use, from the same catalogue as all others."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from typing_extensions import override

from ita_desktop.base.i18n import _


class QtWords(QTranslator):
    """Answers what Qt asks of its own texts."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,  # noqa: N803 - Qt's name
    ) -> str | None:
        return _texts().get(sourceText.replace("&", ""))


def _texts() -> dict[str, str]:
    return {
        "OK": _("ตกลง"),
        "Cancel": _("ยกเลิก"),
        "Close": _("ปิด"),
        "Yes": _("ใช่"),
        "No": _("ไม่ใช่"),
    }

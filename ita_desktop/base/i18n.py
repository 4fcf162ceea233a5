"""The language of what a person reads on the screen: Thai, or English by a gettext catalogue.

The words in the code are Thai; resources/i18n/en holds their English. The printed report is always Thai.
"""

from __future__ import annotations

import gettext
import os

from ita_desktop.base.assets import resource_path

_THAI = gettext.NullTranslations()
_in_use = [_THAI]  # one language for the whole program, worker threads included


def system_language() -> str:
    """Return "en" if the environment's locale (LC_ALL, LC_MESSAGES, LANG) is English, else "th"."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "en" if value.lower().startswith("en") else "th"
    return "th"


def use_language(code: str) -> None:
    """Show all later texts in Thai ("th") or English ("en")."""
    english = code == "en"
    _in_use[0] = gettext.translation("ita", resource_path("i18n"), ["en"]) if english else _THAI


def _(thai: str) -> str:
    """Return the text in the language in use."""
    return _in_use[0].gettext(thai)

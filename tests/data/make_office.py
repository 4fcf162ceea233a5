"""Makes the office file of the present format and its value, kept so that every later version must open it.

Run it once for a new format: python tests/data/make_office.py
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from ita_desktop.domain.model import Attachment
from ita_desktop.domain.plain import file_to_plain
from ita_desktop.services.samples import sample_office
from ita_desktop.store.migrate import present
from ita_desktop.store.office import create_office

LOGO = b"\x89PNG\r\n\x1a\n"

if __name__ == "__main__":
    path = Path(__file__).with_name(f"office-v{present()}.itadb")
    sha256 = hashlib.sha256(LOGO).hexdigest()
    value = sample_office()
    value = replace(value, office=replace(value.office, logo=Attachment("ตรา.png", sha256, len(LOGO))))
    create_office(path, value, {sha256: LOGO}).close()
    text = json.dumps(file_to_plain(value), ensure_ascii=False, indent=1)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")

"""The office files a person has: create, open, back up, check."""

from __future__ import annotations

from ita_desktop.store.check import Damage, check_data
from ita_desktop.store.office import OpenOffice, create_office, open_office

__all__ = ["Damage", "OpenOffice", "check_data", "create_office", "open_office"]

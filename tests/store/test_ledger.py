"""What an office file remembers of exchanges is saved with the value, in one transaction or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from values import FILE, titled

from ita_desktop.base.errors import NotWritableError, RefusedError
from ita_desktop.domain.revision import Batch, Entries, Kind, Written, mint
from ita_desktop.store import ledger
from ita_desktop.store.office import create_office, open_office

if TYPE_CHECKING:
    from pathlib import Path

BATCH = Batch(1, "2026-12-01T03:00:00+00:00", "งาน.itapack", (Written("m1", "", "a" * 64),))


def test_what_was_kept_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    with create_office(tmp_path / "a.itadb", FILE) as office:
        first = mint(FILE, office.ledger())
        entries = replace(first.entries(), aliases={"x": "m1"})
        office.save(titled(FILE, "ใหม่", "m1"), entries=entries, batch=BATCH)
        assert office.was_changed
    with open_office(tmp_path / "a.itadb") as office:
        known = office.ledger()
        assert known.heads == entries.heads
        assert known.aliases == {"x": "m1"}
        rev = known.heads["m2"].rev
        assert known.past(rev) == first.copies["m2"]
        assert known.past("0" * 64) is None
        assert office.batches() == (BATCH,)
        assert mint(office.value, known).fresh == {"m1"}
        office.save(office.value, batch=replace(BATCH, undone=True))
        assert [batch.undone for batch in office.batches()] == [True]
        office.save(office.value, entries=Entries(forgotten=frozenset({"m2"}), aliases={"m3": "m1"}))
        assert not {"m2", "m3"} & office.ledger().heads.keys(), "a head goes by its common uid"


def test_saving_the_same_twice_is_one(tmp_path: Path) -> None:
    with create_office(tmp_path / "a.itadb", FILE) as office:
        entries = mint(FILE, office.ledger()).entries()
        for _again in range(2):
            office.save(FILE, entries=entries, batch=BATCH)
        assert office.batches() == (BATCH,)
        assert office.ledger().heads == entries.heads


def test_a_file_opened_for_reading_keeps_nothing(tmp_path: Path) -> None:
    create_office(tmp_path / "a.itadb", FILE).close()
    with open_office(tmp_path / "a.itadb", read_only=True) as office:
        assert office.ledger().heads == {}
        with pytest.raises(RefusedError):
            office.save(FILE, entries=mint(FILE, office.ledger()).entries())


def test_a_commit_that_failed_and_yet_was_done_counts_and_one_that_was_not_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create_office(tmp_path / "a.itadb", FILE) as office:
        entries = replace(mint(FILE, office.ledger()).entries(), forgotten=frozenset({"gone"}))
        done = sa.Connection._commit_impl  # type: ignore[attr-defined]

        def fails_after(connection: sa.Connection) -> None:
            done(connection)
            raise sa.exc.OperationalError("COMMIT", {}, Exception("disk I/O error"))

        def fails(_connection: sa.Connection) -> None:
            raise sa.exc.OperationalError("COMMIT", {}, Exception("disk I/O error"))

        with monkeypatch.context() as broken:
            calls = iter([fails, done, done])
            broken.setattr(sa.Connection, "_commit_impl", lambda connection, calls=calls: next(calls)(connection))
            with pytest.raises(NotWritableError):
                office.save(FILE, entries=entries, batch=BATCH)
        assert office.ledger().heads == {}
        with monkeypatch.context() as broken:
            calls = iter([fails_after, done, done])
            broken.setattr(sa.Connection, "_commit_impl", lambda connection, calls=calls: next(calls)(connection))
            office.save(FILE, entries=entries, batch=BATCH)
        assert office.ledger().heads == entries.heads
        with office._connection.begin():
            assert ledger.holds(office._connection, entries, BATCH)
            assert not ledger.holds(office._connection, entries, replace(BATCH, number=2))
            copy = next(iter(entries.past.values()))
            assert not ledger.holds(office._connection, Entries(past={"1" * 64: copy}), None)
            assert copy.kind in Kind

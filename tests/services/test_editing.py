"""Undo and redo: whatever is done is taken back to equal values and made again, and nobody else's work with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.base.errors import RefusedError, StaleError
from ita_desktop.domain.diff import difference
from ita_desktop.domain.model import Place
from ita_desktop.services.editing import Editing
from tests.store.values import FILE, titled
from tests.strategies import changed, office_files
from tests.trees import trees

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject

    from ita_desktop.domain.model import OfficeFile


def edit(editing: Editing, after: OfficeFile, field: object = None) -> bool:
    return editing.edit("แก้ไข", lambda _before: after, field=field)


def tried_undo(editing: Editing) -> OfficeFile | None:
    """Undo; return the value, None where it is refused, which must change nothing."""
    before, names = editing.value, (editing.undo_name, editing.redo_name)
    try:
        editing.undo()
    except StaleError:
        assert editing.value is before
        assert (editing.undo_name, editing.redo_name) == names
        return None
    return editing.value


# --- laws ---


@given(st.lists(trees(), min_size=1, max_size=8))
def test_all_steps_are_taken_back_one_by_one_and_made_again(values: list[OfficeFile]) -> None:
    editing = Editing(values[0])
    states = [values[0]]
    states += [value for value in values[1:] if edit(editing, value)]
    for state in reversed(states[:-1]):
        editing.undo()
        assert editing.value == state
    assert editing.undo_name == ""
    for state in states[1:]:
        editing.redo()
        assert editing.value == state
    assert editing.redo_name == ""


@settings(max_examples=15)
@given(st.data())
def test_the_same_holds_for_whole_reports(data: DataObject) -> None:
    start = data.draw(office_files())
    editing, states = Editing(start), [start]
    for _n in range(3):
        after = data.draw(changed(editing.value))
        if edit(editing, after):
            states.append(after)
    for state in reversed(states[:-1]):
        editing.undo()
        assert editing.value == state
    for state in states[1:]:
        editing.redo()
        assert editing.value == state


@given(st.lists(st.tuples(trees(), st.sampled_from(("a", "b", None))), max_size=8), trees())
def test_edits_in_a_row_of_one_field_are_one_step(
    edits: list[tuple[OfficeFile, str | None]], start: OfficeFile
) -> None:
    editing = Editing(start)
    runs: list[tuple[str | None, OfficeFile]] = []  # a field and the value before its run
    for after, field in edits:
        before = editing.value
        if not edit(editing, after, field):
            continue
        if not runs or field is None or runs[-1][0] != field:
            runs.append((field, before))
        if not difference(runs[-1][1], after):  # typed and taken back
            runs.pop()
            if runs:
                runs[-1] = (None, runs[-1][1])
    for _field, before in reversed(runs):
        editing.undo()
        assert editing.value == before
    assert editing.undo_name == ""


@given(trees(), trees(), trees())
def test_what_others_changed_since_is_never_taken_back(
    before: OfficeFile, mine: OfficeFile, theirs: OfficeFile
) -> None:
    editing = Editing(before)
    done = edit(editing, mine)
    editing.value = theirs  # read anew after somebody else saved
    if not done:
        with pytest.raises(RefusedError):
            editing.undo()
        return
    after = tried_undo(editing)
    if after is not None:
        mine_again = {(type(c.record), c.record.uid) for c in difference(before, mine)}
        assert {(type(c.record), c.record.uid) for c in difference(theirs, after)} == mine_again
        editing.redo()
        assert editing.value == theirs


# --- cases ---


def test_undo_leaves_a_change_of_another_measure_and_is_refused_for_the_same_one() -> None:
    editing = Editing(FILE)
    edit(editing, titled(FILE, "ของฉัน", "m1"))
    editing.value = titled(editing.value, "ของเขา", "m2")
    editing.undo()
    assert editing.value == titled(FILE, "ของเขา", "m2")
    editing.redo()
    editing.value = titled(editing.value, "ของเขา", "m1")
    with pytest.raises(StaleError):
        editing.undo()
    assert editing.value == titled(titled(FILE, "ของเขา", "m2"), "ของเขา", "m1")
    assert editing.undo_name == "แก้ไข"


def test_redo_is_refused_where_the_record_changed_since() -> None:
    editing = Editing(FILE)
    edit(editing, titled(FILE, "ใหม่", "m1"))
    editing.undo()
    editing.value = there = titled(FILE, "ของเขา", "m1")
    with pytest.raises(StaleError):
        editing.redo()
    assert editing.value is there
    assert editing.redo_name == "แก้ไข"


def test_a_step_says_what_it_was_and_where() -> None:
    editing = Editing(FILE)
    place = Place("title", "i1", "m1")
    assert editing.edit("แก้ชื่อมาตรการ", lambda file: titled(file, "ใหม่", "m1"), place=place)
    assert (editing.undo_name, editing.redo_name) == ("แก้ชื่อมาตรการ", "")
    assert editing.undo().place == place
    assert (editing.undo_name, editing.redo_name) == ("", "แก้ชื่อมาตรการ")
    assert editing.redo().name == "แก้ชื่อมาตรการ"


def test_a_new_edit_forgets_what_was_taken_back() -> None:
    editing = Editing(FILE)
    edit(editing, titled(FILE, "หนึ่ง", "m1"))
    editing.undo()
    edit(editing, titled(FILE, "สอง", "m1"))
    with pytest.raises(RefusedError):
        editing.redo()


def test_an_edit_that_changes_nothing_is_no_step_and_keeps_what_was_taken_back() -> None:
    editing = Editing(FILE)
    edit(editing, titled(FILE, "ใหม่", "m1"))
    editing.undo()
    assert not edit(editing, replace(FILE))
    assert (editing.undo_name, editing.redo_name) == ("", "แก้ไข")


def test_leaving_the_field_and_undoing_begin_a_step_of_its_own() -> None:
    editing = Editing(FILE)
    edit(editing, titled(FILE, "ก", "m1"), "m1")
    editing.end_step()
    edit(editing, titled(FILE, "กข", "m1"), "m1")
    edit(editing, titled(FILE, "กขค", "m1"), "m1")
    editing.undo()
    assert editing.value == titled(FILE, "ก", "m1")
    edit(editing, titled(FILE, "กง", "m1"), "m1")
    editing.undo()
    assert editing.value == titled(FILE, "ก", "m1")


def test_what_is_typed_and_taken_back_in_one_field_is_no_step() -> None:
    editing = Editing(FILE)
    edit(editing, titled(FILE, "ก", "m1"), "m1")
    edit(editing, FILE, "m1")
    assert editing.undo_name == ""
    edit(editing, titled(FILE, "ข", "m1"), "m1")
    editing.undo()
    assert editing.value == FILE


def test_an_edit_that_is_refused_changes_nothing() -> None:
    editing = Editing(FILE)

    def refuse(_file: OfficeFile) -> OfficeFile:
        raise RefusedError("x")

    with pytest.raises(RefusedError):
        editing.edit("x", refuse)
    assert editing.value is FILE
    assert editing.undo_name == ""

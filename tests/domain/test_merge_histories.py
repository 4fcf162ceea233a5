"""A short form of `./dev bench histories`: no history of three offices loses a word, all end with the same."""

from __future__ import annotations

import pytest

from tests.domain.histories import History


@pytest.mark.parametrize("seed", range(40))
def test_nothing_written_is_lost_and_all_offices_end_with_the_same(seed: int) -> None:
    history = History(seed)
    history.run(40)
    assert history.edits
    assert not history.lost()
    assert history.are_equal()


@pytest.mark.parametrize("seed", range(100, 106))
def test_a_long_history_loses_nothing_either(seed: int) -> None:
    history = History(seed)
    history.run(200)
    assert not history.lost()
    assert history.are_equal()

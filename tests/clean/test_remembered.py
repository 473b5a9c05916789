"""Memos are bounded in values and in what they may hold of listings."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from importers import Draft
from importers.clean.finish import finish
from importers.clean.remembered import (
    LOOKED_AFTER,
    MOST_BYTES,
    forget,
    how_many,
    keep_small,
    make_room,
    remembered,
)
from tests.clean.drafts import FEED, draft


def counted() -> tuple[list[int], Callable[[int], int]]:
    asked: list[int] = []

    @remembered
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    return asked, double


def test_a_value_is_worked_out_once() -> None:
    asked, double = counted()
    assert [double(2), double(2)] == [4, 4]
    assert asked == [2]


def test_all_memos_begin_anew_where_they_hold_too_many_values(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importers.clean.remembered.MOST_VALUES", 10)
    asked, double = counted()
    forget()
    for number in range(11):
        double(number)
    keep_small(LOOKED_AFTER - 1_000)
    double(0)
    assert asked.count(0) == 1, "they are looked at after so much text only"
    keep_small(1_000)
    double(0)
    assert asked.count(0) == 2


def test_a_listing_of_short_sentences_fills_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importers.clean.remembered.MOST_VALUES", 5_000)
    forget()
    held: list[int] = []

    def drafts() -> Iterator[Draft]:
        for row in range(100):
            held.append(how_many())
            yield draft(row, notes=" ".join(f"Ask Anna {row} {at}." for at in range(200)))

    list(finish(drafts(), FEED))
    assert sum(after < before for before, after in pairwise(held)) > 1, "it began anew"


def test_all_memos_begin_anew_after_so_many_bytes_of_listings() -> None:
    asked, double = counted()
    double(2)
    make_room(MOST_BYTES + 1)
    double(2)
    assert asked == [2, 2]


def test_small_listings_share_what_is_remembered() -> None:
    asked, double = counted()
    make_room(MOST_BYTES)
    double(2)
    make_room(0)
    double(2)
    assert asked == [2]

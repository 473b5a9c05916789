"""When a reading is held back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from finder.model import Access, Attendance, Meeting, Status, Venue, Weekday
from importers.guard import Rows, why_hold
from importers.matching import Known, match
from tests.made import meeting

GOOD = Rows(rows=100, refused=0)


def many(count: int, begin: int = 0, **changes: Any) -> list[Meeting]:
    return [meeting(f"{number}", **changes) for number in range(begin, begin + count)]


def held(
    before: Sequence[Meeting], now: Sequence[Meeting], was: Rows = GOOD, rows: Rows = GOOD
) -> str | None:
    known = [Known(meeting=item, listed_as=item.id) for item in before]
    return why_hold(was, rows, match(known, now, {}))


@pytest.mark.parametrize(
    ("before", "now", "is_held"),
    [
        (100, 10, True),
        (100, 50, True),
        (100, 89, True),
        (100, 90, False),
        (100, 91, False),
        (100, 0, True),
        (3, 0, True),
        (10, 5, False),  # five fewer prove nothing
        (10, 4, True),
        (0, 0, False),
        (0, 100, False),
        (100, 300, False),
    ],
)
def test_a_fall_is_held(before: int, now: int, is_held: bool) -> None:
    assert (held(many(before), many(now)) is not None) is is_held


def test_a_first_import_is_never_held() -> None:
    assert held([], many(5), rows=Rows(rows=100, refused=95)) is None


@pytest.mark.parametrize(
    ("was", "now", "is_held"),
    [(0, 5, False), (0, 6, True), (6, 6, False), (6, 7, True), (20, 10, False)],
)
def test_rows_that_cannot_be_read_are_held_once_they_are_more(
    was: int, now: int, is_held: bool
) -> None:
    why = held(many(9), many(9), Rows(rows=100, refused=was), Rows(rows=100, refused=now))
    assert (why is not None) is is_held


CHANGES: dict[str, dict[str, Any]] = {
    "day": {"weekday": Weekday.SUNDAY},
    "time": {"start": time(20, 0)},
    "time zone": {"timezone": "Europe/Dublin"},
    "place": {"venue": Venue(street="2 Other Street", locality="Town", country="NZ")},
    "access": {"access": Access.CLOSED},
    "attendance": {"attendance": Attendance.HYBRID},
    "status": {"status": Status.SUSPENDED},
    "type": {"types": frozenset({"speaker"})},
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_meaning_that_changes_for_many_at_once_is_held(what: str) -> None:
    before = many(100)
    now = [replace(item, **CHANGES[what]) for item in before]
    assert f"the {what} changes for 31 of 100" in str(held(before, [*now[:31], *before[31:]]))
    assert held(before, [*now[:30], *before[30:]]) is None


def test_a_few_changes_in_a_small_listing_are_no_suspicion() -> None:
    assert held(many(5), many(5, start=time(20, 0))) is None


def test_a_fellowship_that_is_missing_is_held_in_a_long_list() -> None:
    before = many(1000) + many(10, 1000, fellowship="oa")
    assert held(before, many(1000)) == "all 10 meetings of oa are missing"


def test_a_listing_of_other_meetings_is_held() -> None:
    now = many(100, 500, weekday=Weekday.SUNDAY)
    assert "100 of 100 meetings are replaced" in str(held(many(100), now))


def test_other_words_are_no_suspicion() -> None:
    assert held(many(100), many(100, notes="New", date_from=date(2026, 1, 1))) is None

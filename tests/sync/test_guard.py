"""When a reading is held back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from finder.model import Access, Attendance, Change, DateException, Meeting, Status, Venue, Weekday
from importers.guard import Hold, Rows, why_hold
from importers.matching import Known, match
from tests.made import meeting

GOOD = Rows(rows=100, refused=0)


def many(count: int, begin: int = 0, **changes: Any) -> list[Meeting]:
    return [meeting(f"{number}", **changes) for number in range(begin, begin + count)]


def held(
    before: Sequence[Meeting], now: Sequence[Meeting], was: Rows = GOOD, rows: Rows = GOOD
) -> Hold | None:
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
        (9, 4, True),  # but over half is held where there are more than five
        (6, 2, True),
        (6, 3, False),
        (5, 2, False),  # so few are never stuck
        (2, 1, False),
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
    assert str(held(before, many(1000))) == "all 10 meetings of oa are missing"


def test_a_listing_of_other_meetings_is_held() -> None:
    now = many(100, 500, weekday=Weekday.SUNDAY)
    assert "100 of 100 meetings are replaced" in str(held(many(100), now))


def test_other_words_are_no_suspicion() -> None:
    assert held(many(100), many(100, notes="New", date_from=date(2026, 1, 1))) is None


ONLINE: dict[str, Any] = {"attendance": Attendance.ONLINE, "venue": None}
CLOSINGS: dict[str, dict[str, Any]] = {
    "paused": {"status": Status.SUSPENDED},
    "online only": ONLINE,
    "cancelled": {"exceptions": (DateException(date=date(2026, 12, 25), change=Change.CANCELLED),)},
}


@pytest.mark.parametrize("what", CLOSINGS)
def test_do_not_come_is_never_held_however_many_say_it(what: str) -> None:
    assert held(many(100), many(100, **CLOSINGS[what])) is None


@pytest.mark.parametrize("what", ["paused", "online only"])
def test_come_again_is_held_when_many_say_it_at_once(what: str) -> None:
    before = [*many(11, **CLOSINGS[what]), *many(89, 11)]
    assert "11 of 100 meetings that were paused" in str(held(before, many(100)))
    assert held([*many(10, **CLOSINGS[what]), *many(90, 10)], many(100)) is None


def test_what_is_paused_may_still_not_change_its_day() -> None:
    now = many(100, status=Status.SUSPENDED, weekday=Weekday.SUNDAY)
    assert "the day changes for 100" in str(held(many(100), now))


@pytest.mark.parametrize(("left", "for_a_person"), [(50, False), (49, True), (0, True)])
def test_a_fall_over_half_is_for_a_person(left: int, for_a_person: bool) -> None:
    hold = held(many(100), many(left))
    assert hold is not None
    assert hold.for_a_person is for_a_person


def test_a_fellowship_that_disappears_is_for_a_person() -> None:
    hold = held([*many(90), *many(6, 90, fellowship="oa")], many(90))
    assert hold is not None
    assert hold.for_a_person


def timed(count: int, lost: int, *, known: bool = True) -> Hold | None:
    """A reading of 100 meetings in which the day of some was not understood."""
    before = many(100)
    now = [replace(item, weekday=None) if n < lost else item for n, item in enumerate(before)]
    matched = match(
        [Known(meeting=item, listed_as=item.id) for item in (before if known else now)], now, {}
    )
    untimed = frozenset(item.id for item in now[:count])
    return why_hold(GOOD, Rows(rows=100, refused=0, untimed=untimed), matched)


def test_rows_that_lose_their_day_or_time_count_as_unreadable() -> None:
    assert str(timed(7, 7)) == "7 of 100 rows cannot be read, 7 of them no day or time"
    assert timed(5, 5) is None


def test_rows_that_had_no_day_or_time_before_lose_none() -> None:
    assert timed(7, 7, known=False) is None


def test_a_meeting_that_its_publisher_makes_one_by_appointment_is_read_well() -> None:
    assert timed(0, 7) is None

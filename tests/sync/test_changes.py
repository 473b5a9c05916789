"""What a change of a listing does to a meeting's dates, from which calendars are made."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from finder.catalogue import Stored
from finder.model import Change, DateException, Meeting, Weekday
from importers.matching import Match, Matched
from importers.sync.changes import changes
from tests.made import NOW, TODAY, meeting

BEFORE = meeting("one")
SEEN = TODAY - timedelta(days=100)


def after(now: Meeting, before: Meeting = BEFORE) -> Stored:
    stored = Stored(
        meeting=before, listed_as=before.id, since=SEEN, first_seen=SEEN, changed=SEEN, changes=3
    )
    found = Match(meeting=now, listed_as=before.id, before=before)
    matched = Matched(matches=[found], vanished=[])
    (made,) = changes("test", matched, {BEFORE.id: stored}, NOW, released=None).stored
    return made


@pytest.mark.parametrize("change", list(Change))
def test_a_date_that_is_cancelled_or_changed_leaves_the_series_where_it_began(
    change: Change,
) -> None:
    exception = DateException(date=date(2026, 12, 28), change=change)
    made = after(replace(BEFORE, exceptions=(exception,)))
    assert (made.first_seen, made.changed, made.changes) == (SEEN, TODAY, 4)


@pytest.mark.parametrize(
    "moved",
    [
        {"start": time(20)},
        {"weekday": Weekday.FRIDAY},
        {"duration": 90},
        {"weeks": (1,)},
        {"timezone": "Europe/Paris"},
        {"date_until": date(2027, 6, 1)},
    ],
    ids=lambda item: next(iter(item)),
)
def test_another_schedule_begins_on_the_day_it_was_seen(moved: dict[str, object]) -> None:
    made = after(replace(BEFORE, **moved))  # type: ignore[arg-type]
    assert (made.first_seen, made.changed, made.changes) == (TODAY, TODAY, 4)


def test_what_no_calendar_shows_moves_nothing() -> None:
    made = after(replace(BEFORE, languages=frozenset({"pl"}), updated=NOW))
    assert (made.first_seen, made.changed, made.changes) == (SEEN, SEEN, 3)


LISTED = replace(BEFORE, weekday=None, dates=(date(2026, 12, 1), date(2026, 12, 15)))


def test_another_of_its_listed_dates_moves_no_event_of_those_that_stay() -> None:
    made = after(replace(LISTED, dates=(date(2026, 12, 15), date(2026, 12, 29))), LISTED)
    assert (made.first_seen, made.changed, made.changes) == (SEEN, SEEN, 3)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (LISTED, replace(LISTED, dates=LISTED.dates[1:], start=time(20))),
        (LISTED, BEFORE),
        (BEFORE, LISTED),
    ],
)
def test_another_hour_of_listed_dates_or_a_series_in_their_place_moves_them(
    before: Meeting, now: Meeting
) -> None:
    made = after(now, before)
    assert (made.first_seen, made.changed, made.changes) == (TODAY, TODAY, 4)

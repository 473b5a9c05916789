from datetime import date, time

import pytest

from finder.model import Caution, Kind, Weekday
from tests.clean.drafts import meeting, reasons, row


def test_each_day_of_a_row_is_a_meeting_of_its_own():
    found = row(weekdays=(Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.MONDAY)).meetings
    assert [(item.weekday, item.id) for item in found] == [
        (Weekday.MONDAY, "feed_row-1-mon"),
        (Weekday.WEDNESDAY, "feed_row-1-wed"),
    ]


@pytest.mark.parametrize("values", [{"weekdays": ()}, {"start": None}])
def test_without_a_day_or_a_start_it_is_by_appointment(values):
    found = meeting(**values)
    assert found.by_appointment
    assert found.weekday is (None if "weekdays" in values else Weekday.MONDAY)


@pytest.mark.parametrize(
    ("start", "end", "minutes", "counted"),
    [
        (time(19), time(20, 30), 90, False),
        (time(23, 30), time(0, 30), 60, False),
        (time(12, 15), time(1, 15), 60, True),
        (time(10), time(10), None, True),
        (time(17, 30), time(16, 30), None, True),
    ],
)
def test_an_end_becomes_a_duration(start, end, minutes, counted):
    found = row(start=start, end=end)
    assert found.meetings[0].duration == minutes
    assert bool(found.problems) is counted


def test_a_stated_duration_wins_over_an_end():
    assert meeting(end=time(23), duration=45).duration == 45


@pytest.mark.parametrize("minutes", [0, -5, 10_000])
def test_an_impossible_duration_is_dropped_and_counted(minutes):
    found = row(duration=minutes)
    assert found.meetings[0].duration is None
    assert reasons(found) == {"not a length of time"}


def test_weeks_stand_in_order_and_the_rows_own_win():
    assert meeting(weeks=(-1, 3, 1, 9), name="2nd Monday of the month").weeks == (1, 3, -1)


def test_weeks_are_read_from_words_where_the_row_gives_none():
    assert meeting(name="Women's Meeting (1st & 3rd Monday Each Month)").weeks == (1, 3)


def test_monthly_without_a_week_is_never_repeated_weekly():
    found = meeting(notes="Meets one Monday a month. Check the calendar.")
    assert Caution.ASK_WHICH_WEEK in found.cautions


def test_monthly_with_a_week_needs_no_asking():
    found = meeting(notes="Meets one Monday a month.", weeks=(2,))
    assert Caution.ASK_WHICH_WEEK not in found.cautions


@pytest.mark.parametrize(
    ("name", "stated", "kind"),
    [
        ("Pass It On", None, Kind.MEETING),
        ("Monthly Business Meeting District 6", None, Kind.SERVICE),
        ("Monthly Business Meeting", Kind.MEETING, Kind.MEETING),
    ],
)
def test_the_kind_is_as_stated_else_by_the_name(name, stated, kind):
    assert meeting(name=name, kind=stated).kind is kind


def test_a_term_that_ends_before_it_begins_is_dropped_and_counted():
    found = row(date_from=date(2026, 5, 1), date_until=date(2026, 4, 1))
    assert (found.meetings[0].date_from, found.meetings[0].date_until) == (None, None)
    assert reasons(found) == {"ends before it begins"}


def test_dates_stand_in_order_once():
    days = (date(2026, 5, 8), date(2026, 5, 1), date(2026, 5, 8))
    assert meeting(dates=days, weekdays=()).dates == (date(2026, 5, 1), date(2026, 5, 8))


def test_weeks_in_the_words_of_a_row_of_two_days_are_asked_for():
    found = row(weekdays=(Weekday.MONDAY, Weekday.SATURDAY), name="Hope (1st Saturday)").meetings
    assert [(item.weeks, item.cautions) for item in found] == [((), {Caution.ASK_FIRST})] * 2

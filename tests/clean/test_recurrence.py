"""Rules that repeat, against the library that everyone uses, where that one ends."""

from datetime import date, datetime, time, timedelta

import pytest
import recurring_ical_events
from icalendar import Calendar, Event, vRecur

from importers.clean.recurrence import Rule, dates_of, last_of, read_rule

START, END = date(2026, 1, 1), date(2027, 2, 1)
FIRST = date(2026, 1, 6)  # a Tuesday


def rule(text: str) -> Rule | None:
    return read_rule(vRecur.from_ical(text), None)


def dates(text: str, first: date = FIRST) -> list[date]:
    found = rule(text)
    assert found is not None
    return list(dates_of(found, first, START, END))


def by_the_library(text: str, first: date) -> list[date]:
    event = Event()
    event.add("DTSTART", datetime.combine(first, time(19)))
    event["RRULE"] = vRecur.from_ical(text)
    calendar = Calendar()
    calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(START, END + timedelta(days=1))
    return sorted(item["DTSTART"].dt.date() for item in found)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=5",
        "FREQ=DAILY;BYMONTH=1,6;BYDAY=TU,SA",
        "FREQ=DAILY;INTERVAL=2;COUNT=40",
        "FREQ=WEEKLY;BYDAY=TU,TH",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=MO",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=9",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=1TU,3TU",
        "FREQ=MONTHLY;BYDAY=-1TU",
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU",
        "FREQ=MONTHLY;BYMONTHDAY=6,-1",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,-2",
        "FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=1,2,3,4,5,6,7",
        "FREQ=YEARLY;BYMONTH=1,4,9;BYDAY=1TU",
        "FREQ=YEARLY;BYDAY=1TU,20TU,-1TU",
        "FREQ=YEARLY;BYYEARDAY=6,100,-10",
        "FREQ=YEARLY;BYWEEKNO=2,20,40;BYDAY=TU",
        "FREQ=YEARLY;BYMONTH=1,3;BYMONTHDAY=6",
    ],
)
@pytest.mark.parametrize("first", [FIRST, date(2025, 1, 7)])
def test_a_rule_gives_the_dates_that_the_library_gives(text: str, first: date):
    # The library counts the first date even where its own rule does not allow it.
    expected = [day for day in by_the_library(text, first) if day != first]
    assert [day for day in dates(text, first) if day != first] == expected


@pytest.mark.parametrize(
    ("text", "count", "first_days"),
    [
        ("FREQ=WEEKLY;INTERVAL=2", 28, [date(2026, 1, 6), date(2026, 1, 20)]),
        ("FREQ=MONTHLY;BYDAY=2TU", 13, [date(2026, 1, 13), date(2026, 2, 10)]),
        ("FREQ=MONTHLY;BYDAY=-1FR", 13, [date(2026, 1, 30), date(2026, 2, 27)]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", 13, [date(2026, 1, 31), date(2026, 2, 28)]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", 13, [date(2026, 1, 30)]),
        ("FREQ=YEARLY;BYDAY=20MO", 1, [date(2026, 5, 18)]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", 1, [date(2026, 5, 11)]),
        ("FREQ=YEARLY;BYYEARDAY=-1", 1, [date(2026, 12, 31)]),
        ("FREQ=YEARLY", 2, [date(2026, 1, 6), date(2027, 1, 6)]),
        ("FREQ=MONTHLY;BYDAY=1MO,SU", 69, [date(2026, 1, 11), date(2026, 1, 18)]),
        ("FREQ=DAILY;INTERVAL=3;COUNT=3", 3, [date(2026, 1, 6), date(2026, 1, 9)]),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 0, []),
    ],
)
def test_a_rule_gives_its_dates_within_the_window(text: str, count: int, first_days: list[date]):
    found = dates(text)
    assert (len(found), found[: len(first_days)]) == (count, first_days)


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"FREQ": ["SECONDLY"]},
        {"FREQ": ["HOURLY"], "INTERVAL": [24]},
        {"FREQ": ["WEEKLY"], "INTERVAL": [0]},
        {"FREQ": ["WEEKLY"], "INTERVAL": [-1]},
        {"FREQ": ["WEEKLY"], "COUNT": [0]},
        {"FREQ": ["WEEKLY"], "BYDAY": ["XX"]},
        {"FREQ": ["WEEKLY"], "BYDAY": ["99999MO"]},
    ],
)
def test_what_is_no_rule_of_days_is_none(parts: dict[str, list[object]]):
    assert read_rule(parts, None) is None


@pytest.mark.parametrize("text", ["FREQ=DAILY;COUNT=1000000000", "FREQ=WEEKLY"])
def test_a_rule_without_a_near_end_has_none(text: str):
    found = rule(text)
    assert found is not None
    assert last_of(found, FIRST, END) is None


@pytest.mark.parametrize("frequency", ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
def test_a_step_beyond_the_calendar_ends_the_rule(frequency: str):
    assert dates(f"FREQ={frequency};INTERVAL={10**9}") == [FIRST]

"""Instants are right in every zone, on both sides of every clock change."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.model import (
    Access,
    Attendance,
    Caution,
    Change,
    DateException,
    Meeting,
    Weekday,
)
from finder.schedule import (
    access_on,
    end_time,
    in_weeks,
    instant,
    next_occurrence,
    occurrence_on,
    occurrences,
    zone,
)

ZONES = (
    "America/New_York",
    "America/Los_Angeles",
    "Europe/London",
    "Europe/Berlin",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "America/St_Johns",
    "Pacific/Auckland",
    "Africa/Casablanca",
)


def meeting(**changes: object) -> Meeting:
    base = Meeting(
        id="f_a",
        feed="f",
        name="Dawn",
        fellowship="aa",
        weekday=Weekday.SUNDAY,
        start=time(2, 30),
        duration=60,
        timezone="America/New_York",
        attendance=Attendance.IN_PERSON,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("wall", "now", "start", "end"),
    [
        (  # skipped by the spring change: read with the offset before the gap
            "02:30",
            "2026-03-08T00:00:00-05:00",
            "2026-03-08T03:30:00-04:00",
            "2026-03-08T04:30:00-04:00",
        ),
        (  # comes twice in autumn: the first; it ends an exact hour later
            "01:30",
            "2026-11-01T00:00:00-04:00",
            "2026-11-01T01:30:00-04:00",
            "2026-11-01T01:30:00-05:00",
        ),
    ],
)
def test_a_wall_time_at_a_clock_change(wall: str, now: str, start: str, end: str) -> None:
    found = next_occurrence(meeting(start=time.fromisoformat(wall)), at(now))
    assert found is not None
    assert found.end is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


def test_what_is_on_now_comes_first_with_a_start_in_the_past() -> None:
    evening = meeting(weekday=Weekday.SATURDAY, start=time(23, 30), duration=90)
    found = next_occurrence(evening, at("2026-06-07T00:59:00-04:00"))
    assert found is not None
    assert found.start.isoformat() == "2026-06-06T23:30:00-04:00"
    later = next_occurrence(evening, at("2026-06-07T01:00:00-04:00"))
    assert later is not None
    assert later.start.isoformat() == "2026-06-13T23:30:00-04:00"


def test_an_unknown_end_stays_unknown_and_an_hour_is_assumed() -> None:
    open_end = meeting(start=time(12), duration=None)
    found = next_occurrence(open_end, at("2026-06-07T12:59:00-04:00"))
    assert found is not None
    assert found.end is None
    assert found.day == date(2026, 6, 7)
    assert end_time(open_end) is None


@pytest.mark.parametrize(
    ("day", "weeks", "meets"),
    [
        ("2026-11-01", (1,), True),
        ("2026-11-08", (1,), False),
        ("2026-11-29", (5,), True),
        ("2026-11-29", (-1,), True),
        ("2026-11-22", (-1,), False),
        ("2026-02-22", (4, -1), True),
        ("2026-11-15", (1, 3), True),
        ("2026-11-15", (), True),
    ],
)
def test_weeks_of_the_month(day: str, weeks: tuple[int, ...], meets: bool) -> None:
    assert in_weeks(date.fromisoformat(day), weeks) is meets


def test_exceptions_are_obeyed() -> None:
    special = meeting(
        start=time(19),
        exceptions=(
            DateException(date=date(2026, 6, 7), change=Change.CANCELLED),
            DateException(
                date=date(2026, 6, 14), change=Change.CHANGED, start=time(20), end=time(0, 30)
            ),
            DateException(date=date(2026, 6, 16), change=Change.ADDED),
        ),
    )
    found = list(occurrences(special, at("2026-06-05T00:00:00-04:00"), 20))
    assert [item.start.isoformat() for item in found] == [
        "2026-06-14T20:00:00-04:00",
        "2026-06-16T19:00:00-04:00",
        "2026-06-21T19:00:00-04:00",
    ]
    assert found[0].end is not None
    assert found[0].end.isoformat() == "2026-06-15T00:30:00-04:00"


def test_an_exception_whose_start_is_skipped_by_the_spring_change_keeps_its_length() -> None:
    change = DateException(
        date=date(2026, 3, 8), change=Change.CHANGED, start=time(2, 15), end=time(3)
    )
    found = occurrence_on(meeting(start=time(19), exceptions=(change,)), change.date)
    assert found is not None
    assert found.end is not None
    assert found.start.isoformat() == "2026-03-08T03:15:00-04:00"
    assert found.end.isoformat() == "2026-03-08T04:00:00-04:00"


@pytest.mark.parametrize(
    ("day", "minutes"),
    [("2026-03-08", 120), ("2026-11-01", 240), ("2026-06-14", 180)],
)
def test_the_end_that_an_exception_names_is_when_clocks_show_it(day: str, minutes: int) -> None:
    change = DateException(
        date=date.fromisoformat(day), change=Change.CHANGED, start=time(0, 30), end=time(3, 30)
    )
    found = occurrence_on(meeting(start=time(19), exceptions=(change,)), change.date)
    assert found is not None
    assert found.end is not None
    assert found.end.time() == time(3, 30)
    assert found.end.astimezone(UTC) - found.start.astimezone(UTC) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "changes",
    [
        {"weekday": None},
        {"start": None},
        {"timezone": None},
        {"timezone": "../../etc/passwd"},
        {"cautions": frozenset({Caution.ASK_WHICH_WEEK})},
        {"date_until": date(2026, 6, 1)},
    ],
)
def test_no_rule_no_occurrence(changes: dict[str, object]) -> None:
    assert next_occurrence(meeting(**changes), at("2026-06-05T00:00:00Z")) is None


def test_explicit_dates_take_the_place_of_the_weekday() -> None:
    dated = meeting(weekday=None, dates=(date(2026, 6, 10), date(2026, 7, 1)))
    found = [item.day.isoformat() for item in occurrences(dated, at("2026-06-10T12:00:00Z"), 60)]
    assert found == ["2026-07-01"]


def test_who_may_come_depends_on_the_week() -> None:
    usually_closed = meeting(access=Access.CLOSED, access_weeks={Access.OPEN: (1, -1)})
    assert access_on(usually_closed, date(2026, 11, 1)) is Access.OPEN
    assert access_on(usually_closed, date(2026, 11, 8)) is Access.CLOSED
    assert access_on(usually_closed, date(2026, 11, 29)) is Access.OPEN
    assert access_on(usually_closed, None) is Access.CLOSED


@pytest.mark.parametrize(
    "name", ["localtime", "posix/UTC", "right/UTC", "Factory", "../UTC", "x/y", ""]
)
def test_only_published_zones_are_zones(name: str) -> None:
    assert zone(name) is None


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(ZONES),
    st.sampled_from(list(Weekday)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.integers(1, 300),
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)),
)
def test_the_next_start_is_the_first_that_has_not_ended(
    tz: str, weekday: Weekday, start: time, duration: int, now: datetime
) -> None:
    """Against a slow reference that walks minute-free: all days around, in UTC."""
    now = now.replace(tzinfo=UTC)
    one = meeting(timezone=tz, weekday=weekday, start=start, duration=duration)
    info = ZoneInfo(tz)
    starts = [
        datetime.combine(now.date() + timedelta(days=n), start, info).astimezone(UTC)
        for n in range(-4, 12)
        if (now.date() + timedelta(days=n)).weekday() == weekday.number
    ]
    expected = min(s for s in starts if s + timedelta(minutes=duration) > now)
    found = next_occurrence(one, now)
    assert found is not None
    # == between zones is False in the hour that comes twice (PEP 495)
    assert found.start.astimezone(UTC) == expected
    assert instant(found.day, start, info).astimezone(UTC) == expected

"""The schedule and an engine that is not ours agree on every occurrence, in many zones."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import recurring_ical_events
from icalendar import Calendar

from finder.model import Attendance, Change, DateException, Meeting, Weekday
from finder.schedule import occurrence_on
from tests.ical.judge import javascript, judge
from tests.ical.judge.good import feed

ZONES = (
    "America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix "
    "America/St_Johns America/Sao_Paulo America/Santiago America/Havana Europe/London "
    "Europe/Dublin Europe/Berlin Europe/Lisbon Atlantic/Azores Africa/Cairo Asia/Jerusalem "
    "Asia/Kolkata Asia/Kathmandu Asia/Tokyo Australia/Sydney Australia/Lord_Howe "
    "Pacific/Auckland Pacific/Chatham Pacific/Honolulu Africa/Johannesburg"
).split()
BEGIN, DAYS = date(2026, 3, 2), 400
WEEKS = ((), (), (), (1,), (2, 4), (5,), (-1,), (1, -1), (4, -1))
STARTS = (time(0, 30), time(2, 0), time(2, 30), time(9), time(12), time(19, 30), time(23, 30))


def made(number: int, chance: random.Random) -> Meeting:
    """One of every kind of rule, with exceptions, in some zone."""
    weekday = Weekday.from_number(chance.randrange(7))
    special = sorted(chance.sample(range(DAYS), 12))
    return Meeting(
        id=f"test_{number}",
        feed="test",
        name=f"Meeting {number}",
        fellowship="aa",
        weekday=weekday,
        start=chance.choice(STARTS),
        duration=chance.choice((None, 45, 60, 90)),
        timezone=ZONES[number % len(ZONES)],
        weeks=chance.choice(WEEKS),
        date_until=chance.choice((None, None, date(2026, 12, 31))),
        attendance=Attendance.ONLINE,
        exceptions=tuple(
            DateException(
                date=BEGIN + timedelta(days=day),
                change=chance.choice(list(Change)),
                start=chance.choice((None, time(18), time(2, 30))),
            )
            for day in special
        ),
    )


def by_schedule(meeting: Meeting) -> set[datetime]:
    days = (BEGIN + timedelta(days=number) for number in range(-40, DAYS))
    found = (occurrence_on(meeting, day) for day in days)
    return {item.start.astimezone(UTC) for item in found if item is not None}


def by_engine(text: bytes) -> Iterator[datetime]:
    query = recurring_ical_events.of(Calendar.from_ical(text))
    for event in query.between(BEGIN - timedelta(days=60), BEGIN + timedelta(days=DAYS + 60)):
        yield event["DTSTART"].dt.astimezone(UTC)


def by_ical_js(text: bytes) -> Iterator[datetime]:
    low = datetime.combine(BEGIN - timedelta(days=60), time(0), UTC)
    for item in javascript.occurrences(text, low, low + timedelta(days=DAYS + 120)):
        yield item.start


Engine = Callable[[bytes], Iterator[datetime]]
ENGINES = [
    pytest.param(by_engine, id="recurring-ical-events"),
    pytest.param(
        by_ical_js,
        id="ical.js",
        marks=pytest.mark.skipif(not javascript.is_here(), reason=javascript.MISSING),
    ),
]


def compare(numbers: range, engine: Engine) -> int:
    """How many occurrences agree; fails at the first meeting where they do not."""
    chance, agreed = random.Random(5), 0
    low = datetime.combine(BEGIN + timedelta(days=2), time(0), UTC)
    high = datetime.combine(BEGIN + timedelta(days=DAYS - 2), time(0), UTC)
    for number in numbers:
        meeting = made(number, chance)
        ours = {moment for moment in by_schedule(meeting) if low <= moment < high}
        text = feed(meeting, brief=number % 2 == 1)
        theirs = sorted(moment for moment in engine(text) if low <= moment < high)
        assert theirs == sorted(ours), meeting
        agreed += len(ours)
    return agreed


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_and_the_schedule_agree_on_every_occurrence(engine: Engine) -> None:
    assert compare(range(50), engine) > 1_000


@pytest.mark.full
@pytest.mark.parametrize("engine", ENGINES)
def test_they_agree_on_more_than_ten_thousand_occurrences(engine: Engine) -> None:
    assert compare(range(600), engine) >= 10_000


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_made_at_random_passes_the_judge(zone: str) -> None:
    chance = random.Random(zone)
    assert judge(feed(made(ZONES.index(zone), chance))) == []

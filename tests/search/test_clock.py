"""What comes next, whatever the clocks do: slots against the schedule, one meeting at a time."""

import gc
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest

from finder.model import Access, Attendance, Weekday
from finder.schedule import next_occurrence
from finder.search.columns.timetable import Clock
from finder.search.engine import find, hit
from finder.search.query import parse_query
from tests.search.small import Small, meeting

World = Callable[..., Small]
ZONES = (
    "America/New_York", "Europe/Berlin", "Europe/London", "Australia/Lord_Howe", "Asia/Kolkata",
    "Pacific/Auckland", "America/St_Johns", "Africa/Casablanca", "America/Asuncion", "Africa/Cairo",
    "Asia/Beirut", "America/Havana", "Pacific/Apia", "Pacific/Kiritimati", "Etc/GMT+12",
)  # fmt: skip


def slots() -> list:
    random = Random(5)
    return [
        meeting(
            f"Slot {number}", timezone=random.choice(ZONES), weekday=random.choice(list(Weekday)),
            start=time(random.choice((0, 0, 1, 2, 3, 12, 23)), random.choice((0, 15, 30, 59))),
            duration=random.choice((None, 0, 60, 90, 1439, 4000)),
            weeks=random.choice(((), (), (1,), (5,), (-1,), (2, 4), (6,))),
        )
        for number in range(400)
    ]  # fmt: skip


@pytest.mark.parametrize("turn", [
    "2026-03-08", "2026-03-29", "2026-04-05", "2026-04-24", "2026-09-06", "2026-09-27",
    "2026-10-04", "2026-10-25", "2026-11-01", "2027-02-28", "2031-12-31",
])  # fmt: skip
def test_starts_and_ends_are_the_schedules_round_every_change(small: World, turn: str) -> None:
    world, random = small(*slots()), Random(turn)
    for _ in range(4):
        at = datetime.fromisoformat(turn).replace(tzinfo=UTC)
        at += timedelta(seconds=random.randrange(-2 * 86400, 3 * 86400))
        for row, item in enumerate(world.meetings):
            found, expected = hit(world.index, row, at), next_occurrence(item, at)
            assert (found.next_start, found.next_end, found.on) == (
                (expected.start, expected.end, expected.day) if expected else (None, None, None)
            ), f"{item} at {at}"


NIGHT = meeting(
    "Night", weekday=Weekday.SUNDAY, start=time(1, 30), duration=None, timezone="America/New_York"
)


@pytest.mark.parametrize(("at", "start"), [
    ("2026-11-01T06:29:59+00:00", "2026-11-01T01:30:00-04:00"),  # the first 01:30, an hour assumed
    ("2026-11-01T06:30:00+00:00", "2026-11-08T01:30:00-05:00"),
    ("2026-11-22T06:45:00+00:00", "2026-11-22T01:30:00-05:00"),
])  # fmt: skip
def test_what_is_on_comes_first_until_it_is_over(small: World, at: str, start: str) -> None:
    found = hit(small(NIGHT).index, 0, datetime.fromisoformat(at))
    assert found.next_start is not None
    assert (found.next_start.isoformat(), found.next_end) == (start, None)


def test_a_meeting_over_midnight_is_on_the_next_day(small: World) -> None:
    late = meeting("Late", start=time(23, 30), duration=90)
    world = small(meeting("Soon", weekday=Weekday.TUESDAY, start=time(1)), late)
    at = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)  # Tuesday, 00:30 in New York
    assert world.names(now=at) == ["Late", "Soon"]
    assert world.names(now=at, day="mon") == ["Late"]
    assert world.names(now=at, day="today") == ["Soon"]
    assert world.names(now=at, soon="60") == ["Soon"]
    assert world.names(now=at, on="0") == ["Late"]
    assert world.names(now=at, on="29") == ["Late"]
    assert world.names(now=at, on="30") == ["Late", "Soon"]


@pytest.mark.parametrize(("asked", "found"), [
    ({"from_": "2026-11-23T23:00:00Z", "soon": "60"}, ["Seven"]),
    ({"from_": "2026-11-23T23:00:00Z", "soon": "59"}, []),
    ({"from_": "2026-11-24T00:00:00Z", "soon": "1"}, ["Seven"]),
    ({"from_": "2026-11-24T00:00:00.5Z", "soon": "10080"}, []),  # it is on: its start is past
    ({"from_": "2026-11-24T01:00:00Z", "soon": "10080"}, ["Seven"]),  # over: next week's
    ({"from_": "2026-11-23T23:59:59Z", "on": "0"}, []),
    ({"from_": "2026-11-24T00:00:00Z", "on": "0"}, ["Seven"]),
    ({"from_": "2026-11-24T00:59:59Z", "on": "0"}, ["Seven"]),
    ({"from_": "2026-11-24T01:00:00Z", "on": "0"}, []),
    ({"from_": "2026-11-24T01:00:00Z", "on": "10079"}, ["Seven"]),
    ({"from_": "2026-11-24T00:30:00Z", "on": "60", "soon": "60"}, []),
])  # fmt: skip
def test_soon_and_on_count_from_the_very_instant(
    small: World, asked: dict[str, str], found: list[str]
) -> None:
    world = small(meeting("Seven"), meeting("Never", weekday=None), meeting("Lost", timezone=None))
    assert world.names(**asked) == found


def test_only_online_meetings_are_seen_in_the_readers_zone(small: World) -> None:
    online = meeting("Online", attendance=Attendance.ONLINE, start=time(23))
    world = small(online, meeting("Hybrid", attendance=Attendance.HYBRID, start=time(23)))
    assert world.names(day="mon") == ["Hybrid", "Online"]
    assert world.names(day="mon", tz="Asia/Tokyo") == ["Hybrid"]
    assert world.names(day="tue", tz="Asia/Tokyo") == ["Online"]
    assert world.names(time="midday", tz="Asia/Tokyo") == ["Online"]  # 13:00 there
    assert world.names(after="13:00", before="13:01", tz="Asia/Tokyo") == ["Online"]
    at = datetime(2026, 11, 23, 14, tzinfo=UTC)  # Monday there, Monday 23:00 in Tokyo
    assert world.names(day="today", tz="Asia/Tokyo", now=at) == ["Hybrid"]
    assert world.names(day="tomorrow", tz="Asia/Tokyo", now=at) == ["Online"]


def test_a_summer_and_a_winter_hour_apart_is_seen(small: World) -> None:
    world = small(meeting("Online", attendance=Attendance.ONLINE))  # 19:00 in New York
    asked = {"after": "00:00", "before": "00:30", "tz": "Europe/London"}
    assert world.names(now=datetime(2026, 11, 22, tzinfo=UTC), **asked) == ["Online"]
    assert world.names(now=datetime(2026, 10, 26, tzinfo=UTC), **asked) == []  # 4 hours: 23:00


def test_access_is_who_may_come_at_the_next_start(small: World) -> None:
    weeks = {Access.OPEN: (4,), Access.RESTRICTED: (5,)}
    world = small(meeting("Varies", access=Access.CLOSED, access_weeks=weeks))
    assert world.names(access="open") == ["Varies"]  # 23 November is a fourth Monday
    assert world.ask().hits[0].access is Access.OPEN
    at = datetime(2026, 11, 24, 12, tzinfo=UTC)  # next: 30 November, a fifth Monday
    assert world.names(now=at) == []
    assert world.names(now=at, access="restricted") == ["Varies"]
    assert world.names(now=datetime(2026, 12, 2, tzinfo=UTC), access="closed") == ["Varies"]


def test_no_more_than_two_minutes_are_held(small: World) -> None:
    """A minute's sets take megabytes: what is asked for later takes the place of the oldest."""
    gc.collect()
    before = _clocks()
    world, at = small(meeting("A")), datetime(2026, 11, 22, 12, tzinfo=UTC)
    for minute in range(8):
        find(world.index, parse_query((), world.index, None), at + timedelta(minutes=minute))
        gc.collect()
        assert _clocks() <= before + 2


def _clocks() -> int:
    """How many there are; asking a weak reference for its class may meet one that has gone."""
    return sum(type(item) is Clock for item in gc.get_objects())

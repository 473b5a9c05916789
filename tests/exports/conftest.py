"""A few meetings and the context they are shown in."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from finder.exports.shape import Context
from finder.model import (
    Access,
    Attendance,
    Contact,
    Meeting,
    Online,
    Publisher,
    Venue,
    Weekday,
)
from finder.search.engine import Hit

IN_PERSON = Meeting(
    id="demo_one-mon",
    feed="demo",
    name="Morning Light",
    fellowship="aa",
    weekday=Weekday.MONDAY,
    start=time(23, 30),
    duration=60,
    timezone="America/New_York",
    attendance=Attendance.IN_PERSON,
    access=Access.CLOSED,
    access_weeks={Access.OPEN: (1,)},
    types=frozenset({"step_study", "discussion", "an_unknown_one"}),
    venue=Venue(
        name="Hall", street="1 Main St", locality="Boston", latitude=42.36, longitude=-71.06
    ),
    contact=Contact(email="group@example.org"),
    regions=("Massachusetts", "Boston"),
)
ONLINE = Meeting(
    id="demo_two",
    feed="demo",
    name="Evening",
    fellowship="na",
    attendance=Attendance.ONLINE,
    online=Online(
        url="https://zoom.us/j/123456789?pwd=Secret9",
        provider="Zoom",
        notes="Meeting ID: 123 456 789 Passcode: 424242",
        phone="+13126266799,,123456789#,,,,*424242#",
    ),
)
TEENS = Meeting(
    id="demo_three",
    feed="demo",
    name="Alateen",
    fellowship="alateen",
    attendance=Attendance.IN_PERSON,
    audiences=frozenset({"teens"}),
    venue=Venue(locality="Boston"),
)


def hit(row: int = 0, *, dated: bool = True) -> Hit:
    tz = ZoneInfo("America/New_York")
    start = datetime(2026, 12, 7, 23, 30, tzinfo=tz)
    end = datetime(2026, 12, 8, 0, 30, tzinfo=tz)
    return Hit(
        row=row,
        next_start=start if dated else None,
        next_end=end if dated else None,
        access=Access.OPEN if dated else Access.NOT_STATED,
        distance_km=1.23456 if dated else None,
        on=date(2026, 12, 7) if dated else None,
    )


@pytest.fixture
def context() -> Context:
    return Context(
        publishers={"demo": Publisher(key="demo", title="Demo Intergroup")},
        fetched={"demo": datetime(2026, 11, 22, 1, tzinfo=UTC)},
        base_url="https://meetings.example.org",
    )

"""A small good feed with one of everything, for the judge to be judged on."""

from dataclasses import replace
from datetime import date, time

from finder.exports.shape import Context
from finder.ical import Listed, calendar
from finder.ical.style import PLAIN, Style
from finder.model import (
    Attendance,
    Change,
    DateException,
    Meeting,
    Online,
    Publisher,
    Venue,
    Weekday,
)

CONTEXT = Context(
    publishers={"demo": Publisher(key="demo", title="Demo Intergroup")},
    fetched={},
    base_url="https://meetings.example.org",
)
MEETING = Meeting(
    id="demo_one",
    feed="demo",
    name="Tea; cake, and \\ more",
    fellowship="aa",
    weekday=Weekday.WEDNESDAY,
    start=time(23, 30),
    duration=90,
    timezone="Europe/London",
    date_until=date(2027, 6, 30),
    attendance=Attendance.HYBRID,
    types=frozenset({"discussion"}),
    venue=Venue(name="Hall", street="1 High St", locality="London", latitude=51.5, longitude=-0.1),
    online=Online(url="https://zoom.us/j/123456789", provider="Zoom", phone="+13126266799"),
    notes="Line one\nLine two äöü " + "– long – " * 20,
    exceptions=(
        DateException(date=date(2026, 12, 23), change=Change.CANCELLED),
        DateException(date=date(2026, 12, 30), change=Change.CHANGED, start=time(18)),
        DateException(date=date(2026, 12, 31), change=Change.ADDED, start=time(12)),
    ),
)
MONTHLY = replace(
    MEETING,
    id="demo_two",
    timezone="America/New_York",
    weeks=(1, -1),
    exceptions=(),
    attendance=Attendance.IN_PERSON,
    online=None,
)


def feed(
    *meetings: Meeting, style: Style = PLAIN, cancelled: str | None = None, brief: bool = False
) -> bytes:
    listed = [
        Listed(
            meeting=meeting,
            first_seen=date(2026, 3, 2),
            changed=date(2026, 4, 1),
            changes=3,
            cancelled=cancelled,
        )
        for meeting in meetings or (MEETING, MONTHLY)
    ]
    return calendar(listed, context=CONTEXT, style=style, brief=brief)

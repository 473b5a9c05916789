"""A small fictional listing with one of everything, for the tests of the site."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from finder.model import (
    Access,
    Attendance,
    Caution,
    Change,
    DateException,
    Facilitation,
    Kind,
    Meeting,
    Online,
    Publisher,
    Registration,
    Status,
    Venue,
    Weekday,
)
from finder.snapshot import Contents, FeedState, Gone

NOW = datetime(2026, 11, 23, 0, 20, tzinfo=UTC)  # Sunday 22 November, 19:20 in New York
READ = datetime(2026, 11, 22, 20, 20, tzinfo=UTC)

HALL = Venue(
    name="Riverside Hall",
    street="12 Main Street",
    locality="Boston",
    region="MA",
    postal_code="02108",
    country="US",
    latitude=42.35762,
    longitude=-71.06514,
)
ZOOM = Online(
    url="https://us02web.zoom.us/j/86259172803?pwd=VerySecret",
    provider="Zoom",
    notes="Passcode: 123456",
    phone="+13126266799,,86259172803#",
)
BASE = Meeting(
    id="city_sunday-night",
    feed="city",
    source_id="1",
    source_url="https://city.example/meetings/1",
    name="Sunday Night Lights",
    group="Riverside Group",
    fellowship="aa",
    weekday=Weekday.SUNDAY,
    start=time(19, 0),
    duration=60,
    timezone="America/New_York",
    attendance=Attendance.IN_PERSON,
    access=Access.OPEN,
    types=frozenset({"discussion"}),
    languages=frozenset({"en"}),
    venue=HALL,
    regions=("Massachusetts", "Boston"),
    notes="Enter by the side door.",
    updated="2026-10-01",
    website="https://riverside.example/",
)
PAUSED = replace(
    BASE, id="city_paused", name="Paused Again", weekday=Weekday.MONDAY, status=Status.SUSPENDED
)
CLOSED = replace(
    BASE,
    id="city_closed",
    name="Step by Step",
    group="Other Group",
    weekday=Weekday.SUNDAY,
    start=time(20, 0),
    access=Access.CLOSED,
    cautions=frozenset({Caution.NOT_ON_HOLIDAYS}),
    exceptions=(
        DateException(date=date(2026, 12, 27), change=Change.CANCELLED, text="No meeting"),
    ),
)
ONLINE = replace(
    BASE,
    id="city_online",
    name="Nightlight Online",
    group="Nightlight",
    weekday=Weekday.MONDAY,
    start=time(1, 0),
    timezone="Europe/London",
    attendance=Attendance.ONLINE,
    venue=None,
    online=ZOOM,
    access=Access.NOT_STATED,
    registration=Registration(required=True, notes="Write first"),
    cost="Donation",
)
FAMILY = replace(
    BASE,
    id="family_tuesday",
    feed="family",
    name="Tuesday Families",
    group="Beacon Families",
    fellowship="al-anon",
    weekday=Weekday.TUESDAY,
    start=time(12, 0),
    attendance=Attendance.HYBRID,
    online=ZOOM,
    access=Access.CLOSED,
    weeks=(1, 3),
    facilitation=Facilitation.PEER,
)
TEENS = replace(
    BASE,
    id="family_teens",
    feed="family",
    name="Alateen Boston",
    group=None,
    fellowship="alateen",
    audiences=frozenset({"teens"}),
    access=Access.CLOSED,
    venue=Venue(locality="Boston", region="MA", country="US"),
    notes=None,
    website=None,
    weekday=Weekday.WEDNESDAY,
)
APPOINTMENT = replace(
    BASE, id="city_appointment", name="By Arrangement", group=None, weekday=None, start=None
)
SERVICE = replace(BASE, id="city_service", name="Business Meeting", kind=Kind.SERVICE)
PARIS = replace(
    BASE,
    id="city_paris",
    name="Les Amis",
    group=None,
    timezone="Europe/Paris",
    weekday=Weekday.MONDAY,
    start=time(18, 30),
    venue=Venue(
        street="65 Quai d'Orsay",
        locality="Paris",
        country="FR",
        latitude=48.8606,
        longitude=2.3106,
    ),
    languages=frozenset({"fr", "en"}),
)
MEETINGS = (BASE, PAUSED, CLOSED, ONLINE, FAMILY, TEENS, APPOINTMENT, SERVICE, PARIS)
PUBLISHERS = {
    "city": Publisher(
        key="city",
        title="City Central Office",
        website="https://city.example/",
        corrections_url="https://city.example/wrong",
    ),
    "family": Publisher(key="family", title="Family Groups of the Bay", license="CC BY 4.0"),
}
GONE = Gone(
    id="city_gone", name="Old Harbour", since=date(2026, 9, 1), latitude=42.36, longitude=-71.06
)
STATES = (
    FeedState(
        key="city",
        title="City Central Office",
        last_attempt=READ,
        last_success=READ,
        rows=9,
        used=7,
        refused=1,
        withheld=1,
        meetings=7,
        problems={("timezone", "not a time zone"): 2},
    ),
    FeedState(
        key="family",
        title="Family Groups of the Bay",
        last_attempt=NOW,
        last_success=READ,
        rows=2,
        used=2,
        meetings=2,
        held="The list fell from 2 rows to 0.",
    ),
)


def contents(*meetings: Meeting, demo: bool = False) -> Contents:
    """The listing, or other meetings of the same two publishers, as a snapshot is made of it."""
    publishers = {key: replace(item, demo=demo) for key, item in PUBLISHERS.items()}
    chosen = meetings or MEETINGS
    return Contents(
        meetings=chosen,
        publishers=publishers,
        first_seen={meeting.id: date(2026, 1, 1) for meeting in chosen},
        changed={meeting.id: date(2026, 1, 2) for meeting in chosen},
        moved={"city_old": "city_sunday-night"},
        gone=(GONE,),
        feed_states=STATES,
    )

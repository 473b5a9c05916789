"""Explicit dates are those near the day of reading, also where the publisher changes nothing."""

from datetime import datetime, timedelta

import pytest

from finder.catalogue import open_catalogue, stored_of
from importers.sync import State
from tests.made import NOW
from tests.sync.conftest import World

URL = "https://example.org/cal.json"
CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n{}END:VCALENDAR\r\n"
EVENT = (
    "BEGIN:VEVENT\r\nUID:{0}\r\nDTSTAMP:20190101T000000Z\r\nSUMMARY:Group {0}\r\n"
    "DTSTART;TZID=America/New_York:201901{1:02}T190000\r\nRRULE:FREQ=WEEKLY;INTERVAL=2\r\n"
    "URL:https://us02web.zoom.us/j/8125550{1:04}\r\nEND:VEVENT\r\n"
)


@pytest.fixture
def site(world: World) -> World:
    """A calendar of fortnightly meetings, stamped years ago, whose publisher says 304."""
    events = "".join(EVENT.format(number, number) for number in range(1, 13))
    world.publish("cal", CALENDAR.format(events).encode())
    world.etags[URL] = '"1"'
    return world


def dates(world: World) -> list[str]:
    with open_catalogue(world.config.data, demo=False) as database:
        found = stored_of(database, "cal")
    return sorted(day.isoformat() for item in found for day in item.meeting.dates)


def sync_at(world: World, when: datetime) -> State:
    return world.sync(at=when)["cal"].state


def test_dates_count_from_the_day_of_reading(site: World):
    assert sync_at(site, NOW) is State.NEW
    assert dates(site)[0] > "2026-10"
    assert dates(site)[-1] > "2027-11"


def test_nothing_new_within_the_month_is_asked_conditionally(site: World):
    sync_at(site, NOW)
    assert sync_at(site, NOW + timedelta(days=8)) is State.UNCHANGED


def test_in_another_month_an_unchanged_calendar_is_read_anew_and_not_held(site: World):
    sync_at(site, NOW)
    before = dates(site)
    assert sync_at(site, NOW + timedelta(days=300)) is State.UPDATED
    assert site.asked[-1][1] is None  # no condition
    assert dates(site)[0] > before[0]
    assert dates(site)[-1] > before[-1]
    assert sync_at(site, NOW + timedelta(days=301)) is State.UNCHANGED

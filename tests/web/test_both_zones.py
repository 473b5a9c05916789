"""An online meeting's hour in two zones, against zoneinfo, a change of day said (facts: UX, U5)."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest

from finder.model import Access, Attendance, Weekday
from finder.search.engine import Hit
from finder.web.cards import Card, Look, card
from finder.web.grouping import by_time
from finder.web.when import when
from finder.web.zones import zone_words
from tests.made import meeting
from tests.web.conftest import Make
from tests.web.listing import BASE, PARIS

DATES = (date(2026, 7, 8), date(2026, 12, 9))  # a summer's and a winter's Wednesday
PAIRS = [
    tuple(line.split())
    for line in """
    America/New_York Europe/London
    America/New_York America/Los_Angeles
    America/New_York Asia/Tokyo
    America/New_York Australia/Sydney
    America/New_York Asia/Kolkata
    America/New_York America/St_Johns
    America/New_York America/Phoenix
    America/Los_Angeles Europe/Berlin
    America/Los_Angeles Pacific/Honolulu
    America/Los_Angeles Pacific/Auckland
    America/Los_Angeles Asia/Kathmandu
    America/Los_Angeles America/Sao_Paulo
    America/Chicago Europe/Dublin
    America/Chicago Africa/Lagos
    America/Denver Asia/Singapore
    America/Phoenix America/Denver
    America/Halifax Europe/Lisbon
    America/St_Johns Asia/Tehran
    America/Sao_Paulo Europe/Madrid
    America/Santiago Australia/Perth
    Europe/London America/New_York
    Europe/London Europe/Paris
    Europe/London Asia/Dubai
    Europe/London Australia/Adelaide
    Europe/London Pacific/Auckland
    Europe/Berlin America/Anchorage
    Europe/Berlin Asia/Kolkata
    Europe/Berlin Africa/Johannesburg
    Europe/Dublin Pacific/Honolulu
    Europe/Athens America/Toronto
    Europe/Moscow America/Los_Angeles
    Asia/Tokyo America/Los_Angeles
    Asia/Kolkata Europe/London
    Asia/Kathmandu America/Chicago
    Asia/Manila America/Vancouver
    Australia/Sydney Europe/London
    Australia/Lord_Howe America/New_York
    Australia/Perth Asia/Tokyo
    Pacific/Auckland America/Denver
    Pacific/Chatham Pacific/Pago_Pago
    """.strip().splitlines()
]


def shown(
    there: str, here: str, day: date, how: Attendance = Attendance.ONLINE
) -> tuple[Card, datetime]:
    """The card of a Wednesday's meeting at 21:40 there for a reader here, and its instant."""
    start = datetime.combine(day, time(21, 40), ZoneInfo(there))
    online = meeting(
        weekday=Weekday.WEDNESDAY,
        start=time(21, 40),
        timezone=there,
        attendance=how,
        venue=None,
    )
    end = (start.astimezone(UTC) + timedelta(hours=1)).astimezone(ZoneInfo(there))
    found = Hit(row=0, next_start=start, next_end=end, access=Access.OPEN)
    look = Look(now=start - timedelta(hours=5), clock="24", unit="km", tz=here)
    return card(online, found, None, look), start


def test_there_are_forty_pairs() -> None:
    assert len({tuple(pair) for pair in PAIRS}) == 40


@pytest.mark.parametrize("day", DATES, ids=str)
@pytest.mark.parametrize(("there", "here"), PAIRS)
def test_the_hour_stands_in_both_zones_and_another_day_is_said(
    there: str, here: str, day: date
) -> None:
    made, start = shown(there, here, day)
    assert (made.time, made.zone) == ("21:40", zone_words(there))
    local = start.astimezone(ZoneInfo(here))
    said = f" on {local:%A}" if local.date() != day else ""
    assert made.yours == f"{local:%H:%M}{said}, {zone_words(here)}"


@pytest.mark.parametrize("day", DATES, ids=str)
@pytest.mark.parametrize(("there", "here"), PAIRS[::4])
def test_what_meets_in_a_room_and_online_says_both_too(there: str, here: str, day: date) -> None:
    online, _ = shown(there, here, day)
    both, _ = shown(there, here, day, Attendance.HYBRID)
    assert (both.time, both.zone, both.yours) == (online.time, online.zone, online.yours)
    assert both.url.endswith(f"tz={quote(here, safe='')}")
    room, _ = shown(there, here, day, Attendance.IN_PERSON)
    assert (room.time, room.zone, room.yours) == (online.time, None, None)


def test_today_at_a_place_is_not_called_so_where_it_is_another_day_for_who_joins() -> None:
    now = datetime(2026, 11, 22, 23, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
    start = now.replace(hour=23, minute=59) + timedelta(hours=8)
    found = Hit(row=0, next_start=start, next_end=None, access=Access.OPEN)
    look = Look(now=now, clock="24", unit="km", tz="Europe/Madrid")
    both = card(meeting(attendance=Attendance.HYBRID), found, None, look)
    for tz, title in ((None, "Tomorrow, Monday 23 November"), (look.tz, "Monday 23 November")):
        (section,) = by_time([both], [found], now, tz)
        assert section.title == title


def test_the_meeting_page_gives_the_next_time_of_what_is_also_online_in_the_reader_s_zone() -> None:
    start = datetime(2026, 11, 25, 20, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
    found = Hit(row=0, next_start=start, next_end=None, access=Access.OPEN)
    look = Look(now=start - timedelta(hours=5), clock="24", unit="km", tz="Europe/Madrid")
    both = meeting(attendance=Attendance.HYBRID, timezone="America/Los_Angeles")
    assert when(both, found, look).yours == "05:00 on Thursday, Spain time"
    assert when(both, found, replace(look, tz=None)).local == "24"
    room = meeting(attendance=Attendance.IN_PERSON, timezone="America/Los_Angeles")
    assert when(room, found, look).yours is None
    assert when(room, found, replace(look, tz=None)).local is None


def test_what_starts_soon_in_several_zones_says_which(make_site: Make) -> None:
    both = make_site(BASE, PARIS).test_client().get("/").get_data(as_text=True)
    assert '<span class="zone">Eastern time</span>' in both
    assert re.search('<span class="zone">(France|Paris) time</span>', both)
    assert "data-local" not in both  # who goes there needs no other hour
    assert 'class="zone"' not in make_site(BASE).test_client().get("/").get_data(as_text=True)

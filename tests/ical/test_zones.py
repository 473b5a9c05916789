"""A VTIMEZONE says, to a reader that is not ours, what the zone's clocks really show."""

import io
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz as dateutil_tz
from icalendar import Calendar

from finder.ical.entries import is_odd
from finder.ical.zones import odd_dates, zone_text

ZONES = (
    "America/New_York America/Chicago America/Los_Angeles America/St_Johns America/Sao_Paulo "
    "America/Santiago America/Havana America/Phoenix Europe/London Europe/Dublin Europe/Berlin "
    "Europe/Istanbul Africa/Casablanca Africa/Cairo Asia/Jerusalem Asia/Kolkata Asia/Kathmandu "
    "Asia/Gaza Australia/Sydney Australia/Lord_Howe Pacific/Auckland Pacific/Apia "
    "Antarctica/Troll Pacific/Chatham"
).split()
FIRST, LAST = 2016, 2036


def described(name: str) -> tzinfo:
    """Read by dateutil, which wants a whole calendar."""
    text = b"BEGIN:VCALENDAR\r\n" + zone_text(name, 2026, 2026) + b"END:VCALENDAR\r\n"
    zone = dateutil_tz.tzical(io.StringIO(text.decode().replace("\r\n ", ""))).get(name)
    assert isinstance(zone, tzinfo)
    return zone


def moments(real: tzinfo) -> list[datetime]:
    """Each noon of twenty years, and every half hour of the nights in which clocks change."""
    found, day = [], datetime(FIRST, 1, 1, 12)
    while day.year < LAST:
        found.append(day)
        following = day + timedelta(days=1)
        if day.replace(tzinfo=real).utcoffset() != following.replace(tzinfo=real).utcoffset():
            found += [day + timedelta(minutes=30 * n) for n in range(48)]
        day = following
    return found


def is_plain(moment: datetime, real: tzinfo) -> bool:
    """Whether that wall time comes once: readers differ on the others."""
    return all(
        moment.replace(tzinfo=real, fold=fold).astimezone(UTC).astimezone(real).replace(tzinfo=None)
        == moment
        for fold in (0, 1)
    ) and (
        moment.replace(tzinfo=real, fold=0).utcoffset()
        == moment.replace(tzinfo=real, fold=1).utcoffset()
    )


@pytest.mark.parametrize("name", ZONES)
def test_every_clock_change_of_twenty_years_is_where_it_is(name: str) -> None:
    real, said = ZoneInfo(name), described(name)
    wrong = [
        moment
        for moment in moments(real)
        if is_plain(moment, real)
        and moment.replace(tzinfo=said).utcoffset() != moment.replace(tzinfo=real).utcoffset()
    ]
    assert wrong == []


def test_summer_time_begins_by_the_clock_that_was_in_use_until_then() -> None:
    text = zone_text("America/Chicago", 2026, 2026)
    summer = text[text.index(b"BEGIN:DAYLIGHT") : text.index(b"END:DAYLIGHT")].split(b"\r\n")
    assert summer[1:3] == [b"DTSTART:20150308T020000", b"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"]
    assert summer[4:6] == [b"TZOFFSETFROM:-0600", b"TZOFFSETTO:-0500"]


@pytest.mark.parametrize("name", ["Europe/Dublin", "Europe/Paris", "Australia/Sydney"])
def test_one_half_of_the_year_is_summer_time(name: str) -> None:
    text = zone_text(name, 2026, 2026)
    for kind in (b"DAYLIGHT", b"STANDARD"):
        parts = re.findall(b"BEGIN:%b.*?END:%b" % (kind, kind), text, re.DOTALL)
        assert sum(b"RRULE:FREQ=YEARLY" in part for part in parts) == 1


def test_a_zone_of_one_offset_has_one_part() -> None:
    head = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
    text = head + zone_text("Asia/Kolkata", 2026, 2026) + b"END:VCALENDAR\r\n"
    (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
    assert [part.name for part in zone.subcomponents] == ["STANDARD"]
    assert zone.subcomponents[0]["TZOFFSETTO"].to_ical() == "+0530"


@pytest.mark.parametrize("name", ZONES)
def test_every_wall_time_that_is_skipped_or_comes_twice_is_known(name: str) -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(1095)]
    for wall in (
        time(0),
        time(0, 30),
        time(1),
        time(1, 30),
        time(2),
        time(2, 45),
        time(3),
        time(23),
    ):
        slow = [day for day in days if is_odd(datetime.combine(day, wall, ZoneInfo(name)))]
        assert list(odd_dates(name, wall, 2026, 2028)) == slow

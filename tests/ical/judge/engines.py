"""Libraries that are not ours: each must read the whole feed without a complaint."""

from collections.abc import Iterator
from datetime import date

import recurring_ical_events
import vobject
from ical.calendar_stream import IcsCalendarStream
from ical.exceptions import CalendarParseError
from icalendar import Calendar


def icalendar_reads(feed: bytes) -> Iterator[str]:
    try:
        calendar = Calendar.from_ical(feed)
    except ValueError as error:
        yield str(error)
        return
    for item in calendar.walk():
        yield from (f"{name}: {why}" for name, why in item.errors)
        for name in item.required:
            if name not in item:
                yield f"{item.name} without {name}"


def vobject_reads(feed: bytes) -> Iterator[str]:
    try:
        for calendar in vobject.readComponents(feed.decode()):
            if calendar.contents.get("vevent"):
                calendar.validate(raiseException=True)
                for event in calendar.vevent_list:
                    assert event.dtstart.value < event.dtend.value
    except (vobject.base.ParseError, vobject.base.ValidateError, AssertionError) as error:
        yield repr(error)
    except (ValueError, AttributeError) as error:
        yield repr(error)


def ical_reads(feed: bytes) -> Iterator[str]:
    try:
        stream = IcsCalendarStream.from_ics(feed.decode())
    except (CalendarParseError, ValueError) as error:
        yield str(error)[:200]
        return
    expected = feed.count(b"\r\nBEGIN:VEVENT\r\n")
    read = sum(len(calendar.events) for calendar in stream.calendars)
    if read != expected:
        yield f"{read} of {expected} events"


def occurrences_read(feed: bytes) -> Iterator[str]:
    try:
        query = recurring_ical_events.of(Calendar.from_ical(feed))
        query.between(date(2026, 11, 1), date(2027, 1, 31))
    except (ValueError, TypeError, KeyError, recurring_ical_events.InvalidCalendar) as error:
        yield repr(error)

"""One VEVENT from a meeting, its dates and a style."""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache

from icalendar import vRecur

from finder.exports.shape import Context
from finder.ical.entries import Entry, is_odd
from finder.ical.lines import component, line, stamp_line, text_line, time_line
from finder.ical.links import opaque_link
from finder.ical.listed import Listed
from finder.ical.style import Style
from finder.ical.words import address, description, is_web_address, location, title
from finder.ical.zones import DAYS
from finder.languages import gettext as _
from finder.model import Meeting
from finder.register.options import spoken
from finder.schedule import zone

_UIDS = uuid.UUID("6f0c2a1e-3a52-5c41-9d6b-0b8e7a3d9c55")
_UNSAFE = re.compile(r"[\s<>\"\\\\\x00-\x20\x7f-\x9f\u2028\u2029]")


def uid(meeting_id: str, day: date | None = None) -> str:
    """Opaque, and the same for ever: made from the id (and the date of a single event)."""
    return str(uuid.uuid5(_UIDS, f"{meeting_id} {day}" if day else meeting_id))


def rule(meeting: Meeting) -> str:
    """RRULE: weekly, or by week of the month; UNTIL in UTC, after the term's last start."""
    assert meeting.weekday is not None
    zone_name = meeting.timezone or ""
    return _rule(meeting.weekday.number, meeting.weeks, meeting.date_until, zone_name)


@lru_cache(maxsize=4096)
def _rule(number: int, weeks: tuple[int, ...], until: date | None, zone_name: str) -> str:
    day = DAYS[number]
    parts: dict[str, object] = {"freq": "WEEKLY", "byday": day}
    if weeks:
        parts = {"freq": "MONTHLY", "byday": [f"{week}{day}" for week in weeks]}
    if until is not None:
        last = datetime.combine(until, time(23, 59, 59), zone(zone_name))
        parts["until"] = last.astimezone(UTC)
    text: bytes = vRecur(parts).to_ical()  # type: ignore[no-untyped-call]
    return text.decode()


def event_for(item: Listed, entry: Entry, context: Context, style: Style) -> bytes:
    """In a discreet style: title, times, the alarm and one opaque link, nothing else."""
    return component("VEVENT", _lines(item, entry, context, style))


def _lines(item: Listed, entry: Entry, context: Context, style: Style) -> Iterator[bytes]:
    meeting = item.meeting
    cancelled = bool(item.cancelled) or entry.cancelled
    words = title(meeting, style, cancelled=cancelled)
    yield line("UID", uid(meeting.id, entry.day))
    yield stamp_line("DTSTAMP", item.changed, item.changes)
    yield stamp_line("LAST-MODIFIED", item.changed, item.changes)
    yield line("SEQUENCE", str(item.changes))
    yield text_line("SUMMARY", words)
    yield from _times(meeting, entry)
    yield line("STATUS", "CANCELLED" if cancelled else "CONFIRMED")
    if style.tells_all:
        yield from _story(item, entry, context)
    else:
        yield line("URL", opaque_link(context.base_url, meeting.id))
        if style.street and not (entry.exception and entry.exception.place):
            street = address(meeting)
            yield from [text_line("LOCATION", street)] if street else []
    if style.alarm is not None:
        yield _alarm(style.alarm, words)


def _times(meeting: Meeting, entry: Entry) -> Iterator[bytes]:
    name = meeting.timezone or ""
    start, end, shown = entry.start, entry.end, name
    if not entry.repeats and (is_odd(start) or is_odd(end)):  # a wall time would say two instants
        start, end, shown = start.astimezone(UTC), end.astimezone(UTC), "UTC"
    yield time_line("DTSTART", start, shown)
    yield time_line("DTEND", end, shown)
    if entry.repeats:
        yield line("RRULE", rule(meeting))
    for start in entry.skips:
        yield time_line("EXDATE", start, name)
    if entry.replaces is not None:
        yield time_line("RECURRENCE-ID", entry.replaces, name)


def _story(item: Listed, entry: Entry, context: Context) -> Iterator[bytes]:
    meeting = item.meeting
    page = f"{context.base_url}/meetings/{meeting.id}"
    words = description(
        meeting,
        page,
        context,
        entry.exception,
        cancelled=item.cancelled,
        unconfirmed=item.unconfirmed,
    )
    yield line("URL", page)
    yield text_line("DESCRIPTION", words)
    yield from _location(meeting, entry)
    yield from _point(meeting, entry)
    yield from _conference(meeting)
    if meeting.types:
        yield text_line("CATEGORIES", *sorted(spoken("type", value) for value in meeting.types))


def _location(meeting: Meeting, entry: Entry) -> Iterator[bytes]:
    place = (entry.exception and entry.exception.place) or location(meeting)
    if place:
        yield text_line("LOCATION", place)


def _point(meeting: Meeting, entry: Entry) -> Iterator[bytes]:
    """An exact one, and only where people really meet there on that date."""
    venue = meeting.venue
    elsewhere = entry.exception is not None and entry.exception.place
    if not meeting.has_point or venue is None or venue.only_near or elsewhere:
        return
    yield line("GEO", f"{venue.latitude};{venue.longitude}")


def _conference(meeting: Meeting) -> Iterator[bytes]:
    """RFC 7986, 5.11; what is no plain address is left to the description."""
    online = meeting.online
    if online is None:
        return
    if online.url and online.url.startswith("https://") and is_web_address(online.url):
        named = online.provider or _("Join online")
        yield line("CONFERENCE", online.url, VALUE="URI", FEATURE="VIDEO", LABEL=named)
    if online.phone and not _UNSAFE.search(online.phone):
        dial = f"tel:{online.phone.replace('#', '%23')}"
        yield line("CONFERENCE", dial, VALUE="URI", FEATURE="PHONE", LABEL=_("Join by phone"))


def _alarm(minutes: int, words: str) -> bytes:
    lines = (
        line("ACTION", "DISPLAY"),
        text_line("DESCRIPTION", words),
        line("TRIGGER", f"-PT{minutes}M" if minutes else "PT0M"),
    )
    return component("VALARM", lines)

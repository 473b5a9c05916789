"""One VEVENT from a meeting, its dates and a style."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache

from icalendar import vRecur

from finder.exports.shape import Context
from finder.ical.entries import Entry, is_odd
from finder.ical.lines import component, line, stamp_line, text_line, time_line, times_line
from finder.ical.links import MEETINGS, short_link
from finder.ical.listed import Listed
from finder.ical.story import story
from finder.ical.style import Style
from finder.ical.weeks import held, own_name
from finder.ical.words import address, title
from finder.ical.zones import DAYS
from finder.model import Meeting
from finder.schedule import zone

_FEW = 20


def uid(name: str, day: date | None = None) -> str:
    """Opaque, and the same for ever: made from the id (and the date of a single event)."""
    return str(uuid.uuid5(MEETINGS, f"{name} {day}" if day else name))


def rule(meeting: Meeting, *, brief: bool = False) -> str:
    """RRULE: weekly, or by week of the month; UNTIL in UTC, after the term's last start.

    `brief`: weekly on the day of DTSTART, which needs no name (RFC 5545, 3.3.10).
    """
    assert meeting.weekday is not None
    zone_name = meeting.timezone or ""
    day = None if brief and not meeting.weeks else meeting.weekday.number
    return _rule(day, meeting.weeks, meeting.date_until, zone_name)


@lru_cache(maxsize=4096)
def _rule(number: int | None, weeks: tuple[int, ...], until: date | None, zone_name: str) -> str:
    parts: dict[str, object] = {"freq": "WEEKLY"}
    day = "" if number is None else DAYS[number]
    if day and not weeks:
        parts["byday"] = day
    if weeks:
        parts = {"freq": "MONTHLY", "byday": [f"{week}{day}" for week in weeks]}
    if until is not None:
        last = datetime.combine(until, time(23, 59, 59), zone(zone_name))
        parts["until"] = last.astimezone(UTC)
    text: bytes = vRecur(parts).to_ical()  # type: ignore[no-untyped-call]
    return text.decode()


def event_for(
    item: Listed, entry: Entry, context: Context, style: Style, *, brief: bool = False
) -> bytes:
    """In a discreet style: title, times, the alarm and one opaque link, nothing else.

    `brief` is for large calendars: the same event in fewer bytes, with fewer words.
    """
    return component("VEVENT", _lines(item, entry, context, style, brief=brief))


def _lines(
    item: Listed, entry: Entry, context: Context, style: Style, *, brief: bool
) -> Iterator[bytes]:
    meeting = item.meeting
    cancelled = bool(item.cancelled) or entry.cancelled
    words = title(meeting, style, cancelled=cancelled)
    page = short_link(context.base_url, meeting.id)
    yield line("UID", uid(own_name(item), entry.day))
    yield stamp_line("DTSTAMP", item.changed, item.changes)
    yield stamp_line("LAST-MODIFIED", item.changed, item.changes)
    if item.changes or not brief:  # none is 0 (RFC 5545, 3.8.7.4)
        yield line("SEQUENCE", str(item.changes))
    yield text_line("SUMMARY", words)
    yield from _times(held(item), entry, brief=brief)
    if cancelled or not brief:  # what says nothing is confirmed
        yield line("STATUS", "CANCELLED" if cancelled else "CONFIRMED")
    yield line("URL", page)
    if style.tells_all:
        yield from story(item, entry, context, page, brief=brief)
    elif style.street and not (entry.exception and entry.exception.place):
        street = address(meeting)
        yield from [text_line("LOCATION", street)] if street else []
    if style.alarm is not None and not cancelled:
        yield _alarm(style.alarm, words)


def _times(meeting: Meeting, entry: Entry, *, brief: bool) -> Iterator[bytes]:
    name = meeting.timezone or ""
    start, end, shown = entry.start, entry.end, name
    if not entry.repeats and (is_odd(start) or is_odd(end)):  # a wall time would say two instants
        start, end, shown = start.astimezone(UTC), end.astimezone(UTC), "UTC"
    yield time_line("DTSTART", start, shown)
    yield time_line("DTEND", end, shown)
    if entry.repeats:
        yield line("RRULE", rule(meeting, brief=brief))
    if len(entry.skips) > _FEW:  # those of years ahead (`weeks`): a line each would be long
        yield times_line("EXDATE", entry.skips, name)
    else:
        yield from (time_line("EXDATE", start, name) for start in entry.skips)
    if entry.replaces is not None:
        yield time_line("RECURRENCE-ID", entry.replaces, name)


def _alarm(minutes: int, words: str) -> bytes:
    lines = (
        line("ACTION", "DISPLAY"),
        text_line("DESCRIPTION", words),
        line("TRIGGER", f"-PT{minutes}M" if minutes else "PT0M"),
    )
    return component("VALARM", lines)

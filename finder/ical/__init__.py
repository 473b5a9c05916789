"""Meetings as an iCalendar feed (RFC 5545, RFC 7986).

UIDs come from the meeting's id alone. DTSTART is the first occurrence on or after the day the
catalogue first saw this schedule, so that nothing in the file moves with the clock: the same
snapshot gives the same bytes. An unknown end is an hour. Meetings for under-18s, and those whose
day, time, zone or week is not known, are not in calendars.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from icalendar import Calendar, Event, Timezone, vDuration, vText

from finder.disclosure import without_join_details
from finder.exports.shape import Context
from finder.ical.event import event_for, rule, uid
from finder.ical.words import clean
from finder.model import Caution, Change, DateException, Meeting, Status
from finder.schedule import ASSUMED_MINUTES, Occurrence, meets_on, occurrence_on, zone

PRODUCT = "-//Open Chair//Meeting calendar//EN"
REFRESH = timedelta(hours=12)
_ZONE_YEARS = 10  # a VTIMEZONE is true this many years before and after the first event
_SEARCH_DAYS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A meeting with the two dates of its history that a calendar needs."""

    meeting: Meeting
    first_seen: date  # when the catalogue first saw this schedule
    changed: date  # the last real change of anything


def calendar(
    listed: Iterable[Listed], *, name: str, context: Context, whole: bool = False
) -> bytes:
    """The feed. `whole` keeps passcodes and meeting ids (a single meeting's own file)."""
    chosen = [_shown(item, context, whole) for item in listed if in_calendars(item.meeting)]
    chosen.sort(key=lambda item: item.meeting.id)
    events = [event for item in chosen for event in _events(item, context)]
    zones = sorted({item.meeting.timezone for item in chosen if item.meeting.timezone})
    years = [item.first_seen.year for item in chosen]
    parts = [_head(name)]
    parts += [_zone_text(tz, min(years), max(years)) for tz in zones]
    parts += [event.to_ical() for event in events]
    return b"".join([*parts, b"END:VCALENDAR\r\n"])


def in_calendars(meeting: Meeting) -> bool:
    """Whether it can be an event at all."""
    return (
        not meeting.for_children
        and meeting.status is Status.ACTIVE
        and not meeting.by_appointment
        and Caution.ASK_WHICH_WEEK not in meeting.cautions
        and meeting.timezone is not None
        and zone(meeting.timezone) is not None
    )


def _shown(item: Listed, context: Context, whole: bool) -> Listed:
    publisher = context.publishers.get(item.meeting.feed)
    if whole or (publisher and publisher.join_details):
        return item
    return Listed(
        meeting=without_join_details(item.meeting),
        first_seen=item.first_seen,
        changed=item.changed,
    )


def _head(name: str) -> bytes:
    head = Calendar()
    head.add("version", "2.0")
    head.add("prodid", PRODUCT)
    head.add("calscale", "GREGORIAN")
    head.add("name", vText(clean(name)))
    head.add("x-wr-calname", vText(clean(name)))
    head.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", vDuration(REFRESH))
    text: bytes = head.to_ical(sorted=False)
    return text.removesuffix(b"END:VCALENDAR\r\n")


@lru_cache(maxsize=512)
def _zone_text(name: str, first: int, last: int) -> bytes:
    begin, end = date(first - _ZONE_YEARS, 1, 1), date(last + _ZONE_YEARS, 12, 31)
    text: bytes = Timezone.from_tzid(name, first_date=begin, last_date=end).to_ical()
    return text


def _events(item: Listed, context: Context) -> Iterator[Event]:
    """The series, its changed dates, and single events for explicit and added dates."""
    meeting = item.meeting
    if meeting.dates:
        for day in meeting.dates:
            yield from _single(item, context, day)
    else:
        yield from _series(item, context)
    for exception in meeting.exceptions:
        if exception.change is Change.ADDED and exception.date not in meeting.dates:
            yield from _single(item, context, exception.date)


def _single(item: Listed, context: Context, day: date) -> Iterator[Event]:
    found = occurrence_on(item.meeting, day)
    if found is not None:
        event = _event(item, context, uid(item.meeting.id, day))
        _set_times(event, item.meeting, found)
        yield event


def _series(item: Listed, context: Context) -> Iterator[Event]:
    meeting = item.meeting
    begin = max(item.first_seen, meeting.date_from or item.first_seen)
    first = next((d for d in _days(begin) if meets_on(meeting, d)), None)
    tz = zone(meeting.timezone or "")
    if first is None or tz is None or meeting.start is None:
        return
    event = _event(item, context, uid(meeting.id))
    minutes = meeting.duration or ASSUMED_MINUTES
    start = datetime.combine(first, meeting.start, tz)
    event.add("dtstart", start)
    event.add("dtend", (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(tz))
    event.add("rrule", rule(meeting))
    changed = [item for item in meeting.exceptions if meets_on(meeting, item.date)]
    for exception in changed:
        if exception.change is Change.CANCELLED and exception.date >= first:
            event.add("exdate", datetime.combine(exception.date, meeting.start, tz))
    yield event
    for exception in changed:
        if exception.change is Change.CHANGED and exception.date >= first:
            yield from _override(item, context, exception, meeting.start)


def _override(
    item: Listed, context: Context, exception: DateException, usual: time
) -> Iterator[Event]:
    found = occurrence_on(item.meeting, exception.date)
    tz = zone(item.meeting.timezone or "")
    if found is None or tz is None:
        return
    event = _event(item, context, uid(item.meeting.id), exception)
    _set_times(event, item.meeting, found)
    event.add("recurrence-id", datetime.combine(exception.date, usual, tz))
    yield event


def _days(begin: date) -> Iterator[date]:
    return (begin + timedelta(days=number) for number in range(_SEARCH_DAYS))


def _set_times(event: Event, meeting: Meeting, found: Occurrence) -> None:
    tz = zone(meeting.timezone or "")
    event.add("dtstart", found.start.astimezone(tz))
    event.add("dtend", found.over.astimezone(tz))


def _event(
    item: Listed, context: Context, event_uid: str, exception: DateException | None = None
) -> Event:
    return event_for(
        item.meeting, context, event_uid=event_uid, changed=item.changed, exception=exception
    )

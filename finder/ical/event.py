"""One VEVENT from a meeting, its dates and a style."""

import uuid
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Event, vGeo, vRecur, vText, vUri

from finder.exports.shape import Context
from finder.ical.entries import Entry
from finder.ical.links import opaque_link
from finder.ical.listed import Listed
from finder.ical.style import Style
from finder.ical.words import clean, description, location, title
from finder.model import Meeting
from finder.register.options import label
from finder.schedule import zone

_UIDS = uuid.UUID("6f0c2a1e-3a52-5c41-9d6b-0b8e7a3d9c55")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def uid(meeting_id: str, day: date | None = None) -> str:
    """Opaque, and the same for ever: made from the id (and the date of a single event)."""
    return str(uuid.uuid5(_UIDS, f"{meeting_id} {day}" if day else meeting_id))


def rule(meeting: Meeting) -> vRecur:
    """RRULE: weekly, or by week of the month; UNTIL in UTC, after the term's last start."""
    assert meeting.weekday is not None
    day = _DAYS[meeting.weekday.number]
    parts: dict[str, object] = {"freq": "WEEKLY", "byday": day}
    if meeting.weeks:
        parts = {"freq": "MONTHLY", "byday": [f"{week}{day}" for week in meeting.weeks]}
    if meeting.date_until is not None:
        last = datetime.combine(meeting.date_until, time(23, 59, 59), zone(meeting.timezone or ""))
        parts["until"] = last.astimezone(UTC)
    return vRecur(parts)


def event_for(item: Listed, entry: Entry, context: Context, style: Style) -> Event:
    """In a discreet style: title, times, the alarm and one opaque link, nothing else."""
    meeting, event = item.meeting, Event()
    stamp = datetime.combine(item.changed, time(0), UTC)
    words = title(meeting, style, cancelled=bool(item.cancelled) or entry.cancelled)
    event.add("uid", uid(meeting.id, entry.day))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", item.changes)
    event.add("summary", vText(words))
    _add_times(event, meeting, entry)
    event.add("status", "CANCELLED" if item.cancelled or entry.cancelled else "CONFIRMED")
    if style.tells_all:
        _add_story(event, item, entry, context)
    else:
        event.add("url", vUri(opaque_link(context.base_url, meeting.id)))
        if style.street:
            _add_location(event, meeting, entry)
    if style.alarm is not None:
        event.add_component(_alarm(style.alarm, words))
    return event


def _add_times(event: Event, meeting: Meeting, entry: Entry) -> None:
    event.add("dtstart", entry.start)
    event.add("dtend", entry.end)
    if entry.repeats:
        event.add("rrule", rule(meeting))
    for start in entry.skips:
        event.add("exdate", start)
    if entry.replaces is not None:
        event.add("recurrence-id", entry.replaces)


def _add_story(event: Event, item: Listed, entry: Entry, context: Context) -> None:
    meeting = item.meeting
    page = f"{context.base_url}/meetings/{meeting.id}"
    words = description(meeting, page, context, entry.exception, cancelled=item.cancelled)
    event.add("url", vUri(page))
    event.add("description", vText(clean(words)))
    _add_location(event, meeting, entry)
    _add_point(event, meeting, entry)
    _add_conference(event, meeting)
    if meeting.types:
        event.add("categories", sorted(label("type", value) for value in meeting.types))


def _add_location(event: Event, meeting: Meeting, entry: Entry) -> None:
    place = (entry.exception and entry.exception.place) or location(meeting)
    if place:
        event.add("location", vText(clean(place)))


def _add_point(event: Event, meeting: Meeting, entry: Entry) -> None:
    """An exact one, and only where people really meet there on that date."""
    venue = meeting.venue
    elsewhere = entry.exception is not None and entry.exception.place
    if not meeting.has_point or venue is None or venue.approximate or elsewhere:
        return
    if venue.latitude is not None and venue.longitude is not None:
        event.add("geo", vGeo((venue.latitude, venue.longitude)))


def _add_conference(event: Event, meeting: Meeting) -> None:
    """RFC 7986, 5.11."""
    online = meeting.online
    if online is None:
        return
    if online.url and online.url.startswith("https://"):
        words = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": online.provider or "Join online"}
        event.add("conference", vUri(online.url), parameters=words)
    if online.phone:
        words = {"VALUE": "URI", "FEATURE": "PHONE", "LABEL": "Join by phone"}
        event.add("conference", vUri(f"tel:{online.phone.replace('#', '%23')}"), parameters=words)


def _alarm(minutes: int, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", vText(words))
    alarm.add("trigger", -timedelta(minutes=minutes))
    return alarm

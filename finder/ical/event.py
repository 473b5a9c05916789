"""One VEVENT: its identity, words, place and ways to join; the times are the feed's to set."""

import uuid
from datetime import UTC, date, datetime, time

from icalendar import Event, vGeo, vRecur, vText, vUri

from finder.exports.shape import Context
from finder.ical.words import clean, description, location
from finder.model import DateException, Meeting
from finder.register.options import label
from finder.schedule import zone

_UIDS = uuid.UUID("6f0c2a1e-3a52-5c41-9d6b-0b8e7a3d9c55")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rule(meeting: Meeting) -> vRecur:
    """RRULE: weekly, or by week of the month; UNTIL in UTC, after the term's last start."""
    assert meeting.weekday is not None
    day = _DAYS[meeting.weekday.number]
    parts: dict[str, object] = {"freq": "WEEKLY", "byday": day}
    if meeting.weeks:
        parts = {"freq": "MONTHLY", "byday": [f"{week}{day}" for week in meeting.weeks]}
    if meeting.date_until is not None and meeting.start is not None:
        last = datetime.combine(meeting.date_until, time(23, 59, 59), zone(meeting.timezone or ""))
        parts["until"] = last.astimezone(UTC)
    return vRecur(parts)


def uid(meeting_id: str, day: date | None = None) -> str:
    """Opaque, and the same for ever: made from the id (and the date of a single event)."""
    return str(uuid.uuid5(_UIDS, f"{meeting_id} {day}" if day else meeting_id))


def event_for(
    meeting: Meeting,
    context: Context,
    *,
    event_uid: str,
    changed: date,
    exception: DateException | None = None,
) -> Event:
    """Everything but the times. `changed` is the day of the last real change."""
    stamp = datetime.combine(changed, time(0), UTC)
    page = f"{context.base_url}/meetings/{meeting.id}"
    event = Event()
    event.add("uid", event_uid)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("summary", vText(clean(meeting.name)))
    event.add("url", vUri(page))
    event.add("description", vText(clean(description(meeting, page, context, exception))))
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    place = (exception and exception.place) or location(meeting)
    if place:
        event.add("location", vText(clean(place)))
    _add_point(event, meeting)
    _add_conference(event, meeting)
    if meeting.types:
        event.add("categories", sorted(label("type", value) for value in meeting.types))
    return event


def _add_point(event: Event, meeting: Meeting) -> None:
    venue = meeting.venue
    if not meeting.has_point or venue is None or venue.approximate:
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

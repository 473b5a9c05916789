"""Where a meeting is and how to join it, in words and links."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from finder.model import Attendance, Meeting, Venue
from finder.register.places.regions import country_name
from finder.web.cards import area, town

_DIRECTIONS = "https://www.openstreetmap.org/directions"
_SEARCH = "https://www.openstreetmap.org/search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The address in lines. `directions` is None where it is no exact place."""

    lines: tuple[str, ...]
    note: str | None
    notes: str | None
    directions: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """How to join from afar. `host` is where the link really leads, `named` a known provider."""

    title: str
    url: str | None
    label: str
    named: bool
    host: str | None
    notes: str | None
    phone: str | None
    phone_url: str | None
    phone_notes: str | None


def where(meeting: Meeting) -> Where | None:
    """None for what is only online; a meeting for under-18s gives its town alone."""
    venue = meeting.venue
    if venue is None or meeting.attendance is Attendance.ONLINE:
        return None
    if meeting.for_children:
        line = town(venue)
        return Where(lines=(line,), note=None, notes=None, directions=None) if line else None
    lines = _lines(venue)
    if not lines:
        return None
    note = (
        "This is only the area: ask the group for the exact place." if venue.approximate else None
    )
    return Where(lines=lines, note=note, notes=venue.notes, directions=_directions(venue))


def _lines(venue: Venue) -> tuple[str, ...]:
    country = country_name(venue.country) if venue.country else None
    lines = (venue.name, venue.street, area(venue), country)
    return tuple(dict.fromkeys(line for line in lines if line))


def _directions(venue: Venue) -> str | None:
    if venue.approximate:
        return None
    if venue.latitude is not None and venue.longitude is not None and not venue.only_near:
        point = f"{venue.latitude},{venue.longitude}"
        return f"{_DIRECTIONS}?{urlencode({'from': '', 'to': point})}"
    if venue.street and venue.locality:
        parts = (venue.street, venue.locality, venue.region, venue.country)
        return f"{_SEARCH}?{urlencode({'query': ', '.join(part for part in parts if part)})}"
    return None


def join(meeting: Meeting) -> Join | None:
    """None where there is no way to join from afar, or none that may be shown."""
    online = meeting.online
    if online is None or meeting.for_children or not any((online.url, online.phone, online.notes)):
        return None
    host = urlsplit(online.url).hostname if online.url else None
    return Join(
        title="Online" if online.url or not online.phone else "By phone",
        url=online.url,
        label=f"Join on {online.provider}" if online.provider else f"Join at {host}",
        named=online.provider is not None,
        host=host,
        notes=online.notes,
        phone=_readable(online.phone) if online.phone else None,
        phone_url=f"tel:{quote(online.phone, safe='+,;*')}" if online.phone else None,
        phone_notes=online.phone_notes,
    )


def _readable(dial: str) -> str:
    """`+13126266799, then 123#`: the pauses said in words."""
    number, *rest = [part for part in dial.split(",") if part]
    return ", then ".join([number, *rest])

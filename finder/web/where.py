"""Where a meeting is, in words, and the way there."""

from dataclasses import dataclass

from finder.languages import country
from finder.languages import gettext as _
from finder.model import Attendance, Meeting, Venue
from finder.register.places.regions import country_name
from finder.web.way_there import area, directions, map_app, town


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The address in lines. `directions` and `map_app` are None where it is no exact place.

    `address` is what one may copy: the street and what follows, None without a street.
    """

    lines: tuple[str, ...]
    note: str | None
    notes: str | None
    directions: str | None
    map_app: str | None
    address: str | None


def where(meeting: Meeting) -> Where | None:
    """None for what is only online; a meeting for under-18s gives its town alone."""
    venue = meeting.venue
    if venue is None or meeting.attendance is Attendance.ONLINE:
        return None
    if meeting.for_children:
        return _town_alone(venue)
    lines = _lines(venue)
    if not lines:
        return None
    only = _("This is only the area: ask the group for the exact place.")
    exact = bool(venue.street) and not venue.approximate
    return Where(
        lines=lines,
        note=only if venue.approximate else None,
        notes=venue.notes,
        directions=directions(venue),
        map_app=map_app(venue),
        address=", ".join(line for line in lines if line != venue.name) if exact else None,
    )


def _town_alone(venue: Venue) -> Where | None:
    line = town(venue)
    if line is None:
        return None
    return Where(lines=(line,), note=None, notes=None, directions=None, map_app=None, address=None)


def _country(code: str) -> str:
    return country(code, country_name(code))


def _lines(venue: Venue) -> tuple[str, ...]:
    where = _country(venue.country) if venue.country else None
    lines = (venue.name, venue.street, area(venue), where)
    return tuple(dict.fromkeys(line for line in lines if line))

"""Whose clock: row, exact point, feed, place no wider than a town; else unknown (DESIGN 4)."""

from datetime import UTC, datetime
from functools import lru_cache

from finder.model import Attendance, Venue
from finder.schedule import zone
from importers import Draft, Feed
from importers.clean.text import line
from importers.clean.words import Said
from importers.clean.zones import town_zone, zone_at, zone_name

# A winter and a summer day: zones that agree on both show the same time for our purpose.
_SAMPLES = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))


def time_zone(
    draft: Draft, feed: Feed, said: Said, how: Attendance, place: Venue | None
) -> str | None:
    """IANA name or None with a problem; `place` is the venue before its point is withheld."""
    stated = _stated(draft)
    if stated is not None:
        return stated
    own_point = how is not Attendance.ONLINE and _has_exact_point(place)
    if feed.timezone and said.time_zone is None and not own_point:
        return feed.timezone  # whatever the town's: it takes long to look up
    here = _zone_of(place)
    if said.time_zone is not None and here is not None and not _agree(said.time_zone, here):
        draft.problem("timezone", "words and place name different time zones", said.time_zone)
        return None
    exact = here if own_point else None
    found = said.time_zone or exact or feed.timezone or here
    if found is None and draft.start is not None:
        draft.problem("timezone", "time zone not known")
    return found


def _stated(draft: Draft) -> str | None:
    given = line(draft.timezone)
    found = zone_name(given)
    if given and found is None:
        draft.problem("timezone", "not a time zone", given[:100])
    return found


def _has_exact_point(place: Venue | None) -> bool:
    return place is not None and place.latitude is not None and not place.approximate


def _zone_of(place: Venue | None) -> str | None:
    """By an exact point, a town's point, or a town's name; never by what is wider than a town."""
    if place is None or not (place.locality or _has_exact_point(place)):
        return None
    if place.latitude is None or place.longitude is None:
        return town_zone(place.locality, place.region, place.country)
    return zone_at(place.latitude, place.longitude)


@lru_cache(maxsize=1024)
def _agree(one: str, other: str) -> bool:
    first, second = zone(one), zone(other)
    if first is None or second is None:
        return False
    return all(
        day.astimezone(first).utcoffset() == day.astimezone(second).utcoffset() for day in _SAMPLES
    )

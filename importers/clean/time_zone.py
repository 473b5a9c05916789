"""Whose clock: row, exact point, feed, place no wider than a town; else unknown (DESIGN 4).

What a row states is never overridden: where it is no name of a zone, what the others give is taken
only if it agrees with what is stated.
"""

from collections.abc import Iterator
from dataclasses import replace

from finder.model import Attendance, Venue
from importers import Draft, Feed
from importers.clean.clocks import same_clock, shows
from importers.clean.remembered import remembered
from importers.clean.text import line
from importers.clean.venue import spot
from importers.clean.words import Said
from importers.clean.zone_claims import claim
from importers.clean.zones import code_zone, town_zone, zone_at, zone_name


def time_zone(
    draft: Draft, feed: Feed, said: Said, how: Attendance, place: Venue | None
) -> str | None:
    """IANA name or None with a problem; `place` is the venue before its point is withheld."""
    given, stated = _stated(draft.timezone) if draft.timezone else _NONE
    if stated is not None:
        return stated
    own_point = how is not Attendance.ONLINE and _has_exact_point(place)
    if given or draft.starts:
        return _that_agrees(draft, given, _others(feed, place, own_point), own_point)
    if feed.timezone and said.time_zone is None and not own_point:
        return feed.timezone  # whatever the town's: it takes long to look up
    here = _zone_of(place)
    if said.time_zone is not None and here is not None and not same_clock(said.time_zone, here):
        draft.problem("timezone", "words and place name different time zones", said.time_zone)
        return None
    exact = here if own_point else None
    found = said.time_zone or exact or feed.timezone or here
    if found is None and draft.start is not None:
        draft.problem("timezone", "time zone not known")
    return found


_NONE = (None, None)


@remembered
def _stated(written: str) -> tuple[str | None, str | None]:
    """The words, and the zone that they name."""
    given = line(written)
    return given, zone_name(given)


def likely_zone(draft: Draft, feed: Feed) -> str | None:
    """For a start that is an instant of UTC: whose clock it is shown on, the town's before the
    feed's, since both are right.
    """
    return _zone_of(spot(replace(draft, problems=[])).venue) or feed.timezone


def _others(feed: Feed, place: Venue | None, own_point: bool) -> Iterator[str]:
    """The zones that the row does not state: that of its point alone, else feed and town."""
    if feed.timezone and not own_point:
        yield feed.timezone
    if here := _zone_of(place):
        yield here


def _that_agrees(
    draft: Draft, given: str | None, others: Iterator[str], own_point: bool
) -> str | None:
    """The first other zone that agrees with the words or with the offsets of dated starts.

    A point is whose clock it is even where the words say nothing of one; a feed is not.
    """
    said = claim(given)
    if said is None and not draft.starts:
        draft.problem("timezone", "not a time zone", given and given[:100])
        return next(others, None) if own_point else None
    for name in others:
        agrees = shows(name, draft.starts)
        if agrees and (draft.starts or (said and said.fits(name, draft.dates))):
            return name
    if said and said.otherwise:
        return said.otherwise
    first = given or f"UTC{draft.starts[0]:%z}"
    draft.problem("timezone", "stated time zone agrees with no other", first[:100])
    return None


def _has_exact_point(place: Venue | None) -> bool:
    return place is not None and place.latitude is not None and not place.approximate


def _zone_of(place: Venue | None) -> str | None:
    """By an exact point, a town's point, a town's name or a postal code; never by what is wider."""
    if place is None or not (place.locality or place.postal_code or _has_exact_point(place)):
        return None
    if place.latitude is None or place.longitude is None:
        return town_zone(place.locality, place.region, place.country) or code_zone(
            place.postal_code, place.region, place.country
        )
    return zone_at(place.latitude, place.longitude)

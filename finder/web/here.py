"""Where a position is: the towns round it, and whose miles or kilometres count there."""

from collections.abc import Iterable
from math import cos, radians, sin

from finder.register.gazetteer import Place
from finder.register.places.compiled import is_compiled
from finder.search.columns.own_places import Towns
from finder.web import unproxied
from finder.web.state import site, snapshot

_FARTHEST = 50  # km: a town farther away would say something else than "here"
_DEGREE = 111  # km, of latitude
_MOST = 400  # towns without meetings that are looked at


def nearest(latitude: float, longitude: float) -> Place | None:
    """The nearest town with meetings, in degrees; None where all are too far away.

    A position is looked up once a request.
    """
    known: dict[tuple[float, float], Place | None] = unproxied.own().setdefault("towns", {})
    here = (latitude, longitude)
    if here not in known:
        known[here] = snapshot().index.own_places.nearest_of(towns_near(*here))
    return known[here]


def towns_near(latitude: float, longitude: float) -> Towns:
    """Those with meetings that are near enough, measured once a request."""
    known: dict[tuple[float, float], Towns] = unproxied.own().setdefault("towns_near", {})
    here = (latitude, longitude)
    if here not in known:
        known[here] = snapshot().index.own_places.towns(*here, *box(latitude, longitude))
    return known[here]


def country_of(latitude: float, longitude: float) -> str | None:
    """By the nearest town with meetings, else the nearest of all, where they are at hand already.

    ISO alpha-2.
    """
    known: dict[tuple[float, float], str | None] = unproxied.own().setdefault("countries", {})
    here = (latitude, longitude)
    if here not in known:
        town = nearest(*here) or _of_the_world(*here)
        known[here] = town.country if town else None
    return known[here]


def _of_the_world(latitude: float, longitude: float) -> Place | None:
    if not is_compiled(site().config.data / "gazetteer"):
        return None  # nobody waits for it: it is made at the first search by name
    found = site().gazetteer.between(*box(latitude, longitude), limit=_MOST)
    return _least(latitude, longitude, found)


def box(latitude: float, longitude: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """What holds all that is near enough: latitudes, then longitudes."""
    tall = _FARTHEST / _DEGREE
    wide = tall / max(cos(radians(latitude)), 0.01)
    return (latitude - tall, latitude + tall), (longitude - wide, longitude + wide)


def _least(latitude: float, longitude: float, towns: Iterable[Place]) -> Place | None:
    return min(towns, key=lambda town: (_far(latitude, longitude, town), town.name), default=None)


def _far(latitude: float, longitude: float, place: Place) -> float:
    """What grows with the distance on a sphere (the haversine's inside): only the least counts."""
    north = sin(radians(place.latitude - latitude) / 2)
    east = sin(radians(place.longitude - longitude) / 2)
    return north**2 + cos(radians(latitude)) * cos(radians(place.latitude)) * east**2

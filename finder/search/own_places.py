"""The towns and postal codes of our own venues, as places one can search near."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from statistics import median

from finder.model import Meeting, Venue
from finder.register.gazetteer import Place
from finder.search.tokens import words

_Key = tuple[str, str, str | None, str]  # kind, name, region, country


def own_places(meetings: Iterable[Meeting]) -> list[Place]:
    """A place for each town and postal code, in the middle of the meetings there."""
    points: dict[_Key, list[tuple[float, float]]] = defaultdict(list)
    for meeting in meetings:
        point = point_of(meeting)
        if point is not None and meeting.venue is not None:
            for key in _keys(meeting.venue):
                points[key].append(point)
    return [_place(key, found) for key, found in sorted(points.items(), key=str)]


def own_towns(meetings: Iterable[Meeting]) -> dict[str, bool]:
    """The names of all towns, as words joined by blanks, and whether any meeting there has a point.

    Where none has, the town cannot be searched near, only by its name.
    """
    towns: dict[str, bool] = {}
    for meeting in meetings:
        if meeting.venue and meeting.venue.locality:
            name = " ".join(words(meeting.venue.locality))
            towns[name] = towns.get(name, False) or point_of(meeting) is not None
    return dict(sorted(towns.items()))


def _keys(venue: Venue) -> Iterator[_Key]:
    if venue.country is None:
        return
    if venue.locality:
        yield "town", venue.locality, venue.region, venue.country
    if venue.postal_code:
        yield "postal_code", venue.postal_code, venue.region, venue.country


def point_of(meeting: Meeting) -> tuple[float, float] | None:
    """Where it can be found by distance, (latitude, longitude); never for a children's meeting."""
    venue = meeting.venue
    if venue is None or not meeting.has_point or meeting.for_children:
        return None
    if venue.latitude is None or venue.longitude is None:
        return None
    return venue.latitude, venue.longitude


def _place(key: _Key, points: list[tuple[float, float]]) -> Place:
    kind, name, region, country = key
    return Place(
        name=name,
        region=region,
        country=country,
        latitude=median(point[0] for point in points),
        longitude=median(point[1] for point in points),
        population=0,
        kind=kind,
    )

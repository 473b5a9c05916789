"""The towns, postal codes and compact regions of our own meetings, as places to search near."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from statistics import median

from finder.model import Meeting, Venue
from finder.register.gazetteer import Place
from finder.search.places import distance_km
from finder.search.tokens import words

_WIDEST_REGION_KM = 40  # a wider one (a state, a county) has no middle to be near to
Key = tuple[str, str, str | None, str]  # kind, name, region, country
Points = list[tuple[float, float]]


def places_of(meetings: Iterable[Meeting]) -> list[Place]:
    """A place for each town, postal code and compact region, in the middle of its meetings."""
    points: dict[Key, Points] = defaultdict(list)
    regions: dict[Key, Points] = defaultdict(list)
    for meeting in meetings:
        point = point_of(meeting)
        if point is not None:
            for key, of_region in place_keys(meeting):
                (regions if of_region else points)[key].append(point)
    found = (place_of(key, points.get(key), regions.get(key)) for key in {**regions, **points})
    return in_order(place for place in found if place)


def in_order(places: Iterable[Place]) -> list[Place]:
    """Always the same, whatever order came in."""
    return sorted(places, key=lambda item: str((item.kind, item.name, item.region, item.country)))


def place_keys(meeting: Meeting) -> Iterator[tuple[Key, bool]]:
    """What of it may be a place, and whether that is a publisher's region."""
    for key in _keys(meeting.venue) if meeting.venue else ():
        yield key, False
    for key in _region_keys(meeting):
        yield key, True


def place_of(key: Key, points: Points | None, regions: Points | None) -> Place | None:
    """The middle of the points of a town or code, else of a region, if that is compact."""
    if points:
        return _place(key, points)
    return _place(key, regions) if regions and _is_compact(key, regions) else None


def towns_of(meetings: Iterable[Meeting]) -> dict[str, bool]:
    """The names of all towns, as words joined by blanks, and whether any meeting there has a point.

    Where none has, the town cannot be searched near, only by its name.
    """
    towns: dict[str, bool] = {}
    for meeting in meetings:
        if meeting.venue and meeting.venue.locality:
            name = " ".join(words(meeting.venue.locality))
            towns[name] = towns.get(name, False) or point_of(meeting) is not None
    return dict(sorted(towns.items()))


def _keys(venue: Venue) -> Iterator[Key]:
    if venue.country is None:
        return
    if venue.locality:
        yield "town", venue.locality, venue.region, venue.country
    if venue.postal_code:
        yield "postal_code", venue.postal_code, venue.region, venue.country


def _region_keys(meeting: Meeting) -> Iterator[Key]:
    """The publisher's regions: "Bucks County" is where its people look."""
    country = meeting.venue.country if meeting.venue else None
    if country is not None:
        for above, name in zip((None, *meeting.regions), meeting.regions, strict=False):
            yield "town", name, above, country


def _is_compact(key: Key, points: Points) -> bool:
    middle = _place(key, points)
    return all(
        distance_km(middle.latitude, middle.longitude, *point) <= _WIDEST_REGION_KM
        for point in set(points)
    )


def point_of(meeting: Meeting) -> tuple[float, float] | None:
    """Where it can be found by distance, (latitude, longitude); never for a children's meeting."""
    venue = meeting.venue
    if venue is None or not meeting.has_point or meeting.for_children:
        return None
    if venue.latitude is None or venue.longitude is None:
        return None
    return venue.latitude, venue.longitude


def _place(key: Key, points: Points) -> Place:
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

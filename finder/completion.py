"""Points for meetings that are listed without one: exact where a geocoder knew, else about.

What the publisher said stays in the catalogue; this is added to what readers see. Nothing is
added to a meeting for under-18s, to one that is only online, or where a name may mean several
places.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from finder.model import Attendance, Meeting, Placed, Venue
from finder.register.gazetteer import Place, fold_place, within
from finder.register.places.regions import Region, regions_named
from finder.search.places import distance_km

Known = Callable[[str], Sequence[Place]]  # places by a text: `Gazetteer.places`
Point = tuple[float, float]

ONE_PLACE_KM = 25  # places of one name that lie no further apart are one
NEAR_KM = 50  # a postal code and a town of one address that are further apart contradict


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The parts of an address that name a town or a postal code, and where it lies."""

    locality: str | None
    region: str | None
    postal_code: str | None
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Middle:
    """Where a town or a postal code is, in degrees."""

    point: Point
    placed: Placed


def completed(
    meetings: Iterable[Meeting], known: Known, geocodes: Mapping[str, Point]
) -> list[Meeting]:
    """The same meetings in the same order; `geocodes` has points by `address_of` a venue."""
    middle = cache(lambda area: middle_of(area, known))
    return [_completed(meeting, middle, geocodes) for meeting in meetings]


def lacks_point(meeting: Meeting) -> bool:
    """Whether people go to a place that has no point, and may be told about where it is."""
    venue = meeting.venue
    if venue is None or meeting.for_children or meeting.attendance is Attendance.ONLINE:
        return False
    return venue.latitude is None or venue.longitude is None


def address_of(venue: Venue) -> str | None:
    """The address in one line, as a geocoder is asked; None for what is no exact address."""
    if venue.approximate or not venue.street or not (venue.locality or venue.postal_code):
        return None
    town = " ".join(part for part in (venue.region, venue.postal_code) if part)
    return ", ".join(part for part in (venue.street, venue.locality, town, venue.country) if part)


def area_of(venue: Venue) -> Area:
    """What `middle_of` looks at: many venues are in one area."""
    return Area(
        locality=venue.locality,
        region=venue.region,
        postal_code=venue.postal_code,
        country=venue.country,
    )


def middle_of(area: Area, known: Known) -> Middle | None:
    """Its postal code's, else its town's; None where it names none, several, or contradicts."""
    code = _only(_postal_codes(area, known))
    town = _only(_towns(area, known))
    if code and _is_wide(code):
        code = None
    if code and town and _km(code, town) > NEAR_KM and not _same_town(code, area):
        return None
    if code:
        return Middle(point=(code.latitude, code.longitude), placed=Placed.POSTAL_CODE)
    if town:
        return Middle(point=(town.latitude, town.longitude), placed=Placed.TOWN)
    return None


def as_published(meeting: Meeting) -> Meeting:
    """The meeting without the point that we added, as its publisher gives it."""
    if meeting.venue is None or meeting.venue.placed is None:
        return meeting
    return replace(meeting, venue=_without_placed(meeting.venue))


def after_correction(before: Venue | None, after: Venue | None) -> Venue | None:
    """A point that we added goes where the address it was made of was corrected since."""
    if before is None or after is None or before.placed is None:
        return after
    if (after.latitude, after.longitude) != (before.latitude, before.longitude):
        return replace(after, placed=None)
    moved = after.street != before.street or area_of(after) != area_of(before)
    return _without_placed(after) if moved else after


def _without_placed(venue: Venue) -> Venue:
    return replace(venue, latitude=None, longitude=None, placed=None)


def _completed(
    meeting: Meeting, middle: Callable[[Area], Middle | None], geocodes: Mapping[str, Point]
) -> Meeting:
    venue = meeting.venue
    if venue is None or not lacks_point(meeting):
        return meeting
    exact = geocodes.get(address_of(venue) or "")
    found = Middle(point=exact, placed=Placed.ADDRESS) if exact else middle(area_of(venue))
    if found is None:
        return meeting
    latitude, longitude = found.point
    return replace(
        meeting,
        venue=replace(venue, latitude=latitude, longitude=longitude, placed=found.placed),
    )


def _postal_codes(area: Area, known: Known) -> list[Place]:
    """Those of that code in its region, or of that town where no region and country are given."""
    if not area.postal_code:
        return []
    found = _named("postal_code", (area.postal_code, area.locality, area.region), area, known)
    if any(region.code for region in _regions(area)):  # a state, not a county
        return within(found, (area.region or "",))
    return found if area.country else [place for place in found if _same_town(place, area)]


def _towns(area: Area, known: Known) -> list[Place]:
    """Those of that name where the country or a known region says in which one it lies."""
    locality = area.locality
    if not locality or any(letter.isdigit() for letter in locality):
        return []
    if not (area.country or _regions(area)):
        return []
    return _named("town", (locality, area.region if _regions(area) else None), area, known)


def _named(kind: str, parts: Iterable[str | None], area: Area, known: Known) -> list[Place]:
    text = ", ".join(part for part in (*parts, area.country) if part)
    found = [place for place in known(text) if place.kind == kind]
    return [place for place in found if area.country in (None, place.country)]


def _regions(area: Area) -> list[Region]:
    """What we know its region as; nothing for a publisher's own ("Bay Area")."""
    known = regions_named(area.region)
    return [region for region in known if area.country in (None, region.country)]


def _same_town(place: Place, area: Area) -> bool:
    return bool(area.locality) and fold_place(place.town or "") == fold_place(area.locality or "")


def _is_wide(code: Place) -> bool:
    """Whether the part of the code that the gazetteer has is far wider than a town.

    Canada Post: a 0 in second place is a rural district. Eircode: only Dublin's are small.
    """
    if code.country == "IE":
        return not code.name.startswith("D")
    return code.country == "CA" and code.name[1:2] == "0"


def _only(places: Sequence[Place]) -> Place | None:
    """The largest, if all of them are one place; None where there are none or several."""
    if not places or any(_km(places[0], other) > ONE_PLACE_KM for other in places[1:]):
        return None
    return places[0]


def _km(place: Place, other: Place) -> float:
    return distance_km(place.latitude, place.longitude, other.latitude, other.longitude)

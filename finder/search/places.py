"""A place in a person's words -> where it is; and how far one point is from another."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

from geopy.distance import great_circle

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.languages import isolated, marked
from finder.register.gazetteer import Gazetteer, Place, within
from finder.register.places.readings import LONGEST, Reading, readings
from finder.search import whole_regions
from finder.search.columns.own_places import OwnPlaces, plain_code

_SAME_KM = 25  # nearer than this, two places of one name are one
MOST_ALTERNATIVES = 10
_SHOWN = 60  # characters of what was asked, in a message
_ADVICE = marked('Try a town with its state or country ("Boston, MA"), or a postal code.')


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The place meant most likely, and others of that name, likelier ones first."""

    place: Place
    alternatives: tuple[Place, ...]


def resolve(
    text: str,
    *,
    gazetteer: Gazetteer | None,
    own: OwnPlaces,
    meetings_near: Callable[[float, float], int],
    country: str | None = None,
) -> Resolved:
    """Of several places the one with most meetings near it, then most people.

    `own` are the towns and postal codes of our own venues; `meetings_near` counts meetings within
    25 km of a point. `country`, ISO alpha-2, is preferred where no meetings decide. Raises
    BadRequest for `near`, with suggestions.
    """
    found = _found(text, gazetteer, own)
    called = _own_places(readings(text), own)
    if whole_regions.is_meant(text, found, called=called, countries=own.countries, country=country):
        raise _too_wide(text, whole_regions.towns(text, [*called, *found], gazetteer))
    if not found:
        raise _not_found(text, gazetteer, own.countries)
    found.sort(
        key=lambda place: (
            -meetings_near(place.latitude, place.longitude),
            place.country != country,
            -place.population,
        )
    )
    return Resolved(place=found[0], alternatives=tuple(found[1 : MOST_ALTERNATIVES + 1]))


def is_place(
    text: str, *, gazetteer: Gazetteer | None, own: OwnPlaces, country: str | None = None
) -> bool:
    """Whether `resolve` finds a place; costs less where it does not."""
    ways = tuple(readings(text))
    known = gazetteer.meant(ways) if gazetteer else ()
    called = _own_places(ways, own)
    if not known and not called:
        return False
    found = _together(known, called)
    return bool(found) and not whole_regions.is_meant(
        text, found, called=called, countries=own.countries, country=country
    )


def _found(text: str, gazetteer: Gazetteer | None, own: OwnPlaces) -> list[Place]:
    return _together(gazetteer.places(text) if gazetteer else (), _own_places(readings(text), own))


def label(place: Place) -> str:
    """As people write it: "Springfield, Illinois"."""
    return place.label


def distance_km(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Kilometres along the great circle of a sphere of 6,371.009 km."""
    points = (latitude, longitude), (other_latitude, other_longitude)
    return float(great_circle(*points).kilometers)  # type: ignore[no-untyped-call]


def _together(known: Sequence[Place], own: Sequence[Place]) -> list[Place]:
    """Each place once: the gazetteer's, but our own where it knows a postal code more exactly."""
    found = list(known)
    for place in own:
        same = [other for other in found if _same(place, other)]
        coarser = [other for other in same if other.kind == place.kind == "postal_code"]
        coarser = [other for other in coarser if len(other.name) < len(plain_code(place.name))]
        if len(coarser) == len(same):
            found = [other for other in found if other not in coarser]
            found.append(place)
    return found


def _same(place: Place, other: Place) -> bool:
    return _km(place, other) <= _SAME_KM


def _km(place: Place, other: Place) -> float:
    return distance_km(place.latitude, place.longitude, other.latitude, other.longitude)


def _own_places(ways: Iterable[Reading], own: OwnPlaces) -> list[Place]:
    for reading in ways:
        found = own.called(reading.key, code=reading.code)
        found = found if reading.code else within(found, reading.areas)
        if found:
            return found
    return []


def _too_wide(text: str, towns: Sequence[str]) -> BadRequest:
    return BadRequest(
        "near",
        _("“{place}” is too wide to be near to: name a town there.").format(
            place=isolated(_shown(text))
        ),
        suggestions=towns,
    )


def _not_found(text: str, gazetteer: Gazetteer | None, countries: Set[str]) -> BadRequest:
    if not text.strip():
        return BadRequest("near", " ".join((_("Which place?"), _(_ADVICE))))
    suggestions: Sequence[str] = whole_regions.towns_by_code(text, countries, gazetteer)
    if gazetteer and not suggestions:
        suggestions = gazetteer.suggestions(text)
    unknown = _("We do not know a place called “{place}”.")
    return BadRequest(
        "near",
        " ".join((unknown.format(place=isolated(_shown(text))), _(_ADVICE))),
        suggestions=suggestions,
    )


def _shown(text: str) -> str:
    """What was asked, as it may stand in a message."""
    shown = "".join(letter for letter in " ".join(text[:LONGEST].split()) if letter.isprintable())
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"

"""Where it is: a draft's address and point -> a Venue, its point only where it can be trusted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Any

from finder.model import NOT_HERE_NOW, Attendance, Venue
from importers import Draft, Problem
from importers.clean.naming import is_district
from importers.clean.places import Address, country_code, is_area, outside, point, split_address
from importers.clean.privacy import scrub, scrub_place
from importers.clean.private_homes import PRIVATE_HOME, is_private_home
from importers.clean.quick import quickly
from importers.clean.remembered import remembered
from importers.clean.text import fold, line, paragraphs

_LONGEST = 255
_LONGEST_NOTES = 2_000
_new_venue, _new_address, _new_draft = quickly(Venue), quickly(Address), quickly(Draft)
_NO_ADDRESS = Address()
_NOWHERE = (Venue(), Venue(approximate=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The place as the record gives it, before attendance is known.

    `venue` is None where the record names no place at all.
    """

    venue: Venue | None

    @property
    def exact(self) -> bool:
        """Whether people can go there: not only a town, a region or a country is named."""
        return self.venue is not None and not self.venue.approximate

    @property
    def country(self) -> str | None:
        return self.venue.country if self.venue else None


_new_spot = quickly(Spot)


_GIVEN = (
    *("address", "street", "locality", "region", "postal_code", "country"),
    *("venue_name", "venue_notes", "approximate", "latitude", "longitude"),
)
_given = attrgetter(*_GIVEN)
# No value of one of these types equals one of another, but for a point's 1.0 and a flag's true.
_COMMON = frozenset((str, float, bool, type(None)))


def spot(draft: Draft) -> Spot:
    """Parts win over the whole address; a bad point is dropped, never the address beside it."""
    given = _given(draft)
    common = _COMMON.issuperset(map(type, given)) and type(draft.latitude) is not bool
    place, problems = _known_spot(given) if common else _spot_of(given)
    for item in problems:
        draft.problem(item.field, item.reason, item.value)
    return place


@remembered  # a group meets on several days, and a house is home to several groups
def _known_spot(given: tuple[Any, ...]) -> tuple[Spot, tuple[Problem, ...]]:
    return _spot_of(given)


def _spot_of(given: tuple[Any, ...]) -> tuple[Spot, tuple[Problem, ...]]:
    """The spot, and what is wrong with it: what is `_GIVEN` tells both."""
    draft = _new_draft(row=0, **dict(zip(_GIVEN, given, strict=True)))
    place = _spot(draft)
    return place, tuple(draft.problems)


def _spot(draft: Draft) -> Spot:
    address = _address(draft)
    latitude, longitude = _point(draft, address.country) or (None, None)
    venue = _new_venue(
        name=_name(_place_name(draft.venue_name), address.place),
        street=address.street,
        locality=address.locality,
        region=address.region,
        postal_code=address.postal_code,
        country=address.country,
        latitude=latitude,
        longitude=longitude,
        approximate=_approximate(draft.approximate, address),
        notes=_notes(draft.venue_notes, address.country),
    )
    return _new_spot(venue=None if _is_nowhere(venue) else venue)


def venue_for(attendance: Attendance, venue: Venue | None, *, paused: bool) -> Venue | None:
    """The venue as it may be shown: an online-only meeting's is at most an area.

    Of a paused place the notes say that nobody meets there now, so that no one travels to it.
    """
    if venue is None or attendance is not Attendance.ONLINE:
        return venue
    name = None if names_no_place(venue.name) else venue.name
    area = replace(venue, name=name, latitude=None, longitude=None, approximate=True)
    if venue.street is None:
        return None if _is_nowhere(area) else area
    where = ", ".join(part for part in (venue.name, venue.street) if part)
    notes = f"{NOT_HERE_NOW}: {where}" if paused else None
    area = replace(area, name=None, street=None, postal_code=None, notes=notes)
    return area if any((notes, area.locality, area.region, area.country)) else None


def _is_nowhere(venue: Venue) -> bool:
    return venue.locality is None and venue.street is None and venue in _NOWHERE


def names_no_place(name: str | None) -> bool:
    """Whether a venue's name only says that it is online ("Virtual Only (D23)", "Zoom")."""
    return name is not None and fold(name.split("(")[0]) in _no_places()


@cache
def _no_places() -> frozenset[str]:
    text = files("importers.clean").joinpath("no_places.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _address(draft: Draft) -> Address:
    written = (draft.locality, draft.region, draft.postal_code, draft.country)
    address, unknown = _read_address(draft.address, draft.street, *written)
    if unknown:
        draft.problem("venue.country", "country not known", unknown)
    return address


@remembered  # a house is home to several groups
def _read_address(
    whole: str | None,
    street: str | None,
    locality: str | None,
    region: str | None,
    postal_code: str | None,
    country: str | None,
) -> tuple[Address, str | None]:
    """The address, and its country's name where that is not known."""
    town, code, nation = _line(locality), _line(postal_code), _line(country)
    street_line, whole_line = _line(street), _line(whole)
    if street_line and whole is None and locality is None and "," in street_line:
        street_line, whole_line = None, street_line
    split = _split(_completed(whole_line, (town, code, nation)))
    given = nation or split.country
    known = country_code(given)
    address = _new_address(
        street=street_line or split.street,
        locality=town or split.locality,
        region=_line(region) or split.region,
        postal_code=code or split.postal_code,
        country=known,
        place=split.place,
    )
    return address, given if known is None else None


def _completed(whole: str | None, parts: Iterable[str | None]) -> str | None:
    """The address and the parts that stand beside it: a town is known by what comes after it."""
    if whole is None:
        return None
    for part in parts:
        if part and part.casefold() not in whole.casefold():
            whole = f"{whole}, {part}"
    return whole


@remembered  # a house is home to several groups
def _place_name(written: str | None) -> str | None:
    name = scrub_place(line(written) or "")
    if name is None or not name or is_district(name):
        return None
    return PRIVATE_HOME if is_private_home(name) else name[:_LONGEST]


def _name(given: str | None, place: str | None) -> str | None:
    """The venue's name and the building the address names, where that is another."""
    if given and place and place.casefold() not in given.casefold():
        return f"{given}, {place}"[:_LONGEST]
    return given or place


def _split(whole: str | None) -> Address:
    return split_address(whole) if whole else _NO_ADDRESS


def _point(draft: Draft, country: str | None) -> tuple[float, float] | None:
    at, reason = point(draft.latitude, draft.longitude)
    if at is not None and country is not None and _outside(country, *at):
        at, reason = None, "coordinates outside the country"
    if reason:
        draft.problem("venue", reason, f"{draft.latitude}, {draft.longitude}"[:100])
    return at


@remembered
def _outside(country: str, latitude: float, longitude: float) -> bool:
    return outside(country, latitude, longitude)


def _approximate(stated: bool | None, address: Address) -> bool:
    """What is stated, but an address wider than a town is an area whatever is stated."""
    area = is_area(address)
    if area and address.locality is None and address.postal_code is None:
        return True
    return area if stated is None else stated


def _line(value: object) -> str | None:
    """One short line; addresses hold numbers, so only an e-mail address makes them suspicious."""
    text = line(value)
    if text and "@" in text:
        text = scrub(text)
    return text[:_LONGEST] if text else None


@remembered
def _notes(value: str | None, country: str | None) -> str | None:
    text = scrub(paragraphs(value), country=country)
    return text[:_LONGEST_NOTES] if text else None

"""Where a venue is: points, areas and countries; `split_address` stands in `addresses`.

What belongs to the address itself is read by `importers.clean.addresses`; this is the door to all.
"""

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Protocol

from finder.register.places.regions import countries, country_code
from importers.clean.addresses import Address, split_address
from importers.clean.remembered import remembered
from importers.clean.streets import is_box
from importers.clean.zones import zone_at

__all__ = ["Address", "country_code", "is_area", "outside", "point", "split_address"]

_NUMBER = re.compile(r"[+-]?(?:\d{1,6}\.?\d{0,20}|\.\d{1,20})(?:e-?\d{1,2})?", re.ASCII | re.I)
_NOWHERE = 1e-4  # degrees: nearer to 0,0 than this is no place, and a default point is recognised
_MARGIN_KM = 100
_LONGEST_POINT = 100  # characters of both numbers that are worth remembering
_KM_A_DEGREE = 111.2


class AddressParts(Protocol):
    """What `is_area` looks at; an `Address` and a `Venue` both are one."""

    @property
    def street(self) -> str | None: ...
    @property
    def postal_code(self) -> str | None: ...


def is_area(parts: AddressParts) -> bool:
    """Whether the address names only a town, a region or a country.

    A venue's own name does not make it a place to go to: online groups call theirs "Zoom". A
    building named in the address itself does, if a postal code stands with it.
    """
    if parts.street:
        return False
    building = parts.place if isinstance(parts, Address) else None
    return building is None or is_box(building) or not parts.postal_code


def point(latitude: object, longitude: object) -> tuple[tuple[float, float] | None, str | None]:
    """(latitude, longitude) in degrees, rounded to 5 decimals (about a metre).

    Where there is no point to be had: None and the reason; (None, None) where none was given.
    """
    if not (isinstance(latitude, str) and isinstance(longitude, str)):
        return _point(latitude, longitude)
    short = len(latitude) + len(longitude) <= _LONGEST_POINT
    return _written_point(latitude, longitude) if short else _point(latitude, longitude)


@remembered  # one house has several meetings
def _written_point(latitude: str, longitude: str) -> tuple[tuple[float, float] | None, str | None]:
    return _point(latitude, longitude)


def _point(latitude: object, longitude: object) -> tuple[tuple[float, float] | None, str | None]:
    given = [value for value in (latitude, longitude) if not _empty(value)]
    if not given:
        return None, None
    if len(given) == 1:
        return None, "one coordinate missing"
    north, east = _degrees(latitude), _degrees(longitude)
    if north is None or east is None:
        return None, "coordinates not numbers"
    if abs(north) < _NOWHERE and abs(east) < _NOWHERE:
        return None, "coordinates 0,0"
    if abs(north) > 90 or abs(east) > 180:
        return None, "coordinates out of range"
    for y, x in _default_points():
        if abs(north - y) < _NOWHERE and abs(east - x) < _NOWHERE:
            return None, "coordinates of the server, not of the meeting"
    return (round(north, 5), round(east, 5)), None


def outside(country: str, latitude: float, longitude: float) -> bool:
    """Whether the point is clearly not in that country: nor within 100 km of it.

    The zone of a point tells its country (tzdata's zone.tab). False for a country without a zone.
    """
    wanted = _family(country)
    if not wanted & _countries_with_zones() or wanted & _countries_at(latitude, longitude):
        return False
    around = _around(latitude, longitude)
    return not any(wanted & _countries_at(north, east) for north, east in around)


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _degrees(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        return None
    try:
        number = float(value)
    except (OverflowError, ValueError):
        return None
    return number if math.isfinite(number) else None


@cache
def _default_points() -> tuple[tuple[float, float], ...]:
    text = files("importers.clean").joinpath("default_points.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t")
    return tuple((float(row["latitude"]), float(row["longitude"])) for row in rows)


def _around(latitude: float, longitude: float) -> Iterator[tuple[float, float]]:
    """The point, and eight on each of two rings about it."""
    yield latitude, longitude
    for radius in (_MARGIN_KM / 2, _MARGIN_KM):
        for eighth in range(8):
            angle = math.tau * eighth / 8
            north = latitude + radius / _KM_A_DEGREE * math.cos(angle)
            narrow = max(math.cos(math.radians(latitude)), 0.01)
            east = longitude + radius / _KM_A_DEGREE / narrow * math.sin(angle)
            yield max(-90.0, min(90.0, north)), (east + 540) % 360 - 180


def _countries_at(latitude: float, longitude: float) -> frozenset[str]:
    zone = zone_at(latitude, longitude)
    return _countries_of(zone) if zone else frozenset()


@cache
def _countries_of(zone: str) -> frozenset[str]:
    found = _zone_countries().get(zone, frozenset())
    return found.union(*(_family(country) for country in found))


@cache
def _family(country: str) -> frozenset[str]:
    """The country and the one it is a part of: a publisher may write either."""
    known = countries().get(country)
    return frozenset(code for code in (country, known.part_of if known else None) if code)


@cache
def _zone_countries() -> Mapping[str, frozenset[str]]:
    """The countries of each zone, by tzdata's zone.tab."""
    text = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    zones: dict[str, set[str]] = defaultdict(set)
    for line in text.splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            zones[zone].add(country)
    return {zone: frozenset(found) for zone, found in zones.items()}


@cache
def _countries_with_zones() -> frozenset[str]:
    return frozenset().union(*_zone_countries().values())

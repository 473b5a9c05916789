"""The shipped data files as values: towns and postal codes, whole or one country at a time."""

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TOWNS = "towns.tsv.gz"
_POSTAL_CODES = "postal_codes.tsv.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A line of towns.tsv; degrees, inhabitants to two digits, `also` other names."""

    country: str
    region: str | None
    county: str | None
    name: str
    latitude: float
    longitude: float
    population: int
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalCode:
    """A line of postal_codes.tsv; `code` in capitals without spaces."""

    country: str
    code: str
    latitude: float
    longitude: float
    town: str
    region: str | None


def towns(country: str | None = None) -> Iterator[Town]:
    """All towns, or those of a country; reading one country takes some 0.2 s."""
    return (_town(line) for line in _lines(_TOWNS, country))


def postal_codes(country: str | None = None) -> Iterator[PostalCode]:
    """All postal codes, or those of a country."""
    return (_postal_code(line) for line in _lines(_POSTAL_CODES, country))


@cache
def fingerprint() -> str:
    """16 hex digits that change with the data."""
    content = hashlib.sha256()
    for name in (_TOWNS, _POSTAL_CODES):
        content.update(_bytes(name))
    return content.hexdigest()[:16]


def _town(line: str) -> Town:
    country, region, county, name, latitude, longitude, population, also = line.split("\t")
    return Town(
        country=country,
        region=region or None,
        county=county or None,
        name=name,
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        also=tuple(also.split("|")) if also else (),
    )


def _postal_code(line: str) -> PostalCode:
    country, code, latitude, longitude, town, region = line.split("\t")
    return PostalCode(
        country=country,
        code=code,
        latitude=float(latitude),
        longitude=float(longitude),
        town=town,
        region=region or None,
    )


def _lines(name: str, country: str | None) -> Iterator[str]:
    lines = gzip.decompress(_bytes(name)).decode().split("\n")[1:]
    start = f"{country}\t" if country else ""
    return (line for line in lines if line and line.startswith(start))


def _bytes(name: str) -> bytes:
    return files("finder.register.places").joinpath(name).read_bytes()

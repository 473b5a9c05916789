"""The shipped data files as values: towns and postal codes, whole or one country at a time."""

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
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


def towns() -> Iterator[Town]:
    """All towns."""
    return (town_of(line) for line in _lines(_TOWNS))


def postal_codes() -> Iterator[PostalCode]:
    """All postal codes."""
    return (postal_code_of(line) for line in _lines(_POSTAL_CODES))


def town_lines(country: str) -> list[str]:
    """The towns of one country, not yet read: most of them nobody asks for."""
    return _lines_of(_TOWNS, country)


def postal_code_lines(country: str) -> list[str]:
    """The postal codes of one country, not yet read."""
    return _lines_of(_POSTAL_CODES, country)


@cache
def fingerprint() -> str:
    """16 hex digits that change with the data."""
    content = hashlib.sha256()
    for name in (_TOWNS, _POSTAL_CODES):
        content.update(_bytes(name))
    return content.hexdigest()[:16]


def town_of(line: str) -> Town:
    """A line of towns.tsv as a value."""
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


def postal_code_of(line: str) -> PostalCode:
    """A line of postal_codes.tsv as a value."""
    country, code, latitude, longitude, town, region = line.split("\t")
    return PostalCode(
        country=country,
        code=code,
        latitude=float(latitude),
        longitude=float(longitude),
        town=town,
        region=region or None,
    )


def _lines(name: str) -> list[str]:
    return [line for line in gzip.decompress(_bytes(name)).decode().split("\n")[1:] if line]


def _lines_of(name: str, country: str) -> list[str]:
    """Those of one country stand together."""
    content, start = _content(name), f"\n{country}\t".encode()
    first = content.find(start)
    if first < 0:
        return []
    last = content.find(b"\n", content.rfind(start) + 1)
    return content[first + 1 : last if last >= 0 else None].decode().split("\n")


@lru_cache(maxsize=2)  # 13 MB, and a tenth of a second for each further country
def _content(name: str) -> bytes:
    return gzip.decompress(_bytes(name))


def _bytes(name: str) -> bytes:
    return files("finder.register.places").joinpath(name).read_bytes()

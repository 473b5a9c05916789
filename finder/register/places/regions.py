"""Countries and regions by the names people and publishers use (countries.tsv, regions.tsv)."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

from finder.register.places.folding import fold_place

_T = TypeVar("_T")
_LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """`code` is ISO 3166-1 alpha-2; `part_of` the code a publisher may give for a territory."""

    code: str
    name: str
    part_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A state, province, nation or county; `code` as it stands in addresses ("IL"), else "".

    `town` says that its name by itself means the town: "Dublin", "Berlin", "New York".
    """

    country: str
    code: str
    name: str
    town: bool = False


@lru_cache(maxsize=4096)
def country_code(text: str | None) -> str | None:
    """ISO 3166-1 alpha-2 of a country by name, code or another spelling; None if it is none."""
    return _find(_country_keys(), text)


def country_name(code: str) -> str:
    """Its English name; the code itself for one we do not know."""
    known = countries().get(code)
    return known.name if known else code


@lru_cache(maxsize=4096)
def regions_named(text: str | None) -> tuple[Region, ...]:
    """Every region of that name, code or other spelling, in any country; () if there is none."""
    return _find(_region_keys(), text) or ()


def by_name(text: str) -> tuple[tuple[Region, ...], str | None]:
    """The regions, and the country, that a text names in full: "Ontario", not "ON"."""
    key = fold_place(text)
    regions = tuple(r for r in regions_named(text) if key != r.code.casefold())
    code = country_code(text)
    return regions, code if code and key != code.casefold() else None


def _find(keys: Mapping[str, _T], text: str | None) -> _T | None:
    """Codes are compared as they are: folding would take "MT" for Mount and "ST" for Saint."""
    if not text or not text.strip() or len(text) > _LONGEST:
        return None
    return keys.get(text.strip().casefold()) or keys.get(fold_place(text))


@cache
def countries() -> Mapping[str, Country]:
    """All countries and territories by code."""
    return MappingProxyType(
        {
            row["code"]: Country(code=row["code"], name=row["name"], part_of=row["part_of"] or None)
            for row in _rows("countries.tsv")
        }
    )


@cache
def _country_keys() -> Mapping[str, str]:
    keys: dict[str, str] = {}
    for row in _rows("countries.tsv"):
        keys[row["code"].casefold()] = row["code"]
        for spelling in (row["iso3"], row["name"], *row["also"].split("|")):
            if spelling:
                keys.setdefault(fold_place(spelling), row["code"])
    return MappingProxyType(keys)


@cache
def _region_keys() -> Mapping[str, tuple[Region, ...]]:
    keys: dict[str, list[Region]] = defaultdict(list)
    for row in _rows("regions.tsv"):
        region = Region(
            country=row["country"], code=row["code"], name=row["name"], town=bool(row["town"])
        )
        spellings = [fold_place(name) for name in (row["name"], *row["also"].split("|")) if name]
        for key in dict.fromkeys(filter(None, [region.code.casefold(), *spellings])):
            keys[key].append(region)
    return MappingProxyType({key: tuple(found) for key, found in keys.items()})


def _rows(name: str) -> list[dict[str, str]]:
    text = files("finder.register.places").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))

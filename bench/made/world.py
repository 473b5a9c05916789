"""What all made catalogues share: words, places in clusters, regions, feeds, sets of codes."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bench.made.draws import Choice, choice, distinct, generator, zipf
from finder.register import options

SEED = 4
WORDS = 55_000
PLACES = 6_000
REGIONS = 2_000
CITIES_A_ZONE, COUNTIES_A_CITY = 12, 5
_MIXTURES = 40_000
_ONSETS = "b c d f g h j k l m n p r s t v w z br ch cl dr fl gr kl pr sh st th tr".split()
_VOWELS = "a e i o u ai ea ou".split()
_ENDS = ["", "", "", "n", "r", "l", "s", "t", "m", "ck"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A town: where it is, and the regions it lies in, general to specific."""

    name: str
    postal_code: str
    latitude: float
    longitude: float
    zone: str
    country: str
    regions: tuple[str, str]
    area: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """One mixture of five codes, told apart by facet."""

    types: frozenset[str]
    audiences: frozenset[str]
    accessibility: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything meetings are drawn from; `feeds` by fellowship."""

    words: Choice
    spots: Choice
    codes: Sequence[Codes]
    feeds: Mapping[str, Sequence[str]]


@cache
def proportions() -> Mapping[str, Any]:
    """proportions.toml."""
    return tomllib.loads(_text("proportions.toml"))


@cache
def world() -> World:
    """The one world, drawn from `SEED`."""
    names = _invented(WORDS + PLACES + REGIONS)
    words, towns, regions = _split(names, WORDS, PLACES, REGIONS)
    return World(
        words=zipf(words, shift=2.0),
        spots=_spots(towns, regions),
        codes=_mixtures(),
        feeds={
            key: [f"{key}-{number:03}" for number in range(entry["feeds"])]
            for key, entry in proportions()["fellowships"].items()
        },
    )


def _text(name: str) -> str:
    return files("bench.made").joinpath(name).read_text(encoding="utf-8")


def _split(names: list[str], *sizes: int) -> list[list[str]]:
    """Lists of these sizes."""
    parts, begin = [], 0
    for size in sizes:
        parts.append(names[begin : begin + size])
        begin += size
    return parts


def _invented(number: int) -> list[str]:
    """That many different words that mean nothing, mostly the shorter the earlier."""
    random = generator(SEED, 1)
    found: dict[str, None] = {}
    while len(found) < number:
        syllables = 2 if len(found) < number // 8 else 3
        draws = random.random((10_000, syllables, 3))
        for line in draws.tolist():
            found.setdefault("".join(_syllable(*each) for each in line))
    return list(found)[:number]


def _syllable(onset: float, vowel: float, end: float) -> str:
    return (
        _ONSETS[int(onset * len(_ONSETS))]
        + _VOWELS[int(vowel * len(_VOWELS))]
        + _ENDS[int(end * len(_ENDS))]
    )


def _spots(towns: list[str], regions: list[str]) -> Choice:
    """Towns in clusters: cities by zone, towns about the cities, the first towns the largest."""
    random = generator(SEED, 2)
    zones = list(csv.DictReader(_lines("zones.tsv"), delimiter="\t"))
    by_zone = Choice(zones, [float(zone["weight"]) for zone in zones])
    centres = random.standard_normal((len(zones), CITIES_A_ZONE, 2))
    cities = zipf(range(CITIES_A_ZONE), 0.7).picks(random.random(len(towns)))
    about = random.standard_normal((len(towns), 2)) * 0.22
    spots = []
    for number, place in enumerate(by_zone.picks(random.random(len(towns))).tolist()):
        zone, city = zones[place], int(cities[number])
        offset = centres[place, city] * float(zone["spread"]) + about[number]
        area = place * CITIES_A_ZONE + city
        spots.append(_spot(towns[number], number, zone, offset, area, regions))
    return zipf(spots, 0.8, shift=20.0)


def _spot(
    name: str, number: int, zone: Mapping[str, str], offset: Any, area: int, regions: list[str]
) -> Spot:
    """A city is a region (468 of them), its counties are regions below it, as publishers do it."""
    cities = 39 * CITIES_A_ZONE
    county = regions[
        cities + (area * COUNTIES_A_CITY + number % COUNTIES_A_CITY) % len(regions[cities:])
    ]
    return Spot(
        name=name.capitalize(),
        postal_code=f"{10_000 + number * 7}",
        latitude=round(float(zone["latitude"]) + float(offset[0]), 5),
        longitude=round(float(zone["longitude"]) + float(offset[1]) * 1.3, 5),
        zone=zone["zone"],
        country=zone["country"],
        regions=(regions[area].capitalize(), f"{county.capitalize()} County"),
        area=area,
    )


def _lines(name: str) -> list[str]:
    return [line for line in _text(name).splitlines() if not line.startswith("#")]


def _mixtures() -> list[Codes]:
    """Five different codes each, of types, audiences and accessibility together."""
    table = proportions()["codes"]
    weights = {
        (facet, value): float(table.get(facet, {}).get(value, table["other"]))
        for facet in ("type", "audience", "accessibility")
        for value in options.values(facet)
    }
    codes = list(weights)
    uniform = generator(SEED, 3).random((_MIXTURES, 4 * table["each"]))
    by_weight = Choice(codes, list(weights.values()))
    return [
        _codes([codes[place] for place in places])
        for places in distinct(by_weight, uniform, table["each"])
    ]


def _codes(codes: list[tuple[str, str]]) -> Codes:
    of = {
        facet: frozenset(value for name, value in codes if name == facet)
        for facet in ("type", "audience", "accessibility")
    }
    return Codes(types=of["type"], audiences=of["audience"], accessibility=of["accessibility"])


def mixture(name: str) -> Choice:
    """A table of proportions.toml."""
    return choice(proportions()[name])

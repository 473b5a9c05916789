"""Towns and postal codes of the world by name, from data on board: nothing is sent anywhere."""

import json
import sqlite3
import threading
import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from finder.register.places.compiled import compiled, postal_key
from finder.register.places.folding import fold_place
from finder.register.places.misspelt import alikeness, beginning, one_slip_away
from finder.register.places.readings import Area, Reading, last_words, readings
from finder.register.places.regions import country_name

__all__ = ["Gazetteer", "Place", "fold_place", "open_gazetteer"]

# Countries whose town and region together need no country behind them.
_KNOWN_BY_REGION = frozenset({"AU", "CA", "GB", "IE", "US"})
_COLUMNS = "key, kind, name, region, county, town, country, latitude, longitude, population"
_SPELT = f"SELECT {_COLUMNS} FROM spelling JOIN place ON place.id = spelling.place"  # noqa: S608
_BY_KEY = f"{_SPELT} WHERE key = ?"
_BY_START = f"{_SPELT} WHERE key >= ? AND key < ? AND population >= ?"
_BY_KEYS = f"{_SPELT} WHERE key IN (SELECT value FROM json_each(?)) AND population >= ?"  # noqa: S608
_LARGEST = f"""
SELECT '', {_COLUMNS[5:]} FROM place
WHERE kind = 'town' AND country = ? AND (? = '' OR region = ? OR county = ?)
ORDER BY population DESC, name LIMIT ?
"""  # noqa: S608
_BETWEEN = f"""
SELECT '', {_COLUMNS[5:]} FROM place
WHERE kind = 'town' AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?
ORDER BY population DESC, name LIMIT ?
"""  # noqa: S608
_LEAST_SUGGESTED = 15_000  # inhabitants of a town that is offered for a misspelt name
_LEAST_ALIKE = 0.8
_LEAST_LETTERS = 4  # of a name that others are suggested for
_MOST_LETTERS = 40
_Row = tuple[str, str, str, str | None, str | None, str | None, str, float, float, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`kind` is "town" or "postal_code". Degrees, WGS 84; `country` is ISO 3166-1 alpha-2.

    A postal code has the code as its name, and the `town` it belongs to with its inhabitants;
    0 are unknown. `county` is given in the United Kingdom alone.
    """

    name: str
    region: str | None
    country: str
    latitude: float
    longitude: float
    population: int
    kind: str
    county: str | None = None
    town: str | None = None

    @property
    def label(self) -> str:
        """As people write it, and as the gazetteer reads it: "Springfield, Illinois"."""
        name = f"{self.name} {self.town}" if self.town else self.name
        region = self.county or self.region
        parts = [name]
        if region and region != self.name:
            parts.append(region)
        if len(parts) == 1 or self.country not in _KNOWN_BY_REGION:
            parts.append(country_name(self.country))
        return ", ".join(parts)


class Gazetteer:
    """Look-ups take some 50 µs; may be shared between threads."""

    def __init__(self, path: Path) -> None:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._file = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._one_at_a_time = threading.Lock()
        weakref.finalize(self, self._file.close)

    def places(self, text: str) -> tuple[Place, ...]:
        """Every place the text may mean, the largest first; () if there is none."""
        return self.meant(readings(text))

    def meant(self, ways: Iterable[Reading]) -> tuple[Place, ...]:
        """The same of a text's readings, the likelier ones first."""
        for reading in ways:
            found = self._read(reading)
            if found:
                return tuple(sorted(found, key=_largest_first))
        return ()

    def largest(self, country: str, region: str | None, limit: int = 5) -> tuple[Place, ...]:
        """The largest towns of a country, or of a region or county of it by name. Takes 10 ms."""
        rows = self._ask(_LARGEST, country, region or "", region or "", region or "", limit)
        return tuple(_place(row) for row in rows)

    def between(
        self, latitudes: tuple[float, float], longitudes: tuple[float, float], limit: int
    ) -> tuple[Place, ...]:
        """The largest towns of a box in degrees. Takes 50 ms."""
        rows = self._ask(_BETWEEN, *latitudes, *longitudes, limit)
        return tuple(_place(row) for row in rows)

    def suggestions(self, text: str, limit: int = 5) -> tuple[str, ...]:
        """Labels of towns of nearly that name, the likeliest first; each one is found by itself."""
        ways = [way for way in readings(text) if not way.code]
        found = [place for way in ways for place in self._nearly(way)]
        # The town may be one that is not where they say, or the first part no town at all.
        found = found or [place for way in ways for place in self.places(way.key)]
        found = found or [
            place for way in ways for area in way.areas for place in self.places(area)
        ]
        return tuple(dict.fromkeys(place.label for place in found))[:limit]

    def _read(self, reading: Reading) -> list[Place]:
        key = postal_key(reading.key) if reading.code else reading.key
        places = [_place(row) for row in self._ask(_BY_KEY, key)]
        if reading.code:
            return _of_code(places, " ".join(reading.areas))
        return within(places, reading.areas)

    def _nearly(self, reading: Reading) -> list[Place]:
        """Names one slip away and unfinished ones first, then those that are much alike."""
        key = reading.key
        if not _LEAST_LETTERS <= len(key) <= _MOST_LETTERS:
            return []
        alike = {_place(row): 1.0 for row in self._one_slip_away(key)}
        start = beginning(key)
        for row in self._ask(_BY_START, start, start + "\U0010ffff", _LEAST_SUGGESTED):
            place = _place(row)
            alike[place] = max(alike.get(place, 0.0), alikeness(key, row[0]))
        likely = [place for place in alike if alike[place] >= _LEAST_ALIKE]
        likely.sort(key=lambda place: (-alike[place], *_largest_first(place)))
        return within(likely, reading.areas)

    def _one_slip_away(self, key: str) -> list[_Row]:
        return self._ask(_BY_KEYS, json.dumps(sorted(one_slip_away(key))), _LEAST_SUGGESTED)

    def _ask(self, question: str, *values: str | float) -> list[_Row]:
        with self._one_at_a_time:
            return self._file.execute(question, values).fetchall()


def open_gazetteer(folder: Path) -> Gazetteer:
    """Compiles the shipped data into a read-only file in `folder` where it is not there yet."""
    return Gazetteer(compiled(folder))


def within(places: Iterable[Place], areas: Iterable[str]) -> list[Place]:
    """Those that lie in every one of the areas."""
    wanted = [Area(text) for text in areas]
    return [
        place
        for place in places
        if all(area.holds(place.country, place.region, place.county) for area in wanted)
    ]


def _of_code(places: Iterable[Place], beside: str) -> list[Place]:
    """Of equal codes in several countries those that fit the words beside the code best."""
    fits = {place: _fit(place, beside) for place in places}
    best = max(fits.values(), default=0)
    return [place for place, fit in fits.items() if fit == best > 0]


def _fit(place: Place, beside: str) -> int:
    """0: the words name another country; 2: they name its town or region; else 1."""
    areas = [Area(text) for text in last_words(beside)]
    named = any(area.holds(place.country, place.region) for area in areas)
    if named or set(fold_place(place.town or "").split()) & set(fold_place(beside).split()):
        return 2
    countries = {country for area in areas for country in area.countries}
    return 0 if countries and place.country not in countries else 1


def _largest_first(place: Place) -> tuple[int, str, str, str, float]:
    return (-place.population, place.country, place.region or "", place.name, place.latitude)


def _place(row: _Row) -> Place:
    _, kind, name, region, county, town, country, latitude, longitude, population = row
    return Place(
        kind=kind,
        name=name,
        region=region,
        county=county,
        town=town,
        country=country,
        latitude=latitude,
        longitude=longitude,
        population=population,
    )

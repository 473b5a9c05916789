"""Towns and postal codes of the world by name, from data on board: nothing is sent anywhere."""

import sqlite3
import threading
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from finder.register.places.compiled import compiled, postal_key, without_one
from finder.register.places.folding import fold_place
from finder.register.places.readings import Area, Reading, last_words, readings
from finder.register.places.regions import country_name

__all__ = ["Gazetteer", "Place", "fold_place", "open_gazetteer"]

# Countries whose town and region together need no country behind them.
_KNOWN_BY_REGION = frozenset({"AU", "CA", "GB", "IE", "US"})
_COLUMNS = "kind, name, region, county, town, country, latitude, longitude, population"
_BY_KEY = f"SELECT {_COLUMNS} FROM spelling JOIN place ON place.id = spelling.place WHERE key = ?"  # noqa: S608
_BY_START = (
    f"SELECT DISTINCT {_COLUMNS} FROM spelling JOIN place ON place.id = spelling.place"  # noqa: S608
    " WHERE key > ? AND key < ? ORDER BY population DESC LIMIT 5"
)
_BY_SLIP = f"SELECT {_COLUMNS} FROM slip JOIN place ON place.id = slip.place WHERE hash = ?"  # noqa: S608
_LEAST_ALIKE = 0.75
_LEAST_LETTERS = 4  # of a name that others are suggested for


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
        for reading in readings(text):
            found = self._read(reading)
            if found:
                return tuple(sorted(found, key=_largest_first))
        return ()

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
        places = list(self._ask(_BY_KEY, key))
        if reading.code:
            return _of_code(places, " ".join(reading.areas))
        return within(places, reading.areas)

    def _nearly(self, reading: Reading) -> list[Place]:
        key = reading.key
        hashes = without_one(key) if len(key) >= _LEAST_LETTERS else set()
        near = {place for hashed in hashes for place in self._ask(_BY_SLIP, hashed)}
        alike = {place: _alikeness(key, place) for place in within(near, reading.areas)}
        slips = [place for place, ratio in alike.items() if ratio >= _LEAST_ALIKE]
        slips.sort(key=lambda place: (-alike[place], *_largest_first(place)))
        return [*within(self._beginning(key), reading.areas), *slips]

    def _beginning(self, key: str) -> Iterator[Place]:
        if len(key) >= _LEAST_LETTERS:
            yield from self._ask(_BY_START, key, key + "\U0010ffff")

    def _ask(self, question: str, *values: str | int) -> Iterator[Place]:
        with self._one_at_a_time:
            rows = self._file.execute(question, values).fetchall()
        return (_place(row) for row in rows)


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


def _place(
    row: tuple[str, str, str | None, str | None, str | None, str, float, float, int],
) -> Place:
    kind, name, region, county, town, country, latitude, longitude, population = row
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


def _alikeness(key: str, place: Place) -> float:
    """How much of the two is the same, 0 to 1; "New York" is enough of "New York City"."""
    words = fold_place(place.name).split()
    forms = (" ".join(words[:count]) for count in range(1, len(words) + 1))
    return max(SequenceMatcher(None, key, form, autojunk=False).ratio() for form in forms)

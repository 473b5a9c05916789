"""The places of our own meetings: by what they are called, and towns by where they lie.

They are mapped, and only what is asked for becomes a `Place`: a world has thousands of towns, of
which each process would otherwise hold its own.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from math import cos, radians
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from finder.register.gazetteer import Place, fold_place
from finder.search.columns import mapped_texts
from finder.search.columns.files import Files, save, save_list
from finder.search.columns.mapped_texts import MappedTexts, octets_of

_CODE = "#"  # before postal codes: no folded name has it
_Limits = tuple[float, float]


class Towns(NamedTuple):
    """Towns by number, and what grows with how far each is."""

    numbers: NDArray[np.int32]
    far: NDArray[np.float64]

    def first(self, most: int) -> list[int]:
        """The numbers of the nearest."""
        order = np.argsort(self.far, kind="stable")[:most]
        nearest: list[int] = self.numbers[order].tolist()
        return nearest


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnPlaces:
    """`records` are all places, `keys` what each is called, in order, with its number in `of_key`.

    `degrees` are the latitude and longitude of each town, by latitude, and `north` its number.
    """

    records: MappedTexts
    keys: MappedTexts
    of_key: NDArray[np.int32]
    degrees: NDArray[np.float64]
    north: NDArray[np.int32]
    countries: frozenset[str]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[Place]:
        return map(self.place, range(len(self)))

    def called(self, key: str, *, code: bool) -> list[Place]:
        """Those of a folded name, or of a postal code in capitals without spaces."""
        sought = octets_of(f"{_CODE}{key}" if code else key)
        at, found = bisect_left(self.keys, sought), []
        while at < len(self.keys) and self.keys[at] == sought:
            found.append(self.place(int(self.of_key[at])))
            at += 1
        return found

    def nearest(
        self, latitude: float, longitude: float, latitudes: _Limits, longitudes: _Limits
    ) -> Place | None:
        """The nearest town of a box in degrees, of equally near ones the first by name."""
        return self.nearest_of(self.towns(latitude, longitude, latitudes, longitudes))

    def towns(
        self, latitude: float, longitude: float, latitudes: _Limits, longitudes: _Limits
    ) -> Towns:
        """The towns of a box in degrees, and how far they are."""
        degrees, numbers = self._between(latitudes, longitudes)
        return Towns(numbers, _far(degrees, latitude, longitude))

    def nearest_of(self, towns: Towns) -> Place | None:
        """The nearest of some towns, of equally near ones the first by name."""
        if not len(towns.numbers):
            return None
        least = towns.numbers[towns.far == towns.far.min()].tolist()
        return min(map(self.place, least), key=lambda town: town.name)

    def _between(
        self, latitudes: _Limits, longitudes: _Limits
    ) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
        south, north = (
            np.searchsorted(self.degrees[:, 0], latitudes[0]),
            np.searchsorted(self.degrees[:, 0], latitudes[1], side="right"),
        )
        east = self.degrees[south:north, 1]
        inside = (east >= longitudes[0]) & (east <= longitudes[1])
        return self.degrees[south:north][inside], self.north[south:north][inside]

    def place(self, number: int) -> Place:
        """That of a number."""
        return _read(self.records[number])


@lru_cache(maxsize=2_048)
def _read(record: bytes) -> Place:
    """Where many meet the same towns are looked at all day."""
    return Place(**json.loads(record))


def _far(degrees: NDArray[np.float64], latitude: float, longitude: float) -> NDArray[np.float64]:
    """What grows with the distance on a sphere (the haversine's inside): only the order counts."""
    north, east = np.radians(degrees - (latitude, longitude)).T / 2
    there = np.cos(np.radians(degrees[:, 0])) * cos(radians(latitude))
    far: NDArray[np.float64] = np.sin(north) ** 2 + there * np.sin(east) ** 2
    return far


def own_places_of(places: Sequence[Place]) -> OwnPlaces:
    """Those in memory; of the same key the earlier come first."""
    named = sorted((octets_of(_key(place)), number) for number, place in enumerate(places))
    towns = [number for number, place in enumerate(places) if place.kind == "town"]
    towns.sort(key=lambda number: places[number].latitude)
    degrees = [(places[number].latitude, places[number].longitude) for number in towns]
    return OwnPlaces(
        records=mapped_texts.mapped_texts(
            octets_of(json.dumps(asdict(place), ensure_ascii=False)) for place in places
        ),
        keys=mapped_texts.mapped_texts(key for key, _ in named),
        of_key=np.array([number for _, number in named], dtype=np.int32),
        degrees=np.array(degrees, dtype=np.float64).reshape(-1, 2),
        north=np.array(towns, dtype=np.int32),
        countries=frozenset(place.country for place in places),
    )


def write(folder: Path, places: OwnPlaces) -> None:
    """Writes them for `read`."""
    mapped_texts.write(folder, "own-places", places.records)
    mapped_texts.write(folder, "own-place-keys", places.keys)
    save(folder, "own-place-of-key", places.of_key)
    save(folder, "own-place-degrees", places.degrees)
    save(folder, "own-place-north", places.north)
    save_list(folder, "own-countries", sorted(places.countries))


def read(files: Files) -> OwnPlaces:
    """Opens what `write` wrote."""
    return OwnPlaces(
        records=mapped_texts.read(files, "own-places"),
        keys=mapped_texts.read(files, "own-place-keys"),
        of_key=files.load("own-place-of-key"),
        degrees=files.load("own-place-degrees"),
        north=files.load("own-place-north"),
        countries=frozenset(files.load_list("own-countries")),
    )


def _key(place: Place) -> str:
    if place.kind == "postal_code":
        return _CODE + plain_code(place.name)
    return fold_place(place.name)


def plain_code(code: str) -> str:
    """As codes are compared: in capitals, without spaces and hyphens."""
    return code.upper().replace(" ", "").replace("-", "")

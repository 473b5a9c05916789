"""Where meetings are: unit vectors, by bands of latitude, for distances on geopy's sphere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import asin, cos, degrees, floor, radians, sin
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, Members, Rows, from_rows, nothing, rows_of
from finder.search.columns.files import Files, save, save_padded
from finder.search.columns.loops import active
from finder.search.columns.ordering import SHORT, Keys, first
from finder.search.columns.space import Part, Space

EARTH_KM = 6371.009  # the radius of geopy's great_circle
_CLOSE_KM = 1e-6  # nearer to the limit than this, the exact function decides
_BAND = 0.25  # degrees of latitude
_BAND_KEYS = 1000.0  # from the key of a band to that of the next: more than there are longitudes

_USUAL_DOUBTS = 64  # rows so close to the limit; where there are more, they are asked for again

Exact = Callable[[float, float, float, float], float]
Vector = NDArray[np.float64]
Spans = tuple[NDArray[np.float64], NDArray[np.float64]]  # the first key of each, and the last


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Around:
    """The rows within a distance of a point, as a set; `vectors` and `centre` tell how far."""

    bits: Bits
    vectors: NDArray[np.float64]
    centre: NDArray[np.float64]

    def hundredths(self, rows: Rows) -> NDArray[np.int64]:
        """How far these rows are, in the 10 metres that are shown."""
        found = np.empty(len(rows), dtype=np.int64)
        active().hundredths(self.vectors, rows, self.centre, found)
        return found

    def nearest(
        self, found: Members, slots: NDArray[np.int32], starts: Keys, ids: Keys, wanted: int
    ) -> NDArray[np.int64]:
        """The first so many of some of the rows, by distance, then start, then id."""
        if wanted > SHORT:
            rows = rows_of(found.bits, len(ids))
            keys = [self.hundredths(rows), starts[slots[rows]], ids[rows]]
            return np.array(first(rows, keys, 0, wanted), dtype=np.int64)
        kept = np.empty((wanted, 4), dtype=np.int64)
        held = active().nearest(
            found.bits, found.words, self.vectors, self.centre, slots, starts, ids, kept
        )
        return kept[:held, 3]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Points:
    """`degrees` (latitude, longitude) and unit `vectors` of each row, NaN where it has no point.

    The base's rows with a point stand in `rows`, by band of latitude and then by longitude;
    `keys` are their numbers in that order. The tail is looked through row by row.
    """

    space: Space
    degrees: NDArray[np.float64]
    vectors: NDArray[np.float64]
    keys: NDArray[np.float64]
    rows: NDArray[np.int32]

    def has(self, row: int) -> bool:
        """Whether the row has a point."""
        return not np.isnan(self.degrees[row, 0])

    def within(self, latitude: float, longitude: float, km: float, exact: Exact) -> Around:
        """The rows at most `km` away (inclusive). `exact` settles what lies on the limit."""
        centre, bits = _vector(latitude, longitude), nothing(self.space.capacity)
        about = windows(latitude, longitude, km), centre, bits
        limits = _chord(km - _CLOSE_KM), _chord(km + _CLOSE_KM)
        doubtful = self._mark(*about, limits, np.empty(_USUAL_DOUBTS, dtype=np.int64))
        close = [
            row
            for row in doubtful.tolist()
            if exact(latitude, longitude, *self.degrees[row].tolist()) <= km
        ]
        if close:
            bits |= from_rows(close, self.space.capacity)
        return Around(bits=bits, vectors=self.vectors, centre=centre)

    def _mark(
        self, spans: Spans, centre: Vector, bits: Bits, limits: tuple[float, float], unsure: Rows
    ) -> Rows:
        """Puts the rows that are surely near into the set; gives those in doubt."""
        tail = self.space.base, self.space.size
        doubts = active().mark_near(
            *spans, self.keys, self.rows, *tail, self.vectors, centre, *limits, unsure, bits
        )
        if doubts > len(unsure):
            return self._mark(spans, centre, bits, limits, np.empty(doubts, dtype=np.int64))
        return unsure[:doubts]


def _chord(km: float) -> float:
    """The squared chord of a distance, on the unit sphere; less than any where that is below 0."""
    return (2 * sin(km / EARTH_KM / 2)) ** 2 if km >= 0 else -1.0


def windows(latitude: float, longitude: float, km: float) -> Spans:
    """The keys, from the first to the last, that a circle may hold: one or two pairs a band."""
    reach = degrees(km / EARTH_KM) + 1e-9
    bands = range(_band(latitude - reach), _band(latitude + reach) + 1)
    wide = _longitudes(latitude, reach)
    spans = [(longitude - wide, longitude + wide)]
    if wide >= 180:
        spans = [(-180.0, 180.0)]
    elif longitude - wide < -180:
        spans = [(-180.0, longitude + wide), (longitude - wide + 360, 180.0)]
    elif longitude + wide > 180:
        spans = [(longitude - wide, 180.0), (-180.0, longitude + wide - 360)]
    first = [band * _BAND_KEYS + low for low, _ in spans for band in bands]
    last = [band * _BAND_KEYS + high for _, high in spans for band in bands]
    return np.array(first), np.array(last)


def _longitudes(latitude: float, reach: float) -> float:
    """How many degrees east and west a circle of `reach` degrees extends, generously."""
    if abs(latitude) + reach >= 90:
        return 180.0
    return degrees(asin(min(1.0, sin(radians(reach)) / cos(radians(latitude))))) + 1e-6


def _band(latitude: float) -> int:
    return floor(latitude / _BAND)


def _vector(latitude: float, longitude: float) -> NDArray[np.float64]:
    across, along = radians(latitude), radians(longitude)
    return np.array([cos(across) * cos(along), cos(across) * sin(along), sin(across)])


def write(folder: Path, part: Part, points: Sequence[tuple[int, float, float]]) -> None:
    """Writes (place in the part, latitude, longitude) in degrees of every row with a point."""
    rows = np.array([point[0] for point in points], dtype=np.int64)
    where = np.array([point[1:] for point in points], dtype=np.float64).reshape(-1, 2)
    column = np.full((part.count, 2), np.nan)
    column[rows] = where
    keys = np.floor(where[:, 0] / _BAND) * _BAND_KEYS + where[:, 1]
    order = np.argsort(keys, kind="stable")
    save_padded(folder, "point-degrees", column, np.float64, part.capacity, np.nan)
    save_padded(folder, "point-vectors", _vectors(column), np.float64, part.capacity, np.nan)
    save(folder, "point-keys", keys[order])
    save(folder, "point-rows", rows[order].astype(np.int32))


def _vectors(where: NDArray[np.float64]) -> NDArray[np.float64]:
    across, along = np.radians(where[:, 0]), np.radians(where[:, 1])
    flat = np.cos(across)
    return np.stack([flat * np.cos(along), flat * np.sin(along), np.sin(across)], axis=1)


def read(files: Files, space: Space) -> Points:
    """Opens what `write` wrote."""
    return Points(
        space=space,
        degrees=files.load("point-degrees"),
        vectors=files.load("point-vectors"),
        keys=files.load("point-keys"),
        rows=files.load("point-rows"),
    )

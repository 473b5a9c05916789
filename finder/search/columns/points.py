"""Where meetings are: rows by latitude, as unit vectors, for distances on geopy's sphere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, degrees, radians, sin
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Rows
from finder.search.columns.files import load, save

EARTH_KM = 6371.009  # the radius of geopy's great_circle
_CLOSE_KM = 1e-6  # nearer to the limit than this, the exact function decides

Exact = Callable[[float, float, float, float], float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Around:
    """The rows within a distance of a point, ascending, and how far each is, in km."""

    rows: Rows
    km: NDArray[np.float64]

    def hundredths(self, rows: Rows) -> NDArray[np.int64]:
        """How far these rows are (all of them in it), in the 10 metres that are shown."""
        return np.rint(self.km[np.searchsorted(self.rows, rows)] * 100).astype(np.int64)

    def shown(self, row: int) -> float:
        """How far a row is, in km with 2 decimals."""
        return int(self.hundredths(np.array([row]))[0]) / 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Points:
    """The rows with a point, ascending by latitude; `degrees` is (latitude, longitude)."""

    rows: NDArray[np.int64]
    degrees: NDArray[np.float64]
    vectors: NDArray[np.float64]

    def within(self, latitude: float, longitude: float, km: float, exact: Exact) -> Around:
        """The rows at most `km` away (inclusive).

        A band of latitude gives the candidates. `exact` settles what lies on the limit.
        """
        band = degrees(km / EARTH_KM) + 1e-9
        low = int(np.searchsorted(self.degrees[:, 0], latitude - band, side="left"))
        high = int(np.searchsorted(self.degrees[:, 0], latitude + band, side="right"))
        apart = self.vectors[low:high] - _vector(latitude, longitude)
        chord = np.sqrt((apart * apart).sum(axis=1))
        distances = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, chord / 2))
        for place in np.flatnonzero(np.abs(distances - km) < _CLOSE_KM).tolist():
            point = self.degrees[low + place].tolist()
            distances[place] = exact(latitude, longitude, point[0], point[1])
        near = np.flatnonzero(distances <= km)
        rows = self.rows[low:high][near]
        order = np.argsort(rows)
        return Around(rows=rows[order], km=distances[near][order])


def _vector(latitude: float, longitude: float) -> NDArray[np.float64]:
    across, along = radians(latitude), radians(longitude)
    return np.array([cos(across) * cos(along), cos(across) * sin(along), sin(across)])


def write(folder: Path, points: Sequence[tuple[int, float, float]]) -> None:
    """Writes (row, latitude, longitude) in degrees of every row that has a point."""
    ordered = sorted(points, key=lambda point: (point[1], point[0]))
    rows = np.array([point[0] for point in ordered], dtype=np.int64)
    where = np.array([point[1:] for point in ordered], dtype=np.float64).reshape(-1, 2)
    vectors = np.array([_vector(*point[1:]) for point in ordered], dtype=np.float64)
    save(folder, "point-rows", rows)
    save(folder, "point-degrees", where)
    save(folder, "point-vectors", vectors.reshape(-1, 3))


def read(folder: Path) -> Points:
    """Opens what `write` wrote."""
    return Points(
        rows=load(folder, "point-rows"),
        degrees=load(folder, "point-degrees"),
        vectors=load(folder, "point-vectors"),
    )

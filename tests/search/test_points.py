"""Distances: geopy's sphere, the limit included, every corner of the earth."""

from pathlib import Path
from random import Random

import numpy as np
import pytest

from finder.search.columns import points, space
from finder.search.columns.bitmaps import rows_of
from finder.search.columns.files import Files
from finder.search.columns.points import Around, Points
from finder.search.places import distance_km


def made(folder: Path, where: list[tuple[float, float]]) -> Points:
    part = space.whole(len(where))
    space.write(folder, part)
    points.write(folder, part, [(row, *point) for row, point in enumerate(where)])
    return points.read(Files(folder), space.read(Files(folder)))


def members(around: Around) -> list[int]:
    rows: list[int] = rows_of(around.bits, len(around.bits) * 64).tolist()
    return rows


def spread(seed: int, size: int) -> list[tuple[float, float]]:
    random = Random(seed)
    return [(random.uniform(-90, 90), random.uniform(-180, 180)) for _ in range(size)]


CENTRES = [
    (42.36, -71.06),
    (0, 0),
    (89.9, 10),
    (-90, 0),
    (10, 179.99),
    (10, -180),
    (-36.85, 174.76),
]


@pytest.mark.parametrize("centre", CENTRES)
def test_distances_are_geopys_within_a_metre(tmp_path: Path, centre: tuple[float, float]) -> None:
    random = Random(1)
    close = [
        (max(-90, min(90, centre[0] + random.gauss(0, 0.2))), centre[1] + random.gauss(0, 0.2))
        for _ in range(200)
    ]
    where = spread(2, 500) + [(lat, (lon + 180) % 360 - 180) for lat, lon in close]
    around = made(tmp_path, where).within(*centre, 1000, distance_km)
    rows = members(around)
    shown = around.hundredths(np.array(rows, dtype=np.int64)).tolist()
    found = dict(zip(rows, shown, strict=True))
    for row, point in enumerate(where):
        exact = distance_km(*centre, *point)
        assert (row in found) == (exact <= 1000)
        assert row not in found or found[row] == pytest.approx(exact * 100, abs=0.6)


def test_the_limit_is_included_to_the_last_digit(tmp_path: Path) -> None:
    where = spread(3, 200)
    known = made(tmp_path, where)
    for row, point in enumerate(where):
        exact = distance_km(42.36, -71.06, *point)
        if exact <= 1000:
            assert row in members(known.within(42.36, -71.06, exact, distance_km))
            less = exact - 1e-9
            assert row not in members(known.within(42.36, -71.06, less, distance_km))


def test_rows_come_back_in_their_order_with_two_decimals(tmp_path: Path) -> None:
    around = made(tmp_path, [(42.5, -71.0), (42.0, -71.0), (42.1, -71.0)]).within(
        42.0, -71.0, 20, distance_km
    )
    assert members(around) == [1, 2]
    assert around.hundredths(np.array([1, 2])).tolist() == [0, 1112]


def test_nowhere_is_near_nothing(tmp_path: Path) -> None:
    assert members(made(tmp_path, []).within(0, 0, 1000, distance_km)) == []

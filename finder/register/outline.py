"""Makes the map's outline, `static/outline/world.json`, of Natural Earth's layers.

    python -m finder.register.outline FOLDER > finder/static/outline/world.json

FOLDER holds four layers of Natural Earth as GeoJSON (naturalearthdata.com, public domain). Lines
are thinned (Douglas and Peucker), less where many people live, and written as "encoded polylines":
differences of positions in steps of 1/400 degree, five bits a character.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import floor
from pathlib import Path
from typing import Any

from finder.register.places.shipped import towns

LAYERS: Mapping[str, str] = {
    "land": "ne_10m_land.json",
    "lakes": "ne_10m_lakes.json",
    "borders": "ne_50m_admin_0_boundary_lines_land.json",
    "states": "ne_50m_admin_1_states_provinces_lines.json",
}
STEPS = 400  # to a degree: some 250 metres
SOURCE = "Natural Earth, public domain"
# Degrees that a thinned line may lie beside what it was: near towns, and where nobody lives.
_FINE, _COARSE = 0.005, 0.065
_SMALLEST = 6  # of these: what is smaller is left out
_PEOPLE = 150_000  # inhabitants of a town whose coast is worth its bytes
_CELL = 0.25  # degrees
_SOUTHMOST = -60.0  # nobody meets in Antarctica, whose coast is a tenth of all
_Point = tuple[float, float]


def outline(folder: Path) -> dict[str, object]:
    """The layers by name, each a list of encoded lines, beside `source` and `steps`."""
    layers = {name: _layer(folder / file) for name, file in LAYERS.items()}
    return {"source": SOURCE, "steps": STEPS, **layers}


def _layer(path: Path) -> list[str]:
    features = json.loads(path.read_text("utf-8"))["features"]
    lines = (line for feature in features for line in _lines(feature["geometry"]))
    return [_encoded(_thinned(line)) for line in lines if _is_seen(line)]


def _is_seen(line: Sequence[_Point]) -> bool:
    """Whether it is a line, or a shore large enough to be seen: nearer where people live."""
    if line[0] != line[-1]:
        return True
    east, north = [x for x, _ in line], [y for _, y in line]
    size = max(max(east) - min(east), max(north) - min(north))
    return max(north) > _SOUTHMOST and size > _SMALLEST * _tolerance(line[0])


@cache
def _lived_in() -> frozenset[tuple[int, int]]:
    """The cells that hold a large town, and those beside them."""
    large = (town for town in towns() if town.population >= _PEOPLE)
    cells = {_cell(town.longitude, town.latitude) for town in large}
    beside = (-1, 0, 1)
    return frozenset((x + i, y + j) for x, y in cells for i in beside for j in beside)


def _cell(longitude: float, latitude: float) -> tuple[int, int]:
    return floor(longitude / _CELL), floor(latitude / _CELL)


def _tolerance(point: _Point) -> float:
    return _FINE if _cell(*point) in _lived_in() else _COARSE


def _lines(geometry: Mapping[str, Any]) -> Iterator[list[_Point]]:
    """Rings of polygons, holes among them, and lines, as (longitude, latitude)."""
    match geometry["type"]:
        case "Polygon" | "MultiLineString":
            parts: Iterable[Any] = geometry["coordinates"]
        case "MultiPolygon":
            parts = (ring for polygon in geometry["coordinates"] for ring in polygon)
        case _:
            parts = [geometry["coordinates"]]
    for part in parts:
        yield [(float(point[0]), float(point[1])) for point in part]


def _thinned(line: Sequence[_Point]) -> list[_Point]:
    """The points that the line needs to stay within the tolerance; a ring keeps its two ends."""
    kept, open_spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        far, where = 0.0, 0
        for number in range(first + 1, last):
            away = _away(line[number], line[first], line[last]) / _tolerance(line[number])
            if away > far:
                far, where = away, number
        if far > 1:
            kept.add(where)
            open_spans += [(first, where), (where, last)]
    return [line[number] for number in sorted(kept)]


def _away(point: _Point, start: _Point, end: _Point) -> float:
    """Degrees between the point and the straight line from start to end."""
    (x, y), (left, low), (right, high) = point, start, end
    across, up = right - left, high - low
    length = across * across + up * up
    along = 0.0 if length == 0 else ((x - left) * across + (y - low) * up) / length
    along = min(max(along, 0.0), 1.0)
    return float(((x - left - along * across) ** 2 + (y - low - along * up) ** 2) ** 0.5)


def _encoded(line: Sequence[_Point]) -> str:
    """Latitude and longitude in turn."""
    steps = [(round(y * STEPS), round(x * STEPS)) for x, y in line]
    text: list[str] = []
    before = (0, 0)
    for now in steps:
        if now != before or not text:
            text += [_number(now[0] - before[0]), _number(now[1] - before[1])]
        before = now
    return "".join(text)


def _number(value: int) -> str:
    """Five bits a character, the lowest first, 32 added where more follow; the sign comes last."""
    left, text = (~(value << 1) if value < 0 else value << 1), ""
    while left >= 32:
        text += chr((left & 31 | 32) + 63)
        left >>= 5
    return text + chr(left + 63)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(outline(Path(sys.argv[1])), separators=(",", ":")) + "\n")

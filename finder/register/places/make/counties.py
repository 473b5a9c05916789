"""The county of a British or Irish town, which tells towns of one name apart."""

import math
from collections import defaultdict
from collections.abc import Iterable

from finder.register.places.folding import fold_place
from finder.register.places.make.sources import City, PostalRow
from finder.register.places.regions import regions_named

_CELL = 0.1  # degrees


class PostalCounties:
    """British counties as the post has them: GeoNames' towns name unitary authorities instead."""

    def __init__(self, rows: Iterable[PostalRow]) -> None:
        self._cells: dict[tuple[int, int], list[PostalRow]] = defaultdict(list)
        for row in rows:
            if row.country == "GB" and row.county:
                self._cells[_cell(row.latitude, row.longitude)].append(row)

    def county(self, city: City) -> str:
        """That of the nearest place with a postal code, a place of the same name first."""
        north, east = _cell(city.latitude, city.longitude)
        cells = ((north + up, east + right) for up in (-1, 0, 1) for right in (-1, 0, 1))
        near = [row for cell in cells for row in self._cells.get(cell, ())]
        key = fold_place(city.name)
        best = min(
            near, key=lambda row: (fold_place(row.place) != key, _far(city, row)), default=None
        )
        return best.county if best else ""


def irish_county(council: str) -> str:
    """The county of a county or city council: "Fingal County" -> "County Dublin"."""
    found = [region.name for region in regions_named(council) if region.country == "IE"]
    return f"County {found[0]}" if found else council


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return math.floor(latitude / _CELL), math.floor(longitude / _CELL)


def _far(city: City, row: PostalRow) -> float:
    east = (city.longitude - row.longitude) * math.cos(math.radians(city.latitude))
    return math.hypot(city.latitude - row.latitude, east)

"""One bit map for each value of a facet whose values a row carries for good."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from finder.search.columns.bitmaps import (
    Bits,
    Maps,
    all_of,
    any_of,
    counts,
    from_rows,
    nothing,
    width,
)
from finder.search.columns.files import load, load_list, save, save_list


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FacetMaps:
    """`values` are those that occur, `maps` their sets in the same order."""

    values: tuple[str, ...]
    maps: Maps
    rows: int

    def any_of(self, wanted: Iterable[str]) -> Bits:
        """Rows with at least one of these values."""
        return any_of(self.maps, self._known(wanted)) if self.values else nothing(self.rows)

    def all_of(self, wanted: Collection[str]) -> Bits:
        """Rows with every one of these values (at least one is given)."""
        if not set(wanted) <= set(self.values):
            return nothing(self.rows)
        return all_of(self.maps, self._known(wanted))

    def counts(self, bits: Bits) -> dict[str, int]:
        """How many rows of `bits` carry each value."""
        return dict(zip(self.values, counts(self.maps, bits), strict=True))

    def values_of(self, row: int) -> tuple[str, ...]:
        """The values that a row carries."""
        bits = self.maps[:, row // 64] >> np.uint64(row % 64) & np.uint64(1)
        return tuple(self.values[number] for number in np.flatnonzero(bits))

    def _known(self, wanted: Iterable[str]) -> list[int]:
        chosen = set(wanted)
        return [number for number, value in enumerate(self.values) if value in chosen]


def write(folder: Path, name: str, sets: Sequence[Collection[str]]) -> None:
    """Writes the maps of a facet; `sets` are the values of each row."""
    members: dict[str, list[int]] = {}
    for row, values in enumerate(sets):
        for value in values:
            members.setdefault(value, []).append(row)
    maps = np.zeros((len(members), width(len(sets))), dtype=np.uint64)
    for number, value in enumerate(sorted(members)):
        maps[number] = from_rows(members[value], len(sets))
    save(folder, f"facet-{name}", maps)
    save_list(folder, f"facet-{name}", sorted(members))


def read(folder: Path, name: str, rows: int) -> FacetMaps:
    """Opens what `write` wrote."""
    values = tuple(load_list(folder, f"facet-{name}"))
    return FacetMaps(values=values, maps=load(folder, f"facet-{name}"), rows=rows)


def grouped(maps: FacetMaps, groups: dict[str, frozenset[str]]) -> FacetMaps:
    """The facet made of another by grouping its values: a group's rows are those of its members.

    Groups without a member in the snapshot are left out.
    """
    present = {name: wanted for name, wanted in groups.items() if wanted & set(maps.values)}
    merged = np.zeros((len(present), width(maps.rows)), dtype=np.uint64)
    for number, wanted in enumerate(present.values()):
        merged[number] = maps.any_of(wanted)
    return FacetMaps(values=tuple(present), maps=merged, rows=maps.rows)

"""The facets whose values a row carries for good: a set of rows for each value, in one matrix."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, Matrix, all_of, any_of, counts, from_rows, nothing
from finder.search.columns.files import Files, save, save_list
from finder.search.columns.space import Part

_LINE = 8  # sets in a cache line: the matrix is a whole number of lines wide
_SPARE = 24  # sets without a value as yet, for values that a tail brings
# What `facets.json` holds: `width`, the sets there is room for, and `columns`, of each facet the
# column of each value.
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FacetMaps:
    """`values` are those that occur; the rows of one are the union of its `picks`, which share
    none, in the `matrix` of all facets.
    """

    values: tuple[str, ...]
    picks: tuple[tuple[int, ...], ...]
    matrix: Matrix

    def any_of(self, wanted: Iterable[str]) -> Bits:
        """Rows with at least one of these values."""
        chosen = self._known(wanted)
        picks = sorted({pick for number in chosen for pick in self.picks[number]})
        return any_of(self.matrix, picks) if picks else nothing(len(self.matrix) * 64)

    def all_of(self, wanted: Collection[str]) -> Bits:
        """Rows with every one of these values, of a facet whose values have one set each."""
        if not set(wanted) <= set(self.values):
            return nothing(len(self.matrix) * 64)
        return all_of(self.matrix, [self.picks[number][0] for number in self._known(wanted)])

    def counts(self, bits: Bits) -> dict[str, int]:
        """How many rows of `bits` carry each value."""
        return self.summed(counts(self.matrix, bits))

    def summed(self, found: NDArray[np.int64]) -> dict[str, int]:
        """The count of each value, given those of all sets of the matrix."""
        plain = found.tolist()
        return {
            value: sum(plain[pick] for pick in picks)
            for value, picks in zip(self.values, self.picks, strict=True)
        }

    def _known(self, wanted: Iterable[str]) -> list[int]:
        chosen = set(wanted)
        return [number for number, value in enumerate(self.values) if value in chosen]


def write(
    folder: Path,
    part: Part,
    facets: Mapping[str, Sequence[Collection[str]]],
    known: Table | None = None,
) -> bool:
    """Writes the matrix; `facets` has the values of each row, `known` is the table of a base.

    False, and nothing is written, where there are more new values than a base has room for.
    """
    columns = {name: dict(known["columns"][name]) if known else {} for name in facets}
    members = _members(facets)
    used = sum(len(found) for found in columns.values())
    for name, value in sorted(members):
        if value not in columns[name]:
            columns[name][value] = used
            used += 1
    room: int = known["width"] if known else -(-(used + _SPARE) // _LINE) * _LINE
    if used > room:
        return False
    matrix = np.zeros((part.capacity // 64, room), dtype=np.uint64)
    for (name, value), rows in members.items():
        matrix[:, columns[name][value]] = from_rows(rows, part.capacity)
    save(folder, "facets", matrix)
    save_list(folder, "facets", {"width": room, "columns": columns})
    return True


def _members(facets: Mapping[str, Sequence[Collection[str]]]) -> dict[tuple[str, str], list[int]]:
    """The rows of each value of each facet."""
    members: dict[tuple[str, str], list[int]] = {}
    for name, sets in facets.items():
        own: dict[str, list[int]] = {}
        for row, values in enumerate(sets):
            for value in values:
                own.setdefault(value, []).append(row)
        members.update({(name, value): rows for value, rows in own.items()})
    return members


def read(files: Files) -> dict[str, FacetMaps]:
    """Opens what `write` wrote."""
    matrix, table = files.load("facets"), files.load_list("facets")
    return {
        name: FacetMaps(
            values=tuple(sorted(columns)),
            picks=tuple((columns[value],) for value in sorted(columns)),
            matrix=matrix,
        )
        for name, columns in table["columns"].items()
    }


def grouped(maps: FacetMaps, groups: Mapping[str, frozenset[str]]) -> FacetMaps:
    """The facet made of another, single-valued one by grouping its values.

    Groups without a member in the snapshot are left out.
    """
    column = {value: picks[0] for value, picks in zip(maps.values, maps.picks, strict=True)}
    present = {name: wanted & column.keys() for name, wanted in groups.items()}
    present = {name: wanted for name, wanted in present.items() if wanted}
    return FacetMaps(
        values=tuple(present),
        picks=tuple(tuple(sorted(column[key] for key in keys)) for keys in present.values()),
        matrix=maps.matrix,
    )

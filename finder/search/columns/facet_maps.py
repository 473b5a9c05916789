"""The facets whose values a row carries for good: a set of rows for each value, in one matrix."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from pathlib import Path
from typing import Any

import numpy as np

from finder.search.columns.bitmaps import Bits, Matrix, any_of, from_rows, nothing
from finder.search.columns.files import Files, save, save_list
from finder.search.columns.space import Part

_LINE = 8  # sets in a cache line: the matrix is a whole number of lines wide
_KEPT = 4_000_000  # octets of sets that are remembered
_SPARE = 24  # sets without a value as yet, for values that a tail brings
# What `facets.json` holds: `width`, the sets there is room for, and `columns`, of each facet the
# column of each value.
Table = Mapping[str, Any]


class Sets:
    """Unions of a matrix's columns, the latest of them remembered. They are never written to."""

    def __init__(self, matrix: Matrix, kept: int = _KEPT) -> None:
        """`kept` octets of them."""
        self.matrix = matrix
        self.any_of = lru_cache(maxsize=max(kept // max(len(matrix) * 8, 1), 8))(self._any_of)

    def _any_of(self, columns: tuple[int, ...]) -> Bits:
        if not columns:
            return nothing(len(self.matrix) * 64)
        return any_of(self.matrix, columns)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FacetMaps:
    """The rows of a value are the union of its `columns`, which share none, in a matrix of many
    facets. Unions are remembered in `kept`, a few of them.
    """

    columns: Mapping[str, tuple[int, ...]]
    kept: Sets

    @property
    def values(self) -> tuple[str, ...]:
        """Those that occur."""
        return tuple(self.columns)

    def any_of(self, wanted: Iterable[str]) -> Bits:
        """Rows with at least one of these values."""
        found = [self.columns[value] for value in wanted if value in self.columns]
        if len(found) == 1:
            return self.kept.any_of(found[0])
        return self.kept.any_of(tuple(sorted({column for columns in found for column in columns})))

    def all_of(self, wanted: Collection[str]) -> Bits:
        """Rows with every one of these values (at least one is given)."""
        found = [self.any_of([value]) for value in dict.fromkeys(wanted)]
        return reduce(np.bitwise_and, found)


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
    kept = Sets(matrix)
    return {
        name: FacetMaps(columns={value: (columns[value],) for value in sorted(columns)}, kept=kept)
        for name, columns in table["columns"].items()
    }


def grouped(maps: FacetMaps, groups: Mapping[str, frozenset[str]]) -> FacetMaps:
    """The facet made of another, single-valued one by grouping its values.

    Groups without a member in the snapshot are left out.
    """
    present = {name: wanted & maps.columns.keys() for name, wanted in groups.items()}
    columns = {
        name: tuple(sorted(column for key in keys for column in maps.columns[key]))
        for name, keys in present.items()
        if keys
    }
    return FacetMaps(columns=columns, kept=maps.kept)

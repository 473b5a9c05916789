"""The sheet as columns and lists for engines that speak SQL."""

from collections.abc import Iterator, Mapping

import numpy as np

from bench.peers.plans import COLUMNS
from bench.sheet import NARROWING, Ints, Sheet


def columns_of(sheet: Sheet) -> Mapping[str, Ints]:
    """The atom of each row in each column, -1 where it has none."""
    group = np.array(sheet.group)[sheet.atoms]
    found = {}
    for name in COLUMNS:
        column = np.full(len(sheet), -1, dtype=np.int64)
        chosen = group == name
        column[sheet.of_row[chosen]] = sheet.atoms[chosen]
        found[name] = column
    return found


def narrowing_pairs(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """(value, row) of the facets of which a query may want several at once, ascending."""
    carried = dict(zip(sheet.carrier.tolist(), sheet.carried.tolist(), strict=True))
    chosen = np.array([group in NARROWING for group in sheet.group])[sheet.atoms]
    atoms, rows = sheet.atoms[chosen].tolist(), sheet.of_row[chosen].tolist()
    return iter(sorted((carried[atom], row) for atom, row in zip(atoms, rows, strict=True)))


def values_of(sheet: Sheet) -> list[list[int]]:
    """The same values as a list for each row."""
    found: list[list[int]] = [[] for _ in range(len(sheet))]
    for value, row in narrowing_pairs(sheet):
        found[row].append(value)
    return found

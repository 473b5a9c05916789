"""Counting, in NumPy."""

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, Matrix, rows_of

Longs = NDArray[np.int64]
Rows32 = NDArray[np.int32]


def total(bits: Bits) -> int:
    """How many rows a set has."""
    return int(np.bitwise_count(bits).sum())


def survey(bits: Bits, words: Rows32) -> tuple[int, int]:
    """Fills `words` with the words of a set that are not empty; returns how many of them there
    are, and how many rows.
    """
    found = np.flatnonzero(bits)
    words[: len(found)] = found
    return len(found), total(bits)


def add_up(
    matrix: Matrix,
    bits: Bits,
    words: Rows32,
    first: int,
    width: int,
    gather: Longs,
    bounds: Longs,
    out: Longs,
) -> None:
    """Fills `out` with how many members of `bits`, in these `words`, have each of some values.

    The sets of a value share none: they are columns of the matrix, numbered from `first`, which
    stand in `gather` from one of its `bounds` to the next. All are below `width`.
    """
    shared = matrix[words, first : first + width] & bits[words, None]
    counts = np.bitwise_count(shared).sum(axis=0, dtype=np.int64)
    summed = np.concatenate([[0], np.cumsum(counts[gather])])
    out[:] = summed[bounds[1:]] - summed[bounds[:-1]]


def tally(
    bits: Bits,
    words: Rows32,
    count: int,
    ends: Rows32,
    codes: Rows32,
    of_row: NDArray[np.int16] | Rows32,
    base: int,
    other_begins: Rows32,
    other_rows: Longs,
    others: Longs,
    order: Longs,
    below: Longs,
    by_rank: Longs,
    numbers: Longs,
    best: Longs,
) -> None:
    """Fills `numbers` with how many of the `count` members of a set, which lie in `words`, each
    value has, and `best` with those values that have most.

    `finder.search.columns.tallies` says what the rest is.
    """
    size = len(numbers)
    own = of_row[rows_of(bits, len(of_row))]
    held = bits[other_rows >> 6] >> (other_rows & 63).astype(np.uint64) & np.uint64(1)
    leaves = np.bincount(own[own >= 0], minlength=size)
    leaves += np.bincount(others[held.astype(np.bool_)], minlength=size)
    if len(order):
        summed = np.concatenate([[0], np.cumsum(leaves[order])])
        leaves[order] = summed[below] - summed[:-1]
    numbers[:] = leaves
    best[:] = by_rank[np.argsort(-numbers[by_rank], kind="stable")[: len(best)]]

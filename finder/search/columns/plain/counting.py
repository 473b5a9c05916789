"""Counting, in NumPy."""

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, Matrix, unpack

Longs = NDArray[np.int64]
Rows32 = NDArray[np.int32]


def count_sets(matrix: Matrix, bits: Bits, first_set: int, out: Bits) -> None:
    """Adds to `out` how many members each of some sets of a matrix shares with `bits`."""
    words = np.flatnonzero(bits)
    shared = matrix[words, first_set : first_set + len(out)] & bits[words, None]
    out += np.bitwise_count(shared).sum(axis=0, dtype=np.uint64)


def count_codes(
    bits: Bits,
    ends: Longs,
    of_runs: Longs,
    regions: Rows32,
    feeds: NDArray[np.int16],
    base: int,
    out: Longs,
    other: Longs,
) -> None:
    """Counts the rows of each region into `out` and of each feed into `other`; -1 is the last.

    Rows before each of `ends` are a run, which has one region and one feed (`of_runs`); from `base`
    on there are no runs.
    """
    flags = unpack(bits, len(regions))
    rows = np.flatnonzero(flags)
    np.add.at(out, regions[rows], 1)
    np.add.at(other, feeds[rows], 1)


def sums(counts: Bits, gather: Longs, begins: Longs, out: Longs) -> None:
    """Fills `out` with sums of counts: those whose places begin in `gather` at each of `begins`."""
    if len(begins):
        out[:] = np.add.reduceat(counts[gather], begins)


def whole(leaves: Longs, order: Longs, ends: Longs, out: Longs) -> None:
    """Fills `out` with the sums of leaves over stretches of `order`, from each place to its end."""
    summed = np.zeros(len(leaves) + 1, dtype=np.int64)
    np.cumsum(leaves[order], out=summed[1:])
    out[order] = summed[ends] - summed[:-1]


def highest(numbers: Longs, rank: Longs, out: Longs) -> None:
    """Fills `out` with the places of the highest numbers, ties by rank, no two of which are one."""
    keys = numbers * len(numbers) - rank
    best = np.argpartition(keys, len(keys) - len(out))[len(keys) - len(out) :]
    out[:] = best[np.argsort(-keys[best])]

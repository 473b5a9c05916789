"""Sets of rows as bit maps: 64 rows a word.

Many sets over the same rows stand in one matrix, word by word: the words of all its sets that
cover the same 64 rows lie together, so that a few rows are counted in a few cache lines.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.loops import active

Bits = NDArray[np.uint64]  # one set: shape (words,)
Matrix = NDArray[np.uint64]  # many sets: shape (words, sets)
Flags = NDArray[np.bool_]  # one set, unpacked: shape (rows,)
Rows = NDArray[np.int64]  # the members, ascending
_ALL = 2**64 - 1


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """A set, the `words` of it that are not empty, ascending, and the `count` of its members."""

    bits: Bits
    words: NDArray[np.int32]
    count: int


def members(bits: Bits) -> Members:
    """A set, looked through once, so that what reads its members later reads nothing else."""
    words = np.empty(len(bits), dtype=np.int32)
    filled, count = active().survey(bits, words)
    return Members(bits, words[:filled], count)


def width(rows: int) -> int:
    """How many words a set over so many rows takes."""
    return (rows + 63) // 64


def pack(flags: NDArray[Any]) -> Bits:
    """A set from one flag a row."""
    padded = np.zeros(width(len(flags)) * 8, dtype=np.uint8)
    octets = np.packbits(flags, bitorder="little")
    padded[: len(octets)] = octets
    return padded.view(np.uint64)


def unpack(bits: Bits, rows: int) -> Flags:
    """One flag a row."""
    return np.unpackbits(bits.view(np.uint8), count=rows, bitorder="little").view(np.bool_)


def from_rows(members: NDArray[Any] | Sequence[int], rows: int) -> Bits:
    """A set from its members, in any order, repeated or not."""
    flags = np.zeros(rows, dtype=np.bool_)
    flags[np.asarray(members, dtype=np.int64)] = True
    return pack(flags)


def rows_of(bits: Bits, rows: int) -> Rows:
    """The members, ascending."""
    return np.flatnonzero(unpack(bits, rows))


def contains(bits: Bits, row: int) -> bool:
    """Whether a row is a member."""
    return bool((int(bits[row // 64]) >> (row % 64)) & 1)


def kept(rows: NDArray[np.int32], bits: Bits) -> NDArray[np.int32]:
    """Those of some rows, repeated or not, that are members."""
    octets = bits.view(np.uint8)[rows >> 3]
    among: NDArray[np.int32] = rows[(octets >> (rows & 7).astype(np.uint8)) & 1 == 1]
    return among


def leading(count: int, rows: int) -> Bits:
    """The set of the first so many rows."""
    bits = nothing(rows)
    fill(bits, 0, count)
    return bits


def nothing(rows: int) -> Bits:
    """The empty set."""
    return np.zeros(width(rows), dtype=np.uint64)


def fill(bits: Bits, begin: int, end: int) -> None:
    """Puts the rows from `begin` to before `end` into a set."""
    if begin >= end:
        return
    low, high = begin // 64, (end - 1) // 64
    head = np.uint64(_ALL << (begin % 64) & _ALL)
    rest = np.uint64(_ALL >> (63 - (end - 1) % 64))
    if low == high:
        bits[low] |= head & rest
    else:
        bits[low] |= head
        bits[low + 1 : high] = _ALL
        bits[high] |= rest


def total(bits: Bits) -> int:
    """How many members."""
    return int(active().total(bits))


def any_of(matrix: Matrix, picks: Iterable[int]) -> Bits:
    """The union of the picked sets."""
    return np.bitwise_or.reduce(matrix[:, list(picks)], axis=1)  # type: ignore[no-any-return]

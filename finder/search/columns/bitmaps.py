"""Sets of rows as bit maps: 64 rows a word, the bits past the last row always zero."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]  # one set: shape (words,)
Maps = NDArray[np.uint64]  # a set for each of several values: shape (values, words)
Flags = NDArray[np.bool_]  # one set, unpacked: shape (rows,)
Rows = NDArray[np.int64]  # the members, ascending


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


def everything(rows: int) -> Bits:
    """The set of all rows."""
    return pack(np.ones(rows, dtype=np.bool_))


def nothing(rows: int) -> Bits:
    """The empty set."""
    return np.zeros(width(rows), dtype=np.uint64)


def total(bits: Bits) -> int:
    """How many members."""
    return int(np.bitwise_count(bits).sum())


def counts(maps: Maps, bits: Bits) -> list[int]:
    """How many members each of several sets shares with `bits`, in one pass."""
    return np.bitwise_count(maps & bits).sum(axis=1, dtype=np.int64).tolist()  # type: ignore[no-any-return]


def any_of(maps: Maps, picks: Iterable[int]) -> Bits:
    """The union of the picked sets."""
    return np.bitwise_or.reduce(maps[list(picks)], axis=0)  # type: ignore[no-any-return]


def all_of(maps: Maps, picks: Iterable[int]) -> Bits:
    """What the picked sets share."""
    return np.bitwise_and.reduce(maps[list(picks)], axis=0)  # type: ignore[no-any-return]


def codes_to_maps(codes: NDArray[Any], values: int) -> Maps:
    """A set for each code 0 … values-1 of a column with one code a row (others: in none)."""
    maps = np.zeros((values, width(len(codes))), dtype=np.uint64)
    for value in range(values):
        maps[value] = pack(codes == value)
    return maps

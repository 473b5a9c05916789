"""Which feeds list a row: its own, and for a few rows others that list the same meeting."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, from_rows, pack, unpack
from finder.search.columns.files import Files, save, save_list, save_padded
from finder.search.columns.numbering import numbered
from finder.search.columns.space import Part


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Feeds:
    """`values` by number; `own` is each row's (-1: no row), `other_rows` and `others` the rest."""

    values: tuple[str, ...]
    own: NDArray[np.int16]
    other_rows: NDArray[np.int64]
    others: NDArray[np.int64]

    def any_of(self, wanted: Collection[str]) -> Bits:
        """Rows that at least one of these feeds lists."""
        inside = np.array([*(value in wanted for value in self.values), False], dtype=np.bool_)
        more = self.other_rows[inside[self.others]]
        return pack(inside[self.own]) | from_rows(more, len(self.own))

    def with_others(self, own: NDArray[np.int64], bits: Bits) -> NDArray[np.int64]:
        """How many rows of `bits` each feed lists, given of how many it is their own."""
        if not len(self.others):
            return own
        rows = self.other_rows
        held = bits[rows >> 6] >> (rows & 63).astype(np.uint64) & np.uint64(1)
        return own + np.bincount(self.others[held.astype(np.bool_)], minlength=len(self.values))

    def listing(self, bits: Bits) -> tuple[str, ...]:
        """The feeds that list at least one row of `bits`."""
        own = np.bincount(self.own[unpack(bits, len(self.own))], minlength=len(self.values))
        found = self.with_others(own, bits).tolist()
        return tuple(value for value, count in zip(self.values, found, strict=True) if count)

    def values_of(self, row: int) -> tuple[str, ...]:
        """The feeds that list a row."""
        more = self.others[self.other_rows == row].tolist()
        return tuple(self.values[number] for number in (int(self.own[row]), *more))


def write(
    folder: Path,
    part: Part,
    own: Sequence[str],
    others: Iterable[tuple[int, str]],
    known: Sequence[str] = (),
) -> None:
    """Writes the feed of each row, and (row, other feed) where there are more.

    `known` are the feeds of a base, in its order.
    """
    more = sorted({(row, feed) for row, feed in others if own[row] != feed})
    numbers = numbered([*own, *(feed for _, feed in more)], known)
    pairs = [(part.first + row, numbers[feed]) for row, feed in more]
    save_padded(folder, "feed", [numbers[feed] for feed in own], np.int16, part.capacity, -1)
    save(folder, "other-feeds", np.array(pairs, dtype=np.int64).reshape(-1, 2))
    save_list(folder, "feeds", list(numbers))


def read(files: Files) -> Feeds:
    """Opens what `write` wrote."""
    pairs = files.load("other-feeds")
    return Feeds(
        values=tuple(files.load_list("feeds")),
        own=files.load("feed"),
        other_rows=np.ascontiguousarray(pairs[:, 0]),
        others=np.ascontiguousarray(pairs[:, 1]),
    )

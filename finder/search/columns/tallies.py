"""Counting the rows of a set by a facet of hundreds of values, whose highest counts are wanted."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, Members, from_rows, nothing
from finder.search.columns.feeds import Feeds
from finder.search.columns.loops import active
from finder.search.columns.regions import Regions
from finder.search.columns.space import WORD, Space

MOST = 50  # values whose counts are listed
Longs = NDArray[np.int64]
_NONE: Longs = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tally:
    """`of_row` is the number of each row's value, -1 where it has none.

    Rows of the base (before `base`) lie in runs that share a value: where each ends, and its
    `codes`; those of the tail end before `size`. Rows that have further values stand in
    `other_rows`, ascending, with the `others`; `other_begins` tells where those of a word begin.
    What counts below a value counts there too: its own stand in `order` before those below it,
    which end before `below` (both are empty where there is nothing below another). `rank` is the
    place of each value, `by_rank` its inverse.
    """

    base: int
    size: int
    of_row: NDArray[Any]
    ends: NDArray[np.int32]
    codes: NDArray[np.int32]
    other_begins: NDArray[np.int32]
    other_rows: Longs
    others: Longs
    order: Longs
    below: Longs
    rank: Longs
    by_rank: Longs

    def counts(self, found: Members) -> tuple[Longs, Longs]:
        """How many rows of a set each value has, and the values with most, ties by rank."""
        numbers = np.empty(len(self.rank), dtype=np.int64)
        best = np.empty(min(len(self.rank), MOST), dtype=np.int64)
        active().tally(
            found.bits, found.words, found.count,
            self.ends, self.codes, self.of_row, self.base, self.other_begins,
            self.other_rows, self.others, self.order, self.below, self.by_rank, numbers, best,
        )  # fmt: skip
        return numbers, best

    def within(self, inside: NDArray[np.bool_]) -> Bits:
        """The rows whose value is `inside` (a flag each; the last is for none)."""
        bits, tail = nothing(len(self.of_row)), inside[self.of_row[self.base : self.size]]
        active().mark_runs(inside, self.ends, self.codes, bits)
        if tail.any():
            bits |= from_rows(self.base + np.flatnonzero(tail), len(self.of_row))
        return bits


def of_regions(regions: Regions, space: Space) -> Tally:
    """By region: what lies below one counts as its own."""
    return _tally(regions.of_row, tuple(regions.labels), space, regions.order, regions.ends)


def of_feeds(feeds: Feeds, space: Space) -> Tally:
    """By feed: a row counts for each that lists it."""
    return _tally(feeds.own, feeds.values, space, others=(feeds.other_rows, feeds.others))


def _tally(
    of_row: NDArray[Any],
    values: tuple[str, ...],
    space: Space,
    order: Longs = _NONE,
    below: Longs = _NONE,
    others: tuple[Longs, Longs] = (_NONE, _NONE),
) -> Tally:
    ends, codes = _runs(of_row[: space.base])
    by_row = np.argsort(others[0], kind="stable")
    words = np.arange(space.capacity // WORD + 1) * WORD
    by_rank = np.array(sorted(range(len(values)), key=values.__getitem__), dtype=np.int64)
    return Tally(
        base=space.base,
        size=space.size,
        of_row=of_row,
        ends=ends,
        codes=codes,
        other_begins=np.searchsorted(others[0][by_row], words).astype(np.int32),
        other_rows=others[0][by_row],
        others=others[1][by_row],
        order=order,
        below=below,
        rank=np.argsort(by_rank),
        by_rank=by_rank,
    )


def _runs(of_row: NDArray[Any]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Where each run of one value ends, and the values."""
    last = np.append(of_row[1:] != of_row[:-1], True)[: len(of_row)]
    ends = np.flatnonzero(last)
    return (ends + 1).astype(np.int32), of_row[ends].astype(np.int32)

"""Counting the rows of a set by all values of all facets at once."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, fill, nothing, pack
from finder.search.columns.feeds import Feeds
from finder.search.columns.loops import active
from finder.search.columns.regions import Regions
from finder.search.columns.space import Space

Longs = NDArray[np.int64]
_OUT = np.zeros(1, dtype=np.bool_)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Runs:
    """Stretches of rows of the base that have one region and one feed: where each ends, and the
    numbers of both. Rows of the tail are none.
    """

    ends: Longs
    codes: Longs
    regions: Regions
    feeds: Feeds
    base: int

    def counts(self, bits: Bits) -> tuple[Longs, Longs]:
        """How many rows of a set have each region as their leaf, and each feed as their own."""
        by_region = np.zeros(len(self.regions.labels) + 1, dtype=np.int64)
        by_feed = np.zeros(len(self.feeds.values) + 1, dtype=np.int64)
        active().count_codes(
            bits, self.ends, self.codes, self.regions.of_row, self.feeds.own, self.base,
            by_region, by_feed,
        )  # fmt: skip
        return by_region[:-1], by_feed[:-1]

    def within(self, paths: Iterable[str]) -> Bits:
        """The rows in one of these regions or below it: where runs lie together, as one stretch."""
        inside, rows = self.regions.inside(paths), self.regions.of_row
        chosen = np.concatenate([_OUT, inside[self.codes[:, 0]], _OUT])
        edges = np.flatnonzero(chosen[1:] != chosen[:-1])
        bits = nothing(len(rows))
        for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            fill(bits, int(self.ends[begin - 1]) if begin else 0, int(self.ends[end - 1]))
        bits[self.base // 64 :] = pack(inside[rows[self.base :]])
        return bits


def runs(regions: Regions, feeds: Feeds, space: Space) -> Runs:
    """The runs of the rows as they stand."""
    both = np.stack([regions.of_row[: space.base], feeds.own[: space.base]], axis=1)
    changes = np.flatnonzero((both[1:] != both[:-1]).any(axis=1)) + 1
    ends = np.append(changes, space.base) if space.base else changes
    codes = both[ends - 1].astype(np.int64)
    return Runs(ends=ends, codes=codes, regions=regions, feeds=feeds, base=space.base)

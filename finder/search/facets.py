"""What every option of every facet would give, counted exactly (DESIGN, section 6, Facets)."""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from finder.search.asked import Query
from finder.search.columns import moment_maps
from finder.search.columns.bitmaps import Bits, total
from finder.search.columns.tallies import of_sets, of_some
from finder.search.filters import NARROWING, Filters, Moment
from finder.search.index import Index
from finder.search.listing import (
    FACETS,
    MOST,
    Chosen,
    FacetCount,
    Listing,
    Long,
    Options,
)

__all__ = ["FACETS", "FacetCount", "count"]

Facets = Mapping[str, tuple[FacetCount, ...]]
_NAUGHT = np.zeros(1, dtype=np.uint64)
_made = partial(tuple.__new__, FacetCount)  # ten thousands a second: without checks


def count(index: Index, query: Query, moment: Moment, sets: Filters) -> Facets:
    """The options of all facets, in the vocabulary's order; regions and feeds by count."""
    known = index.listing(_unlisted(index, query))
    found = _all(index, known, moment, sets.found)
    for name in sets.by_parameter:
        if name in known.facets and name not in NARROWING:
            own = known.facets[name]
            found[name] = _own(index, moment, own, sets.without(name))
            if name == "audience" and query.for_ == "family":
                found[name] = _for_family(index, moment, own, sets.without(name))
    listed = {name: _counts(known.facets[name], found[name]) for name in known.facets}
    regions, feeds = _long(index, query, sets)
    return {**listed, "region": regions, "feed": feeds}


def _unlisted(index: Index, query: Query) -> Chosen:
    """What is chosen though it does not occur here."""
    return tuple(
        (name, value)
        for name, maps in index.facets.items()
        for value in query.values(name)
        if value not in maps.columns
    )


def _all(index: Index, known: Listing, moment: Moment, found: Bits) -> dict[str, list[int]]:
    """The counts of all options over one set."""
    sets = of_sets(index.matrix, index.used, found)
    timed = of_sets(moment.daily.matrix, moment_maps.USED, found)
    counts = np.concatenate([sets, timed, _NAUGHT])
    numbers = np.add.reduceat(counts[known.gather], known.begins).tolist()
    parts, begin = {}, 0
    for name, item in known.facets.items():
        parts[name] = numbers[begin : begin + len(item.values)]
        begin += len(item.values)
    return parts


def _own(index: Index, moment: Moment, item: Options, found: Bits) -> list[int]:
    """The counts of one facet's options over a set of its own."""
    matrix = moment.daily.matrix if item.timed else index.matrix
    counts = of_some(matrix, item.columns, found)
    summed = np.bincount(item.owner, weights=counts, minlength=len(item.values))
    return summed.astype(np.int64).tolist()  # type: ignore[no-any-return]


def _for_family(index: Index, moment: Moment, item: Options, found: Bits) -> list[int]:
    """Meetings for children count only as what they are: they must be asked for."""
    counts = _own(index, moment, item, found & ~index.children)
    if "teens" in item.values:
        counts[item.values.index("teens")] = total(found & index.children)
    return counts


def _counts(item: Options, numbers: Sequence[int]) -> tuple[FacetCount, ...]:
    found = zip(item.values, item.labels, numbers, strict=True)
    return tuple(
        [_made(one) if one[2] else none for one, none in zip(found, item.none, strict=True)]
    )


def _long(
    index: Index, query: Query, sets: Filters
) -> tuple[tuple[FacetCount, ...], tuple[FacetCount, ...]]:
    """The options of regions and of feeds."""
    leaves, own = index.runs.counts(sets.found)
    by_region, by_feed = sets.found, sets.found
    if "region" in sets.by_parameter:
        by_region = sets.without("region")
        leaves = index.runs.counts(by_region)[0]
    if "feed" in sets.by_parameter:
        by_feed = sets.without("feed")
        own = index.runs.counts(by_feed)[1]
    return (
        _highest(index.long_facets["region"], index.regions.whole(leaves), query.regions),
        _highest(index.long_facets["feed"], own + index.feed.more(by_feed), query.feeds),
    )


def _highest(
    item: Long, numbers: NDArray[np.int64], chosen: Sequence[str]
) -> tuple[FacetCount, ...]:
    """The options with the highest counts, ties by value, and those chosen."""
    size = len(item.values)
    keys = numbers * size - item.rank  # none twice: the highest first
    if size > MOST:
        best = np.argpartition(keys, size - MOST)[size - MOST :]
        for value in chosen:
            number = item.number.get(value)
            if number is not None and number not in best:
                best = np.append(best, number)
    else:
        best = np.arange(size)
    best = best[np.argsort(-keys[best])]
    found = zip(best.tolist(), numbers[best].tolist(), strict=True)
    return tuple(
        [
            _made((item.values[number], item.labels[number], count)) if count else item.none[number]
            for number, count in found
        ]
    )

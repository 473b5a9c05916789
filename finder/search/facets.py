"""What every option of every facet would give, counted exactly (DESIGN, section 6, Facets)."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from finder.search.asked import Query
from finder.search.columns import moment_maps
from finder.search.columns.bitmaps import Bits, total
from finder.search.columns.loops import active
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

Facets = dict[str, tuple[FacetCount, ...]]
_made = partial(tuple.__new__, FacetCount)  # ten thousands a second: without checks


def count(index: Index, query: Query, moment: Moment, sets: Filters) -> Facets:
    """The options of all facets, in the vocabulary's order; regions and feeds by count."""
    known = index.listing(_unlisted(index, query, sets))
    listed = _all(index, known, moment, sets.found)
    for name in sets.by_parameter:
        if name in known.facets and name not in NARROWING:
            item, found = known.facets[name], sets.without(name)
            if name == "audience" and query.for_ == "family":
                numbers = _for_family(index, moment, item, found)
            elif np.array_equal(found, sets.found):
                continue  # it takes nothing away, as "not restricted" hardly ever does
            else:
                numbers = _own(index, moment, item, found)
            listed[name] = tuple(map(_counted, item.none, numbers))
    listed["region"], listed["feed"] = _long(index, query, sets)
    return listed


def _counted(none: FacetCount, number: int) -> FacetCount:
    return _made((none[0], none[1], number)) if number else none


def _unlisted(index: Index, query: Query, sets: Filters) -> Chosen:
    """What is chosen though it does not occur here."""
    return tuple(
        (name, value)
        for name in sets.by_parameter
        if name in index.facets
        for value in query.values(name)
        if value not in index.facets[name].columns
    )


def _all(
    index: Index, known: Listing, moment: Moment, found: Bits
) -> dict[str, tuple[FacetCount, ...]]:
    """All options over one set."""
    numbers = np.zeros(len(known.none), dtype=np.int64)
    counts = np.zeros(index.used + moment_maps.USED + 1, dtype=np.uint64)
    active().count_sets(index.matrix, found, 0, counts[: index.used])
    active().count_sets(moment.daily.matrix, found, 0, counts[index.used : -1])
    active().sums(counts, known.gather, known.begins, numbers)
    every, plain = known.none.copy(), numbers.tolist()
    for place in numbers.nonzero()[0].tolist():
        none = every[place]
        every[place] = _made((none[0], none[1], plain[place]))
    parts, begin = {}, 0
    for name, item in known.facets.items():
        end = begin + len(item.none)
        parts[name] = tuple(every[begin:end])
        begin = end
    return parts


def _own(index: Index, moment: Moment, item: Options, found: Bits) -> list[int]:
    """The counts of one facet's options over a set of its own."""
    counts = np.zeros(item.width, dtype=np.uint64)
    matrix = moment.daily.matrix if item.timed else index.matrix
    active().count_sets(matrix, found, item.first, counts)
    summed = np.zeros(len(item.none), dtype=np.int64)
    np.add.at(summed, item.owner, counts[item.columns - item.first].astype(np.int64))
    return summed.tolist()


def _for_family(index: Index, moment: Moment, item: Options, found: Bits) -> list[int]:
    """Meetings for children count only as what they are: they must be asked for."""
    counts = _own(index, moment, item, found & ~index.children)
    if "teens" in item.values:
        counts[item.values.index("teens")] = total(found & index.children)
    return counts


def _long(
    index: Index, query: Query, sets: Filters
) -> tuple[tuple[FacetCount, ...], tuple[FacetCount, ...]]:
    """The options of regions and of feeds."""
    leaves, own = index.runs.counts(sets.found)
    by_feed = sets.found
    if "region" in sets.by_parameter:
        leaves = index.runs.counts(sets.without("region"))[0]
    if "feed" in sets.by_parameter:
        by_feed = sets.without("feed")
        own = index.runs.counts(by_feed)[1]
    return (
        _highest(index.long_facets["region"], index.regions.whole(leaves), query.regions),
        _highest(index.long_facets["feed"], index.feed.with_others(own, by_feed), query.feeds),
    )


def _highest(
    item: Long, numbers: NDArray[np.int64], chosen: Sequence[str]
) -> tuple[FacetCount, ...]:
    """The options with the highest counts, ties by value, and those chosen."""
    best = np.empty(min(len(item.values), MOST), dtype=np.int64)
    active().highest(numbers, item.rank, best)
    places, counts = best.tolist(), numbers[best].tolist()
    for place in _more(item, numbers, places, chosen):
        places.append(place)
        counts.append(int(numbers[place]))
    values, labels = item.values, item.labels
    chosen_ones = [values[place] for place in places], [labels[place] for place in places]
    return tuple(map(_made, zip(*chosen_ones, counts, strict=True)))


def _more(
    item: Long, numbers: NDArray[np.int64], places: Sequence[int], chosen: Sequence[str]
) -> list[int]:
    """The places of chosen values that are not among the highest, in the same order."""
    found = {item.number[value] for value in chosen if value in item.number} - set(places)
    return sorted(found, key=lambda place: (-int(numbers[place]), int(item.rank[place])))

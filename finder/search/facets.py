"""What every option of every facet would give, counted exactly (DESIGN, section 6, Facets)."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from finder.model import Access
from finder.search.asked import Query
from finder.search.columns.bitmaps import Matrix, Members, members, total
from finder.search.columns.loops import active
from finder.search.columns.tallies import Tally
from finder.search.counts import Counts, FacetCount
from finder.search.filters import NARROWING, Filters, Moment
from finder.search.index import Index
from finder.search.listing import FACETS, LONG, Chosen, Long, Options, Sums

__all__ = ["FACETS", "FacetCount", "Facets", "count"]

_UNASKED = frozenset({"access", "feed"})  # what every list may leave out by itself
_MOST_COUNTED = 4  # some 20 KB each
Facets = Mapping[str, Sequence[FacetCount]]
Numbers = NDArray[np.int64]


def count(index: Index, query: Query, moment: Moment, sets: Filters) -> dict[str, Counts]:
    """The options of all facets, in the vocabulary's order; regions and feeds by count.

    Those of the whole list, which nothing narrows, are counted once a minute.
    """
    if not _is_whole(index, query, moment, sets):
        return _counted(index, query, moment, sets)
    asked = moment.clock.now, query.tz, moment.ages, query.kinds, query.statuses
    found = index.counted.get(asked)
    if found is None:
        found = _counted(index, query, moment, sets)
        if len(index.counted) >= _MOST_COUNTED:
            index.counted.clear()
        index.counted[asked] = found
    return found


def _is_whole(index: Index, query: Query, moment: Moment, sets: Filters) -> bool:
    """Whether nothing is left out but what every list leaves out at this minute."""
    asks_nothing = not query.access and not query.feeds and sets.by_parameter.keys() <= _UNASKED
    return asks_nothing and sets.rest is index.current(moment.clock, query.kinds, query.statuses)


def _counted(index: Index, query: Query, moment: Moment, sets: Filters) -> dict[str, Counts]:
    known = index.listing(_unlisted(index, query, sets))
    numbers = np.empty(known.size, dtype=np.int64)
    _add_up(index.matrix, sets.found, known.sums, numbers[: known.split])
    _add_up(moment.daily.matrix, sets.found, known.timed_sums, numbers[known.split :])
    for name in sets.by_parameter:
        if name in known.facets and name not in NARROWING:
            item = known.facets[name]
            _own(index, query, moment, sets, name, item, numbers[item.place])
    every = numbers.tolist()
    listed = {
        name: Counts(item.values, item.labels, every[item.place])
        for name, item in known.facets.items()
    }
    for name in LONG:
        listed[name] = _highest(index, query, sets, name)
    return listed


def _unlisted(index: Index, query: Query, sets: Filters) -> Chosen:
    """What is chosen though it does not occur here."""
    return tuple(
        (name, value)
        for name in sets.by_parameter
        if name in index.facets
        for value in query.values(name)
        if value not in index.facets[name].columns
    )


def _add_up(matrix: Matrix, found: Members, sums: Sums, out: Numbers) -> None:
    """The counts of some values over one set."""
    active().add_up(
        matrix, found.bits, found.words, sums.first, sums.width, sums.gather, sums.bounds, out
    )


def _own(
    index: Index,
    query: Query,
    moment: Moment,
    sets: Filters,
    name: str,
    item: Options,
    out: Numbers,
) -> None:
    """The counts of a facet that has a filter itself: over what is found without that."""
    found = sets.without(name)
    if name == "access" and not query.access:
        # All others are counted already: each row has one of them.
        out[item.values.index(Access.RESTRICTED)] = total(found) - sets.found.count
        return
    children = name == "audience" and query.for_ == "family"
    among = found & ~index.children if children else found
    matrix = moment.daily.matrix if item.timed else index.matrix
    _add_up(matrix, members(among), item.sums, out)
    if children and "teens" in item.values:
        # Meetings for children count only as what they are: they must be asked for.
        out[item.values.index("teens")] = total(found & index.children)


def _highest(index: Index, query: Query, sets: Filters, name: str) -> Counts:
    """The options of a long facet with the highest counts, ties by value, and those chosen."""
    item, tally = index.long_facets[name], index.tallies[name]
    found = members(sets.without(name)) if name in sets.by_parameter else sets.found
    numbers, best = tally.counts(found)
    places, counts = best.tolist(), numbers[best].tolist()
    for place in _more(item, tally, numbers, places, query.values(name)):
        places.append(place)
        counts.append(int(numbers[place]))
    return Counts(item.values, item.labels, counts, places)


def _more(
    item: Long, tally: Tally, numbers: Numbers, places: Sequence[int], chosen: Sequence[str]
) -> list[int]:
    """The places of chosen values that are not among the highest, in the same order."""
    found = {item.number[value] for value in chosen if value in item.number}.difference(places)
    return sorted(found, key=lambda place: (-int(numbers[place]), int(tally.rank[place])))

"""The order of an answer: by the query's sort, then the next start, then the id."""

import numpy as np

from finder.search.asked import Query
from finder.search.columns.bitmaps import Bits, Rows, total
from finder.search.columns.ordering import Keys
from finder.search.filters import Filters, Moment
from finder.search.index import Index
from finder.search.matching import relevance

_NO_KEYS: Keys = np.zeros(0, dtype=np.int64)


def ordered(
    index: Index, query: Query, moment: Moment, sets: Filters, part: tuple[int, int]
) -> list[int]:
    """The rows of a part of the answer, from the first number to before the second.

    A missing start comes last. Distances count as they are shown, in hundredths of a kilometre,
    so that what is equally far is in the order of time.
    """
    start, stop = part
    if start >= sets.total:
        return []
    if query.for_ != "family" or query.sort_given:
        rows = _first(index, query, moment, sets, sets.found, sets.total, stop)
        return list(map(int, rows[start:].tolist()))
    own = sets.found & index.family
    count = total(own)
    rows = _first(index, query, moment, sets, own, count, stop)
    if stop > count:
        others = sets.found & ~index.family
        more = _first(index, query, moment, sets, others, sets.total - count, stop - count)
        rows = np.concatenate([rows, more])
    return list(map(int, rows[start:].tolist()))


def _first(
    index: Index, query: Query, moment: Moment, sets: Filters, bits: Bits, count: int, wanted: int
) -> Rows:
    """The first so many of the `count` rows of a set."""
    wanted = min(wanted, count)
    if not wanted:
        return _NO_KEYS
    upcoming, ids = moment.clock.upcoming, index.ranks.id
    if query.sort == "nearest" and sets.around is not None:
        slots, starts = moment.clock.of_row, moment.clock.starts
        return sets.around.nearest(bits, slots, starts, ids, wanted)
    if query.sort == "relevance":
        return upcoming.least(bits, -relevance(index, query, bits), ids, wanted)
    if query.sort == "name":
        return upcoming.least(bits, index.ranks.name, ids, wanted)
    return upcoming.soonest(bits, ids, count, wanted)

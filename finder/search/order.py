"""The order of an answer: by the query's sort, then the next start, then the id."""

import numpy as np

from finder.search.asked import Query
from finder.search.columns.bitmaps import Members, Rows, members
from finder.search.columns.ordering import Keys
from finder.search.filters import Filters, Moment
from finder.search.index import Index
from finder.search.matching import relevance

_NO_KEYS: Keys = np.zeros(0, dtype=np.int64)


def ordered(
    index: Index, query: Query, moment: Moment, sets: Filters, part: tuple[int, int]
) -> Rows:
    """The rows of a part of the answer, from the first number to before the second.

    A missing start comes last. Distances count as they are shown, in hundredths of a kilometre,
    so that what is equally far is in the order of time.
    """
    start, stop = part
    if start >= sets.found.count:
        return _NO_KEYS
    if query.for_ is None or query.sort_given:
        rows = _first(index, query, moment, sets, sets.found, stop)
        return rows[start:]
    meant = index.family if query.for_ == "family" else ~index.family | index.person_too
    own = members(sets.found.bits & meant)
    rows = _first(index, query, moment, sets, own, stop)
    if stop > own.count:
        others = members(sets.found.bits & ~meant)
        more = _first(index, query, moment, sets, others, stop - own.count)
        rows = np.concatenate([rows, more])
    return rows[start:]


def _first(
    index: Index, query: Query, moment: Moment, sets: Filters, among: Members, wanted: int
) -> Rows:
    """The first so many rows of a set."""
    wanted = min(wanted, among.count)
    if not wanted:
        return _NO_KEYS
    upcoming, ids = moment.clock.upcoming, index.ranks.id
    if query.sort == "nearest" and sets.around is not None:
        slots, starts = moment.clock.of_row, moment.clock.starts
        return sets.around.nearest(among, slots, starts, ids, wanted)
    if query.sort == "relevance":
        keys = -relevance(index, query, among)
        return upcoming.least(among, keys, ids, wanted, by_member=True)
    if query.sort == "name":
        return upcoming.least(among, index.ranks.name, ids, wanted)
    return upcoming.soonest(among, ids, wanted)

"""The order of an answer: by the query's sort, then the next start, then the id."""

from finder.search.asked import Query
from finder.search.columns.bitmaps import Rows, unpack
from finder.search.columns.ordering import Keys, first
from finder.search.filters import Filters, Moment
from finder.search.index import Index
from finder.search.matching import relevance


def ordered(
    index: Index, query: Query, moment: Moment, sets: Filters, rows: Rows, part: tuple[int, int]
) -> list[int]:
    """The rows of a part of the answer, from the first number to before the second.

    A missing start comes last. Distances count as they are shown, in hundredths of a kilometre,
    so that what is equally far is in the order of time.
    """
    if not len(rows):
        return []
    keys: list[Keys] = []
    if query.for_ == "family" and not query.sort_given:
        keys.append(-unpack(index.family, index.capacity)[rows].astype("int64"))
    if query.sort == "nearest" and sets.around is not None:
        keys.append(sets.around.hundredths(rows))
    elif query.sort == "relevance":
        keys.append(-relevance(index, query)[rows])
    elif query.sort == "name":
        keys.append(index.ranks.name[rows])
    keys += [moment.clock.starts[moment.clock.of_row[rows]], index.ranks.id[rows]]
    return first(rows, keys, *part)

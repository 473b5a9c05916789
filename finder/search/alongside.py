"""What is asked beside an answer, from the sets that it was found by: no second search is made."""

from dataclasses import replace

from finder.search.columns.bitmaps import members, total
from finder.search.engine import Answer, Basis, Hit
from finder.search.filters import rest_of, together
from finder.search.hits import hits
from finder.search.index import Index
from finder.search.order import ordered

_ONLINE = "online"


def begun(index: Index, answer: Answer, minutes: int, most: int = 0) -> tuple[int, tuple[Hit, ...]]:
    """How many of what was found are on, or start within so many minutes; and the first of them.

    They are in the answer's order. It is what `find` gives for the query with `on`, if it has none.
    """
    moment, sets = _basis(answer).moment, _basis(answer).sets
    soon = sets.found.bits & moment.clock.begun(minutes)
    if moment.ages is not None:
        soon &= ~moment.ages.unconfirmed
    found = replace(sets, found=members(soon))
    shown = ordered(index, answer.query, moment, found, (0, most))
    return found.found.count, hits(index, moment.clock, shown, sets.around, moment.ages)


def online(index: Index, answer: Answer, minutes: int) -> int:
    """How many are online, and on or start within so many minutes, wherever they are.

    It is what `find` counts for the query without its place, with `attendance` and `on`.
    """
    moment, sets = _basis(answer).moment, _basis(answer).sets
    rest = rest_of(index, answer.query, moment, None, on=minutes)
    # What every list leaves out for its age is less than what is left out here.
    passed_over = ("attendance",) if answer.query.feeds else ("attendance", "feed")
    narrow = [bits for name, bits in sets.by_parameter.items() if name not in passed_over]
    narrow.append(index.facets["attendance"].any_of([_ONLINE]))
    if moment.ages is not None:
        narrow.append(~moment.ages.unconfirmed)
    return total(together(rest, narrow))


def _basis(answer: Answer) -> Basis:
    assert answer.basis is not None, "an answer that no index gave"
    return answer.basis

"""The smallest circle round a place that holds what is asked for, in steps people understand."""

from dataclasses import dataclass

from finder.search.parameters import KM_PER_MILE
from finder.search.query import Query
from finder.web.chips import radius_words
from finder.web.links import Pairs, with_values
from finder.web.trials import Trials

STEPS = (5, 10, 25, 50, 100, 250, 500, 1000)  # in the unit shown
_ROUNDED = 0.01  # km: distances are given in two decimals


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """The query with its radius; `words` say it, `nearest_km` is how far the first new one is."""

    pairs: Pairs
    words: str
    nearest_km: float | None = None


def smallest(trials: Trials, query: Query, pairs: Pairs, over: int = 0) -> Circle | None:
    """The first step past the radius of `query` that holds more than `over` (under HITS) meetings.

    The widest is asked for the distance of the first meeting too many, which leads to its step.
    """
    widest = with_values(pairs, {**_within(STEPS[-1], query), "sort": "nearest"})
    found = trials.first(widest)
    nearest = found.hits[over].distance_km if found and found.total > over else None
    if nearest is None:
        return None
    for step in STEPS:
        if step <= query.within or _km(step, query) < nearest - _ROUNDED:
            continue
        wider = with_values(pairs, _within(step, query))
        if trials.total(wider) > over:
            words = radius_words(step, query.unit)
            return Circle(pairs=wider, words=words, nearest_km=nearest)
    return None


def about(trials: Trials, pairs: Pairs) -> Circle | None:
    """The circle asked for where it holds any of these, else the smallest wider one."""
    query = trials.query(pairs)
    if query is None or query.place is None:
        return None
    if trials.total(pairs):
        return Circle(pairs=pairs, words=radius_words(query.within, query.unit))
    return smallest(trials, query, pairs)


def _within(step: int, query: Query) -> dict[str, str]:
    return {"within": str(step), "unit": query.unit}


def _km(amount: float, query: Query) -> float:
    return amount * KM_PER_MILE if query.unit == "mi" else amount

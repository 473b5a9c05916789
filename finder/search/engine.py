"""A query, answered: which meetings, in which order, and what every further choice would give."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from finder.freshness import Stale
from finder.model import Access
from finder.search.age import Aged, Fetched, aged
from finder.search.asked import FoundPlace, Query
from finder.search.columns.bitmaps import rows_of, total
from finder.search.columns.dates import minute_at
from finder.search.counts import Counts, FacetCount
from finder.search.facets import count
from finder.search.filters import Filters, Moment, filters
from finder.search.hits import Hit, hits
from finder.search.index import Index
from finder.search.order import ordered
from finder.search.steady import steady

__all__ = ["Answer", "Counts", "FacetCount", "FoundPlace", "Hit", "Rows", "find", "hit", "rows"]

MOST_AT_ONCE = 10_000  # hits: no representation of a query carries more


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Basis:
    """What an answer was found by."""

    moment: Moment
    sets: Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`total` counts all meetings found, `hits` are those of the page.

    `left_out` counts what fits but for the age of its lists, which are `left_out_feeds`. `basis`
    is for what is asked beside it: see `alongside.py`.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Counts] = field(default_factory=dict)
    place: FoundPlace | None = None
    left_out: int = 0
    left_out_feeds: tuple[str, ...] = ()
    basis: Basis | None = field(default=None, repr=False, compare=False)


def find(
    index: Index,
    query: Query,
    now: datetime,
    *,
    fetched: Fetched | None = None,
    everything: bool = False,
    facets: bool = True,
    confirmed: bool = False,
    any_week: bool = False,
) -> Answer:
    """Answers a query at `now` (aware), unless it says from when to count.

    `fetched` are the times at which the feeds were last read: without them nothing is old. An
    age is counted to `now`, whatever the query counts from. `everything` gives all hits, not one
    page, as long as they are at most `MOST_AT_ONCE`. Without `facets` none are counted;
    `confirmed` leaves out lists not read for 30 days; `any_week` finds what a calendar holds.
    """
    moment = _moment(index, query, query.start_from or now, aged(index, fetched, now))
    if any_week:
        sets = steady(index, query, moment).sets
    else:
        sets = filters(index, query, moment, confirmed=confirmed)
    whole = everything and sets.found.count <= MOST_AT_ONCE
    first = (query.page - 1) * query.per_page
    part = (0, sets.found.count) if whole else (first, first + query.per_page)
    shown = ordered(index, query, moment, sets, part)
    return Answer(
        query=query,
        total=sets.found.count,
        hits=hits(index, moment.clock, shown, sets.around, moment.ages),
        facets=count(index, query, moment, sets) if facets else {},
        place=query.place,
        left_out=0 if sets.left_out is None else total(sets.left_out),
        left_out_feeds=() if sets.left_out is None else index.feed.listing(sets.left_out),
        basis=Basis(moment=moment, sets=sets),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """`ages` are all rows, with the age of what is unconfirmed; of `partly` some weeks fit.

    Of these, who may come in the weeks that do.
    """

    ages: Mapping[int, Stale | None]
    partly: Mapping[int, frozenset[Access]]


def rows(index: Index, query: Query, now: datetime, *, fetched: Fetched | None = None) -> Rows:
    """All that a calendar holds, whatever week it is; in no order, without times."""
    ages = aged(index, fetched, now)
    found = steady(index, query, _moment(index, query, query.start_from or now, ages))
    chosen = rows_of(found.sets.found.bits, index.capacity).tolist()
    return Rows(ages={row: ages.of(row) if ages else None for row in chosen}, partly=found.partly)


def hit(index: Index, row: int, now: datetime, *, fetched: Fetched | None = None) -> Hit:
    """One meeting's next occurrence."""
    clock = index.timetable.clock(minute_at(now))
    return hits(index, clock, np.array([row]), None, aged(index, fetched, now))[0]


def _moment(index: Index, query: Query, at: datetime, ages: Aged | None) -> Moment:
    now = minute_at(at)
    return Moment(
        at=at,
        clock=index.timetable.clock(now),
        daily=index.days.daily(now, query.tz),
        ages=ages,
    )

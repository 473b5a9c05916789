"""A query, answered: which meetings, in which order, and what every further choice would give."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from finder.freshness import Stale
from finder.model import Access
from finder.search.age import Aged, Fetched, aged
from finder.search.asked import FoundPlace, Query
from finder.search.columns import moment_maps
from finder.search.columns.bitmaps import Bits, rows_of, total
from finder.search.columns.dates import NEVER, known_zone, moment, seconds
from finder.search.columns.points import Around
from finder.search.columns.timetable import Clock, minute_of
from finder.search.facets import FacetCount, count
from finder.search.filters import Moment, filters
from finder.search.index import Index
from finder.search.order import ordered

__all__ = ["Answer", "FacetCount", "FoundPlace", "Hit", "find", "hit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A meeting found, by its row, and its next occurrence, in its own zone.

    `next_start` may be past: the meeting is on. `next_end` is None where the end is unknown. `on`
    is the date of the next start and `access` who may come then; without one, who may usually.
    `distance_km` has 2 decimals. `stale` says that its list was not read for over 30 days: then
    nothing may be said of "on now" or "soon".
    """

    row: int
    next_start: datetime | None
    next_end: datetime | None
    access: Access
    distance_km: float | None = None
    on: date | None = None
    stale: Stale | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`total` counts all meetings found, `hits` are those of the page.

    `left_out` counts what fits but for the age of its lists, which are `left_out_feeds`.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    place: FoundPlace | None = None
    left_out: int = 0
    left_out_feeds: tuple[str, ...] = ()


def find(
    index: Index,
    query: Query,
    now: datetime,
    *,
    fetched: Fetched | None = None,
    everything: bool = False,
    facets: bool = True,
    confirmed: bool = False,
) -> Answer:
    """Answers a query at `now` (aware), unless it says from when to count.

    `fetched` are the times at which the feeds were last read: without them nothing is old. An
    age is counted to `now`, whatever the query counts from. `everything` gives all hits, not one
    page; without `facets` none are counted; `confirmed` leaves out lists not read for 30 days.
    """
    at = _moment(index, query, query.start_from or now, aged(index, fetched, now))
    sets = filters(index, query, at, confirmed=confirmed)
    found = sets.without(None)
    start = 0 if everything else (query.page - 1) * query.per_page
    part = start, index.size if everything else start + query.per_page
    rows = ordered(index, query, at, sets, rows_of(found, index.capacity), part)
    return Answer(
        query=query,
        total=total(found),
        hits=tuple(_hit(index, at.clock, row, sets.around, at.ages) for row in rows),
        facets=count(index, query, at, sets) if facets else {},
        place=query.place,
        left_out=total(sets.left_out),
        left_out_feeds=_feeds_of(index, sets.left_out),
    )


def hit(index: Index, row: int, now: datetime, *, fetched: Fetched | None = None) -> Hit:
    """One meeting's next occurrence."""
    clock = index.timetable.clock(minute_of(seconds(now)))
    return _hit(index, clock, row, None, aged(index, fetched, now))


def _feeds_of(index: Index, rows: Bits) -> tuple[str, ...]:
    return tuple(key for key, count in index.feed.counts(rows).items() if count)


def _moment(index: Index, query: Query, at: datetime, ages: Aged | None) -> Moment:
    now = minute_of(seconds(at))
    daily = index.days.daily(now, query.tz)
    return Moment(
        at=at.astimezone(UTC),
        clock=index.timetable.clock(now),
        daily=daily,
        maps=moment_maps.facets(daily.matrix),
        ages=ages,
    )


def _hit(index: Index, clock: Clock, row: int, around: Around | None, ages: Aged | None) -> Hit:
    start, end = clock.start(row), index.timetable.end(clock, row)
    name = index.zones.name(row)
    tz = known_zone(name) if name and start != NEVER else None
    next_start = moment(start, tz) if tz else None
    return Hit(
        row=row,
        next_start=next_start,
        next_end=moment(end, tz) if tz and end != NEVER else None,
        access=clock.access_of(row),
        distance_km=around.shown(row) if around else None,
        on=next_start.date() if next_start else None,
        stale=ages.of(row) if ages else None,
    )

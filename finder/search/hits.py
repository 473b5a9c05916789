"""Meetings found, each with its next occurrence."""

from datetime import date, datetime
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

import numpy as np

from finder.freshness import Stale
from finder.model import Access
from finder.search.age import Aged
from finder.search.columns.access import VALUES
from finder.search.columns.bitmaps import Rows
from finder.search.columns.dates import NEVER, known_zone, moment
from finder.search.columns.loops import active
from finder.search.columns.points import Around
from finder.search.columns.timetable import Clock
from finder.search.index import Index


class Hit(NamedTuple):
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


Occurrence = tuple[datetime | None, datetime | None, date | None]  # start, end, date
_NONE: Occurrence = (None, None, None)


def hits(
    index: Index, clock: Clock, rows: Rows, around: Around | None, ages: Aged | None
) -> tuple[Hit, ...]:
    """The hits of some rows, in their order."""
    if not len(rows):
        return ()
    numbers, rows = rows.tolist(), np.ascontiguousarray(rows)
    begun, over, codes, zones = _next_of(index, clock, rows)
    names = map(index.zones.shown.__getitem__, zones)
    starts, ends, days = zip(*map(_occurrence, begun, over, names), strict=True)
    access = map(VALUES.__getitem__, codes)
    far = (around.hundredths(rows) / 100).tolist() if around else repeat(None)
    old = map(ages.of, numbers) if ages else repeat(None)
    columns = zip(numbers, starts, ends, access, far, days, old, strict=False)
    # Thousands a second: made without the checks of `Hit(…)`.
    return tuple(map(tuple.__new__, repeat(Hit), columns))


def _next_of(index: Index, clock: Clock, rows: Rows) -> list[list[int]]:
    """Of each row the start and the end of what comes next, the code of its access, its zone."""
    found = np.empty((4, len(rows)), dtype=np.int64)
    active().next_of(
        rows, clock.of_row, clock.starts, clock.ends, clock.access, index.zones.of_row, found
    )
    columns: list[list[int]] = found.tolist()
    return columns


@lru_cache(maxsize=8_000)
def _occurrence(start: int, end: int, zone: str | None) -> Occurrence:
    """One as the clocks there show it; many meetings start at once."""
    if start == NEVER or zone is None:
        return _NONE
    tz = known_zone(zone)
    begin = moment(start, tz)
    return begin, None if end == NEVER else moment(end, tz), begin.date()

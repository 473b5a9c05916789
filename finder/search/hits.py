"""Meetings found, each with its next occurrence."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from finder.freshness import Stale
from finder.model import Access
from finder.search.age import Aged
from finder.search.columns.access import VALUES
from finder.search.columns.dates import NEVER, known_zone, moment
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


def hits(
    index: Index, clock: Clock, rows: Sequence[int], around: Around | None, ages: Aged | None
) -> tuple[Hit, ...]:
    """The hits of some rows, in their order."""
    if not rows:
        return ()
    wanted = np.asarray(rows, dtype=np.int64)
    slots = clock.of_row[wanted]
    far = (around.hundredths(wanted) / 100).tolist() if around else [None] * len(rows)
    columns = (
        clock.starts[slots].tolist(),
        clock.ends[slots].tolist(),
        clock.access[wanted].tolist(),
        index.zones.of_row[wanted].tolist(),
    )
    names, found = index.zones.names, []
    for row, start, end, access, zone, km in zip(rows, *columns, far, strict=True):
        next_start = next_end = on = None
        if start != NEVER and zone >= 0:
            next_start, on = _shown(start, names[zone])
            next_end = None if end == NEVER else _shown(end, names[zone])[0]
        age = ages.of(row) if ages else None
        found.append(Hit(row, next_start, next_end, VALUES[access], km, on, age))
    return tuple(found)


@lru_cache(maxsize=20_000)
def _shown(epoch: int, zone: str) -> tuple[datetime, date]:
    """An instant as the clocks there show it, and its date; many meetings start at once."""
    found = moment(epoch, known_zone(zone))
    return found, found.date()

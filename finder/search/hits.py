"""Meetings found, each with its next occurrence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import numpy as np

from finder.freshness import Stale
from finder.model import Access
from finder.search.age import Aged
from finder.search.columns.access import VALUES
from finder.search.columns.dates import NEVER, known_zone, moment
from finder.search.columns.points import Around
from finder.search.columns.timetable import Clock
from finder.search.index import Index


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
    found = []
    for row, start, end, access, zone, km in zip(rows, *columns, far, strict=True):
        next_start = (
            _shown(start, index.zones.names[zone]) if start != NEVER and zone >= 0 else None
        )
        found.append(
            Hit(
                row=row,
                next_start=next_start,
                next_end=_shown(end, index.zones.names[zone])
                if next_start and end != NEVER
                else None,
                access=VALUES[access],
                distance_km=km,
                on=next_start.date() if next_start else None,
                stale=ages.of(row) if ages else None,
            )
        )
    return tuple(found)


@lru_cache(maxsize=20_000)
def _shown(epoch: int, zone: str) -> datetime:
    """An instant as the clocks there show it; many meetings start at once."""
    return moment(epoch, known_zone(zone))

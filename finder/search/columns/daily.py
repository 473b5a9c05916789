"""Weekdays, times of day, today and tomorrow: each row in its own zone, or in the reader's.

With a zone asked for, the rows that are only online are seen in it, by the date of their next
occurrence; nothing else is converted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder.model import Weekday
from finder.schedule import zone
from finder.search.columns.bitmaps import Bits, Flags, codes_to_maps, pack, unpack
from finder.search.columns.dated import ON, WALL, WEEKDAY, starts_on
from finder.search.columns.dates import DAY, EPOCH, NEVER, known_zone, local_day
from finder.search.columns.facet_maps import FacetMaps
from finder.search.columns.files import load, save
from finder.search.columns.slots import Numbers
from finder.search.columns.timetable import Clock, Timetable

# The times of day: minutes after midnight, from the first to before the second.
TIMES = {
    "morning": (4 * 60, 12 * 60),
    "midday": (11 * 60, 17 * 60),
    "evening": (16 * 60, 21 * 60),
    "night": (20 * 60, 5 * 60),
}
WEEKDAYS = tuple(day.short for day in Weekday)
THURSDAY = 3  # the weekday of 1970-01-01
NO_DAY = 99
Signed = NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Daily:
    """Sets of rows at one minute: `days` by weekday, `today` and `tomorrow`, and `times` of day.

    `minute` is a row's start after midnight by its rule, -1 where no rule says.
    """

    days: FacetMaps
    times: FacetMaps
    minute: NDArray[np.int16]

    def starting(self, first: int, before: int) -> Bits:
        """Rows that start from minute `first` on and before minute `before`, over midnight too."""
        return _starting(self.minute, first, before)


class Days:
    """Makes and keeps `Daily` values, by minute and zone."""

    def __init__(self, folder: Path, timetable: Timetable, online_only: Bits) -> None:
        self._weekday: NDArray[np.int8] = load(folder, "weekday")
        self._minute: NDArray[np.int16] = load(folder, "minute")
        self._dense: list[int] = load(folder, "dense-rows").tolist()
        self._timetable = timetable
        self._online_only = unpack(online_only, len(self._weekday))
        self.daily = lru_cache(maxsize=8)(self._daily)

    def _daily(self, now: int, zone_name: str | None) -> Daily:
        clock = self._timetable.clock(now)
        weekday, minute = np.array(self._weekday), self._minute
        weekday[clock.dated.rows] = clock.dated.table[:, WEEKDAY]
        ahead = self._days_ahead(clock)
        if zone_name is not None:
            minute = np.array(minute)
            self._convert(clock, zone_name, weekday, minute, ahead)
        today, tomorrow = ahead == 0, ahead == 1
        self._settle_dense(clock, zone_name, (today, tomorrow))
        days = np.vstack([codes_to_maps(weekday, 7), pack(today), pack(tomorrow)])
        times = np.stack([_starting(minute, *limits) for limits in TIMES.values()])
        size = len(minute)
        return Daily(
            days=FacetMaps(values=(*WEEKDAYS, "today", "tomorrow"), maps=days, rows=size),
            times=FacetMaps(values=tuple(TIMES), maps=times, rows=size),
            minute=minute,
        )

    def _days_ahead(self, clock: Clock) -> Numbers:
        """How many days after today, in its own zone, the next occurrence of each row starts."""
        slots = self._timetable.slots
        slot_ahead = np.where(clock.slot_day > 0, clock.slot_day - clock.slot_today, NO_DAY)
        ahead = slots.per_row(slot_ahead, NO_DAY)
        on = clock.dated.table[:, ON]
        today = self._timetable.dated_rows.today(clock.now)
        ahead[clock.dated.rows] = np.where(on > 0, on - today, NO_DAY)
        return ahead

    def _convert(
        self, clock: Clock, name: str, weekday: Signed, minute: Signed, ahead: Numbers
    ) -> None:
        """Shows the rows that are only online as the clocks in that zone do."""
        slots = self._timetable.slots
        walls = slots.per_row(clock.slot_start, NEVER)
        walls[clock.dated.rows] = clock.dated.table[:, WALL]
        rows = np.flatnonzero(self._online_only & (walls != NEVER))
        local = _local(walls[rows], name)
        weekday[rows] = (local // DAY + THURSDAY) % 7
        minute[rows] = local % DAY // 60
        rows = np.flatnonzero(self._online_only & (clock.start != NEVER))
        today = local_day(clock.now, known_zone(name)) - EPOCH
        ahead[rows] = _local(clock.start[rows], name) // DAY - today

    def _settle_dense(self, clock: Clock, name: str | None, sets: tuple[Flags, Flags]) -> None:
        """Rows whose occurrences may follow day on day: the next one is not the whole answer."""
        for row in self._dense:
            meeting = self._timetable.load(row)
            shown = name if name and self._online_only[row] else meeting.timezone
            tz = zone(shown) if shown else None
            for days, flags in enumerate(sets):
                flags[row] = tz is not None and starts_on(
                    meeting, clock.now, local_day(clock.now, tz) + days, tz
                )


def _starting(minute: NDArray[np.int16], first: int, before: int) -> Bits:
    if first <= before:
        return pack((minute >= first) & (minute < before))
    return pack((minute >= first) | ((minute >= 0) & (minute < before)))


def _local(epochs: Numbers, name: str) -> Numbers:
    """Seconds since 1970 as the clocks in that zone count them."""
    tz = known_zone(name)
    distinct, back = np.unique(epochs, return_inverse=True)
    ahead = [datetime.fromtimestamp(epoch, tz).utcoffset() for epoch in distinct.tolist()]
    offsets = [offset // timedelta(seconds=1) for offset in ahead if offset is not None]
    return epochs + np.array(offsets, dtype=np.int64)[back]


def write(
    folder: Path, weekdays: Sequence[int], minutes: Sequence[int], dense: Sequence[int]
) -> None:
    """Writes the weekday and minute of each row's rule (-1: none), and the dense rows."""
    save(folder, "weekday", np.array(weekdays, dtype=np.int8))
    save(folder, "minute", np.array(minutes, dtype=np.int16))
    save(folder, "dense-rows", np.array(dense, dtype=np.int64))

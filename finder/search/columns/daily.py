"""Weekdays, times of day, today and tomorrow: each row in its own zone, or in the reader's.

With a zone asked for, the rows that are only online are seen in it, by the date of their next
occurrence; nothing else is converted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.model import Access
from finder.schedule import zone
from finder.search.columns import moment_maps
from finder.search.columns.bitmaps import Bits, Flags, Matrix, pack, unpack
from finder.search.columns.dated import ON, WALL, starts_on
from finder.search.columns.dates import DAY, EPOCH, NEVER, known_zone, local_day
from finder.search.columns.facet_maps import FacetMaps
from finder.search.columns.files import Files, save_padded
from finder.search.columns.foreseen import ON as ON_DATE
from finder.search.columns.foreseen import OVER, START
from finder.search.columns.moment_maps import FIRST_DAY, FIRST_RELATIVE, FIRST_TIME, TIMES
from finder.search.columns.slots import Numbers, handed
from finder.search.columns.space import Part
from finder.search.columns.timetable import Clock, Timetable
from finder.search.columns.zones import RowZones

THURSDAY = 3  # the weekday of 1970-01-01
NO_DAY = 99
_KEPT = 3  # some 1 MB each for 300,000 rows


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Daily:
    """The sets of one minute, `matrix`, as a zone shows them, and the facets `maps` in it.

    `unrestricted` are all rows but the meetings for residents or patients of a place; `minute` is
    a row's start after midnight by its rule, -1 where no rule says.
    """

    matrix: Matrix
    maps: Mapping[str, FacetMaps]
    unrestricted: Bits
    minute: NDArray[np.int16]

    def starting(self, first: int, before: int) -> Bits:
        """Rows that start from minute `first` on and before minute `before`, over midnight too."""
        return moment_maps.starting(self.minute, first, before)


class Days:
    """Makes and keeps `Daily` values, by minute and zone."""

    def __init__(
        self, files: Files, timetable: Timetable, zones: RowZones, online_only: Bits
    ) -> None:
        self._minute: NDArray[np.int16] = files.load("minute")
        self._foreseen = timetable.foreseen
        self._timetable, self._zones = timetable, zones
        self._online_only = unpack(online_only, len(self._minute))
        self.daily = lru_cache(maxsize=_KEPT)(self._daily)

    def _daily(self, now: int, zone_name: str | None) -> Daily:
        clock = self._timetable.clock(now)
        minute, matrix = self._minute, clock.matrix  # which has room for today and tomorrow
        ahead = self._days_ahead(clock)[self._timetable.slots.of_row]
        if zone_name is not None:
            minute, matrix = np.array(minute), matrix.copy()
            self._convert(clock, zone_name, matrix, minute, ahead)
        today, tomorrow = ahead == 0, ahead == 1
        self._settle_dense(clock, zone_name, (today, tomorrow))
        matrix[:, FIRST_RELATIVE] = pack(today)
        matrix[:, FIRST_RELATIVE + 1] = pack(tomorrow)
        maps = moment_maps.facets(matrix)
        restricted = maps["access"].any_of([Access.RESTRICTED])
        return Daily(matrix=matrix, maps=maps, unrestricted=~restricted, minute=minute)

    def _days_ahead(self, clock: Clock) -> NDArray[np.int8]:
        """How many days after today, in its own zone, the next occurrence of each slot starts."""
        of_slots = np.where(clock.slot_day > 0, clock.slot_day - clock.slot_today, NO_DAY)
        on = clock.dated.table[:, ON]
        today = self._timetable.dated_rows.today(clock.now)
        of_dated = np.where(on > 0, on - today, NO_DAY)
        return handed(of_slots, of_dated, NO_DAY).clip(-NO_DAY, NO_DAY).astype(np.int8)

    def _convert(
        self,
        clock: Clock,
        name: str,
        matrix: Matrix,
        minute: NDArray[np.int16],
        ahead: NDArray[np.int8],
    ) -> None:
        """Shows the rows that are only online as the clocks in that zone do."""
        rows = np.flatnonzero(self._online_only)
        slot = self._timetable.slots.of_row[rows]
        walls = handed(clock.slot_start, clock.dated.table[:, WALL], NEVER)[slot]
        seen, local = rows[walls != NEVER], _local(walls[walls != NEVER], name)
        minute[seen] = local % DAY // 60
        moment_maps.change(matrix, FIRST_DAY, 7, seen, (local // DAY + THURSDAY) % 7)
        for place, limits in enumerate(TIMES.values()):
            matrix[:, FIRST_TIME + place] = moment_maps.starting(minute, *limits)
        starts = clock.starts[slot]
        today = local_day(clock.now, known_zone(name)) - EPOCH
        days = _local(starts[starts != NEVER], name) // DAY - today
        ahead[rows[starts != NEVER]] = days.clip(-NO_DAY, NO_DAY)

    def _settle_dense(self, clock: Clock, name: str | None, sets: tuple[Flags, Flags]) -> None:
        """Rows whose occurrences may follow day on day: the next one is not the whole answer."""
        dense = self._foreseen.dense
        rows, since, until = dense[:, 0], dense[:, 1], dense[:, 2]
        known = (since <= clock.now) & (clock.now < until)
        ahead = self._dense_ahead(clock, name)
        for days, flags in enumerate(sets):
            flags[rows[known]] = False
            found = ahead[ahead[:, 1] == days, 0]
            flags[found[np.isin(found, rows[known])]] = True
            for row in rows[~known].tolist():
                flags[row] = self._starts_in(clock, name, row, days)

    def _dense_ahead(self, clock: Clock, name: str | None) -> Numbers:
        """(row, days after today) of each start that is foreseen and not over."""
        starts = self._foreseen.starts
        starts = starts[starts[:, OVER] > clock.now]
        rows = starts[:, 0]
        zones = self._zones.of_row[rows]
        here = [local_day(clock.now, known_zone(zone)) for zone in self._zones.names]
        days = starts[:, ON_DATE] - np.array([*here, 0], dtype=np.int64)[zones]
        if name is not None:
            seen = self._online_only[rows]
            today = local_day(clock.now, known_zone(name)) - EPOCH
            days[seen] = _local(starts[seen, START], name) // DAY - today
        return np.stack([rows, days], axis=1)

    def _starts_in(self, clock: Clock, name: str | None, row: int, days: int) -> bool:
        """Whether an occurrence starts so many days after today: the schedule's own answer."""
        meeting = self._timetable.load(row)
        shown = name if name and self._online_only[row] else meeting.timezone
        tz = zone(shown) if shown else None
        if tz is None:
            return False
        return starts_on(meeting, clock.now, local_day(clock.now, tz) + days, tz)


def _local(epochs: Numbers, name: str) -> Numbers:
    """Seconds since 1970 as the clocks in that zone count them."""
    tz = known_zone(name)
    distinct, back = np.unique(epochs, return_inverse=True)
    ahead = [datetime.fromtimestamp(epoch, tz).utcoffset() for epoch in distinct.tolist()]
    offsets = [offset // timedelta(seconds=1) for offset in ahead if offset is not None]
    return epochs + np.array(offsets, dtype=np.int64)[back]


def write(folder: Path, part: Part, minutes: Sequence[int]) -> None:
    """Writes the minute of each row's rule (-1: none)."""
    save_padded(folder, "minute", minutes, np.int16, part.capacity, -1)

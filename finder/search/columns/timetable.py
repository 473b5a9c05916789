"""What comes next at a given minute, for every row: the one place where columns meet the clock."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.model import Access
from finder.schedule import access_on
from finder.search.columns import access as access_column
from finder.search.columns import dated, slots
from finder.search.columns.access import VALUES, AccessColumn
from finder.search.columns.bitmaps import Bits, codes_to_maps, from_rows, pack
from finder.search.columns.dated import END, ENDED, ON, START, Dated, Load
from finder.search.columns.dates import NEVER
from finder.search.columns.facet_maps import FacetMaps
from finder.search.columns.slots import Numbers, Slots

MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clock:
    """Every row at one minute (`now`, in seconds).

    `start` is that of the next occurrence, NEVER if there is none; `access` a code a row, who may
    come then, and `access_maps` the same as sets; `ended` those that will not meet again.
    `slot_start`, `slot_day`, `slot_today` are the plain slots', `dated` the other rows'.
    """

    now: int
    start: Numbers
    access: NDArray[np.uint8]
    access_maps: FacetMaps
    ended: Bits
    slot_start: Numbers
    slot_day: Numbers
    slot_today: Numbers
    dated: Dated

    def starting(self, first: int, last: int) -> Bits:
        """Rows whose next occurrence starts from `first` to `last`, in seconds, both included."""
        return pack((self.start >= first) & (self.start <= last))

    def access_of(self, row: int) -> Access:
        """Who may come to the next occurrence of a row."""
        return VALUES[int(self.access[row])]


class Timetable:
    """Makes clocks, and keeps the last few: a minute's clock serves all queries of that minute."""

    def __init__(self, folder: Path, load: Load) -> None:
        self.slots: Slots = slots.read(folder)
        self.load = load
        self._access: AccessColumn = access_column.read(folder)
        self.dated_rows = dated.read(folder)
        self._judge = access_column.remembered(self._access_of)
        self._latest: Dated | None = None
        self.clock = lru_cache(maxsize=4)(self._clock)

    def _clock(self, now: int) -> Clock:
        """The clock of a whole minute, in seconds since 1970."""
        slot_start, slot_day, slot_today = self.slots.next_starts(now)
        lines = dated.at(self.dated_rows, self.load, now, self._latest)
        self._latest = lines
        start = self.slots.per_row(slot_start, NEVER)
        start[lines.rows] = lines.table[:, START]
        codes = self._access.on(self._next_days(slot_day, lines), self._judge)
        return Clock(
            now=now,
            start=start,
            access=codes,
            access_maps=FacetMaps(
                values=tuple(access.value for access in VALUES),
                maps=codes_to_maps(codes, len(VALUES)),
                rows=len(start),
            ),
            ended=from_rows(lines.rows[lines.table[:, ENDED] == 1], len(start)),
            slot_start=slot_start,
            slot_day=slot_day,
            slot_today=slot_today,
            dated=lines,
        )

    def end(self, clock: Clock, row: int) -> int:
        """When the next occurrence of a row ends, in seconds; NEVER if that is unknown."""
        slot = int(self.slots.of_row[row])
        if slot >= 0:
            minutes = int(self.slots.duration[slot])
            return NEVER if minutes < 0 else int(clock.slot_start[slot]) + minutes * MINUTE
        line = clock.dated.line(row)
        return NEVER if line is None else int(clock.dated.table[line, END])

    def _next_days(self, slot_day: Numbers, lines: Dated) -> Numbers:
        """The date of the next start of the rows with varying access; 0 where there is none."""
        rows = self._access.varying
        days = np.append(slot_day, 0)[self.slots.of_row[rows]]
        if len(lines.rows):
            place = np.minimum(np.searchsorted(lines.rows, rows), len(lines.rows) - 1)
            own = lines.rows[place] == rows
            days[own] = lines.table[place[own], ON]
        return days

    def _access_of(self, row: int, ordinal: int) -> Access:
        return access_on(self.load(row), date.fromordinal(ordinal) if ordinal else None)


def minute_of(epoch: int) -> int:
    """The whole minute an instant lies in; starts and ends are on whole minutes."""
    return epoch - epoch % MINUTE

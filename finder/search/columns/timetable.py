"""What comes next at a given minute, for every row: the one place where columns meet the clock."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from finder.exports.keeping import Kept
from finder.model import Access
from finder.schedule import access_at_all, access_on
from finder.search.columns import access as access_column
from finder.search.columns import dated, foreseen, moment_maps, slots
from finder.search.columns.access import VALUES, AccessColumn
from finder.search.columns.bitmaps import Bits, Matrix, from_rows, pack
from finder.search.columns.dated import END, ENDED, ON, START, WEEKDAY, Dated, Load
from finder.search.columns.dates import NEVER
from finder.search.columns.facet_maps import FacetMaps
from finder.search.columns.files import Files
from finder.search.columns.slots import Numbers, Slots, handed
from finder.search.columns.space import Space
from finder.search.columns.upcoming import Upcoming, upcoming

MINUTE = 60
_WITH_GUESTS = VALUES.index(Access.CLOSED_WITH_GUESTS)
_MOST_KEPT = 4  # sets of what is on or begins soon, a minute
_CLOCKS = 2  # this minute's, and one that was asked for; each some 4 MB for 300,000 rows


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clock:
    """Every row at one minute (`now`, in seconds).

    `starts` are those of the next occurrences, NEVER if there is none, and `ends` theirs, NEVER if
    that is unknown, both to be indexed by the slots of rows (`of_row`). `matrix` holds the sets of
    weekday, time and access; `ended` are the rows that will not meet again, `to_family` those
    that let relatives in the next time though they are not open to anyone. `slot_day` and
    `slot_today` are the plain slots' dates, `dated` the other rows. `current` keeps what is on the
    list by kinds and statuses.
    """

    now: int
    starts: Numbers
    ends: Numbers
    of_row: NDArray[np.int32]
    access: NDArray[np.uint8]
    matrix: Matrix
    ended: Bits
    to_family: Bits
    slot_start: Numbers
    slot_day: NDArray[np.int32]
    slot_today: NDArray[np.int32]
    dated: Dated
    upcoming: Upcoming
    kept: dict[int, Bits] = field(default_factory=dict)
    current: dict[tuple[tuple[str, ...], ...], Bits] = field(default_factory=dict)

    def start(self, row: int) -> int:
        """When the next occurrence of a row starts, in seconds; NEVER if there is none."""
        return int(self.starts[self.of_row[row]])

    def starting(self, first: int, last: int) -> Bits:
        """Rows whose next occurrence starts from `first` to `last`, in seconds, both included."""
        return pack(((self.starts >= first) & (self.starts <= last))[self.of_row])

    def begun(self, minutes: int) -> Bits:
        """Rows that are on, or start within so many minutes; what many ask in a minute is kept."""
        found = self.kept.get(minutes)
        if found is None:
            found = self.starting(-NEVER, self.now + minutes * MINUTE)
            if len(self.kept) < _MOST_KEPT:
                self.kept[minutes] = found
        return found

    def access_of(self, row: int) -> Access:
        """Who may come to the next occurrence of a row."""
        return VALUES[int(self.access[row])]


class Timetable:
    """Makes clocks, and keeps the last few: a minute's clock serves all queries of that minute."""

    def __init__(self, files: Files, load: Load, space: Space) -> None:
        self._tail = np.arange(space.base, space.size)
        self.slots: Slots = slots.read(files)
        self.load = load
        self._access: AccessColumn = access_column.read(files)
        self._moment = moment_maps.read(files)
        self.dated_rows = dated.read(files)
        self.foreseen = foreseen.read(files)
        self._judge = access_column.remembered(self._access_of)
        self.access_at_all = lru_cache(maxsize=50_000)(self._access_at_all)
        self._latest: Dated | None = None
        self._clocks: Kept[int, Clock] = Kept(_CLOCKS)

    @cached_property
    def usual(self) -> dict[str, FacetMaps]:
        """The sets of day, time and access by each row's rule, whatever the clock says."""
        return moment_maps.facets(self._moment)

    @cached_property
    def varying(self) -> Bits:
        """Rows where who may come depends on the week of the month."""
        return from_rows(self._access.varying, len(self._access.usual))

    @cached_property
    def _family_guests(self) -> NDArray[np.bool_]:
        """Of the rows with varying access, whether the guests of some weeks are relatives."""
        with_guests = Access.CLOSED_WITH_GUESTS
        samples, back = np.unique(self._access.sample, return_inverse=True)
        told = [self.load(row).lets_family_in(with_guests) for row in samples.tolist()]
        return np.array(told, dtype=np.bool_)[back.reshape(-1)]

    def clock(self, now: int) -> Clock:
        """The clock of a whole minute, in seconds since 1970."""
        found = self._clocks.get(now)
        if found is None:
            self._clocks.make_room()  # first, so that there are never more of them at once
            found = self._clock(now)
            self._clocks.keep(now, found)
        return found

    def _clock(self, now: int) -> Clock:
        slot_start, slot_day, slot_today = self.slots.next_starts(now)
        lines = dated.at(self.dated_rows, self.load, now, self._latest, self.foreseen)
        self._latest = lines
        matrix = self._moment.copy()
        weekdays = lines.table[:, WEEKDAY]
        moment_maps.change(matrix, moment_maps.FIRST_DAY, 7, lines.rows, weekdays)
        codes = np.array(self._access.usual)
        to_family = self._access.varying[:0]
        if len(self._access.varying):
            varied = self._access.varied(self._next_days(slot_day, lines), self._judge)
            codes[self._access.varying] = varied
            to_family = self._access.varying[(varied == _WITH_GUESTS) & self._family_guests]
            moment_maps.change(
                matrix, moment_maps.FIRST_ACCESS, len(VALUES), self._access.varying, varied
            )
        starts = handed(slot_start, lines.table[:, START], NEVER)
        return Clock(
            now=now,
            starts=starts,
            ends=self._ends(slot_start, lines),
            of_row=self.slots.of_row,
            access=codes,
            matrix=matrix,
            ended=from_rows(lines.rows[lines.table[:, ENDED] == 1], len(codes)),
            to_family=from_rows(to_family, len(codes)),
            slot_start=starts[: len(slot_start)],
            slot_day=slot_day.astype(np.int32),
            slot_today=slot_today.astype(np.int32),
            dated=lines,
            upcoming=upcoming(self.slots, starts, lines.rows, self._tail),
        )

    def _ends(self, slot_start: Numbers, lines: Dated) -> Numbers:
        lasting = self.slots.duration
        known = np.where(
            (lasting >= 0) & (slot_start != NEVER), slot_start + lasting * MINUTE, NEVER
        )
        return handed(known, lines.table[:, END], NEVER)

    def _next_days(self, slot_day: Numbers, lines: Dated) -> Numbers:
        """The date of the next start of the rows with varying access; 0 where there is none."""
        days = handed(slot_day, lines.table[:, ON], 0)
        return days[self.slots.of_row[self._access.varying]]

    def _access_of(self, row: int, ordinal: int) -> Access:
        return access_on(self.load(row), date.fromordinal(ordinal) if ordinal else None)

    def _access_at_all(self, row: int) -> tuple[frozenset[Access], bool]:
        """Who may come in any of its weeks, and whether guests of some weeks are relatives."""
        meeting = self.load(row)
        return access_at_all(meeting), meeting.lets_family_in(Access.CLOSED_WITH_GUESTS)

"""The plain rules: weekly or monthly, without dates of their own, computed a slot at a time.

A slot is one distinct (zone, weekday, weeks of the month, minute, duration); thousands of
meetings share a few. A row without a slot has `NONE`, for it has no rule or no zone; the `dated`
rows, which the schedule computes one by one, have a negative number each (`dated_number`). So a
value of each slot, followed by one of each dated row backwards and one for `NONE`, is handed to
all rows by one indexing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder.schedule import ASSUMED_MINUTES
from finder.search.columns.dates import (
    DAY,
    EPOCH,
    LOOK_BACK,
    NEVER,
    Pattern,
    day_offset,
    known_zone,
    local_day,
    rule_dates,
    wall_seconds,
)
from finder.search.columns.files import Files, save, save_list, save_padded
from finder.search.columns.numbering import numbered
from finder.search.columns.space import Part

Numbers = NDArray[np.int64]
Slot = tuple[str, Pattern, int, int]  # zone, pattern, minute of the day, minutes or -1
NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Slots:
    """The table of slots, and the slot of each row.

    `members` has the base's rows of slot 0, then of slot 1 … , each by id; `bounds` where a slot's
    begin. Slots that came with a tail have none there.
    """

    zones: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    zone: Numbers
    pattern: Numbers
    minute: Numbers
    duration: Numbers
    of_row: NDArray[np.int32]
    members: NDArray[np.int32]
    bounds: Numbers

    @property
    def table(self) -> list[Slot]:
        """The slots by number."""
        columns = (self.zone, self.pattern, self.minute, self.duration)
        return [
            (self.zones[zone], self.patterns[pattern], minute, duration)
            for zone, pattern, minute, duration in zip(*(c.tolist() for c in columns), strict=True)
        ]

    def next_starts(self, now: int) -> tuple[Numbers, Numbers, Numbers]:
        """Start (seconds, NEVER if none), date and today's date of each slot's next occurrence.

        That is the first not over at `now`, which is in seconds and on a whole minute. Two
        candidates do: the dates of a rule lie at least seven days apart.
        """
        today = np.array([local_day(now, known_zone(name)) for name in self.zones], dtype=np.int64)
        first, second = self._dates(today)
        start = self._starts(first)
        lasting = np.where(self.duration >= 0, self.duration, ASSUMED_MINUTES)
        over = start + lasting * 60 <= now
        start = np.where(over, self._starts(np.where(over, second, 0)), start)
        return start, np.where(over, second, first), today[self.zone]

    def _dates(self, today: Numbers) -> tuple[Numbers, Numbers]:
        """The two candidates of each slot, given the date in each zone (two or three differ)."""
        dates = sorted(set(today.tolist()))
        found = [[rule_dates(day - LOOK_BACK, rule) for rule in self.patterns] for day in dates]
        table = np.array(found, dtype=np.int64).reshape(len(dates), len(self.patterns), 2)
        chosen = table[np.searchsorted(dates, today)[self.zone], self.pattern]
        return chosen[:, 0], chosen[:, 1]

    def _starts(self, days: Numbers) -> Numbers:
        """The instants at which the slots start on these dates; NEVER where the date is 0."""
        first = int(days[days > 0].min(initial=2**31))
        span = max(int(days.max(initial=0)) - first + 1, 1)
        pairs = self.zone * span + np.maximum(days - first, 0)
        wanted = np.zeros(len(self.zones) * span, dtype=np.bool_)
        wanted[pairs[days > 0]] = True
        offsets = np.zeros(len(wanted), dtype=np.int64)
        changing = np.zeros(len(wanted), dtype=np.bool_)
        for pair in np.flatnonzero(wanted).tolist():
            offset = day_offset(self.zones[pair // span], first + pair % span)
            offsets[pair], changing[pair] = offset or 0, offset is None
        start = (days - EPOCH) * DAY + self.minute * 60 - offsets[pairs]
        for slot in np.flatnonzero(changing[pairs] & (days > 0)).tolist():
            name = self.zones[int(self.zone[slot])]
            start[slot] = wall_seconds(name, int(days[slot]), int(self.minute[slot]))
        return np.where(days > 0, start, NEVER)


def dated_number(place: int) -> int:
    """What stands for a slot in the row whose place among the dated ones this is."""
    return NONE - 1 - place


def handed(of_slots: NDArray[Any], of_dated: NDArray[Any], otherwise: Any) -> NDArray[Any]:
    """The values to be indexed by what rows have as their slot."""
    last = np.array([otherwise], dtype=of_slots.dtype)
    return np.concatenate([of_slots, of_dated[::-1].astype(of_slots.dtype), last])


def write(
    folder: Path,
    part: Part,
    slots: Sequence[Slot | None],
    dated: Sequence[int],
    ids: NDArray[np.int64],
    known: Slots | None = None,
    known_dated: int = 0,
) -> None:
    """Writes the table, and for each row its slot in it.

    `dated` are the places in the part of the dated rows, ascending, `ids` the ranks of all. `known`
    and `known_dated` are the slots and the number of dated rows of a base.
    """
    numbers = numbered([slot for slot in slots if slot is not None], known.table if known else ())
    zones = numbered([slot[0] for slot in numbers], known.zones if known else ())
    patterns = numbered([slot[1] for slot in numbers], known.patterns if known else ())
    columns = [(zones[slot[0]], patterns[slot[1]], *slot[2:]) for slot in numbers]
    of_row = np.array([NONE if slot is None else numbers[slot] for slot in slots], dtype=np.int32)
    for place, row in enumerate(dated):
        of_row[row] = dated_number(known_dated + place)
    order = np.lexsort((ids, of_row)).astype(np.int32)
    order = order[np.searchsorted(of_row[order], 0) :]
    table = np.array(columns, dtype=np.int64).reshape(-1, 4)
    save(folder, "slots", np.ascontiguousarray(table.T))  # so that a column lies in one piece
    save_padded(folder, "slot-of-row", of_row, np.int32, part.capacity, NONE)
    save(folder, "slot-members", order + np.int32(part.first))
    save(folder, "slot-bounds", np.searchsorted(of_row[order], np.arange(len(numbers) + 1)))
    save_list(folder, "slots", {"zones": list(zones), "patterns": list(patterns)})


def read(files: Files) -> Slots:
    """Opens what `write` wrote."""
    table, names = files.load("slots"), files.load_list("slots")
    return Slots(
        zones=tuple(names["zones"]),
        patterns=tuple((weekday, tuple(weeks)) for weekday, weeks in names["patterns"]),
        zone=table[0],
        pattern=table[1],
        minute=table[2],
        duration=table[3],
        of_row=files.load("slot-of-row"),
        members=files.load("slot-members"),
        bounds=files.load("slot-bounds"),
    )

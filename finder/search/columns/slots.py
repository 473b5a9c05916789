"""The plain rules: weekly or monthly, without dates of their own, computed a slot at a time.

A slot is one distinct (zone, weekday, weeks of the month, minute, duration); thousands of
meetings share a few. A row without a slot has -1: it has no rule, no zone, or is one of the
`dated` rows that the schedule computes one by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

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
from finder.search.columns.files import load, load_list, save, save_list

Numbers = NDArray[np.int64]
Slot = tuple[str, Pattern, int, int]  # zone, pattern, minute of the day, minutes or -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Slots:
    """The table of slots, and the slot of each row."""

    zones: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    zone: Numbers
    pattern: Numbers
    minute: Numbers
    duration: Numbers
    of_row: NDArray[np.int32]

    def per_row(self, values: Numbers, otherwise: int) -> Numbers:
        """A value of each slot, handed to its rows; `otherwise` to the rows without."""
        return np.append(values, otherwise)[self.of_row]

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


def write(folder: Path, slots: Sequence[Slot | None]) -> None:
    """Writes the table, and for each row its slot in it."""
    table = sorted({slot for slot in slots if slot is not None})
    number = {slot: place for place, slot in enumerate(table)}
    zones = {name: place for place, name in enumerate(sorted({slot[0] for slot in table}))}
    patterns = {item: place for place, item in enumerate(sorted({slot[1] for slot in table}))}
    columns = [(zones[slot[0]], patterns[slot[1]], *slot[2:]) for slot in table]
    save(folder, "slots", np.array(columns, dtype=np.int64).reshape(-1, 4))
    of_row = [-1 if slot is None else number[slot] for slot in slots]
    save(folder, "slot-of-row", np.array(of_row, dtype=np.int32))
    save_list(folder, "slots", {"zones": list(zones), "patterns": list(patterns)})


def read(folder: Path) -> Slots:
    """Opens what `write` wrote."""
    table, names = load(folder, "slots"), load_list(folder, "slots")
    return Slots(
        zones=tuple(names["zones"]),
        patterns=tuple((weekday, tuple(weeks)) for weekday, weeks in names["patterns"]),
        zone=np.ascontiguousarray(table[:, 0]),
        pattern=np.ascontiguousarray(table[:, 1]),
        minute=np.ascontiguousarray(table[:, 2]),
        duration=np.ascontiguousarray(table[:, 3]),
        of_row=load(folder, "slot-of-row"),
    )

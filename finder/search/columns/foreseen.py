"""What the schedule says of the rows with dates of their own, for the weeks to come.

It is written when a snapshot is made, so that nobody waits for the schedule to be asked row by
row; past those weeks, and for instants before, it is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.model import Meeting
from finder.schedule import occurrence_on, zone
from finder.search.columns.dated import UNTIL, UTC_ZONE, Table, line
from finder.search.columns.dates import DAY, moment, seconds
from finder.search.columns.files import Files, save
from finder.search.columns.space import Part

DAYS = 36
_AROUND = 3  # days before and after: an occurrence may be on for long, and zones differ by one
_MOST_LINES = 50  # of a row
ROW, SINCE, FIRST = 0, 1, 2  # the columns of lines: from the third on those of a table
START, OVER, ON = 1, 2, 3  # the columns of starts, after the row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Foreseen:
    """`lines` are those of dated rows, each from an instant on; `starts` the occurrences of dense
    rows: row, start and end (in seconds), and the date there. `dense` are these rows, and from
    when till when (in seconds) their starts are all known.
    """

    lines: NDArray[np.int64]
    starts: NDArray[np.int64]
    dense: NDArray[np.int64]

    def enter(self, rows: NDArray[np.int64], now: int, table: Table) -> NDArray[np.bool_]:
        """Puts the lines of some rows, ascending, into their table; which of them were foreseen."""
        lines = self.lines
        held = lines[(lines[:, SINCE] <= now) & (lines[:, FIRST + UNTIL] > now)]
        place = np.minimum(np.searchsorted(rows, held[:, ROW]), len(rows) - 1)
        found = rows[place] == held[:, ROW]
        known = np.zeros(len(rows), dtype=np.bool_)
        known[place[found]] = True
        table[place[found]] = held[found, FIRST:]
        return known


def write(
    folder: Path,
    part: Part,
    dated: Sequence[tuple[int, Meeting]],
    dense: Sequence[tuple[int, Meeting]],
    now: int,
) -> None:
    """Writes what lies ahead of `now` (seconds, a whole minute) for (place, meeting) of a part."""
    until = now + DAYS * DAY
    lines = [
        (part.first + row, *held) for row, meeting in dated for held in _lines(meeting, now, until)
    ]
    starts = [(part.first + row, *held) for row, meeting in dense for held in _starts(meeting, now)]
    known = [(part.first + row, now, until) for row, _ in dense]
    save(folder, "dated-lines", np.array(lines, dtype=np.int64).reshape(-1, FIRST + UNTIL + 1))
    save(folder, "dense-starts", np.array(starts, dtype=np.int64).reshape(-1, 4))
    save(folder, "dense-rows", np.array(known, dtype=np.int64).reshape(-1, 3))


def read(files: Files) -> Foreseen:
    """Opens what `write` wrote."""
    return Foreseen(
        lines=files.load("dated-lines"),
        starts=files.load("dense-starts"),
        dense=files.load("dense-rows"),
    )


def _lines(meeting: Meeting, now: int, until: int) -> Iterator[tuple[int, ...]]:
    """One line after the other: since when it holds, and the line."""
    since = now
    for _ in range(_MOST_LINES):
        found = line(meeting, since)
        yield since, *found
        since = found[UNTIL]
        if since >= until:
            return


def _starts(meeting: Meeting, now: int) -> Iterator[tuple[int, int, int]]:
    tz = zone(meeting.timezone) if meeting.timezone else None
    if tz is None:
        return
    today = moment(now, UTC_ZONE).date()
    for shift in range(-_AROUND, DAYS + _AROUND + 1):
        found = occurrence_on(meeting, today + timedelta(days=shift))
        if found is not None:
            start = found.start
            yield seconds(start), seconds(found.over), start.astimezone(tz).toordinal()

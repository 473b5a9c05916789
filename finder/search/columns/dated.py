"""The rows with dates of their own, computed one by one by the schedule and kept while valid."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from finder.model import Caution, Change, Meeting
from finder.schedule import Occurrence, next_occurrence, occurrence_on, zone
from finder.search.columns.dates import (
    DAY,
    EPOCH,
    LOOK_BACK,
    NEVER,
    known_zone,
    local_day,
    moment,
    seconds,
    wall_seconds,
)
from finder.search.columns.files import Files, save, save_list
from finder.search.columns.numbering import numbered
from finder.search.columns.space import Part

UTC_ZONE = ZoneInfo("UTC")
# The columns of the table: start and end of the next occurrence and the instant of the rule's
# wall time (seconds), its date, the weekday of the rule, whether it is all over, and until
# when (seconds) this line holds.
START, END, WALL, ON, WEEKDAY, ENDED, UNTIL = range(7)

Table = NDArray[np.int64]
Load = Callable[[int], Meeting]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DatedRows:
    """These rows, ascending, and the number of each one's zone (UTC where it is unknown)."""

    rows: NDArray[np.int64]
    zone: NDArray[np.int64]
    zones: tuple[str, ...]

    def today(self, now: int) -> NDArray[np.int64]:
        """The ordinal of the date where each of them meets."""
        days = [local_day(now, known_zone(name)) for name in self.zones]
        return np.array(days, dtype=np.int64)[self.zone]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dated:
    """The rows at one moment: `table` has a line for each."""

    now: int
    rows: NDArray[np.int64]
    table: Table


class Ahead(Protocol):
    """What is known beforehand (`finder.search.columns.foreseen`)."""

    def enter(self, rows: NDArray[np.int64], now: int, table: Table) -> NDArray[np.bool_]: ...


def at(rows: DatedRows, load: Load, now: int, known: Dated | None, ahead: Ahead) -> Dated:
    """The lines at `now`; those of an earlier moment that still hold are taken over."""
    if known is not None and known.now <= now:
        table = known.table.copy()
        stale = np.flatnonzero(table[:, UNTIL] <= now)
    else:
        table = np.zeros((len(rows.rows), UNTIL + 1), dtype=np.int64)
        stale = np.arange(len(rows.rows))
    if len(stale):
        fresh = np.zeros((len(stale), UNTIL + 1), dtype=np.int64)
        foreseen = ahead.enter(rows.rows[stale], now, fresh)
        for place in np.flatnonzero(~foreseen).tolist():
            fresh[place] = line(load(int(rows.rows[stale[place]])), now)
        table[stale] = fresh
    return Dated(now=now, rows=rows.rows, table=table)


def write(
    folder: Path,
    part: Part,
    dated_rows: Sequence[tuple[int, str | None]],
    known: DatedRows | None = None,
) -> None:
    """Writes (place in the part, zone or None) of every dated row, ascending, after the `known`."""
    zones = numbered([name or UTC_ZONE.key for _, name in dated_rows], known.zones if known else ())
    pairs = [(part.first + row, zones[name or UTC_ZONE.key]) for row, name in dated_rows]
    if known:
        pairs = [*zip(known.rows.tolist(), known.zone.tolist(), strict=True), *pairs]
    save(folder, "dated", np.array(pairs, dtype=np.int64).reshape(-1, 2))
    save_list(folder, "dated", list(zones))


def read(files: Files) -> DatedRows:
    """Opens what `write` wrote."""
    pairs = files.load("dated")
    return DatedRows(
        rows=np.ascontiguousarray(pairs[:, 0]),
        zone=np.ascontiguousarray(pairs[:, 1]),
        zones=tuple(files.load_list("dated")),
    )


def line(meeting: Meeting, now: int) -> tuple[int, ...]:
    """The line of a meeting at `now`, a whole minute in seconds."""
    tz = (zone(meeting.timezone) if meeting.timezone else None) or UTC_ZONE
    today = local_day(now, tz)
    ahead = _may_come(meeting, today)
    found = next_occurrence(meeting, moment(now, UTC_ZONE)) if ahead else None
    anchor = found.day.toordinal() if found else _upcoming(meeting, today)
    return (
        seconds(found.start) if found else NEVER,
        seconds(found.end) if found and found.end else NEVER,
        _wall(meeting, anchor),
        anchor if found else 0,
        _weekday(meeting, anchor),
        int(found is None and _last_day(meeting) < today),
        seconds(found.over) if found else _midnight(today + 1, tz),
    )


def _may_come(meeting: Meeting, today: int) -> bool:
    """Whether it is worth looking for an occurrence: looking a year ahead in vain is slow."""
    earliest = date.fromordinal(today - LOOK_BACK)
    if any(item.change is Change.ADDED and item.date >= earliest for item in meeting.exceptions):
        return True
    if meeting.start is None or Caution.ASK_WHICH_WEEK in meeting.cautions:
        return False
    if meeting.date_until is not None and meeting.date_until < earliest:
        return False
    return any(day >= earliest for day in meeting.dates) or (
        not meeting.dates and meeting.weekday is not None
    )


def _upcoming(meeting: Meeting, today: int) -> int:
    """The date by which a rule without an occurrence ahead is shown; 0 without a rule."""
    if meeting.dates:
        days = sorted(day.toordinal() for day in meeting.dates)
        return next((day for day in days if day >= today), days[-1])
    if meeting.weekday is None:
        return 0
    return today + (meeting.weekday.number - date.fromordinal(today).weekday()) % 7


def _wall(meeting: Meeting, anchor: int) -> int:
    known = meeting.timezone is not None and zone(meeting.timezone) is not None
    if not anchor or meeting.start is None or meeting.by_appointment or not known:
        return NEVER
    assert meeting.timezone is not None
    return wall_seconds(meeting.timezone, anchor, meeting.start.hour * 60 + meeting.start.minute)


def _weekday(meeting: Meeting, anchor: int) -> int:
    if meeting.start is None or meeting.by_appointment:
        return -1
    return meeting.weekday.number if meeting.weekday else date.fromordinal(anchor).weekday()


def _last_day(meeting: Meeting) -> int:
    """The last date it can meet on; far away where there is none."""
    ends = [meeting.date_until] if meeting.date_until else []
    if meeting.dates:
        ends.append(max(meeting.dates))
    return min((day.toordinal() for day in ends), default=NEVER)


def _midnight(ordinal: int, tz: ZoneInfo) -> int:
    """An instant no later than the first of that date there."""
    begin = datetime.combine(date.fromordinal(ordinal), datetime.min.time(), tz)
    return min(seconds(begin), (ordinal - EPOCH) * DAY + 14 * 3600)


def starts_on(meeting: Meeting, now: int, ordinal: int, tz: ZoneInfo | None) -> bool:
    """Whether an occurrence starts on that date (in `tz`, else its own zone), not over at `now`."""
    after, day = moment(now, UTC_ZONE), date.fromordinal(ordinal)
    near = (occurrence_on(meeting, day + timedelta(days=shift)) for shift in (-1, 0, 1))
    return any(found and found.over > after and _date(found, tz) == day for found in near)


def _date(found: Occurrence, tz: ZoneInfo | None) -> date:
    return (found.start.astimezone(tz) if tz else found.start).date()

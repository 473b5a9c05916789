"""Events listed one by one -> one draft for each series that their dates show.

Sites list every date of a repeated event as an event of its own. Those of one title, place,
weekday and hour are one record: weekly where the dates show it (three and more, seven days apart),
else by its dates.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from finder.model import Change, DateException
from finder.schedule import HORIZON_DAYS
from importers import Draft
from importers.clean.horizon import horizon
from importers.clean.moments import weekday_of
from importers.clean.text import fold

_LEAST = 3  # dates that make a week's rhythm
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One listed event: `start` on its wall; None where it has no hour. `off`: cancelled.

    `row` is its number where one event is several; else they are counted.
    """

    draft: Draft
    start: datetime | None
    off: bool = False
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """`draft` has the number of its first event; `further` are the numbers of the others."""

    draft: Draft
    further: tuple[int, ...]


def series_of(events: Iterable[Dated], today: date | None = None) -> Iterator[Series]:
    """In the order of their first events; events are numbered from 1, and so are problems.

    `today` is when they are read: what had ended a month before goes on no longer.
    """
    groups: dict[object, dict[int, Dated]] = {}
    for number, event in enumerate(events, 1):
        groups.setdefault(_key(event) or number, {})[event.row or number] = event
    for numbered in groups.values():
        group = list(numbered.values())
        draft = group[0].draft
        draft.row, *further = numbered
        draft.problems = [
            replace(problem, row=number, ref=draft.ref)
            for number, item in numbered.items()
            for problem in item.draft.problems
        ]
        draft.suspended = draft.suspended or all(item.off for item in group)
        draft.starts = tuple(start for item in group for start in item.draft.starts)
        _schedule(draft, group, today)
        yield Series(draft=draft, further=tuple(further))


def weekly_gaps(days: Sequence[date]) -> tuple[date, ...] | None:
    """The weeks that are left out of a weekly series; None where the days show no such rhythm.

    `days` are sorted, each once. Three in a row have to follow each other, and most of all.
    """
    steps = [later - earlier for earlier, later in pairwise(days)]
    weekly = [step == _WEEK for step in steps]
    in_a_row = any(one and next_one for one, next_one in pairwise(weekly))
    if len(days) < _LEAST or not in_a_row or any(step % _WEEK for step in steps):
        return None
    if sum(weekly) * 4 < len(steps) * 3:
        return None
    every = (days[0] + _WEEK * number for number in range((days[-1] - days[0]) // _WEEK))
    there = set(days)
    return tuple(day for day in every if day not in there)


def _key(event: Dated) -> object:
    draft, start = event.draft, event.start
    if start is None or draft.refused or draft.withheld:
        return None
    place = (draft.venue_name, draft.street, draft.address, draft.locality)
    where = fold(" ".join(text for text in place if text))
    return fold(draft.name or ""), where, draft.timezone, start.weekday(), start.time()


def _schedule(draft: Draft, group: Sequence[Dated], today: date | None) -> None:
    starts = sorted(item.start for item in group if item.start is not None)
    if not starts:
        return
    first = starts[0].date()
    every = sorted({start.date() for start in starts})
    days = _near(every, today)
    cancelled = {item.start.date() for item in group if item.off and item.start is not None}
    draft.start = starts[0].time()
    left_out = None if today and days[-1] < horizon(today)[0] else weekly_gaps(every)
    if len(group) > 1:
        draft.identifier = _identifier(group, first)
    if left_out is None:
        kept = tuple(day for day in days if day not in cancelled)
        draft.dates = kept or tuple(days)
        return
    draft.weekdays = (weekday_of(first),)
    off = sorted({*left_out, *cancelled})
    draft.exceptions = tuple(
        DateException(date=day, change=Change.CANCELLED) for day in off if day <= days[-1]
    )


def _near(days: Sequence[date], today: date | None) -> Sequence[date]:
    """Those in the window of today; where all are outside, those of 400 days from the first."""
    begin, end = horizon(today) if today else (days[0], days[0])
    near = [day for day in days if begin <= day <= end]
    last = days[0] + timedelta(days=HORIZON_DAYS)
    return (near if today else None) or [day for day in days if day <= last]


def _identifier(group: Sequence[Dated], day: date) -> str | None:
    """What all dates share, so that it stays when the first has passed."""
    names = {item.draft.identifier for item in group}
    name = names.pop() if len(names) == 1 else None
    return f"{name}-{weekday_of(day).short}" if name else None

"""A Schedule of schema.org -> the rule of a Draft (https://schema.org/Schedule)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from finder.model import Change, DateException, Weekday
from finder.schedule import HORIZON_DAYS
from importers import Draft
from importers.clean.days import weekday
from importers.clean.moments import day_of, moment
from importers.clean.recurrence import Rule, dates_of
from importers.clean.schema_values import length, listed, term, words
from importers.clean.times import minutes, wall_time

_WEEKLY = ("p1w", "p7d", "weekly")
_MONTHLY = ("p1m", "monthly")
_LONGEST = timedelta(days=10 * 366)  # more repeats than fit here are no end


def read_schedule(draft: Draft, schedule: Mapping[str, Any], event: Mapping[str, Any]) -> bool:
    """A weekly Schedule with its days and hour; False for any other, which is left to its date.

    So is one that says how often, but not from when.
    """
    given = [weekday(term(item)) for item in listed(schedule.get("byDay"))]
    days = tuple(day for day in given if day is not None)
    start = wall_time(words(schedule.get("startTime")))
    frequency = term(schedule.get("repeatFrequency"))
    weeks = tuple(item for item in listed(schedule.get("byMonthWeek")) if isinstance(item, int))
    monthly = frequency in _MONTHLY and bool(weeks)
    if not days or None in given or start is None or not (frequency in _WEEKLY or monthly):
        return False
    first = _day(schedule.get("startDate")) or _day(event.get("startDate"))
    times = schedule.get("repeatCount")
    last = _last(days, weeks if monthly else (0,), first, times) if times is not None else None
    if times is not None and last is None:
        return False
    draft.weekdays, draft.start, draft.weeks = days, start, weeks
    draft.end = wall_time(words(schedule.get("endTime")))
    draft.duration = minutes(length(schedule.get("duration")))
    draft.timezone = words(schedule.get("scheduleTimezone"))
    ends = [day for day in (last, _day(schedule.get("endDate"))) if day is not None]
    draft.date_until = min(ends, default=None)
    draft.date_from = first if ends else None
    draft.exceptions = tuple(_cancelled(schedule))
    return True


def _last(
    days: tuple[Weekday, ...], weeks: tuple[int, ...], first: date | None, times: object
) -> date | None:
    """The date of the last of so many repeats; None where it cannot be known."""
    count = int(times) if isinstance(times, int | str) and str(times).isdecimal() else 0
    if first is None or not 0 < count <= _LONGEST.days:
        return None
    rule = Rule(
        frequency="WEEKLY" if weeks == (0,) else "MONTHLY",
        by_day=tuple((week, day.number) for day in days for week in weeks),
        count=count,
    )
    found = list(dates_of(rule, first, first, first + _LONGEST))
    return found[-1] if len(found) == count else None


def _day(value: object) -> date | None:
    text = words(value)
    at = moment(text)
    return at.date() if at else day_of(text)


def _cancelled(schedule: Mapping[str, Any]) -> Iterator[DateException]:
    for item in listed(schedule.get("exceptDate"))[:HORIZON_DAYS]:
        day = _day(item)
        if day is not None:
            yield DateException(date=day, change=Change.CANCELLED)

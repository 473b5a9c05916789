"""The dates of a recurrence rule (RFC 5545, 3.3.10) within a window, bounded whatever it says.

A general library goes on to the year 9999 for a rule that never matches (30 February: nine seconds
measured), so the days of each period are walked here, up to the end of the window and no further.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}  # longest period in days
_ENDLESS = 4_000  # so many times are no end: eleven years of days
_MOST = 1_000  # values of one part of a rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`by_day` are (ordinal or 0, weekday 0–6); `until` is the last date, included."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    by_day: tuple[tuple[int, int], ...] = ()
    by_month: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_week: tuple[int, ...] = ()
    by_position: tuple[int, ...] = ()
    week_start: int = 0


def read_rule(parts: Mapping[str, Sequence[object]], until: datetime | None) -> Rule | None:
    """A rule by its parts in upper case; None for what is none and for more often than daily.

    `until` is the rule's own on the wall of the event; hours and minutes are the caller's.
    """
    frequency = str(next(iter(parts.get("FREQ", ())), "")).upper()
    interval = next(iter(_numbers(parts, "INTERVAL")), 1)
    times = next(iter(_numbers(parts, "COUNT")), None)
    days = tuple(dict.fromkeys(map(_day, parts.get("BYDAY", ()))))[:_MOST]
    starts = [DAYS.index(day) for day in map(str, parts.get("WKST", ())) if day in DAYS]
    if frequency not in FREQUENCIES or interval < 1 or None in days:
        return None
    if times is not None and times < 1:
        return None
    return Rule(
        frequency=frequency,
        interval=interval,
        count=times if times is not None and times <= _ENDLESS else None,
        until=until.date() if until else None,
        by_day=tuple(day for day in days if day is not None),
        by_month=_numbers(parts, "BYMONTH"),
        by_month_day=_numbers(parts, "BYMONTHDAY"),
        by_year_day=_numbers(parts, "BYYEARDAY"),
        by_week=_numbers(parts, "BYWEEKNO"),
        by_position=_numbers(parts, "BYSETPOS"),
        week_start=starts[0] if starts else 0,
    )


def dates_of(rule: Rule, first: date, start: date, end: date) -> Iterator[date]:
    """Those from `start` to `end`, in order; `first` is the date of the rule's first time."""
    end = min(end, rule.until) if rule.until else end
    left = rule.count
    skipped = 0 if left is not None else _periods_before(rule, first, start)
    for days in _periods(rule, first, end, skipped):
        for day in _chosen(rule, [day for day in days if _matches(rule, first, day)]):
            if not first <= day <= end:
                continue
            if left is not None:
                if left == 0:
                    return
                left -= 1
            if day >= start:
                yield day


def last_of(rule: Rule, first: date, end: date) -> date | None:
    """The date on which a rule that says how often comes to its end; None if later than `end`."""
    if rule.count is None:
        return None
    found = list(dates_of(rule, first, first, end))
    return found[-1] if len(found) == rule.count else None


def _numbers(parts: Mapping[str, Sequence[object]], name: str) -> tuple[int, ...]:
    values = parts.get(name, ())
    numbers = (int(value) for value in values if isinstance(value, int))
    return tuple(dict.fromkeys(numbers))[:_MOST]


def _day(value: object) -> tuple[int, int] | None:
    """`MO`, `1MO`, `-1FR`."""
    text = str(value).upper()
    ordinal, name = text[:-2] or "0", text[-2:]
    try:
        return (int(ordinal), DAYS.index(name)) if len(ordinal) <= 3 else None
    except ValueError:
        return None


def _periods_before(rule: Rule, first: date, start: date) -> int:
    length = FREQUENCIES[rule.frequency] * rule.interval
    return max(0, (start - first).days // length - 1)


def _periods(rule: Rule, first: date, end: date, skipped: int) -> Iterator[Sequence[date]]:
    """The days of each period of the rule that begins not after `end`."""
    for number in count(skipped):
        try:
            days = _period(rule, first, number * rule.interval)
        except (ValueError, OverflowError):  # after the year 9999
            return
        if days[0] > end:
            return
        yield days


def _period(rule: Rule, first: date, number: int) -> Sequence[date]:
    if rule.frequency == "DAILY":
        return [first + timedelta(days=number)]
    if rule.frequency == "WEEKLY":
        begin = first - timedelta(days=(first.weekday() - rule.week_start) % 7)
        return _run(begin + timedelta(weeks=number), 7)
    if rule.frequency == "MONTHLY":
        year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
        return _run(date(year, month + 1, 1), monthrange(year, month + 1)[1])
    begin = date(first.year + number, 1, 1)
    return _run(begin, (date(begin.year, 12, 31) - begin).days + 1)


def _run(begin: date, length: int) -> Sequence[date]:
    return [begin + timedelta(days=number) for number in range(length)]


def _matches(rule: Rule, first: date, day: date) -> bool:
    """Whether every part of the rule allows the day; what no part says, the first date says."""
    month, month_day = rule.by_month, rule.by_month_day
    named = rule.by_day or month_day or rule.by_year_day or rule.by_week
    if rule.frequency == "YEARLY" and not named:
        month, month_day = month or (first.month,), (first.day,)
    if rule.frequency == "MONTHLY" and not named:
        month_day = (first.day,)
    days = rule.by_day
    if not days and (rule.frequency == "WEEKLY" or (rule.by_week and not month_day)):
        days = ((0, first.weekday()),)
    length = monthrange(day.year, day.month)[1]
    year_day, year_length = day.timetuple().tm_yday, 365 + (monthrange(day.year, 2)[1] == 29)
    return (
        (not month or day.month in month)
        and (not month_day or bool({day.day, day.day - length - 1} & set(month_day)))
        and (
            not rule.by_year_day
            or bool({year_day, year_day - year_length - 1} & set(rule.by_year_day))
        )
        and (not rule.by_week or day.isocalendar().week in rule.by_week)
        and (not days or any(_is_day(rule, day, *item) for item in days))
    )


def _is_day(rule: Rule, day: date, ordinal: int, weekday: int) -> bool:
    """An ordinal counts within the month, or within the year of a yearly rule without months."""
    if day.weekday() != weekday:
        return False
    if ordinal == 0 or rule.frequency in ("DAILY", "WEEKLY"):
        return True
    if rule.frequency == "MONTHLY" or rule.by_month:
        number, length = day.day, monthrange(day.year, day.month)[1]
    else:
        number, length = day.timetuple().tm_yday, 365 + (monthrange(day.year, 2)[1] == 29)
    return ordinal in ((number - 1) // 7 + 1, -((length - number) // 7 + 1))


def _chosen(rule: Rule, days: Sequence[date]) -> Sequence[date]:
    if not rule.by_position:
        return days
    positions = {item - 1 if item > 0 else len(days) + item for item in rule.by_position if item}
    return [day for number, day in enumerate(days) if number in positions]

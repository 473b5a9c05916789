"""An event of a calendar, its rules and its changed dates -> the slots of our meetings.

All times are on the wall of the event's own zone. A rule that ours can say becomes weekdays with
weeks; of any other the dates near the day of reading are written down (`horizon`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from finder.model import Change, DateException, Weekday
from importers.clean.calendar_slots import weekly_slots
from importers.clean.horizon import horizon
from importers.clean.moments import weekday_of
from importers.clean.recurrence import Rule, dates_of, last_of

_LATEST = timedelta(days=10 * 366)  # an end later than this is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One date of a series that is different; `start` None: cancelled."""

    instead_of: datetime
    start: datetime | None
    end: datetime | None = None
    place: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """`times` are the starts on each of its days; `start` is the first of all."""

    start: datetime
    times: tuple[time, ...]
    rules: tuple[Rule, ...] = ()
    added: tuple[datetime, ...] = ()
    excluded: tuple[datetime, ...] = ()
    excluding: tuple[Rule, ...] = ()
    moved: tuple[Moved, ...] = ()


@dataclass(slots=True, kw_only=True)
class Slot:
    """What becomes one meeting."""

    start: time
    weekday: Weekday | None = None
    weeks: tuple[int, ...] = ()
    date_from: date | None = None
    date_until: date | None = None
    dates: list[date] = field(default_factory=list)
    exceptions: list[DateException] = field(default_factory=list)

    def holds(self, at: datetime) -> bool:
        by_day = self.weekday is not None and at.weekday() == self.weekday.number
        return at.time() == self.start and (by_day or at.date() in self.dates)


def slots_of(series: Series, today: date) -> list[Slot]:
    """`today` is the day around which explicit dates count."""
    slots = [slot for at in series.times for slot in _slots_at(series, at, today)]
    near = [item for item in series.moved if _near(item.instead_of, today)]
    for gone in (*series.excluded, *_excluded(series, today)):
        if _near(gone, today):
            _cancel(slots, gone)
    for item in near:
        _cancel(slots, item.instead_of)
        if item.start is not None:
            _add(slots, item.start, item)
    for extra in series.added:
        if _near(extra, today):
            _add(slots, extra, Moved(instead_of=extra, start=extra))
    return slots


def _slots_at(series: Series, at: time, today: date) -> Iterator[Slot]:
    first, (begin, end) = series.start.date(), horizon(today)
    if not series.rules:
        yield Slot(start=at, dates=[first] if first <= end else [])
        return
    dated: set[date] = set()
    for rule in series.rules:
        weekly = weekly_slots(rule, first.weekday())
        if weekly is None:
            dated.update(dates_of(rule, first, begin, end))
            continue
        until = _until(rule, first, today)
        begins = first if until or first > begin else None
        for day, weeks in weekly.items():
            yield Slot(start=at, weekday=day, weeks=weeks, date_from=begins, date_until=until)
    if dated or not any(weekly_slots(rule, first.weekday()) for rule in series.rules):
        over = [first] if first < begin else []  # by its first date: it is not by appointment
        yield Slot(start=at, dates=sorted(dated) or over)


def _excluded(series: Series, today: date) -> Iterator[datetime]:
    for rule in series.excluding:
        for day in dates_of(rule, series.start.date(), *horizon(today)):
            yield from (datetime.combine(day, at) for at in series.times)


def _until(rule: Rule, first: date, today: date) -> date | None:
    latest = max(first, today) + _LATEST
    until = rule.until or last_of(rule, first, latest)
    return until if until and until <= latest else None


def _near(at: datetime, today: date) -> bool:
    begin, end = horizon(today)
    return begin <= at.date() <= end


def _cancel(slots: Sequence[Slot], at: datetime) -> None:
    """Takes one date out of the slot that has it."""
    for slot in slots:
        if not slot.holds(at):
            continue
        if slot.weekday is None:
            slot.dates.remove(at.date())
        else:
            slot.exceptions.append(DateException(date=at.date(), change=Change.CANCELLED))


def _add(slots: Sequence[Slot], at: datetime, item: Moved) -> None:
    """To the slot of that weekday, so that a new hour stands at the meeting it changes."""
    if not slots:
        return
    day = at.date()
    alike = [slot for slot in slots if slot.weekday == weekday_of(day)]
    slot = alike[0] if alike else slots[0]
    there = [found for found in slot.exceptions if found.date == day]
    slot.exceptions = [found for found in slot.exceptions if found.date != day]
    if slot.weekday is None and day not in slot.dates:
        slot.dates.append(day)
    change = Change.CHANGED if there or slot.weekday is None else Change.ADDED
    start = at.time() if at.time() != slot.start else None
    end = item.end.time() if item.end is not None else None
    if change is Change.CHANGED and not (start or item.place or item.text):
        return
    slot.exceptions.append(
        DateException(
            date=day, change=change, start=start, end=end, place=item.place, text=item.text
        )
    )

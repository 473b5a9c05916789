"""The dates of a meeting as calendar entries: a series with its exceptions, or single events."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from finder.ical.listed import Listed
from finder.ical.weeks import held
from finder.ical.zones import odd_dates
from finder.model import Change, DateException, Meeting
from finder.schedule import ASSUMED_MINUTES, instant, meets_on, occurrence_on, zone

_SEARCH_DAYS = 400
_YEARS_AHEAD = 10
_SEARCH_BACK = 70  # days: a monthly meeting, and one more month
_WEEK = 7
_MOST_ODD = 4  # dates in turn on which clocks change: a rule by week of the month meets few


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The times of one VEVENT, aware, in the meeting's zone.

    `day` is set where the event has an identity of its own, `replaces` where it stands for one
    instance of the series, `skips` are the starts left out of a series.
    """

    start: datetime
    end: datetime
    repeats: bool = False
    skips: tuple[datetime, ...] = ()
    replaces: datetime | None = None
    day: date | None = None
    exception: DateException | None = None
    cancelled: bool = False


def entries(item: Listed) -> list[Entry]:
    """In the order of the file; none where no date can be found."""
    if item.fitting:
        item = replace(item, meeting=held(item), fitting=frozenset())
    meeting, tz = item.meeting, zone(item.meeting.timezone or "")
    if tz is None or meeting.start is None:
        return []
    special: dict[date, DateException] = {}
    for exception in meeting.exceptions:  # the first word on a date holds, as in the schedule
        special.setdefault(exception.date, exception)
    added = {d for d, e in special.items() if e.change is Change.ADDED and not meets_on(meeting, d)}
    found = [] if meeting.dates else list(_series(item, special, tz))
    singles = (_single(meeting, day, special, tz) for day in sorted({*meeting.dates, *added}))
    return [*found, *(entry for entry in singles if entry is not None)]


def single(item: Listed, day: date) -> list[Entry]:
    """That date as an event of its own; none where it does not meet then."""
    tz = zone(item.meeting.timezone or "")
    special = {entry.date: entry for entry in reversed(item.meeting.exceptions)}
    found = _single(item.meeting, day, special, tz) if tz else None
    return [found] if found and not found.cancelled else []


def _series(item: Listed, special: dict[date, DateException], tz: ZoneInfo) -> Iterator[Entry]:
    meeting = item.meeting
    assert meeting.start is not None
    before, first = _beginning(item, tz)
    for day in before:
        alone = _single(meeting, day, special, tz)
        yield from [alone] if alone else []
    if first is None:
        return
    on_rule = {d: e for d, e in sorted(special.items()) if d >= first and meets_on(meeting, d)}
    wall = {day: datetime.combine(day, meeting.start, tz) for day in on_rule}
    gone = tuple(wall[d] for d, e in on_rule.items() if e.change is Change.CANCELLED)
    start = datetime.combine(first, meeting.start, tz)
    yield Entry(start=start, end=_end(meeting, start), repeats=True, skips=gone)
    odd = {day: datetime.combine(day, meeting.start, tz) for day in _odd_days(item, first, tz)}
    for day, replaces in sorted({**odd, **wall}.items()):
        found = occurrence_on(meeting, day)
        if found is not None:
            start, end = found.start.astimezone(tz), found.over.astimezone(tz)
            yield Entry(start=start, end=end, replaces=replaces, exception=on_rule.get(day))


def _odd_days(item: Listed, first: date, tz: ZoneInfo) -> list[date]:
    """Dates on the rule whose wall time is skipped or comes twice: clients differ on these alone.

    Each becomes an event of its own, at the instant meant. For ten years after the last change.
    """
    meeting, last = item.meeting, max(first, item.changed).year + _YEARS_AHEAD
    assert meeting.start is not None
    days = odd_dates(tz.key, meeting.start, first.year, last)
    return [day for day in days if day >= first and meets_on(meeting, day)]


def is_odd(wall: datetime) -> bool:
    """Whether the wall time (aware) is skipped in its zone, or comes twice."""
    return wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()


def _beginning(item: Listed, tz: ZoneInfo) -> tuple[Sequence[date], date | None]:
    """The first date on or after the day this schedule was first seen, and odd ones before it.

    Clients take the length of every instance from the first. Where the clocks change during
    that one, the series begins one instance earlier, so that all others are as long as they are;
    where there is none (a term's first date), it begins later, and the dates until then are
    events of their own.
    """
    meeting = item.meeting
    begin = max(item.first_seen, meeting.date_from or item.first_seen)
    if meeting.weekday is None:
        return (), None
    wait = (meeting.weekday.number - begin.weekday()) % _WEEK
    ahead = _met(meeting, begin, range(wait, _SEARCH_DAYS, _WEEK))
    first = next(ahead, None)
    if first is None or _even(meeting, first, tz):  # nearly always
        return (), first
    before = _met(meeting, first, range(-_WEEK, -_SEARCH_BACK, -_WEEK))
    if earlier := next((day for day in before if _even(meeting, day, tz)), None):
        return (), earlier
    days = [first, *islice(ahead, _MOST_ODD - 1)]
    odd = list(takewhile(lambda day: not _even(meeting, day, tz), days))
    return odd, next(iter(days[len(odd) :]), None)


def _met(meeting: Meeting, begin: date, days: Iterable[int]) -> Iterator[date]:
    """Those on which it meets, so many days from `begin`."""
    ahead = (begin + timedelta(days=number) for number in days)
    return (day for day in ahead if meets_on(meeting, day))


def _even(meeting: Meeting, day: date, tz: ZoneInfo) -> bool:
    """Whether no clock change lies between its start and its end on that day."""
    assert meeting.start is not None
    start = datetime.combine(day, meeting.start, tz)
    real = instant(day, meeting.start, tz)
    return (
        real.replace(tzinfo=None) == start.replace(tzinfo=None)
        and _end(meeting, real).utcoffset() == real.utcoffset()
    )


def _end(meeting: Meeting, start: datetime) -> datetime:
    minutes = timedelta(minutes=meeting.duration or ASSUMED_MINUTES)
    return (start.astimezone(UTC) + minutes).astimezone(start.tzinfo)


def _single(
    meeting: Meeting, day: date, special: dict[date, DateException], tz: ZoneInfo
) -> Entry | None:
    exception = special.get(day)
    found = occurrence_on(meeting, day)
    if found is not None:
        start, end = found.start.astimezone(tz), found.over.astimezone(tz)
        return Entry(start=start, end=end, day=day, exception=exception)
    if not meets_on(meeting, day) or meeting.start is None:
        return None
    start = instant(day, meeting.start, tz)
    return Entry(
        start=start, end=_end(meeting, start), day=day, exception=exception, cancelled=True
    )

"""Weekday + wall time + zone -> instants, and the one rule for clock changes.

A wall time that a clock change skips is read with the offset before the gap; one that comes
twice is the first (RFC 5545, 3.3.5): `zoneinfo` with `fold=0` does exactly that. An occurrence
ends its exact duration after it starts (RFC 5545, 3.8.5.3), or when clocks show the end that is
named for its date. An unknown end stays unknown; 60 minutes are assumed only to say when a meeting
is over.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from finder.model import Access, Caution, Change, DateException, Meeting

ASSUMED_MINUTES = 60
HORIZON_DAYS = 400
_LONGEST_DAYS = 2  # a meeting may have begun yesterday and still be on

_CAREFUL = (
    Access.RESTRICTED,
    Access.CLOSED,
    Access.CLOSED_WITH_GUESTS,
    Access.OPEN_ON_REQUEST,
    Access.NOT_STATED,
    Access.OPEN,
)

Week = tuple[int, bool]  # its number in the month, and whether it is the last
WEEKS: tuple[Week, ...] = ((1, False), (2, False), (3, False), (4, False), (4, True), (5, True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One dated instance. `day` is the date the rule gives; instants are in the meeting's zone."""

    day: date
    start: datetime
    end: datetime | None
    exception: DateException | None = None

    @property
    def over(self) -> datetime:
        """When it has ended, assuming an hour where the end is unknown."""
        if self.end is not None:
            return self.end
        assumed = self.start.astimezone(UTC) + timedelta(minutes=ASSUMED_MINUTES)
        return assumed.astimezone(self.start.tzinfo)


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    published = available_timezones() - {"localtime", "posixrules", "Factory"}
    return frozenset(name for name in published if not name.startswith(("posix/", "right/")))


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo | None:
    """The zone of that IANA name; None for anything that is not a published one."""
    return ZoneInfo(name) if name in _zone_names() else None


def instant(day: date, wall: time, tz: ZoneInfo) -> datetime:
    """The moment a wall time names, shown as the clocks show it there (so never inside a gap)."""
    return datetime.combine(day, wall, tz).astimezone(UTC).astimezone(tz)


def week_of_month(day: date) -> int:
    """1 for the days 1–7 of a month … 5 for 29–31."""
    return (day.day - 1) // 7 + 1


def is_last_week(day: date) -> bool:
    """Whether that weekday does not come again in this month."""
    return day.day + 7 > monthrange(day.year, day.month)[1]


def in_weeks(day: date, weeks: tuple[int, ...]) -> bool:
    """Whether `day` is in one of these weeks of its month (empty: every week)."""
    return not weeks or week_of_month(day) in weeks or (-1 in weeks and is_last_week(day))


def is_among(week: Week, weeks: tuple[int, ...]) -> bool:
    """The same of a week."""
    number, last = week
    return not weeks or number in weeks or (-1 in weeks and last)


def end_time(meeting: Meeting) -> time | None:
    """The wall time at which it ends on an ordinary day."""
    if meeting.start is None or meeting.duration is None:
        return None
    begin = datetime.combine(date(2000, 1, 3), meeting.start)
    return (begin + timedelta(minutes=meeting.duration)).time()


def meets_on(meeting: Meeting, day: date) -> bool:
    """Whether the rule (not its exceptions) gives an occurrence that starts on `day`."""
    if meeting.start is None or Caution.ASK_WHICH_WEEK in meeting.cautions:
        return False
    if meeting.date_from is not None and day < meeting.date_from:
        return False
    if meeting.date_until is not None and day > meeting.date_until:
        return False
    if meeting.dates:
        return day in meeting.dates
    if meeting.weekday is None:
        return False
    return day.weekday() == meeting.weekday.number and in_weeks(day, meeting.weeks)


def occurrence_on(meeting: Meeting, day: date) -> Occurrence | None:
    """What happens on `day`, exceptions obeyed; None without a rule, a zone or an occurrence."""
    tz = zone(meeting.timezone) if meeting.timezone else None
    if tz is None:
        return None
    exception = next((item for item in meeting.exceptions if item.date == day), None)
    if exception is not None and exception.change is Change.CANCELLED:
        return None
    added = exception is not None and exception.change is Change.ADDED
    if not added and not meets_on(meeting, day):
        return None
    wall = exception.start if exception and exception.start else meeting.start
    if wall is None:
        return None
    start = instant(day, wall, tz)
    end = _end(meeting, start, day, wall, exception)
    return Occurrence(day=day, start=start, end=end, exception=exception)


def _end(
    meeting: Meeting, start: datetime, day: date, wall: time, exception: DateException | None
) -> datetime | None:
    minutes = meeting.duration
    if exception is not None and exception.end is not None:
        named = _named_end(start, day, wall, exception.end)
        if named > start:
            return named
        # `start` itself moved out of a gap, past that end: it lasts from wall time to wall time.
        minutes = _minutes(exception.end) - _minutes(wall)
    if minutes is None:
        return None
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)


def _named_end(start: datetime, day: date, wall: time, end: time) -> datetime:
    """The moment that clocks show `end`, on `day` or the next: an hour more or less lies between
    where they change meanwhile.
    """
    assert isinstance(start.tzinfo, ZoneInfo)
    return instant(day if end > wall else day + timedelta(days=1), end, start.tzinfo)


def _minutes(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def occurrences(meeting: Meeting, after: datetime, days: int) -> Iterator[Occurrence]:
    """Those not over at `after` (aware), in order, of the next `days` local dates."""
    tz = zone(meeting.timezone) if meeting.timezone else None
    if tz is None or (meeting.by_appointment and not meeting.exceptions):
        return
    today = after.astimezone(tz).date()
    for offset in range(-_LONGEST_DAYS, days + 1):
        found = occurrence_on(meeting, today + timedelta(days=offset))
        if found is not None and found.over > after:
            yield found


def next_occurrence(meeting: Meeting, now: datetime) -> Occurrence | None:
    """The first that has not ended at `now`; it may have begun. Looks a year and a bit ahead."""
    return next(occurrences(meeting, now, HORIZON_DAYS), None)


def access_on(meeting: Meeting, day: date | None) -> Access:
    """Who may come on that date; without a date, usually."""
    if day is None:
        return meeting.access
    return _access_in(meeting, (week_of_month(day), is_last_week(day)))


def access_by_week(meeting: Meeting) -> dict[Week, Access]:
    """Who may come in each of the weeks in which it meets by its rule."""
    return {week: _access_in(meeting, week) for week in WEEKS if is_among(week, meeting.weeks)}


def _access_in(meeting: Meeting, week: Week) -> Access:
    """In a week that its list names twice (a fourth that is the last) the more careful holds."""
    found = (who for who, weeks in meeting.access_weeks.items() if weeks and is_among(week, weeks))
    return min(found, key=_CAREFUL.index, default=meeting.access)


def access_at_all(meeting: Meeting) -> frozenset[Access]:
    """Who may come in any of its weeks, on any of its dates, or on one that was added."""
    on_dates = {access_on(meeting, day) for day in (*meeting.dates, *added_dates(meeting))}
    return frozenset(on_dates if meeting.dates else on_dates | {*access_by_week(meeting).values()})


def added_dates(meeting: Meeting) -> frozenset[date]:
    """The dates beside its rule on which it meets too; the first word on a date holds."""
    said = {each.date: each.change for each in reversed(meeting.exceptions)}
    return frozenset(day for day, change in said.items() if change is Change.ADDED)

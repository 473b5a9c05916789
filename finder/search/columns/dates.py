"""Dates and instants as whole numbers: ordinals of days, seconds since 1970 in UTC.

What `finder.schedule` decides one meeting at a time is tabulated here for many: the offset of a
zone on a date, and the dates of a weekly or monthly rule.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from finder.schedule import HORIZON_DAYS, in_weeks, instant, zone

EPOCH = date(1970, 1, 1).toordinal()
DAY = 86_400
NEVER = 2**62  # a start or end that is not known: later than everything
LOOK_BACK = 2  # days, as finder.schedule looks back for what is still on

_BEGINNING, _SECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(seconds=1)

Pattern = tuple[int, tuple[int, ...]]  # weekday number, weeks of the month


def seconds(moment: datetime) -> int:
    """Whole seconds since 1970 of an aware instant, rounded down."""
    return (moment - _BEGINNING) // _SECOND


def minute_at(moment: datetime) -> int:
    """The whole minute an instant lies in, in seconds; starts and ends are on whole minutes."""
    found = seconds(moment)
    return found - found % 60


def moment(epoch: int, tz: ZoneInfo) -> datetime:
    """The inverse of `seconds`, as the clocks there show it."""
    return datetime.fromtimestamp(epoch, UTC).astimezone(tz)


def local_day(epoch: int, tz: ZoneInfo) -> int:
    """The ordinal of the date there at that instant."""
    return moment(epoch, tz).toordinal()


def known_zone(name: str) -> ZoneInfo:
    """The zone of a name that was checked before."""
    found = zone(name)
    assert found is not None, name
    return found


@lru_cache(maxsize=200_000)
def day_offset(name: str, ordinal: int) -> int | None:
    """Seconds the zone is ahead of UTC on that date; None where its clocks change that day."""
    tz = known_zone(name)
    begin = datetime.combine(date.fromordinal(ordinal), time(), tz)
    before, after = begin.utcoffset(), (begin + timedelta(days=1)).utcoffset()
    assert before is not None
    return before // timedelta(seconds=1) if before == after else None


def wall_seconds(name: str, ordinal: int, minute: int) -> int:
    """The instant of a wall time (minutes after midnight) on a date: the rule of the schedule."""
    wall = time(minute // 60, minute % 60)
    return seconds(instant(date.fromordinal(ordinal), wall, known_zone(name)))


@lru_cache(maxsize=50_000)
def rule_dates(since: int, pattern: Pattern) -> tuple[int, int]:
    """The first two dates on or after `since` that a rule gives; 0 where there is none.

    The schedule looks `HORIZON_DAYS` ahead of today, and `since` is `LOOK_BACK` days ago.
    """
    weekday, weeks = pattern
    ahead = (weekday - date.fromordinal(since).weekday()) % 7
    last = since + LOOK_BACK + HORIZON_DAYS
    days = range(since + ahead, last + 1, 7)
    found = [day for day in days if in_weeks(date.fromordinal(day), weeks)][:2]
    return (found[0] if found else 0), (found[1] if len(found) > 1 else 0)

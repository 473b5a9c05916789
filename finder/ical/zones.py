"""VTIMEZONE (RFC 5545, 3.6.5): one a zone used, true for ten years and more on both sides.

Ours, not the icalendar package's: that gives the onset of summer time by the clock that follows
it, an hour late, and takes most of the time of a feed that is written for the first time.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from finder.ical.lines import component, line
from finder.schedule import is_last_week, week_of_month, zone

_YEARS = 10
_STEP = 5  # years: the text of a zone changes no more often than this
_LOOK = 14 * 86_400  # seconds: no zone changes its clocks twice within a fortnight
Onsets = Sequence[datetime]
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observance:
    """What a clock shows from an onset on; offsets from UTC."""

    before: timedelta
    after: timedelta
    name: str
    summer: bool


@lru_cache(maxsize=512)
def zone_text(name: str, first: int, last: int) -> bytes:
    """For events that begin in the year `first` at the earliest and are looked at in `last`."""
    begin = datetime(first - first % _STEP - _YEARS, 1, 1, tzinfo=UTC)
    end = datetime(last - last % _STEP + _STEP + _YEARS, 12, 31, tzinfo=UTC)
    parts = [
        component("DAYLIGHT" if kind.summer else "STANDARD", _lines(kind, onsets, end.year))
        for kind, onsets in _observances(name, begin, end).items()
    ]
    return component("VTIMEZONE", [line("TZID", name), *parts])


def _observances(name: str, begin: datetime, end: datetime) -> Mapping[Observance, Onsets]:
    """The onsets of each, by the clock that was in use until then (RFC 5545, 3.6.5)."""
    found: dict[Observance, list[datetime]] = defaultdict(list)
    tz, before = zone(name), None
    for instant in (int(begin.timestamp()), *_changes(tz, begin, end)):
        local = datetime.fromtimestamp(instant, tz)
        after = local.utcoffset() or timedelta()
        kind = Observance(
            before=after if before is None else before,
            after=after,
            name=local.tzname() or name,
            summer=after > _least_of_a_year(local),
        )
        moment = datetime.fromtimestamp(instant, UTC) + kind.before
        found[kind].append(moment.replace(tzinfo=None))
        before = after
    return found


def _least_of_a_year(local: datetime) -> timedelta:
    """The least offset from then on. Not `dst()`: by Irish law it is winter time that is saved."""
    later = (local + timedelta(days=quarter * 91) for quarter in range(4))
    return min(moment.utcoffset() or timedelta() for moment in later)


def _changes(tz: tzinfo | None, begin: datetime, end: datetime) -> Iterator[int]:
    """The instants (seconds since 1970) from which the offset is another one."""
    low, last = int(begin.timestamp()), int(end.timestamp())
    offset = datetime.fromtimestamp(low, tz).utcoffset()
    while low < last:
        high = low + _LOOK
        if datetime.fromtimestamp(high, tz).utcoffset() == offset:
            low = high
            continue
        while high - low > 1:
            middle = (low + high) // 2
            same = datetime.fromtimestamp(middle, tz).utcoffset() == offset
            low, high = (middle, high) if same else (low, middle)
        yield high
        low, offset = high, datetime.fromtimestamp(high, tz).utcoffset()


def _lines(kind: Observance, onsets: Onsets, until: int) -> Iterator[bytes]:
    yield line("DTSTART", f"{onsets[0]:%Y%m%dT%H%M%S}")
    rule = _yearly(onsets, until)
    if rule:
        yield line("RRULE", rule)
    elif onsets[1:]:
        yield line("RDATE", ",".join(f"{onset:%Y%m%dT%H%M%S}" for onset in onsets[1:]))
    yield line("TZNAME", kind.name)
    yield line("TZOFFSETFROM", _offset(kind.before))
    yield line("TZOFFSETTO", _offset(kind.after))


def _yearly(onsets: Onsets, until: int) -> str | None:
    """RRULE of a change that comes every year to the end; several clients know no other kind."""
    first = onsets[0]
    alike = {(day.month, day.weekday(), day.time()) for day in onsets}
    every_year = [day.year for day in onsets] == list(range(first.year, until + 1))
    if len(onsets) == 1 or len(alike) > 1 or not every_year:
        return None
    weeks = {week_of_month(day) for day in onsets}
    if all(is_last_week(day) for day in onsets):
        weeks = {-1}
    if len(weeks) > 1:
        return None
    return f"FREQ=YEARLY;BYMONTH={first.month};BYDAY={weeks.pop()}{_DAYS[first.weekday()]}"


def _offset(offset: timedelta) -> str:
    """`+0530`, with seconds where there are any."""
    minutes, seconds = divmod(abs(int(offset.total_seconds())), 60)
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")

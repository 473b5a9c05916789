"""VTIMEZONE (RFC 5545, 3.6.5): one a zone used, true for ten years and more on both sides.

Ours, not the icalendar package's: that gives the onset of summer time by the clock that follows
it, an hour late, and takes most of the time of a feed that is written for the first time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise

from finder.ical.lines import component, line
from finder.schedule import is_last_week, week_of_month, zone

_YEARS = 10
_STEP = 5  # years: the text of a zone changes no more often than this
_LOOK = timedelta(days=6)  # two changes a week apart are the nearest (Noronha 2000, Gaza 2040)
_UTC = "UTC"  # has no VTIMEZONE
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400  # seconds; clocks change at whole minutes
Onsets = Sequence[datetime]
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observance:
    """What a clock shows from an onset on; offsets from UTC."""

    before: timedelta
    after: timedelta
    name: str
    summer: bool


def zone_text(name: str, first: int, last: int) -> bytes:
    """For events that begin in the year `first` at the earliest and are looked at in `last`."""
    return _zone_text(name, first - first % _STEP - _YEARS, last - last % _STEP + _STEP + _YEARS)


@lru_cache(maxsize=512)
def _zone_text(name: str, begin: int, end: int) -> bytes:
    parts = [
        _part(kind, run, end)
        for kind, onsets in _observances(name, begin, end).items()
        for run in _runs(onsets)
    ]
    return component("VTIMEZONE", [line("TZID", name), *parts])


def work_out(names: Iterable[str], year: int) -> None:
    """Finds their changes before a calendar needs them: a fifth of the time of a first one."""
    for name in names:
        if name != _UTC and zone(name) is not None:
            zone_text(name, year, year)


def _observances(name: str, first: int, last: int) -> Mapping[Observance, Onsets]:
    """The onsets of each, by the clock that was in use until then (RFC 5545, 3.6.5)."""
    found: dict[Observance, list[datetime]] = defaultdict(list)
    tz, instants = zone(name), _instants(name, first, last)
    before = datetime.fromtimestamp(instants[0] - 1, tz).utcoffset() or timedelta()
    for instant in instants:
        local = datetime.fromtimestamp(instant, tz)
        after = local.utcoffset() or timedelta()
        kind = Observance(
            before=before,
            after=after,
            name=local.tzname() or name,
            summer=after > _least_of_a_year(local),
        )
        moment = datetime.fromtimestamp(instant, UTC) + kind.before
        found[kind].append(moment.replace(tzinfo=None))
        before = after
    return found


def _instants(name: str, first: int, last: int) -> Sequence[int]:
    """Those of the changes from that year on, after the last one of the year before.

    Where there was none, the year's beginning instead.
    """
    begin = int(datetime(first, 1, 1, tzinfo=UTC).timestamp())
    earlier = [instant for instant in _changes_of(name, first - 1) if instant <= begin]
    later = (instant for instant in _changes(name, first, last) if instant > begin)
    return [earlier[-1] if earlier else begin, *later]


def _least_of_a_year(local: datetime) -> timedelta:
    """The least offset from then on. Not `dst()`: by Irish law it is winter time that is saved."""
    later = (local + timedelta(days=quarter * 91) for quarter in range(4))
    return min(moment.utcoffset() or timedelta() for moment in later)


@lru_cache(maxsize=8192)
def odd_dates(name: str, wall: time, first: int, last: int) -> tuple[date, ...]:
    """The dates of those years on which that wall time is skipped, or comes twice."""
    return tuple(
        day
        for begin, end in _odd_spans(name, first, last)
        for day in sorted({begin.date(), end.date()})
        if begin <= datetime.combine(day, wall) < end
    )


@lru_cache(maxsize=512)
def _odd_spans(name: str, first: int, last: int) -> tuple[tuple[datetime, datetime], ...]:
    """Wall times from, to (naive): what a clock that is put forward leaves out, or back repeats."""
    tz = zone(name)
    spans = []
    for instant in _changes(name, first, last):
        second = timedelta(seconds=1)
        before = datetime.fromtimestamp(instant - 1, tz).replace(tzinfo=None, fold=0) + second
        after = datetime.fromtimestamp(instant, tz).replace(tzinfo=None, fold=0)
        spans.append((min(before, after), max(before, after)))
    return tuple(spans)


def _changes(name: str, first: int, last: int) -> Iterator[int]:
    """The instants of those years (seconds since 1970) from which clocks show something else."""
    for year in range(first, last + 1):
        yield from _changes_of(name, year)


@lru_cache(maxsize=16_384)
def _changes_of(name: str, year: int) -> tuple[int, ...]:
    """From the last noon of the year before to its own: asked for by many feeds."""
    tz, walls = zone(name), _walls(year)
    if tz is None:
        return ()
    shown = [(tz.utcoffset(wall), tz.tzname(wall)) for wall in walls]
    return tuple(
        _first_change(_minute(low, tz), _minute(high, tz), tz)
        for (low, before), (high, after) in pairwise(zip(walls, shown, strict=True))
        if before != after
    )


@lru_cache(maxsize=256)
def _walls(year: int) -> tuple[datetime, ...]:
    """Wall times that lie nearer to each other than two changes of any clock."""
    begin, end = (datetime.fromisoformat(f"{of}-12-31T12:00") for of in (year - 1, year))
    return (*(begin + number * _LOOK for number in range((end - begin) // _LOOK + 1)), end)


def _minute(wall: datetime, tz: tzinfo) -> int:
    return int(wall.replace(tzinfo=tz).timestamp()) // _MINUTE * _MINUTE


def _first_change(low: int, high: int, tz: tzinfo) -> int:
    """The first whole minute after `low` that shows what `high` shows."""
    shown = _shown(low, tz)
    if shown == _shown(high, tz):  # `low` lay in a day that was left out (Kiritimati, 1994)
        low -= _DAY
        shown = _shown(low, tz)
    for step in (_HOUR, _MINUTE):  # nearly all change at an hour
        while high - low > step:
            middle = low + (high - low) // 2 // step * step
            low, high = (middle, high) if _shown(middle, tz) == shown else (low, middle)
        if _shown(high - _MINUTE, tz) == shown:
            break
    return high


def _shown(instant: int, tz: tzinfo) -> tuple[timedelta | None, str | None]:
    """What a clock there shows, and calls it (`MDT` became `CST` in Chihuahua, at one offset)."""
    local = datetime.fromtimestamp(instant, tz)
    return local.utcoffset(), local.tzname()


def _runs(onsets: Onsets) -> Iterator[Onsets]:
    """Cut where no yearly rule goes on: of an RDATE of several some clients read the first."""
    if _rule(onsets) is not None:  # as nearly always
        yield onsets
        return
    run: list[datetime] = []
    for onset in onsets:
        if run and _rule([*run, onset]) is None:
            yield run
            run = []
        run.append(onset)
    yield run


def _part(kind: Observance, run: Onsets, last_year: int) -> bytes:
    begins = f"{run[0]:%Y%m%dT%H%M%S}"
    lines = [line("DTSTART", begins)]
    if len(run) > 1:
        until = run[-1] - kind.before + timedelta(days=1)  # some readers take it for local time
        ends = "" if until.year >= last_year else f";UNTIL={until:%Y%m%dT%H%M%SZ}"
        lines.append(line("RRULE", f"{_rule(run)}{ends}"))
    lines += [
        line("TZNAME", kind.name),
        line("TZOFFSETFROM", _offset(kind.before)),
        line("TZOFFSETTO", _offset(kind.after)),
    ]
    return component("DAYLIGHT" if kind.summer else "STANDARD", lines)


def _rule(run: Onsets) -> str | None:
    """RRULE of onsets that come once a year, on a weekday counted in its month; None if none."""
    first = run[0]
    alike = {(day.month, day.weekday(), day.time()) for day in run}
    if len(alike) > 1 or [day.year - first.year for day in run] != list(range(len(run))):
        return None
    yearly, weekday = f"FREQ=YEARLY;BYMONTH={first.month}", DAYS[first.weekday()]
    weeks = {week_of_month(day) for day in run}
    if len(weeks) == 1:
        return f"{yearly};BYDAY={weeks.pop()}{weekday}"
    if all(is_last_week(day) for day in run):
        return f"{yearly};BYDAY=-1{weekday}"
    days = range(min(day.day for day in run), max(day.day for day in run) + 1)
    if len(days) > len(DAYS):
        return None
    return f"{yearly};BYDAY={weekday};BYMONTHDAY={','.join(map(str, days))}"


def _offset(offset: timedelta) -> str:
    """`+0530`, with seconds where there are any."""
    minutes, seconds = divmod(abs(int(offset.total_seconds())), 60)
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")

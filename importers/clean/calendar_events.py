"""What an event of a calendar says, as plain values: the library that reads .ics stays outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product

from importers.clean.calendar_series import Moved, Series
from importers.clean.moments import minutes_between, wall_clock
from importers.clean.recurrence import Rule, read_rule

_MOST_TIMES = 24  # a day; more is no meeting
_MOST_RULES = 10
_YEARS = range(2000, 2101)  # of dates that are meant

When = date | datetime
RuleParts = Mapping[str, Sequence[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One VEVENT. Times without an offset are on the wall of `zone`, an IANA name; with one they
    are on UTC. `zone_text` is what to store where the zone is not known. `rules` None stands for
    one that no library reads.
    """

    uid: str = ""
    start: When | None = None
    end: When | None = None
    length: timedelta | None = None
    zone: str | None = None
    zone_text: str | None = None
    rules: tuple[RuleParts | None, ...] = ()
    added: tuple[When, ...] = ()
    excluded: tuple[When, ...] = ()
    excluding: tuple[RuleParts | None, ...] = ()
    instead_of: When | None = None
    onward: bool = False  # with all dates that follow
    updated: datetime | None = None
    status: str = ""
    privacy: str = ""
    title: str | None = None
    notes: str | None = None
    place: str | None = None
    url: str | None = None
    conference: str | None = None
    categories: tuple[str, ...] = ()
    point: tuple[float, float] | None = None

    @property
    def cancelled(self) -> bool:
        return self.status == "CANCELLED"


def day_made(stamps: Iterable[datetime], starts: Iterable[date]) -> date:
    """The day the calendar was written: its newest stamp, else the newest start in it.

    For want of the day on which it is read; RFC 5545 (3.8.7.2) asks for a stamp in every event.
    """
    made = [at.date() for at in stamps if at.year in _YEARS]
    first = [_day(at) for at in starts if at.year in _YEARS]
    return max(made or first, default=date(2000, 1, 1))


def with_changes(events: Sequence[Event]) -> list[tuple[Event, list[Event]]]:
    """Each event with those that change single dates of it; a change of no event stands alone."""
    masters = {event.uid: event for event in reversed(events) if event.instead_of is None}
    changes: dict[str, list[Event]] = {}
    for event in events:
        if event.instead_of is not None and event.uid in masters:
            changes.setdefault(event.uid, []).append(event)
    return [
        (event, changes.get(event.uid, []) if masters.get(event.uid) is event else [])
        for event in events
        if event.instead_of is None or event.uid not in masters
    ]


def _day(when: When) -> date:
    return when.date() if isinstance(when, datetime) else when


def on_the_wall(when: When, zone: str | None) -> datetime | None:
    """A date alone is its midnight; an instant without a zone that we know is left on UTC."""
    if not isinstance(when, datetime):
        return datetime.combine(when, time())
    found = wall_clock(when, zone) or when.astimezone(UTC)
    return found.replace(tzinfo=None, microsecond=0, second=0)


def minutes_of(event: Event) -> int | None:
    """The length in minutes; None if it is not said, or not between a minute and a day."""
    if not isinstance(event.start, datetime):
        return None
    if event.length is not None:
        found = round(event.length.total_seconds() / 60)
    elif isinstance(event.end, datetime):
        found = minutes_between(event.start, event.end)
    else:
        return None
    return found if 0 < found <= 24 * 60 else None


def series_of(event: Event, changes: Sequence[Event]) -> Series | None:
    """The event with the changed dates that share its UID; None without a date that is meant.

    Raises ValueError for a rule that is not understood.
    """
    start = on_the_wall(event.start, event.zone) if event.start is not None else None
    if start is None or start.year not in _YEARS:
        return None
    times = _times(event, start)
    return Series(
        start=start,
        times=times,
        rules=tuple(_rule(parts, event, start) for parts in event.rules[:_MOST_RULES]),
        added=_each(event.added, event.zone, times),
        excluded=_each(event.excluded, event.zone, times),
        excluding=tuple(_rule(parts, event, start) for parts in event.excluding[:_MOST_RULES]),
        moved=tuple(item for change in changes for item in _moved(event, change, times)),
    )


def _times(event: Event, start: datetime) -> tuple[time, ...]:
    """BYHOUR and BYMINUTE give several times a day."""
    found: set[time] = set()
    for parts in event.rules:
        hours = _numbers(parts, "BYHOUR") or [start.hour]
        minutes = _numbers(parts, "BYMINUTE") or [start.minute]
        if len(hours) * len(minutes) > _MOST_TIMES:
            raise ValueError("more times a day than are read")
        found.update(time(hour, minute) for hour, minute in product(hours, minutes))
    return tuple(sorted(found)) or (start.time(),)


def _numbers(parts: RuleParts | None, name: str) -> list[int]:
    return [item for item in (parts or {}).get(name, ()) if isinstance(item, int)]


def _rule(parts: RuleParts | None, event: Event, start: datetime) -> Rule:
    until = next(iter((parts or {}).get("UNTIL", ())), None)
    last = on_the_wall(until, event.zone) if isinstance(until, date) else None
    if last is not None and isinstance(until, datetime) and last.time() < start.time():
        last -= timedelta(days=1)
    rule = read_rule(parts, last) if parts is not None else None
    if rule is None:
        raise ValueError("no rule that repeats by days")
    return _on_local_days(rule, event.start, start)


def _on_local_days(rule: Rule, when: When | None, start: datetime) -> Rule:
    """Where the event is written in UTC, in which its day is another, so are those of its rule.

    Unless they are written as the days of its zone, as some programs do. Weeks and days of the
    month cannot be moved so.
    """
    if not isinstance(when, datetime) or when.tzinfo is None:
        return rule
    ahead = (start.date() - when.astimezone(UTC).date()).days
    if ahead == 0 or when.astimezone(UTC).weekday() not in {day for _, day in rule.by_day}:
        return rule
    if rule.by_position or any(ordinal for ordinal, _ in rule.by_day):
        raise ValueError("weeks of the month in UTC, where the day is another")
    return replace(rule, by_day=tuple((0, (day + ahead) % 7) for _, day in rule.by_day))


def _each(values: Sequence[When], zone: str | None, times: Sequence[time]) -> tuple[datetime, ...]:
    """On the wall; a date alone stands for all times of that day."""
    found: list[datetime] = []
    for value in values:
        if not isinstance(value, datetime):
            found.extend(datetime.combine(value, at) for at in times)
        elif (at := on_the_wall(value, zone)) is not None:
            found.append(at)
    return tuple(found)


def _moved(event: Event, change: Event, times: Sequence[time]) -> list[Moved]:
    if change.instead_of is None:
        return []
    start = on_the_wall(change.start, event.zone) if change.start is not None else None
    if start is not None and not isinstance(change.start, datetime):
        start = datetime.combine(start.date(), times[0])
    length = minutes_of(change)
    other_length = length is not None and length != minutes_of(event)
    return [
        Moved(
            instead_of=instead,
            start=None if change.cancelled else start,
            end=start + timedelta(minutes=length) if start and length and other_length else None,
            place=change.place if change.place != event.place else None,
            text=change.title if change.title != event.title else None,
        )
        for instead in _each([change.instead_of], event.zone, times)
    ]

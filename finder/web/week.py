"""The coming seven days of a plan: what is on when, totals, gaps and clashes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from finder.languages import gettext as _
from finder.languages import isolated, whole
from finder.model import Attendance, Meeting, Status
from finder.schedule import Occurrence, occurrences, zone
from finder.web import wording

DAYS = 7
MOST_NAMED = 5  # of those at the same time: a plan of hundreds would name each beside each


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One occurrence. `then` says what follows: free time, or a clash, which `clash` marks."""

    name: str
    url: str
    time: str
    zone: str | None
    then: str | None
    clash: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """`total` is empty on a day without any."""

    title: str
    slots: tuple[Slot, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    meeting: Meeting
    found: Occurrence
    start: datetime  # as the clocks show it to who goes there, or at home


def home_zone(meetings: Sequence[Meeting], tz: str | None) -> ZoneInfo:
    """The zone asked for; else the one most of these meet in, those in person first."""
    if tz is not None and (asked := zone(tz)):
        return asked
    near = [m.timezone for m in meetings if m.timezone and m.attendance is not Attendance.ONLINE]
    names = Counter(near or [m.timezone for m in meetings if m.timezone])
    best = min(names, key=lambda name: (-names[name], name), default="UTC")
    return zone(best) or ZoneInfo("UTC")


def week(meetings: Iterable[Meeting], now: datetime, home: ZoneInfo, clock: str) -> tuple[Day, ...]:
    """Today, from its first minute, and the six days after it at home: of each weekly meeting one.

    Online meetings are shown in the home zone.
    """
    today = now.astimezone(home).date()
    # Where one goes there, it may be tomorrow while it is yesterday at home.
    since = datetime.combine(today - timedelta(days=1), time(), home)
    placed = sorted(
        (item for meeting in meetings for item in _placed(meeting, since, home)),
        key=lambda item: (item.start.replace(tzinfo=None), item.meeting.id),
    )
    days = [today + timedelta(days=number) for number in range(DAYS)]
    return tuple(
        _day(day, today, [item for item in placed if item.start.date() == day], home, clock)
        for day in days
    )


def _placed(meeting: Meeting, since: datetime, home: ZoneInfo) -> Iterable[_Placed]:
    if meeting.status is not Status.ACTIVE:
        return
    for found in occurrences(meeting, since, DAYS + 2):
        online = meeting.attendance is Attendance.ONLINE
        start = found.start.astimezone(home) if online else found.start
        yield _Placed(meeting=meeting, found=found, start=start)


def _day(day: date, today: date, placed: list[_Placed], home: ZoneInfo, clock: str) -> Day:
    slots = tuple(
        _slot(item, placed[number + 1 :], home, clock) for number, item in enumerate(placed)
    )
    minutes = sum(
        int((item.found.over - item.found.start).total_seconds() // 60) for item in placed
    )
    total = _("{meetings}, {time}").format(
        meetings=wording.counted(len(placed), "meeting"), time=_sum(minutes)
    )
    return Day(title=wording.day_heading(day, today), slots=slots, total=total if placed else "")


def _sum(minutes: int) -> str:
    """`3 hours 20 minutes`: exact, unlike `wording.lasting`."""
    hours, rest = divmod(minutes, 60)
    parts = (hours and wording.counted(hours, "hour"), rest and wording.counted(rest, "minute"))
    return " ".join(part for part in parts if part)


def _slot(item: _Placed, later: list[_Placed], home: ZoneInfo, clock: str) -> Slot:
    end = item.found.end.astimezone(item.start.tzinfo) if item.found.end else None
    elsewhere = item.start.utcoffset() != item.start.astimezone(home).utcoffset()
    then, clash = _then(item, later)
    return Slot(
        name=item.meeting.name,
        url=f"/meetings/{item.meeting.id}",
        time=wording.span(item.start, end, clock),
        zone=_elsewhere(item.meeting) if elsewhere else None,
        then=then,
        clash=clash,
    )


def _elsewhere(meeting: Meeting) -> str | None:
    zone = meeting.timezone
    return _("in the time of {zone}").format(zone=isolated(zone)) if zone else None


def _then(item: _Placed, later: list[_Placed]) -> tuple[str | None, bool]:
    """Clashes are told first; an end that is not known is taken to be an hour after the start."""
    at_once = [other for other in later if other.found.start < item.found.over]
    if at_once:
        names = [isolated(other.meeting.name) for other in at_once[:MOST_NAMED]]
        if len(at_once) > MOST_NAMED:
            names.append(_("{n} more").format(n=whole(len(at_once) - MOST_NAMED)))
        return _("At the same time as {names}").format(names=wording.listed(names)), True
    if not later:
        return None, False
    free = int((later[0].found.start - item.found.over).total_seconds() // 60)
    if not free:
        return _("The next begins at once"), False
    return _("Then {time} free").format(time=wording.lasting(free)), False

"""The coming seven days of a plan: what is on when, totals, gaps and clashes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from finder.languages import gettext as _
from finder.languages import isolated, whole
from finder.model import Attendance, Meeting, Status
from finder.schedule import occurrences, zone
from finder.web import wording
from finder.web.look import instant, relative
from finder.web.timeline import Placed, Timeline

DAYS = 7
MOST_NAMED = 5  # of those at the same time: a plan of hundreds would name each beside each


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One occurrence. `then` says what follows: free time, or a clash, which `clash` marks.

    `on` is said of what is on now and began before today.
    """

    name: str
    url: str
    time: str
    zone: str | None
    on: str | None
    then: str | None
    clash: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """`number` begin on it; `total` is empty where none does."""

    title: str
    slots: tuple[Slot, ...]
    number: int
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Week:
    """What all of its slots need: the moment it is shown at, the zone at home, all its times."""

    now: datetime
    home: ZoneInfo
    clock: str
    line: Timeline

    @property
    def today(self) -> date:
        return self.now.astimezone(self.home).date()


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

    What is on now is among today's also where it began before. Online meetings are shown in the
    home zone.
    """
    placed = [item for meeting in meetings for item in _placed(meeting, now, home)]
    shown = _Week(now=now, home=home, clock=clock, line=Timeline(placed))
    listed = defaultdict(list)
    for item in sorted(placed, key=lambda item: item.order):
        listed[item.day].append(item)
    days = [shown.today + timedelta(days=number) for number in range(DAYS)]
    return tuple(_day(day, listed[day], shown) for day in days)


def _placed(meeting: Meeting, now: datetime, home: ZoneInfo) -> Iterator[Placed]:
    """Those of the week, of the day before, which may last into it, and of the day after it."""
    if meeting.status is not Status.ACTIVE:
        return
    today = now.astimezone(home).date()
    # Where one goes there, it may be tomorrow while it is yesterday at home.
    since = datetime.combine(today - timedelta(days=1), time(), home)
    for found in occurrences(meeting, since, DAYS + 2):
        online = meeting.attendance is Attendance.ONLINE
        start = found.start.astimezone(home) if online else found.start
        on_now = instant(found.start) <= now.timestamp() < instant(found.over)
        day = max(today, start.date()) if on_now else start.date()
        yield Placed(meeting=meeting, found=found, start=start, day=day)


def _day(day: date, placed: list[Placed], shown: _Week) -> Day:
    begun = [item for item in placed if item.start.date() == day]
    return Day(
        title=wording.day_heading(day, shown.today),
        slots=tuple(_slot(item, shown) for item in placed),
        number=len(begun),
        total=_total(begun) if begun else "",
    )


def _total(placed: list[Placed]) -> str:
    """Where the end of any is not stated, it is taken to be an hour after the start."""
    minutes = sum(int((item.over - item.begins) // 60) for item in placed)
    stated = all(item.found.end for item in placed)
    form = _("{meetings}, {time}") if stated else _("{meetings}, about {time}")
    return form.format(meetings=wording.counted(len(placed), "meeting"), time=_sum(minutes))


def _sum(minutes: int) -> str:
    """`3 hours 20 minutes`: exact, unlike `wording.lasting`."""
    hours, rest = divmod(minutes, 60)
    parts = (hours and wording.counted(hours, "hour"), rest and wording.counted(rest, "minute"))
    return " ".join(part for part in parts if part)


def _slot(item: Placed, shown: _Week) -> Slot:
    end = item.found.end.astimezone(item.start.tzinfo) if item.found.end else None
    elsewhere = item.start.utcoffset() != item.start.astimezone(shown.home).utcoffset()
    clash = _clash(item, shown.line)
    return Slot(
        name=item.meeting.name,
        url=f"/meetings/{item.meeting.id}",
        time=wording.span(item.start, end, shown.clock),
        zone=_elsewhere(item.meeting) if elsewhere else None,
        on=_on(item, shown.now) if item.day != item.start.date() else None,
        then=clash or _free(item, shown.line),
        clash=clash is not None,
    )


def _elsewhere(meeting: Meeting) -> str | None:
    zone = meeting.timezone
    return _("in the time of {zone}").format(zone=isolated(zone)) if zone else None


def _on(item: Placed, now: datetime) -> str | None:
    """Of what is on now. At the door it may still be the day on which it began."""
    said = relative(item.start, item.found.end, now)
    if item.start.date() == now.astimezone(item.start.tzinfo).date():
        return said
    if item.found.end is None:
        return _("It began yesterday; when it ends is not stated")
    return _("{on_now}; it began yesterday").format(on_now=said)


def _clash(item: Placed, line: Timeline) -> str | None:
    """What begins while it lasts: perhaps, where it may be over by then."""
    found = line.during(item)
    sure = [other for other in found if item.found.end or other.begins == item.begins]
    if sure:
        return _("At the same time as {names}").format(names=_names(sure))
    return _("Perhaps at the same time as {names}").format(names=_names(found)) if found else None


def _names(placed: list[Placed]) -> str:
    names = [isolated(other.meeting.name) for other in placed[:MOST_NAMED]]
    if len(placed) > MOST_NAMED:
        names.append(_("{n} more").format(n=whole(len(placed) - MOST_NAMED)))
    return wording.listed(names)


def _free(item: Placed, line: Timeline) -> str | None:
    """Until the next below it on the same day; nothing is said where the end is not stated."""
    later = line.after(item)
    if item.found.end is None or later is None or later.day != item.day:
        return None
    if later.order < item.order:
        return None  # of another zone, where the clocks show less: it stands above
    free = int((later.begins - item.over) // 60)
    if not free:
        return _("The next begins at once")
    return _("Then {time} free").format(time=wording.lasting(free))

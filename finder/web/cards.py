"""A meeting as a line in a list: everything one needs to choose, in words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from finder.languages import checked, isolated, marked
from finder.languages import gettext as _
from finder.model import Attendance, Meeting, Publisher, Status, Weekday
from finder.register.cautions import caution_words
from finder.register.options import short_name, spoken
from finder.register.this_time import label_this_time
from finder.register.welcomes import welcome
from finder.schedule import end_time, zone
from finder.search.engine import Hit
from finder.web import wording
from finder.web.codes import Code
from finder.web.joining import NO_LINK, cannot_be_joined
from finder.web.links import address
from finder.web.taps import Tap, passcodes, taps
from finder.web.way_there import one_line, town
from finder.web.who_comes import asked_of_all, basis
from finder.web.zones import zone_words

MOST_TAGS = 6
_NONE = timedelta(0)
_DAY, _HALF_A_DAY = 24 * 60, 12 * 60  # minutes
_IN, _ON, _ENDS = marked("In {length}"), marked("On now"), marked("On now, ends in {length}")
_NAMED = {0: marked("Today"), 1: marked("Tomorrow")}  # days ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How this reader sees times and distances: `clock` "12" or "24", `unit` "km" or "mi".

    `tz` is the zone asked for, or None. `days` is whether a card must name its own day.
    """

    now: datetime
    clock: str
    unit: str
    tz: str | None = None
    days: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What `partials/card.html` may use. `starts` is an ISO instant for machines.

    `zone` is whose clock `time` goes by, where one may join from `afar`; `yours` is the same start
    in the zone asked for. `basis` is what a family group's "yes" in `who` rests on, else None.
    """

    id: str
    url: str
    name: str
    day: str | None
    time: str
    until: str | None
    starts: str | None
    clock: str
    zone: str | None
    yours: str | None
    online: bool
    afar: bool
    relative: str | None
    live: bool
    paused: bool
    how: str
    where: str | None
    children: bool
    distance: str | None
    who: str
    basis: str | None
    access: str
    cautions: tuple[str, ...]
    tags: tuple[str, ...]
    taps: tuple[Tap, ...]
    codes: tuple[Code, ...]
    publisher: str


def card(meeting: Meeting, hit: Hit, publisher: Publisher | None, look: Look) -> Card:
    """The card of a meeting at its next occurrence."""
    paused = meeting.status is Status.SUSPENDED
    start = None if paused else hit.next_start
    afar = meeting.attendance is not Attendance.IN_PERSON
    yes = welcome(meeting, hit.access)
    url = address(f"/meetings/{meeting.id}", (("tz", look.tz or ""),) if afar else ())
    return Card(
        id=meeting.id,
        url=url,
        name=meeting.name,
        day=day(start, hit, look)
        if start
        else wording.rule(meeting.weekday, meeting.weeks) or None,
        time=_time(meeting, start, look),
        until=_until(meeting, hit, start, look),
        starts=start.isoformat(timespec="minutes") if start else None,
        clock=look.clock,
        zone=zone_words(meeting.timezone) if afar and meeting.timezone else None,
        yours=in_zone(start, meeting, look) if afar else None,
        online=meeting.attendance is Attendance.ONLINE,
        afar=afar,
        relative=None if hit.stale else relative(start, hit.next_end, look.now),
        live=live(start, hit, look),
        paused=paused,
        how=how(meeting),
        where=where(meeting),
        children=meeting.for_children,
        distance=distance(hit, look, about=is_only_near(meeting)),
        who=yes.says if yes else label_this_time(meeting, hit.access),
        basis=basis(meeting, hit, yes) if yes else None,
        access=hit.access.value,
        cautions=cautions(meeting, hit),
        tags=tags(meeting),
        taps=taps(meeting, publisher, url),
        codes=passcodes(meeting, publisher),
        publisher=publisher.title if publisher else meeting.feed,
    )


def day(start: datetime, hit: Hit, look: Look) -> str | None:
    """The day of the next start where a card must name it: "Tomorrow", "Monday 23 November"."""
    if not look.days and hit.stale is None:
        return None
    return day_said(start.date(), look.now.astimezone(start.tzinfo).date())


def day_said(day: date, today: date) -> str:
    """`today` is the date there now."""
    ahead = (day - today).days
    return _(_NAMED[ahead]) if ahead in _NAMED else wording.upper(wording.long_date(day))


def live(start: datetime | None, hit: Hit, look: Look) -> bool:
    """Whether it is on now, as far as its list may be relied on."""
    return start is not None and start <= look.now and not hit.stale


def _time(meeting: Meeting, start: datetime | None, look: Look) -> str:
    moment = start or meeting.start
    if moment is None or (start is None and meeting.by_appointment):
        return _("No fixed time")
    words = wording.clock(moment, look.clock)
    return wording.upper(words)


def _until(meeting: Meeting, hit: Hit, start: datetime | None, look: Look) -> str | None:
    end = hit.next_end if start else end_time(meeting)
    return _("to {time}").format(time=wording.clock(end, look.clock)) if end else None


def in_zone(start: datetime | None, meeting: Meeting, look: Look) -> str | None:
    """`1:00 AM on Tuesday, Germany time`: a start where whoever joins from afar is."""
    tz = zone(look.tz) if look.tz else None
    if start is None or tz is None or look.tz is None or look.tz == meeting.timezone:
        return None
    local = start.astimezone(tz)
    said = {"time": wording.clock(local, look.clock), "zone": zone_words(look.tz)}
    if local.date() == start.date():
        return _("{time}, {zone}").format(**said)
    return _("{time} on {day}, {zone}").format(
        day=wording.weekday_name(Weekday.from_number(local.weekday())), **said
    )


def relative(start: datetime | None, end: datetime | None, now: datetime) -> str | None:
    """`In 25 minutes`, `On now, ends in 20 minutes`; nothing beyond the next twelve hours."""
    told = start and relation(start, end, now)
    return relation_said(*told) if told else None


def relation(start: datetime, end: datetime | None, now: datetime) -> tuple[str, int] | None:
    """How a start is to now, for `relation_said`: a form of words, and minutes."""
    ahead = start - now
    if ahead > _NONE:
        minutes = _minutes(ahead)
        return (_IN, max(minutes, 1)) if minutes <= _HALF_A_DAY else None
    return (_ENDS, max(_minutes(end - now), 1)) if end else (_ON, 0)


def _minutes(length: timedelta) -> int:
    """Whole ones, rounded down."""
    return length.days * _DAY + length.seconds // 60


def relation_said(form: str, minutes: int) -> str:
    """`In 25 minutes`."""
    return _(form).format(length=wording.lasting(minutes))


def cautions(meeting: Meeting, hit: Hit) -> tuple[str, ...]:
    """How long ago it was confirmed, where that is long, before what its publisher says."""
    age = (wording.last_confirmed(hit.stale),) if hit.stale else ()
    lost = (_(NO_LINK),) if cannot_be_joined(meeting) else ()
    return (*age, *asked_of_all(meeting), *lost, *caution_words(meeting))


def how(meeting: Meeting) -> str:
    """`Online (Zoom)`, `In person`, `In person and online (Zoom)`, `By phone`."""
    if meeting.attendance is Attendance.IN_PERSON:
        return _("In person")
    online = meeting.online
    hybrid = meeting.attendance is Attendance.HYBRID
    if online and online.phone and not online.url and not hybrid:
        return _("By phone")
    if online and online.provider:
        said = _("In person and online ({provider})") if hybrid else _("Online ({provider})")
        return said.format(provider=isolated(online.provider))
    return _("In person and online") if hybrid else _("Online")


def where(meeting: Meeting) -> str | None:
    """One line for the place; a children's meeting and an approximate place give the town only."""
    venue = meeting.venue
    if venue is None or meeting.attendance is Attendance.ONLINE:
        return None
    if meeting.for_children:
        known = town(venue)
        if known is None:
            return checked("children", "Ask for the place")
        return checked("children", "{town}: ask for the place").format(town=known)
    line = one_line(venue)
    return _("{place} (area only)").format(place=line) if line and venue.approximate else line


def distance(hit: Hit, look: Look, *, about: bool) -> str | None:
    """`about 1.2 miles away`."""
    far = hit.distance_km
    return None if far is None else distance_said(far, look.unit, about=about)


def distance_said(km: float, unit: str, *, about: bool) -> str:
    """`about` where the point is not the place itself."""
    far = wording.distance(km, unit)
    said = _("about {distance} away") if about else _("{distance} away")
    return said.format(distance=far)


def is_only_near(meeting: Meeting) -> bool:
    """Whether its point, if it has one, is not the place itself."""
    return meeting.venue is not None and meeting.venue.only_near


def tags(meeting: Meeting) -> tuple[str, ...]:
    """The fellowship first, then what it is like, at most a handful."""
    first = short_name(meeting.fellowship)
    rest = [
        spoken(facet, value)
        for facet, values in (
            ("kind", {meeting.kind.value} - {"meeting"}),
            ("audience", meeting.audiences),
            ("type", meeting.types),
            ("accessibility", meeting.accessibility),
            ("language", meeting.languages - {"en"}),
        )
        for value in sorted(values)
    ]
    return (first, *list(dict.fromkeys(rest))[: MOST_TAGS - 1])

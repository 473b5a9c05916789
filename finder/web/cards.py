"""A meeting as a line in a list: everything one needs to choose, in words."""

from dataclasses import dataclass
from datetime import datetime

from finder.languages import checked, isolated
from finder.languages import gettext as _
from finder.model import Attendance, Meeting, Publisher, Status
from finder.register.cautions import caution_words
from finder.register.options import short_name, spoken
from finder.register.this_time import label_this_time
from finder.register.welcomes import welcome
from finder.schedule import end_time
from finder.search.engine import Hit
from finder.web import wording
from finder.web.codes import Code
from finder.web.joining import NO_LINK, cannot_be_joined
from finder.web.links import address
from finder.web.look import Look, day, distance, in_zone, live, relative
from finder.web.taps import Tap, passcodes, taps
from finder.web.way_there import one_line, town
from finder.web.who_comes import asked_of_all, basis, in_own_words
from finder.web.zones import zone_words

__all__ = ["Card", "Look", "card", "distance"]

MOST_TAGS = 6


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


def _time(meeting: Meeting, start: datetime | None, look: Look) -> str:
    moment = start or meeting.start
    if moment is None or (start is None and meeting.by_appointment):
        return _("No fixed time")
    words = wording.clock(moment, look.clock)
    return wording.upper(words)


def _until(meeting: Meeting, hit: Hit, start: datetime | None, look: Look) -> str | None:
    end = hit.next_end if start else end_time(meeting)
    return _("to {time}").format(time=wording.clock(end, look.clock)) if end else None


def cautions(meeting: Meeting, hit: Hit) -> tuple[str, ...]:
    """How long ago it was confirmed, where that is long, before what its publisher says."""
    age = (wording.last_confirmed(hit.stale),) if hit.stale else ()
    lost = (_(NO_LINK),) if cannot_be_joined(meeting) else ()
    return (*age, *in_own_words(meeting), *asked_of_all(meeting), *lost, *caution_words(meeting))


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

"""How a reader sees when a meeting is, and how far away: by their clock, their day, their unit."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache

from finder.languages import gettext as _
from finder.languages import marked
from finder.model import Meeting, Weekday
from finder.schedule import zone
from finder.search.engine import Hit
from finder.web import wording
from finder.web.zones import zone_words

_MINUTE, _HALF_A_DAY = 60, 12 * 60  # seconds, minutes
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
    here = now.timestamp()
    return relation_ahead(instant(start) - here, instant(end) - here if end else None)


def relation_ahead(ahead: float, left: float | None) -> tuple[str, int] | None:
    """The same of the seconds until it starts, and until it ends."""
    if ahead > 0:
        minutes = int(ahead // _MINUTE)
        return (_IN, max(minutes, 1)) if minutes <= _HALF_A_DAY else None
    return (_ON, 0) if left is None else (_ENDS, max(int(left // _MINUTE), 1))


def instant(moment: datetime) -> float:
    """Seconds since 1970. Many meetings start at once, and zones make it dear."""
    return _instant(moment, moment.tzinfo, moment.fold)


@lru_cache(maxsize=8_192)
def _instant(moment: datetime, _zone: tzinfo | None, _fold: int) -> float:
    """`_fold` tells hours apart that come twice in a night: as datetimes they are equal.

    So are moments of two zones, but to compare those takes longer than all the rest: the `_zone`
    keeps them apart.
    """
    return moment.timestamp()


def relation_said(form: str, minutes: int) -> str:
    """`In 25 minutes`."""
    return _(form).format(length=wording.lasting(minutes))


def distance(hit: Hit, look: Look, *, about: bool) -> str | None:
    """`about 1.2 miles away`."""
    far = hit.distance_km
    return None if far is None else distance_said(far, look.unit, about=about)


def distance_said(km: float, unit: str, *, about: bool) -> str:
    """`about` where the point is not the place itself."""
    far = wording.distance(km, unit)
    said = _("about {distance} away") if about else _("{distance} away")
    return said.format(distance=far)

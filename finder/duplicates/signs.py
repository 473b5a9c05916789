"""What is compared of a meeting, prepared once."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from finder.duplicates.names import Name, name_of
from finder.duplicates.places import Place, place_of
from finder.duplicates.rooms import rooms_of
from finder.model import Access, Attendance, Caution, Meeting
from finder.schedule import zone

# A day of each season. Two zones that agree on both are taken to agree all year.
_SEASONS = (date(2026, 1, 15), date(2026, 7, 15))
_WEEK = 7 * 24 * 60  # minutes
Instants = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """`minute` is that of the wall clock's week; `instants` are those of the week in UTC, winter
    and summer, None where the zone is not known. `rule` is what else says when it takes place.
    `meant_for` are the audiences as names say them.
    """

    id: str
    feed: str
    minute: int
    instants: Instants | None
    rule: tuple[object, ...]
    kind: tuple[object, ...]
    called: str
    of_group: str | None
    place: Place | None
    rooms: frozenset[str]
    online: bool
    on_site: bool
    access: Access
    audiences: frozenset[str]
    meant_for: frozenset[str]
    languages: frozenset[str]
    for_children: bool

    @property
    def name(self) -> Name:
        """What is compared of its name, made when it is asked for: most have no partner."""
        return name_of(self.called)

    @property
    def group(self) -> Name:
        return name_of(self.of_group)


def signs_of(meeting: Meeting) -> Signs | None:
    """None for a meeting of which no day and time is known: nothing tells it from another."""
    minute = _minute(meeting)
    if minute is None:
        return None
    return Signs(
        id=meeting.id,
        feed=meeting.feed,
        minute=minute,
        instants=_instants(minute, meeting.timezone),
        rule=(
            meeting.weeks,
            meeting.date_from,
            meeting.date_until,
            meeting.dates,
            Caution.ASK_WHICH_WEEK in meeting.cautions,
        ),
        kind=(meeting.fellowship, meeting.kind, meeting.for_children),
        called=meeting.name,
        of_group=meeting.group,
        place=place_of(meeting.venue),
        rooms=rooms_of(meeting.online),
        online=meeting.attendance is not Attendance.IN_PERSON,
        on_site=meeting.attendance is not Attendance.ONLINE,
        access=meeting.access,
        audiences=meeting.audiences,
        meant_for=_words_for(meeting.audiences),
        languages=meeting.languages,
        for_children=meeting.for_children,
    )


@lru_cache(maxsize=4096)
def _words_for(audiences: frozenset[str]) -> frozenset[str]:
    told = (name_of(value.replace("_", " ")).telling for value in audiences)
    return frozenset().union(*told)


def _minute(meeting: Meeting) -> int | None:
    """Of the week of the wall clock, from Monday 00:00."""
    if meeting.start is None or meeting.by_appointment:
        return None
    day = meeting.weekday.number if meeting.weekday else meeting.dates[0].weekday()
    return day * 1440 + meeting.start.hour * 60 + meeting.start.minute


@lru_cache(maxsize=65536)
def _instants(minute: int, name: str | None) -> Instants | None:
    offsets = _offsets(name) if name else None
    return tuple((minute - offset) % _WEEK for offset in offsets) if offsets else None


@lru_cache(maxsize=1024)
def _offsets(name: str) -> tuple[int, ...] | None:
    """Minutes east of Greenwich in winter and in summer."""
    tz = zone(name)
    if tz is None:
        return None
    found = (datetime.combine(day, time(12), tz).utcoffset() for day in _SEASONS)
    return tuple(int(offset.total_seconds()) // 60 for offset in found if offset is not None)

"""What is near a chosen meeting that paused or ended, to be put in its place.

Who goes to one on Mondays at seven wants another of its fellowship, on its day, at about its hour
and in its town. So the first of these that have any, each in turn filling up what those before
leave: its fellowship, on its day, begins at most an hour and a half before or after it; its
fellowship on its day; its fellowship on any day; any other. Of each those within an hour of its own
first, then within two and so on; of these those of its town, the nearest half hour, the distance.

All within 25 km of where it was; for what has no place, all online, by its own zone's clock.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import time

from finder.model import Meeting
from finder.schedule import zone
from finder.search.engine import Hit
from finder.snapshot import Gone
from finder.web.answering import soonest
from finder.web.links import Pairs
from finder.web.nearby import matching

MOST = 3
_LOOKED_AT = 100  # of each query, the nearest or soonest
_ABOUT, _STEP, _HALF = 90, 61, 30  # minutes; a whole hour is within the first step
_DAY = 24 * 60
_SAME_TOWN = 5.0  # km: of a large town that is as near as it gets, of a small one all of it
_Found = tuple[Meeting, Hit]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lost:
    """What is looked for again: when (None: not known any more) and where it was."""

    last: Meeting | None
    point: tuple[float, float] | None
    town: str | None = None


def near_gone(gone: Gone, taken: Collection[str]) -> tuple[Meeting, ...]:
    """About where it was; or, where that was nowhere, online. None of `taken`."""
    last = gone.last.meeting if gone.last else None
    return _near(_Lost(last=last, point=_point(gone.latitude, gone.longitude)), taken)


def near_meeting(meeting: Meeting, taken: Collection[str]) -> tuple[Meeting, ...]:
    """The same for one that is still listed."""
    venue = meeting.venue if meeting.has_point else None
    point = _point(venue.latitude, venue.longitude) if venue else None
    return _near(_Lost(last=meeting, point=point, town=venue.locality if venue else None), taken)


def _point(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    return None if latitude is None or longitude is None else (latitude, longitude)


def _near(lost: _Lost, taken: Collection[str]) -> tuple[Meeting, ...]:
    found: dict[str, Meeting] = {}
    for pairs in _queries(lost):
        near = matching(pairs, _free({*taken, *found}), soonest, _LOOKED_AT)
        found.update((meeting.id, meeting) for meeting, _ in sorted(near, key=_nearness(lost)))
        if len(found) >= MOST:
            break
    return tuple(found.values())[:MOST]


def _queries(lost: _Lost) -> Iterator[Pairs]:
    """From what is most like it to what is only near."""
    last, where = lost.last, _where(lost)
    if last is not None:
        alike = (*where, ("fellowship", last.fellowship))
        if last.weekday is not None:
            same_day = (*alike, ("day", last.weekday.short))
            yield (*same_day, *_about(last.start))
            yield same_day
        yield alike
    if lost.point is not None:
        yield where


def _where(lost: _Lost) -> Pairs:
    if lost.point is not None:
        latitude, longitude = lost.point
        return (("lat", f"{latitude:.2f}"), ("lon", f"{longitude:.2f}"))
    known = lost.last and lost.last.timezone
    own_zone = (("tz", known),) if known and zone(known) else ()
    return (("attendance", "online"), ("sort", "soonest"), *own_zone)


def _about(start: time | None) -> Iterator[tuple[str, str]]:
    """Within its own day: what begins after midnight is on another."""
    if start is None:
        return
    minute = _minutes(start)
    if minute > _ABOUT:
        yield "after", _wall(minute - _ABOUT)
    if minute + _ABOUT < _DAY - 1:
        yield "before", _wall(minute + _ABOUT + 1)


def _nearness(lost: _Lost) -> Callable[[_Found], tuple[float | str, ...]]:
    def key(found: _Found) -> tuple[float | str, ...]:
        meeting, hit = found
        apart, km = _apart(lost.last, meeting, hit), hit.distance_km or 0.0
        venue = meeting.venue
        in_town = km <= _SAME_TOWN or bool(lost.town and venue and venue.locality == lost.town)
        half_hours = (apart + _HALF / 2) // _HALF
        return apart // _STEP, not in_town, half_hours, km, apart, meeting.id

    return key


def _apart(last: Meeting | None, meeting: Meeting, hit: Hit) -> float:
    """Minutes between the hours at which they begin, by the clock of the one that is lost."""
    if last is None or last.start is None:
        return 0
    start, own_zone = meeting.start, zone(last.timezone or "")
    if hit.next_start is not None and own_zone is not None:
        start = hit.next_start.astimezone(own_zone).time()
    return _DAY if start is None else abs(_minutes(start) - _minutes(last.start))


def _minutes(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def _wall(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _free(taken: Collection[str]) -> Callable[[Meeting], bool]:
    return lambda meeting: meeting.id not in taken and not meeting.for_children

"""What is near a chosen meeting that paused or ended, to be put in its place."""

from collections.abc import Callable, Collection

from finder.model import Meeting, Weekday
from finder.snapshot import Gone
from finder.web.answering import soonest
from finder.web.links import Pairs
from finder.web.nearby import matching

MOST = 3
_SOONEST = ("sort", "soonest")


def near_gone(gone: Gone, taken: Collection[str]) -> tuple[Meeting, ...]:
    """About where it was; or, where that was nowhere, online on its day. None of `taken`."""
    if gone.latitude is not None and gone.longitude is not None:
        return _near(gone.latitude, gone.longitude, taken)
    last = gone.last.meeting if gone.last else None
    return _online(last.fellowship, last.weekday, taken) if last else ()


def near_meeting(meeting: Meeting, taken: Collection[str]) -> tuple[Meeting, ...]:
    """The same for one that is still listed."""
    venue = meeting.venue
    if meeting.has_point and venue and venue.latitude is not None and venue.longitude is not None:
        return _near(venue.latitude, venue.longitude, taken)
    return _online(meeting.fellowship, meeting.weekday, taken)


def _near(latitude: float, longitude: float, taken: Collection[str]) -> tuple[Meeting, ...]:
    return _first((("lat", f"{latitude:.2f}"), ("lon", f"{longitude:.2f}"), _SOONEST), taken)


def _online(
    fellowship: str, weekday: Weekday | None, taken: Collection[str]
) -> tuple[Meeting, ...]:
    day = (("day", weekday.value[:3]),) if weekday else ()
    return _first((("attendance", "online"), ("fellowship", fellowship), *day, _SOONEST), taken)


def _first(pairs: Pairs, taken: Collection[str]) -> tuple[Meeting, ...]:
    found = matching(pairs, _free(taken), soonest)
    return tuple(meeting for meeting, _ in found[:MOST])


def _free(taken: Collection[str]) -> Callable[[Meeting], bool]:
    return lambda meeting: meeting.id not in taken and not meeting.for_children

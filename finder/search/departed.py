"""Whether a query would have found a meeting of which only its schedule and plain facts are left.

For calendars: a search's calendar says for a while that a meeting it had takes place no more. What
cannot be judged by these facts (words, types, a region …) is answered with no: a calendar must not
get what it never had.
"""

from datetime import time

from finder.model import Access, Attendance, Meeting
from finder.register.fellowships import fellowships
from finder.register.viewers import with_answers_of_their_own
from finder.search.asked import Query
from finder.search.columns.moment_maps import TIMES
from finder.search.places import distance_km

Point = tuple[float, float]  # latitude, longitude
_DAY = 24 * 60
_JUDGED = frozenset(
    "feed fellowship concern style for day time after before near within unit attendance access "
    "kind status sort page per_page".split()
)


def is_judged(query: Query) -> bool:
    """Whether the facts that are left of a meeting answer all that is asked."""
    asked = {name for name, _ in query.pairs} | {item.parameter for item in query.understood}
    words = query.words or query.phrases
    return not words and asked - {"q"} <= _JUDGED


def was_found(query: Query, meeting: Meeting, point: Point | None) -> bool:
    """`meeting` is as it was listed last, `point` where."""
    return (
        "active" in query.statuses
        and meeting.kind.value in query.kinds
        and _one_of(query.feeds, meeting.feed)
        and _one_of(query.fellowships, meeting.fellowship)
        and _fits_fellowship(query, meeting)
        and _fits_access(query, meeting)
        and _fits_attendance(query, meeting)
        and _fits_start(query, meeting)
        and _fits_place(query, meeting, point)
    )


def _one_of(asked: tuple[str, ...], value: str) -> bool:
    return not asked or value in asked


def _fits_fellowship(query: Query, meeting: Meeting) -> bool:
    known = fellowships().get(meeting.fellowship)
    family = known is not None and known.family
    if query.for_ == "me" and family and not _may_visit(meeting):
        return False
    if query.for_ == "family" and not family and meeting.access is not Access.OPEN:
        return False
    asked = ((query.concerns, known and known.concerns), (query.styles, known and known.styles))
    return all(not wanted or set(wanted) & set(has or ()) for wanted, has in asked)


def _may_visit(meeting: Meeting) -> bool:
    """Whether who has the problem may come to this family group, as `filters` has it."""
    elsewhere = meeting.for_children or meeting.fellowship in with_answers_of_their_own()
    return meeting.access is Access.OPEN and not elsewhere


def _fits_access(query: Query, meeting: Meeting) -> bool:
    if meeting.access is Access.RESTRICTED and (query.place or query.for_ == "family"):
        return False
    if meeting.access is Access.RESTRICTED and not query.access:
        return False
    return _one_of(query.access, meeting.access.value)


def _fits_attendance(query: Query, meeting: Meeting) -> bool:
    if meeting.attendance is Attendance.HYBRID:
        return True
    return _one_of(query.attendance, meeting.attendance.value)


def _fits_start(query: Query, meeting: Meeting) -> bool:
    if query.days and (meeting.weekday is None or meeting.weekday.short not in query.days):
        return False
    if not query.times and query.after is None and query.before is None:
        return True
    if meeting.start is None:
        return False
    minute = _minutes(meeting.start)
    first = _minutes(query.after) if query.after else 0
    before = _minutes(query.before) if query.before is not None else _DAY
    return _within(minute, first, before) and (
        not query.times or any(_within(minute, *TIMES[name]) for name in query.times)
    )


def _within(minute: int, first: int, before: int) -> bool:
    """Round midnight too."""
    if first <= before:
        return first <= minute < before
    return minute >= first or minute < before


def _fits_place(query: Query, meeting: Meeting, point: Point | None) -> bool:
    place = query.place
    if place is None:
        return True
    if point is None or meeting.attendance is Attendance.ONLINE:
        return False
    return distance_km(place.latitude, place.longitude, *point) <= place.within_km


def _minutes(wall: time) -> int:
    return wall.hour * 60 + wall.minute

"""Whether a query would have found a meeting of which only its schedule and plain facts are left,
and in which of its weeks.

For calendars: a search's calendar says for a while that a meeting it had takes place no more. What
cannot be judged by what is kept (words that follow each other in a text, the beginning of a word,
but in the name) is answered with no: a calendar must not get what it never had.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from finder.model import Access, Attendance, Meeting, Status
from finder.register.fellowships import fellowships
from finder.register.viewers import with_answers_of_their_own
from finder.schedule import access_at_all
from finder.search.asked import Query
from finder.search.columns.moment_maps import TIMES
from finder.search.meanings import synonyms
from finder.search.places import distance_km
from finder.search.region_paths import region_path
from finder.search.tokens import words
from finder.search.traces import trace

Point = tuple[float, float]  # latitude, longitude
_DAY = 24 * 60
_JUDGED = frozenset(
    "feed fellowship concern style for day time after before near within unit attendance access "
    "kind status sort page per_page type audience language accessibility facilitation region "
    "q".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Departed:
    """A meeting as it was listed last, under its `name`, and where.

    `words` are the traces of those it was found by; None where what is kept for a while only
    (these, types, regions and the like) is not there. `person_too`: a family group that was one
    with that for who has the problem.
    """

    meeting: Meeting
    name: str = ""
    point: Point | None = None
    words: frozenset[str] | None = None
    person_too: bool = False


def is_judged(query: Query) -> bool:
    """Whether the facts that are left of a meeting answer all that is asked."""
    asked = {name for name, _ in query.pairs} | {item.parameter for item in query.understood}
    return asked <= _JUDGED


def found_in(query: Query, departed: Departed) -> frozenset[Access]:
    """Who might come in those of its weeks that fit, as calendars go by every week (`steady`).

    Empty where it was not found at all.
    """
    if not _fits(query, departed):
        return frozenset()
    meeting = departed.meeting
    return frozenset(who for who in access_at_all(meeting) if _fits_access(query, departed, who))


def _fits(query: Query, departed: Departed) -> bool:
    """Whether it was as asked, whoever might come."""
    meeting = departed.meeting
    return (
        "active" in query.statuses
        and meeting.status is Status.ACTIVE  # a paused one was in no calendar of a query
        and meeting.kind.value in query.kinds
        and _one_of(query.feeds, meeting.feed)
        and _one_of(query.fellowships, meeting.fellowship)
        and _one_of(query.shown, meeting.fellowship)
        and _fits_fellowship(query, meeting)
        and _fits_attendance(query, meeting)
        and _fits_start(query, meeting)
        and _fits_place(query, meeting, departed.point)
        and (departed.words is not None or not _asks_for_more(query))
        and _fits_character(query, meeting)
        and _fits_regions(query, meeting)
        and _fits_words(query, departed)
    )


def _asks_for_more(query: Query) -> bool:
    """Whether for what is kept for a while only."""
    return bool(
        query.words
        or query.phrases
        or query.types
        or query.audiences
        or query.languages
        or query.accessibility
        or query.facilitation
        or query.regions
    )


def _fits_character(query: Query, meeting: Meeting) -> bool:
    """Of types and accessibility each has to fit, of the others one (as in `filters`)."""
    return (
        meeting.types.issuperset(query.types)
        and meeting.accessibility.issuperset(query.accessibility)
        and (not query.audiences or not meeting.audiences.isdisjoint(query.audiences))
        and (not query.languages or not meeting.languages.isdisjoint(query.languages))
        and _one_of(query.facilitation, meeting.facilitation.value)
    )


def _fits_regions(query: Query, meeting: Meeting) -> bool:
    """In one of them, or below it."""
    if not query.regions:
        return True
    path = f"{region_path(meeting.regions) or ''}/"
    return any(path.startswith(f"{asked}/") for asked in query.regions)


def _fits_words(query: Query, departed: Departed) -> bool:
    """Each word, or one that means the same; the last may begin one of the name."""
    kept, name = departed.words or frozenset(), words(departed.name)
    last = len(query.words) - 1
    return all(
        any(trace(same) in kept for same in synonyms(word))
        or (query.unfinished and place == last and any(own.startswith(word) for own in name))
        for place, word in enumerate(query.words)
    ) and all(_follow(phrase, name) for phrase in query.phrases)


def _follow(phrase: Sequence[str], name: Sequence[str]) -> bool:
    length = len(phrase)
    return any(tuple(name[at : at + length]) == tuple(phrase) for at in range(len(name)))


def _one_of(asked: tuple[str, ...], value: str) -> bool:
    return not asked or value in asked


def _fits_fellowship(query: Query, meeting: Meeting) -> bool:
    known = fellowships().get(meeting.fellowship)
    asked = ((query.concerns, known and known.concerns), (query.styles, known and known.styles))
    return all(not wanted or set(wanted) & set(has or ()) for wanted, has in asked)


def _fits_access(query: Query, departed: Departed, access: Access) -> bool:
    open_to_none = query.place is not None or query.for_ == "family" or not query.access
    if access is Access.RESTRICTED and open_to_none:
        return False
    return _one_of(query.access, access.value) and _is_for(query, departed, access)


def _is_for(query: Query, departed: Departed, access: Access) -> bool:
    """Whether for who asks: a relative, or one who has the problem."""
    meeting = departed.meeting
    known = fellowships().get(meeting.fellowship)
    family = (known is not None and known.family) or "family_and_friends" in meeting.audiences
    if query.for_ == "me":
        openly = access is Access.OPEN and not _for_relatives_alone(meeting)
        too = departed.person_too and access is not Access.RESTRICTED
        return not family or openly or too
    let_in = access is Access.OPEN or meeting.lets_family_in(access)
    return query.for_ is None or family or let_in


def _for_relatives_alone(meeting: Meeting) -> bool:
    """Whether who has the problem may not come to this family group, however open."""
    return meeting.for_children or meeting.fellowship in with_answers_of_their_own()


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

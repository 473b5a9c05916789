"""Two groups, one building: the family fellowship beside the one for the person, and back.

Both must be for adults, about the same trouble, in one house at one time, so that two people can
go together. A teenagers' group is never looked for: only the way to ask is shown, and it is shown
with every meeting of its fellowship, so that it says nothing of any place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from finder.languages import checked, isolated
from finder.languages import gettext as _
from finder.model import Access, Attendance, Kind, Meeting, Status
from finder.register.families import Asker, Service, services
from finder.register.families import data as families
from finder.register.fellowships import Fellowship, fellowships
from finder.register.options import short_name
from finder.register.together import Together, together
from finder.web.beside_words import is_said, is_there
from finder.web.families_answers import families_address
from finder.web.links import address
from finder.web.nearby import at_place
from finder.web.paths import Link

_APART = 30  # minutes between two starts that still count as one time
_LAST_WEEKS = {4, 5}  # where a month's last may fall
_FAMILY = "family"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A meeting of the other side, or where to find it: `says` ends before that link."""

    says: str
    meeting: Link


def beside(meeting: Meeting, on: date | None = None) -> tuple[Beside, ...]:
    """The meetings of the other side at the same place and time: if one has another, so has that.

    `on` is the day the page speaks of: of who does not meet then it says when.
    """
    others = tuple(_others(meeting))
    if not others or not _can_be_told(meeting):
        return ()
    keys = tuple(other.key for other in others)
    said = {**together(meeting, others), **_marked(meeting)}
    there = _found(meeting, keys) if _can_be_beside(meeting) else ()
    found = [
        Beside(
            says=is_there(meeting, other, on, said.get(other.fellowship)),
            meeting=Link(label=other.name, url=f"/meetings/{other.id}"),
        )
        for other in there
    ]
    named = {other.fellowship for other in there}
    return (*found, *(_listed(meeting, key, said[key]) for key in said if key not in named))


def _found(meeting: Meeting, keys: tuple[str, ...]) -> tuple[Meeting, ...]:
    """Those of these fellowships in the same house at that time."""
    narrowed = tuple(_narrowed(meeting, keys))
    found = at_place(meeting, lambda other: _at_once(meeting, other), narrowed, everywhere=True)
    return tuple(other for other, _hit in found)


def ask_for_teenagers(meeting: Meeting) -> Link | None:
    """How to ask, with every meeting of a fellowship that has groups for teenagers."""
    known = fellowships().get(meeting.fellowship)
    if known is None or known.teenagers is None or meeting.for_children:
        return None
    about = services()[known.teenagers].about[0]
    url = families_address(Asker(about=about, who="teenager"))
    return Link(label=checked("children", "Ask about groups for teenagers"), url=url)


def _narrowed(meeting: Meeting, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Parameters for these fellowships on its day at about its time."""
    yield from (("fellowship", key) for key in keys)
    if meeting.weekday is not None:
        yield "day", meeting.weekday.short
    if meeting.start is not None:
        about = datetime.combine(date.min + timedelta(days=1), meeting.start)
        yield "after", f"{about - timedelta(minutes=_APART):%H:%M}"
        yield "before", f"{about + timedelta(minutes=_APART + 1):%H:%M}"


def _others(meeting: Meeting) -> Iterator[Fellowship]:
    """Those of the other side with a trouble in common; none where it is for anyone's own."""
    known = fellowships().get(meeting.fellowship)
    if known is None:
        return
    about = _troubles(known)
    for other in fellowships().values():
        if other.family != known.family and not other.for_children and about & _troubles(other):
            yield other


def _troubles(item: Fellowship) -> set[str]:
    """What the person has who is meant: a family fellowship by what it serves."""
    served: Service | None = services().get(item.key)
    if served is not None and served.own:
        return set()
    return set(item.concerns) - {_FAMILY}


def _can_be_told(meeting: Meeting) -> bool:
    return (
        not meeting.for_children
        and meeting.status is Status.ACTIVE
        and meeting.access is not Access.RESTRICTED
    )


def _can_be_beside(meeting: Meeting) -> bool:
    return (
        _can_be_told(meeting)
        and meeting.kind is Kind.MEETING
        and Access.RESTRICTED not in meeting.access_weeks
        and meeting.attendance is not Attendance.ONLINE
        and meeting.start is not None
    )


def _at_once(meeting: Meeting, other: Meeting) -> bool:
    return (
        _can_be_beside(other)
        and meeting.weekday == other.weekday
        and _minutes_apart(meeting.start, other.start) <= _APART
        and _share_a_week(meeting.weeks, other.weeks)
    )


def _minutes_apart(one: time | None, two: time | None) -> int:
    if one is None or two is None:
        return _APART + 1
    return abs((one.hour - two.hour) * 60 + one.minute - two.minute)


def _share_a_week(one: tuple[int, ...], two: tuple[int, ...]) -> bool:
    """Empty is every week; the last one may be the fourth or the fifth."""
    return not one or not two or bool(_weeks(one) & _weeks(two))


def _weeks(weeks: tuple[int, ...]) -> set[int]:
    return set(weeks) | (_LAST_WEEKS if -1 in weeks else set())


def _marked(meeting: Meeting) -> dict[str, Together]:
    """The other side as its own publisher's marks name it; in GA's "together" it is the first."""
    marks = families()["beside"]
    found: dict[str, Together] = {}
    for mark in sorted(meeting.types & set(marks)):
        key = marks[mark] or next(other.key for other in _others(meeting))
        if key != meeting.fellowship:
            found[key] = Together(both=not marks[mark], some_weeks=False)
    return found


def _listed(meeting: Meeting, key: str, said: Together) -> Beside:
    """Where it is only said, the other side's meetings in that town, or online."""
    is_online = meeting.attendance is Attendance.ONLINE
    town = meeting.venue.locality if meeting.venue and not is_online else None
    near = (("near", town),) if town else (("attendance", "online"),) if is_online else ()
    label = _("{fellowship} meetings near {place}") if town else _("{fellowship} meetings")
    return Beside(
        says=is_said(meeting, key, said),
        meeting=Link(
            label=label.format(fellowship=short_name(key), place=isolated(town or "")),
            url=address("/meetings", (("fellowship", key), *near)),
        ),
    )

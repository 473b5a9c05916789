"""What has no place on the map and why, and how the map says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from finder.languages import checked, ngettext, whole
from finder.model import Attendance, Meeting
from finder.register.access import is_for_children
from finder.search.engine import Hit
from finder.web.state import snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """How many meetings have no place on the map: only online, for under-18s, place not known."""

    online: int = 0
    children: int = 0
    unplaced: int = 0


def why_not(meeting: Meeting) -> str | None:
    """Why it has no place on the map: a name of `Left`; None where it has one."""
    if is_for_children(meeting):
        return "children"
    if meeting.attendance is Attendance.ONLINE:
        return "online"
    return None if meeting.has_point else "unplaced"


def any_placed(hits: Sequence[Hit]) -> bool:
    """Whether one of them has a place on the map."""
    points = snapshot().index.points
    return any(points.has(hit.row) for hit in hits)


def said(total: int, left: Left) -> list[str]:
    """How many of the list's meetings the map shows, and a sentence for each kind it does not."""
    shown = total - left.online - left.children - left.unplaced
    sentences = (
        (shown, ngettext("{n} meeting is on the map.", "{n} meetings are on the map.", shown)),
        (
            left.online,
            ngettext(
                "{n} is only online: it is in the list alone.",
                "{n} are only online: they are in the list alone.",
                left.online,
            ),
        ),
        (
            left.unplaced,
            ngettext(
                "{n} gives no place that could be shown: it is in the list alone.",
                "{n} give no place that could be shown: they are in the list alone.",
                left.unplaced,
            ),
        ),
        (left.children, checked("children", "Meetings for under-18s are in the list alone.")),
    )
    return [
        text.format(n=whole(n)) for number, (n, text) in enumerate(sentences) if n or not number
    ]

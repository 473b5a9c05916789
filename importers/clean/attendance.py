"""How one takes part: as stated, else from types, link and address (facts: meeting-guide 4).

A code for "location temporarily closed" pauses the place, not the meeting: with a link or a
number it goes on online, without either it is suspended.
"""

from finder.model import Attendance, Online, Status
from importers import Draft
from importers.clean.types import Labels
from importers.clean.venue import Spot, names_no_place

_PAUSED = "temporarily_closed"
_INACTIVE = "inactive"


def is_paused(found: Labels) -> bool:
    """Whether nobody meets at the place now."""
    return _PAUSED in found.values("status")


def attendance(draft: Draft, found: Labels, spot: Spot, online: Online | None) -> Attendance:
    """Adds a problem where it is online and nothing says how to join."""
    joinable = can_join(online)
    how = _attendance(_stated(draft, found, spot), found, spot, joinable=joinable)
    if how is not Attendance.IN_PERSON and not joinable:
        draft.problem("online", "online, but no link or number given")
    if how is Attendance.IN_PERSON and spot.venue is None:
        draft.problem("venue", "no place and no link given")
    return how


def status(
    draft: Draft, found: Labels, how: Attendance, online: Online | None, *, said: bool = False
) -> Status:
    """Suspended where a label or words (`said`) say so; where the place is paused with no link."""
    stopped = said or draft.suspended
    if labelled := found.values("status"):
        stopped = stopped or _INACTIVE in labelled
    nothing_left = _PAUSED in labelled and how is not Attendance.ONLINE and not can_join(online)
    return Status.SUSPENDED if stopped or nothing_left else Status.ACTIVE


def can_join(online: Online | None) -> bool:
    return online is not None and (online.url is not None or online.phone is not None)


def _stated(draft: Draft, found: Labels, spot: Spot) -> Attendance | None:
    """The record's own statement; a code for online at a street means both, unless paused."""
    if draft.attendance is not None:
        return draft.attendance
    values = found.values("attendance")
    if "hybrid" in values or values >= {"online", "in_person"}:
        return Attendance.HYBRID
    if "online" in values:
        return Attendance.HYBRID if spot.exact and not is_paused(found) else Attendance.ONLINE
    if "in_person" in values:
        return Attendance.IN_PERSON
    venue = spot.venue
    return Attendance.ONLINE if venue and not spot.exact and names_no_place(venue.name) else None


def _attendance(
    stated: Attendance | None, found: Labels, spot: Spot, *, joinable: bool
) -> Attendance:
    if is_paused(found) and joinable:
        return Attendance.ONLINE
    if stated is not None:
        return stated
    if not joinable:
        return Attendance.IN_PERSON
    return Attendance.HYBRID if spot.exact else Attendance.ONLINE

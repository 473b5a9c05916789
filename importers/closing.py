"""Changes that say "do not come": paused, cancelled, online only.

They are never held back, since nobody should stand before a closed door for our caution; the
reverse is, when many say it at once (an upgrade that flips "temporarily closed" to open).
"""

from dataclasses import replace

from finder.model import Attendance, Change, DateException, Meeting, Status
from importers.matching import Match, Matched


def closes(match: Match) -> bool:
    """Whether what came says, in one way more than before, not to come."""
    before, now = match.before, match.meeting
    if before is None:
        return False
    paused = now.status is Status.SUSPENDED and before.status is not Status.SUSPENDED
    left = now.attendance is Attendance.ONLINE and before.attendance is not Attendance.ONLINE
    return paused or left or bool(_cancelled(match))


def reopens(match: Match) -> bool:
    """Whether it says to come where it said not to."""
    before, now = match.before, match.meeting
    if before is None:
        return False
    resumed = before.status is Status.SUSPENDED and now.status is not Status.SUSPENDED
    back = before.attendance is Attendance.ONLINE and now.attendance is not Attendance.ONLINE
    return resumed or back


def closed(match: Match) -> Meeting:
    """The meeting as it was, but with what says not to come."""
    before, now = match.before or match.meeting, match.meeting
    if now.status is Status.SUSPENDED:
        before = replace(before, status=Status.SUSPENDED)
    if now.attendance is Attendance.ONLINE and before.attendance is not Attendance.ONLINE:
        before = replace(before, attendance=Attendance.ONLINE, online=now.online or before.online)
    fresh = _cancelled(match)
    days = {item.date for item in fresh}
    kept = tuple(item for item in before.exceptions if item.date not in days)
    return replace(before, exceptions=(*kept, *fresh))


def closings(matched: Matched) -> Matched:
    """Of a reading that is held: these changes alone, to be applied all the same."""
    return Matched(
        matches=[replace(item, meeting=closed(item)) for item in matched.matches if closes(item)],
        vanished=(),
    )


def _cancelled(match: Match) -> tuple[DateException, ...]:
    """Dates that are cancelled now and were not."""
    before = match.before.exceptions if match.before else ()
    known = {item.date for item in before if item.change is Change.CANCELLED}
    return tuple(
        item
        for item in match.meeting.exceptions
        if item.change is Change.CANCELLED and item.date not in known
    )

"""A meeting as a calendar needs it, and whether it can be in one."""

from dataclasses import dataclass
from datetime import date

from finder.model import Access, Caution, Meeting
from finder.register.access import is_for_children
from finder.schedule import zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A meeting with its history: nothing else makes its event move.

    `first_seen` is the day the catalogue first saw this schedule, `changed` that of the last
    real change, `changes` their number. `cancelled` is why it does not take place any more, as a
    sentence; None if it does.
    `fitting`, where a calendar asks for some weeks of it alone, is who may come in
    these; empty: all weeks.
    """

    meeting: Meeting
    first_seen: date
    changed: date
    changes: int = 0
    cancelled: str | None = None
    fitting: frozenset[Access] = frozenset()


def in_calendars(meeting: Meeting) -> bool:
    """Whether it can be an event at all, paused or not."""
    return (
        not is_for_children(meeting)
        and meeting.start is not None
        and not meeting.by_appointment
        and Caution.ASK_WHICH_WEEK not in meeting.cautions
        and meeting.timezone is not None
        and zone(meeting.timezone) is not None
    )

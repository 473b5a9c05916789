"""How a meeting's schedule is computed: as a plain slot, one by one, or not at all."""

from finder.model import Caution, Change, Meeting
from finder.schedule import zone
from finder.search.columns.slots import Slot


def minute_of(meeting: Meeting) -> int:
    """Minutes after midnight at which it starts by its rule; -1 without a rule or a time."""
    if meeting.start is None or meeting.by_appointment:
        return -1
    return meeting.start.hour * 60 + meeting.start.minute


def weekday_of(meeting: Meeting) -> int:
    """0 for Monday … 6; -1 without a rule, or where only its dates tell."""
    return meeting.weekday.number if meeting.weekday and minute_of(meeting) >= 0 else -1


def is_dated(meeting: Meeting) -> bool:
    """Whether single dates matter, so that only the schedule itself can say what comes next."""
    return bool(
        meeting.dates
        or meeting.date_from
        or meeting.date_until
        or meeting.exceptions
        or (Caution.ASK_WHICH_WEEK in meeting.cautions and weekday_of(meeting) >= 0)
    )


def is_dense(meeting: Meeting) -> bool:
    """Whether two occurrences may lie closer together than a week."""
    return bool(meeting.dates) or any(item.change is Change.ADDED for item in meeting.exceptions)


def known_zone_of(meeting: Meeting) -> str | None:
    """Its zone, where that is a published one."""
    name = meeting.timezone
    return name if name and zone(name) is not None else None


def slot_of(meeting: Meeting) -> Slot | None:
    """The slot of a plain weekly or monthly meeting whose zone is known."""
    weekday, name = weekday_of(meeting), known_zone_of(meeting)
    if weekday < 0 or is_dated(meeting) or name is None:
        return None
    duration = -1 if meeting.duration is None else meeting.duration
    return name, (weekday, meeting.weeks), minute_of(meeting), duration

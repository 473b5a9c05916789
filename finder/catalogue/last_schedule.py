"""When a meeting that has gone used to meet: all that is kept of it, as one JSON line."""

import json
from datetime import date

from finder.catalogue.values import LastSchedule
from finder.model import Meeting
from finder.record import from_record, to_record


def last_schedule(meeting: Meeting, *, first_seen: date, changes: int) -> LastSchedule | None:
    """Its id, schedule and plain facts, without place, words or exceptions; None for under-18s."""
    if meeting.for_children:
        return None
    bare = Meeting(
        id=meeting.id,
        feed=meeting.feed,
        name="Meeting",
        fellowship=meeting.fellowship,
        weekday=meeting.weekday,
        start=meeting.start,
        duration=meeting.duration,
        timezone=meeting.timezone,
        weeks=meeting.weeks,
        date_from=meeting.date_from,
        date_until=meeting.date_until,
        dates=meeting.dates,
        cautions=meeting.cautions,
        attendance=meeting.attendance,
        access=meeting.access,
        kind=meeting.kind,
    )
    return LastSchedule(meeting=bare, first_seen=first_seen, changes=changes)


def last_to_json(last: LastSchedule | None) -> str | None:
    if last is None:
        return None
    seen = last.first_seen.isoformat()
    return json.dumps([seen, last.changes, to_record(last.meeting)], sort_keys=True)


def last_from_json(text: str | None) -> LastSchedule | None:
    if text is None:
        return None
    seen, changes, record = json.loads(text)
    first_seen = date.fromisoformat(seen)
    return LastSchedule(meeting=from_record(record), first_seen=first_seen, changes=changes)

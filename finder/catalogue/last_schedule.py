"""What is kept of a meeting that has gone, as one JSON line.

When it met and plain facts for ever; for as long as calendars say that it has gone also what a
search could ask of it: its types and the like, its regions, and traces of its words.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from finder.catalogue.journal import seal_journal
from finder.catalogue.sums import seal
from finder.catalogue.values import LastSchedule
from finder.model import Access, Change, DateException, Facilitation, Meeting
from finder.record import from_record, to_record
from finder.register.viewers import welcomes_the_person
from finder.schedule import added_dates
from finder.search.traces import traces

_FOR_A_WHILE: Mapping[str, Any] = {  # and what stands in their place afterwards
    "types": frozenset(),
    "audiences": frozenset(),
    "languages": frozenset(),
    "accessibility": frozenset(),
    "facilitation": Facilitation.NOT_STATED,
    "regions": (),
}
_TOO = "person_too"  # stands in the record, where it is so
_RELATIVES = frozenset({"family_and_friends"})


def last_schedule(meeting: Meeting, *, first_seen: date, changes: int) -> LastSchedule | None:
    """Its id, schedule, plain facts and traces, without place or words.

    Of exceptions only the bare dates that were added where who may come varies: by the weeks of
    these too its calendars were told apart.

    None for under-18s; of those for residents or patients of a place only what is kept for ever.
    """
    if meeting.for_children:
        return None
    kept = Meeting(
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
        exceptions=_added(meeting),
        cautions=meeting.cautions,
        attendance=meeting.attendance,
        access=meeting.access,
        access_weeks=meeting.access_weeks,
        guests=meeting.guests,
        kind=meeting.kind,
        status=meeting.status,
        **{name: getattr(meeting, name) for name in _FOR_A_WHILE},
    )
    last = LastSchedule(
        meeting=kept,
        first_seen=first_seen,
        changes=changes,
        words=traces(meeting),
        person_too=welcomes_the_person(meeting),
    )
    private = Access.RESTRICTED in {meeting.access, *meeting.access_weeks}
    return bare(last) if private else last


def _added(meeting: Meeting) -> tuple[DateException, ...]:
    days = sorted(added_dates(meeting)) if meeting.access_weeks else ()
    return tuple(DateException(date=day, change=Change.ADDED) for day in days)


def bare(last: LastSchedule) -> LastSchedule:
    """With nothing but what is kept for ever; of audiences whether it was for relatives."""
    kept = {**_FOR_A_WHILE, "audiences": last.meeting.audiences & _RELATIVES}
    return replace(last, meeting=replace(last.meeting, **kept), words=None)


def last_to_json(last: LastSchedule | None) -> str | None:
    if last is None:
        return None
    record = to_record(last.meeting) | ({_TOO: True} if last.person_too else {})
    values = [last.first_seen.isoformat(), last.changes, record]
    words = [] if last.words is None else [" ".join(sorted(last.words))]
    return json.dumps([*values, *words], sort_keys=True)


def last_from_json(text: str | None) -> LastSchedule | None:
    if text is None:
        return None
    seen, changes, record, *words = json.loads(text)
    too = bool(record.pop(_TOO, False))
    return LastSchedule(
        meeting=from_record(record),
        first_seen=date.fromisoformat(seen),
        changes=changes,
        words=frozenset(words[0].split()) if words else None,
        person_too=too,
    )


def forget_words(database: sqlite3.Connection, before: date) -> None:
    """Of what went before that day nothing is left but what is kept for ever."""
    select = "SELECT id, feed, last FROM gone WHERE since < ? AND json_array_length(last) > 3"
    rows = database.execute(select, (before.isoformat(),)).fetchall()
    if not rows:
        return
    with database:
        for key, _, text in rows:
            last = last_from_json(text)
            kept = last_to_json(bare(last)) if last else None
            database.execute("UPDATE gone SET last = ? WHERE id = ?", (kept, key))
        for feed in {feed for _, feed, _ in rows}:
            seal(database, feed)
        seal_journal(database)

"""One gathered feed -> the catalogue: matched with what was there, guarded, stored."""

import sqlite3
from datetime import datetime

from finder.catalogue import (
    Noted,
    Reading,
    feed_states,
    moved_of,
    note_failed,
    note_held,
    note_unchanged,
    store,
    stored_of,
)
from importers import Listing
from importers.clean.privacy import mask
from importers.guard import Rows, why_hold
from importers.listing import Summary, summary
from importers.matching import Known, match
from importers.sync.changes import changes
from importers.sync.gathering import Gathered
from importers.sync.outcome import Outcome, State


def fail(database: sqlite3.Connection, item: Gathered, now: datetime) -> Outcome:
    """Nothing usable came: the meetings stay."""
    note_failed(database, item.feed.key, now, item.error or "")
    return _outcome(database, item, State.FAILED, message=item.error)


def confirm(database: sqlite3.Connection, item: Gathered, now: datetime) -> Outcome:
    """Its publisher says that nothing is new."""
    note_unchanged(database, item.feed.key, now)
    return _outcome(database, item, State.UNCHANGED)


def take_in(
    database: sqlite3.Connection,
    item: Gathered,
    listing: Listing,
    now: datetime,
    *,
    release: bool,
) -> Outcome:
    """Stores the listing in one transaction, or holds it back and says why."""
    feed, counts = item.feed.key, summary(listing)
    state = next(state for state in feed_states(database) if state.key == feed)
    stored = {known.meeting.id: known for known in stored_of(database, feed)}
    before = [Known(meeting=s.meeting, listed_as=s.listed_as) for s in stored.values()]
    meetings = [meeting for row in listing.rows for meeting in row.meetings]
    matched = match(before, meetings, moved_of(database, feed))
    was = Rows(rows=state.rows, refused=state.refused)
    why = why_hold(was, Rows(rows=counts.rows, refused=counts.refused), matched)
    if why and not release:
        note_held(database, feed, now, why)
        return _outcome(database, item, State.HELD, counts=counts, message=why)
    made = changes(feed, matched, stored, now, released=why if release else None)
    reading = Reading(
        feed=feed,
        rows=counts.rows,
        used=counts.used,
        refused=counts.refused,
        withheld=counts.withheld,
        stored=made.stored,
        gone=made.gone,
        moved=made.moved,
        events=made.events,
        problems=_noted(listing),
        seen=item.seen,
    )
    store(database, reading, now)
    return Outcome(
        key=feed,
        title=state.title,
        state=State.UPDATED if state.last_success else State.NEW,
        summary=counts,
        meetings=len(made.stored),
        added=made.count("added"),
        changed=made.count("changed"),
        gone=made.count("gone"),
    )


def _noted(listing: Listing) -> list[Noted]:
    problems = [*listing.problems, *(p for row in listing.rows for p in row.problems)]
    return [
        Noted(
            row=problem.row,
            ref=problem.ref,
            field=problem.field,
            reason=problem.reason,
            value=_masked(problem.value),
            refused=problem.refused,
        )
        for problem in problems
    ]


def _masked(value: object) -> str | int | float | bool | None:
    hidden = mask(value)
    return hidden if isinstance(hidden, str | int | float | bool | None) else str(hidden)


def _outcome(
    database: sqlite3.Connection,
    item: Gathered,
    state: State,
    *,
    counts: Summary | None = None,
    message: str | None = None,
) -> Outcome:
    known = next(found for found in feed_states(database) if found.key == item.feed.key)
    return Outcome(
        key=known.key,
        title=known.title,
        state=state,
        summary=counts,
        meetings=known.meetings,
        message=message,
    )

"""One gathered feed -> the catalogue: matched with what was there, guarded, stored."""

import sqlite3
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

from finder.catalogue import (
    Noted,
    Reading,
    Stored,
    agreed,
    feed_states,
    gone_ids,
    moved_of,
    note_failed,
    note_held,
    note_unchanged,
    store,
    stored_of,
    update,
)
from finder.catalogue.patience import be_patient, patience
from importers import Listing
from importers.agreement import FETCHES, agreement, from_plain, passes, to_plain
from importers.clean.privacy import mask
from importers.closing import closes, closings
from importers.guard import Bounds, Rows, has_time, why_hold
from importers.listing import Summary, summary
from importers.matching import Known, Matched, match
from importers.sync.become import now_for_children, withheld
from importers.sync.changes import Changes, changes
from importers.sync.gathering import Gathered
from importers.sync.outcome import Outcome, State
from importers.sync.taken_down import came_back
from importers.sync.timing import asked_to_wait, back_off

_GONE = (
    "its address says that it is gone for good (status 410) and is not asked again: "
    "give the feed another one, or ask by name with `sync {}`"
)
_EMPTY = "The listing is empty: it has no rows."


def fail(
    database: sqlite3.Connection, item: Gathered, now: datetime, chance: Callable[[], float]
) -> Outcome:
    """Nothing usable came: the meetings stay, and it is asked again a little later each time."""
    feed, failure = item.feed, item.failure
    gone = bool(failure and failure.gone)
    message = _GONE.format(feed.key) if gone else item.error or ""
    note_failed(database, feed.key, now, message)
    until = asked_to_wait(failure.retry_after if failure else None, now)
    own = now + back_off(patience(database, feed.key).failures + 1, chance)
    be_patient(
        database,
        feed.key,
        next_try=max(own, until or own),
        not_before=until,
        gone=feed.urls if gone else (),
    )
    return _outcome(database, item, State.FAILED, message=message)


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
    hidden: Collection[str] = (),
) -> Outcome:
    """Stores the listing in one transaction, or holds it back and says why.

    `hidden` are the ids that the operator took down.
    """
    feed, counts = item.feed.key, summary(listing)
    state = next(state for state in feed_states(database) if state.key == feed)
    stored = {known.meeting.id: known for known in stored_of(database, feed)}
    if not (listing.rows or stored):
        note_failed(database, feed, now, _EMPTY)
        return _outcome(database, item, State.FAILED, message=_EMPTY)
    before = [Known(meeting=s.meeting, listed_as=s.listed_as) for s in stored.values()]
    meetings = [meeting for row in listing.rows for meeting in row.meetings]
    matched = match(before, meetings, moved_of(database, feed), hidden)
    was = Rows(rows=state.rows, refused=state.refused)
    bounds = Bounds(**item.feed.guard)
    read = Rows(rows=counts.rows, refused=counts.refused, untimed=_untimed(listing))
    hold = why_hold(was, read, matched, bounds)
    counted = agreement(from_plain(agreed(database, feed)), hold, now) if hold else None
    alone = bool(hold and counted and passes(counted, hold))
    if hold and counted and not (release or alone):
        note_held(database, feed, now, str(hold), to_plain(counted))
        closed = _close(database, feed, matched, stored, now)
        for_children = now_for_children(matched, listing.rows, stored)
        _withhold(database, feed, for_children, stored, now)
        held = _outcome(database, item, State.HELD, counts=counts, message=str(hold))
        return replace(held, changed=closed + len(for_children.matches), closed=closed)
    gone = gone_ids(database)
    released = str(hold) if hold else None
    coded = {one for row in listing.rows for one in row.as_anybody}
    made = changes(feed, matched, stored, now, released=released, gone=gone, as_anybody=coded)
    store(database, _reading(item, listing, counts, made), now)
    return Outcome(
        key=feed,
        title=state.title,
        state=State.UPDATED if state.last_success else State.NEW,
        summary=counts,
        meetings=len(made.stored),
        added=made.count("added"),
        changed=made.count("changed"),
        gone=made.count("gone"),
        closed=sum(map(closes, matched.matches)),
        came_back=came_back(matched, hidden),
        message=f"released by itself, the same for {FETCHES} days: {hold}" if alone else None,
    )


def _reading(item: Gathered, listing: Listing, counts: Summary, made: Changes) -> Reading:
    return Reading(
        feed=item.feed.key,
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


def _close(
    database: sqlite3.Connection,
    feed: str,
    matched: Matched,
    stored: Mapping[str, Stored],
    now: datetime,
) -> int:
    """Applies what says "do not come" of a reading that is held; how many meetings it is."""
    known = [
        replace(m, listed_as=stored[m.meeting.id].listed_as) for m in closings(matched).matches
    ]
    made = changes(feed, Matched(matches=known, vanished=()), stored, now, released=None)
    if made.stored:
        update(database, feed, made.stored, made.events)
    return len(made.stored)


def _withhold(
    database: sqlite3.Connection,
    feed: str,
    coded: Matched,
    stored: Mapping[str, Stored],
    now: datetime,
) -> None:
    """Puts what is for under-18s now in the place of what was anybody's, which is not kept."""
    if coded.matches or coded.vanished:
        made = changes(feed, coded, stored, now, released=None)
        gone = [withheld(item) for item in made.gone]
        update(database, feed, made.stored, made.events, gone)


def _untimed(listing: Listing) -> frozenset[str]:
    """The ids of meetings whose row has a day or time that was not understood, and that lack it."""
    return frozenset(
        meeting.id
        for row in listing.rows
        if any(problem.field in ("weekday", "start") for problem in row.problems)
        for meeting in row.meetings
        if not has_time(meeting)
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

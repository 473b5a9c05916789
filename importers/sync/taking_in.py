"""One gathered feed -> the catalogue: matched with what was there, guarded, stored."""

import sqlite3
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

from finder.catalogue import (
    FeedState,
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
)
from finder.catalogue.patience import be_patient, patience
from importers import Listing
from importers.agreement import FETCHES, agreement, from_plain, passes, to_plain
from importers.closing import closes
from importers.guard import Bounds, Hold, Rows, has_time, why_hold
from importers.listing import Summary, summary
from importers.matching import Known, Matched, match
from importers.sync.changes import changes
from importers.sync.gathering import Gathered
from importers.sync.holding_back import take_what_cannot_wait
from importers.sync.outcome import Outcome, State, outcome_of
from importers.sync.reading import reading_of
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
    return outcome_of(database, item.feed.key, State.FAILED, message=message)


def confirm(database: sqlite3.Connection, item: Gathered, now: datetime) -> Outcome:
    """Its publisher says that nothing is new."""
    note_unchanged(database, item.feed.key, now)
    return outcome_of(database, item.feed.key, State.UNCHANGED)


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
        return outcome_of(database, item.feed.key, State.FAILED, message=_EMPTY)
    matched = _matched(database, feed, listing, stored, hidden)
    hold = _why_hold(item, listing, counts, state, matched)
    counted = agreement(from_plain(agreed(database, feed)), hold, now) if hold else None
    alone = bool(hold and counted and passes(counted, hold))
    if hold and counted and not (release or alone):
        note_held(database, feed, now, str(hold), to_plain(counted))
        closed, children = take_what_cannot_wait(database, feed, listing, matched, stored, now)
        held = outcome_of(database, feed, State.HELD, counts=counts, message=str(hold))
        return replace(held, changed=closed + children, closed=closed)
    made = changes(
        feed,
        matched,
        stored,
        now,
        released=str(hold) if hold else None,
        gone=gone_ids(database),
        as_anybody={one for row in listing.rows for one in row.as_anybody},
    )
    store(database, reading_of(item, listing, counts, made), now)
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


def _matched(
    database: sqlite3.Connection,
    feed: str,
    listing: Listing,
    stored: Mapping[str, Stored],
    hidden: Collection[str],
) -> Matched:
    before = [Known(meeting=s.meeting, listed_as=s.listed_as) for s in stored.values()]
    meetings = [meeting for row in listing.rows for meeting in row.meetings]
    return match(before, meetings, moved_of(database, feed), hidden)


def _why_hold(
    item: Gathered, listing: Listing, counts: Summary, state: FeedState, matched: Matched
) -> Hold | None:
    was = Rows(rows=state.rows, refused=state.refused)
    read = Rows(rows=counts.rows, refused=counts.refused, untimed=_untimed(listing))
    return why_hold(was, read, matched, Bounds(**item.feed.guard))


def _untimed(listing: Listing) -> frozenset[str]:
    """The ids of meetings whose row has a day or time that was not understood, and that lack it."""
    return frozenset(
        meeting.id
        for row in listing.rows
        if any(problem.field in ("weekday", "start") for problem in row.problems)
        for meeting in row.meetings
        if not has_time(meeting)
    )

"""What a catalogue has learnt of meetings for under-18s, for an older one that does not know it."""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime

from finder.catalogue.feeds import feed_states
from finder.catalogue.meetings import gone_ids, stored_of, update
from finder.catalogue.values import WITHHELD, Gone, Stored


def for_children(database: sqlite3.Connection) -> dict[str, Stored | None]:
    """By id: those meetings, and None for what was anybody's and goes under another id now."""
    known: dict[str, Stored | None] = {
        item.id: None for item in gone_ids(database) if item.name == WITHHELD
    }
    for item in _all(database):
        if item.meeting.for_children:
            known[item.meeting.id] = item
    return known


def withhold(
    database: sqlite3.Connection, learnt: Mapping[str, Stored | None], at: datetime
) -> None:
    """Takes off what is anybody's in this catalogue and is not, and where it met if it is gone."""
    for item in [*_all(database)]:
        meeting = item.meeting
        if meeting.id in learnt and not meeting.for_children:
            now = learnt[meeting.id]
            gone = Gone(id=meeting.id, name=WITHHELD, since=at.date())
            update(database, meeting.feed, (now,) if now else (), (), () if now else (gone,))
    for known in gone_ids(database, learnt):
        feed, _, _ = known.id.partition("_")
        bare = Gone(id=known.id, name=WITHHELD, since=known.since)
        update(database, feed, (), (), (bare,))


def _all(database: sqlite3.Connection) -> Iterator[Stored]:
    for feed in feed_states(database):
        yield from stored_of(database, feed.key)

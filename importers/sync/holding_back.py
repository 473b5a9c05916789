"""What a reading that is held back changes all the same: "do not come", and under-18s' meetings."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from finder.catalogue import Stored, update
from importers import Listing
from importers.closing import closings
from importers.matching import Matched
from importers.sync.become import now_for_children, withheld
from importers.sync.changes import changes


def take_what_cannot_wait(
    database: sqlite3.Connection,
    feed: str,
    listing: Listing,
    matched: Matched,
    stored: Mapping[str, Stored],
    now: datetime,
) -> tuple[int, int]:
    """How many meetings are closed by it, and how many are for under-18s from now on."""
    closed = _close(database, feed, matched, stored, now)
    for_children = now_for_children(matched, listing.rows, stored)
    _withhold(database, feed, for_children, stored, now)
    return closed, len(for_children.matches)


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

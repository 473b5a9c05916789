"""From the catalogue to what readers see: contents, corrections, build, publish."""

import sqlite3
from datetime import date
from pathlib import Path

from finder.catalogue import all_shown, feed_states, gone_ids, moved_ids, publishers
from finder.snapshot.building import build
from finder.snapshot.contents import Contents
from finder.snapshot.corrected import correct
from finder.snapshot.corrections import read_corrections
from finder.snapshot.shelf import current_name, publish


def contents_of(database: sqlite3.Connection) -> Contents:
    """Everything the catalogue shows, before corrections."""
    stored = all_shown(database)
    return Contents(
        meetings=[item.meeting for item in stored],
        publishers=publishers(database),
        first_seen={item.meeting.id: item.first_seen for item in stored},
        changed={item.meeting.id: item.changed for item in stored},
        moved=moved_ids(database),
        gone=gone_ids(database),
        feed_states=feed_states(database, shown_only=True),
    )


def republish(
    database: sqlite3.Connection, data: Path, corrections: Path, *, today: date
) -> tuple[str, bool]:
    """Publishes the catalogue as it is now; the name, and whether it is a new one.

    The caller holds the write lock. Raises BadSettings for corrections that cannot be read.
    """
    contents = correct(contents_of(database), read_corrections(corrections), today)
    before = current_name(data)
    name = build(data, contents)
    if name != before:
        publish(data, name)
    return name, name != before

"""What changed, when, and from which feed; never what was removed as personal."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from finder.catalogue.values import Event


def add_events(database: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Within the caller's transaction."""
    database.executemany(
        "INSERT INTO history (at, feed, meeting, event, detail) VALUES (?, ?, ?, ?, ?)",
        (
            (
                item.at.isoformat(),
                item.feed,
                item.meeting,
                item.event,
                json.dumps(dict(item.detail), ensure_ascii=False, sort_keys=True),
            )
            for item in events
        ),
    )


def history_of(database: sqlite3.Connection, feed: str, *, last: int = 1000) -> list[Event]:
    """The last so many events of a feed, in the order they happened."""
    rows = database.execute(
        "SELECT at, feed, meeting, event, detail FROM history WHERE feed = ?"
        " ORDER BY number DESC LIMIT ?",
        (feed, last),
    ).fetchall()
    return [
        Event(
            at=datetime.fromisoformat(at),
            feed=key,
            meeting=meeting,
            event=event,
            detail=json.loads(detail or "{}"),
        )
        for at, key, meeting, event, detail in reversed(rows)
    ]

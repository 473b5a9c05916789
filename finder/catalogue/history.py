"""What changed, when, and from which feed; never what was removed as personal."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
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


def events_of(database: sqlite3.Connection, feed: str) -> Iterator[Event]:
    """All of a feed's, in the order they happened."""
    return map(_event, database.execute(f"{_SELECT} ORDER BY number", (feed,)))


def history_of(database: sqlite3.Connection, feed: str, *, last: int = 1000) -> list[Event]:
    """The last so many events of a feed, in the order they happened."""
    rows = database.execute(f"{_SELECT} ORDER BY number DESC LIMIT ?", (feed, last)).fetchall()
    return [_event(row) for row in reversed(rows)]


_SELECT = "SELECT at, feed, meeting, event, detail FROM history WHERE feed = ?"


def _event(row: tuple[str, str, str | None, str, str | None]) -> Event:
    at, feed, meeting, event, detail = row
    return Event(
        at=datetime.fromisoformat(at),
        feed=feed,
        meeting=meeting,
        event=event,
        detail=json.loads(detail or "{}"),
    )

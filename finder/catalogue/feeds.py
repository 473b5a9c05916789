"""The state of every feed: what was tried, what came, what is held."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from finder.catalogue.history import add_events
from finder.catalogue.journal import start_anew
from finder.catalogue.linked import forget_links
from finder.catalogue.sums import seal_list
from finder.catalogue.values import DAILY, Event, FeedState
from finder.model import Publisher


def declare(
    database: sqlite3.Connection,
    publishers: Iterable[Publisher],
    published: Iterable[str],
    intervals: Mapping[str, int] | None = None,
) -> None:
    """Says which feeds there are now, and which of them are shown; others keep their meetings.

    `intervals` are the minutes between two fetches, a day where it says nothing.
    """
    shown = set(published)
    with database:
        database.execute("UPDATE feeds SET published = 0")
        database.executemany(
            "INSERT INTO feeds (key, publisher, published, interval) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET publisher = excluded.publisher,"
            " published = excluded.published, interval = excluded.interval",
            [
                (
                    *(item.key, _json(asdict(item)), item.key in shown),
                    (intervals or {}).get(item.key, DAILY),
                )
                for item in publishers
            ],
        )
        seal_list(database)


def publishers(database: sqlite3.Connection) -> dict[str, Publisher]:
    """Of the feeds that are shown, by key, in alphabetical order."""
    rows = database.execute("SELECT publisher FROM feeds WHERE published ORDER BY key")
    found = (Publisher(**json.loads(text)) for (text,) in rows)
    return {item.key: item for item in found}


def feed_states(database: sqlite3.Connection, *, shown_only: bool = False) -> list[FeedState]:
    """By key, in alphabetical order."""
    rows = database.execute(
        "SELECT key, publisher ->> 'title', last_attempt, last_success, rows, used, refused,"
        " withheld, (SELECT count(*) FROM meetings WHERE feed = key), held, error,"
        " interval"
        " FROM feeds WHERE published OR NOT ? ORDER BY key",
        (shown_only,),
    ).fetchall()
    counted = _counted_problems(database)
    return [_state(row, counted.get(row[0], {})) for row in rows]


def seen(database: sqlite3.Connection, feed: str) -> dict[str, Any]:
    """What the last good reading left to make the next fetch conditional; empty if nothing."""
    row = database.execute("SELECT seen FROM feeds WHERE key = ?", (feed,)).fetchone()
    found: dict[str, Any] = json.loads(row[0]) if row and row[0] else {}
    return found


def note_unchanged(database: sqlite3.Connection, feed: str, at: datetime) -> None:
    """The publisher says that nothing is new: the meetings are confirmed."""
    with database:
        database.execute(
            "UPDATE feeds SET last_attempt = ?, last_success = ?, error = NULL, held = NULL,"
            " agreed = NULL, failures = 0, asked = NULL"
            " WHERE key = ?",
            (at.isoformat(), at.isoformat(), feed),
        )


def note_failed(database: sqlite3.Connection, feed: str, at: datetime, error: str) -> None:
    """Nothing usable came; the meetings stay as they are."""
    _note(
        database,
        "error",
        feed,
        at,
        error,
        Event(at=at, feed=feed, meeting=None, event="failed", detail={"why": error}),
    )


def agreed(database: sqlite3.Connection, feed: str) -> dict[str, Any]:
    """What was noted with the last hold, while it lasts; empty if nothing."""
    row = database.execute("SELECT agreed FROM feeds WHERE key = ?", (feed,)).fetchone()
    found: dict[str, Any] = json.loads(row[0]) if row and row[0] else {}
    return found


def note_held(
    database: sqlite3.Connection,
    feed: str,
    at: datetime,
    why: str,
    agreed: Mapping[str, Any] | None = None,
) -> None:
    """What came is held back; the meetings stay. `agreed` counts fetches that came to the same."""
    _note(
        database,
        "held",
        feed,
        at,
        why,
        Event(at=at, feed=feed, meeting=None, event="held", detail={"why": why}),
    )
    with database:
        database.execute(
            "UPDATE feeds SET agreed = ?, failures = 0, asked = NULL WHERE key = ?",
            (_json(dict(agreed or {})), feed),
        )


def _note(
    database: sqlite3.Connection, column: str, feed: str, at: datetime, text: str, event: Event
) -> None:
    known = database.execute(f"SELECT {column} FROM feeds WHERE key = ?", (feed,)).fetchone()  # noqa: S608
    other = "error" if column == "held" else None
    with database:
        database.execute(
            f"UPDATE feeds SET last_attempt = ?, {column} = ? WHERE key = ?",  # noqa: S608
            (at.isoformat(), text, feed),
        )
        if other:
            database.execute("UPDATE feeds SET error = NULL WHERE key = ?", (feed,))
        if not known or known[0] != text:  # the same failure every day is one event
            add_events(database, [event])


def remove_feed(database: sqlite3.Connection, feed: str, at: datetime, *, purge: bool) -> bool:
    """Takes a feed off every page; with `purge` nothing of it is kept. False if unknown."""
    with database:
        found = database.execute("UPDATE feeds SET published = 0 WHERE key = ?", (feed,)).rowcount
        if purge:
            for table in ("meetings", "gone", "moved", "problems", "history", "sums"):
                database.execute(f"DELETE FROM {table} WHERE feed = ?", (feed,))  # noqa: S608
            database.execute("DELETE FROM feeds WHERE key = ?", (feed,))
            forget_links(database, feed)
            start_anew(database, None)  # nothing of it is kept, its ids included
        elif found:
            event = Event(at=at, feed=feed, meeting=None, event="removed", detail={})
            add_events(database, [event])
        seal_list(database)
    return bool(found)


def _counted_problems(
    database: sqlite3.Connection,
) -> Mapping[str, dict[tuple[str | None, str], int]]:
    found: dict[str, dict[tuple[str | None, str], int]] = {}
    for feed, name, reason, count in database.execute(
        "SELECT feed, field, reason, count(*) AS n FROM problems GROUP BY feed, field, reason"
        " ORDER BY feed, n DESC, field, reason"
    ):
        found.setdefault(feed, {})[name, reason] = count
    return found


def _state(row: tuple[Any, ...], problems: Mapping[tuple[str | None, str], int]) -> FeedState:
    key, title, attempt, success, rows, used, refused, withheld, meetings, *ends = row
    held, error, interval = ends
    return FeedState(
        key=key,
        title=title,
        last_attempt=attempt and datetime.fromisoformat(attempt),
        last_success=success and datetime.fromisoformat(success),
        rows=rows,
        used=used,
        refused=refused,
        withheld=withheld,
        meetings=meetings,
        problems=problems,
        held=held,
        error=error,
        interval=interval,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)

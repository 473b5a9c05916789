"""The meetings themselves: stored a feed at a time, each in one transaction."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from finder.catalogue.history import add_events
from finder.catalogue.journal import seal_journal
from finder.catalogue.last_schedule import last_from_json, last_to_json
from finder.catalogue.sums import seal
from finder.catalogue.values import Event, Gone, Noted, Reading, Stored
from finder.record import from_json, to_json


def stored_of(database: sqlite3.Connection, feed: str) -> list[Stored]:
    """A feed's meetings as last read well, by id."""
    return _stored(database.execute(_SELECT + " WHERE feed = ? ORDER BY id", (feed,)))


def all_shown(database: sqlite3.Connection, ids: Iterable[str] | None = None) -> list[Stored]:
    """Those of every feed that is shown, by id; of `ids`, where given."""
    only, values = _only(ids)
    shown = " WHERE feed IN (SELECT key FROM feeds WHERE published)"
    return _stored(database.execute(f"{_SELECT}{shown}{only} ORDER BY id", values))


def shown_without_point(database: sqlite3.Connection) -> list[Stored]:
    """Those of every feed that is shown that have a street and no point, by id."""
    lacking = " AND record ->> '$.venue.street' IS NOT NULL"
    lacking += " AND (record ->> '$.venue.latitude' IS NULL"
    lacking += " OR record ->> '$.venue.longitude' IS NULL)"
    shown = " WHERE feed IN (SELECT key FROM feeds WHERE published)"
    return _stored(database.execute(f"{_SELECT}{shown}{lacking} ORDER BY id"))


def moved_ids(database: sqlite3.Connection, ids: Iterable[str] | None = None) -> dict[str, str]:
    """Old id -> present one, where the old one is no meeting's now; of `ids`, where given."""
    only, values = _only(ids)
    select = "SELECT id, target FROM moved WHERE id NOT IN (SELECT id FROM meetings)"
    return dict(database.execute(f"{select}{only} ORDER BY id", values).fetchall())


def moved_of(database: sqlite3.Connection, feed: str) -> dict[str, str]:
    """Every id that a listing of this feed once gave -> the id its meeting kept."""
    return dict(database.execute("SELECT id, target FROM moved WHERE feed = ?", (feed,)).fetchall())


def gone_ids(database: sqlite3.Connection, ids: Iterable[str] | None = None) -> list[Gone]:
    """By id; those of feeds that are not shown too, since they were once. Of `ids`, where given."""
    only, values = _only(ids)
    select = "SELECT id, name, since, latitude, longitude, last FROM gone WHERE true"
    rows = database.execute(f"{select}{only} ORDER BY id", values)
    return [
        Gone(
            id=key,
            name=name,
            since=date.fromisoformat(since),
            latitude=latitude,
            longitude=longitude,
            last=last_from_json(last),
        )
        for key, name, since, latitude, longitude, last in rows
    ]


def store(database: sqlite3.Connection, reading: Reading, at: datetime) -> None:
    """Puts a reading in place of the feed's last one: all of it, or (on any error) nothing."""
    feed = reading.feed
    with database:
        database.execute("BEGIN IMMEDIATE")
        _store_meetings(database, feed, reading.stored)
        _store_fates(database, reading)
        _store_problems(database, feed, reading.problems)
        add_events(database, reading.events)
        seal(database, feed)
        seal_journal(database)
        database.execute(
            "UPDATE feeds SET last_attempt = ?, last_success = ?, error = NULL, held = NULL,"
            " agreed = NULL, failures = 0, asked = NULL,"
            " rows = ?, used = ?, refused = ?, withheld = ?, seen = ? WHERE key = ?",
            (
                *(at.isoformat(), at.isoformat()),
                *(reading.rows, reading.used, reading.refused, reading.withheld),
                json.dumps(dict(reading.seen)),
                feed,
            ),
        )


def update(
    database: sqlite3.Connection,
    feed: str,
    stored: Collection[Stored],
    events: Iterable[Event],
    gone: Collection[Gone] = (),
) -> None:
    """Changes single meetings of a feed, or takes them off; its next fetch is not conditional."""
    with database:
        database.execute("BEGIN IMMEDIATE")
        ids = [*(item.meeting.id for item in stored), *(item.id for item in gone)]
        of_feed = "DELETE FROM meetings WHERE id = ? AND feed = ?"
        database.executemany(of_feed, ((id, feed) for id in ids))  # noqa: A001
        database.executemany(_INSERT, map(_columns, stored))
        _store_gone(database, feed, gone)
        add_events(database, events)
        seal(database, feed)
        seal_journal(database)
        database.execute("UPDATE feeds SET seen = NULL WHERE key = ?", (feed,))


def _only(ids: Iterable[str] | None) -> tuple[str, tuple[str, ...]]:
    """A further condition, and its value."""
    if ids is None:
        return "", ()
    return " AND id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(ids)),)


_COLUMNS = "id, feed, listed_as, record, since, first_seen, changed, changes"
_INSERT = f"INSERT INTO meetings ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_SELECT = "SELECT record, listed_as, since, first_seen, changed, changes FROM meetings"


def _columns(item: Stored) -> tuple[str | int, ...]:
    return (
        item.meeting.id,
        item.meeting.feed,
        item.listed_as,
        to_json(item.meeting),
        item.since.isoformat(),
        item.first_seen.isoformat(),
        item.changed.isoformat(),
        item.changes,
    )


def _stored(rows: Iterable[tuple[Any, ...]]) -> list[Stored]:
    return [
        Stored(
            meeting=from_json(record),
            listed_as=listed_as,
            since=date.fromisoformat(since),
            first_seen=date.fromisoformat(first_seen),
            changed=date.fromisoformat(changed),
            changes=changes,
        )
        for record, listed_as, since, first_seen, changed, changes in rows
    ]


def _store_meetings(database: sqlite3.Connection, feed: str, stored: Iterable[Stored]) -> None:
    """Writes only what is not there as it is: the rest is not touched."""
    select = f"SELECT {_COLUMNS} FROM meetings WHERE feed = ?"  # noqa: S608
    known = {row[0]: row for row in database.execute(select, (feed,))}
    rows = [_columns(item) for item in stored]
    fresh = [row for row in rows if known.get(row[0]) != row]
    same = {row[0] for row in rows} - {row[0] for row in fresh}
    old = [(key,) for key in known if key not in same]
    database.executemany("DELETE FROM meetings WHERE id = ?", old)
    database.executemany(_INSERT, fresh)


def _store_gone(database: sqlite3.Connection, feed: str, gone: Iterable[Gone]) -> None:
    database.executemany(
        "INSERT OR REPLACE INTO gone (id, feed, name, since, latitude, longitude, last)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(g.id, feed, g.name, g.since.isoformat()),
                *(g.latitude, g.longitude, last_to_json(g.last)),
            )
            for g in gone
        ),
    )
    database.execute("DELETE FROM gone WHERE id IN (SELECT id FROM meetings)")


def _store_fates(database: sqlite3.Connection, reading: Reading) -> None:
    """What stays is not written: the journal (`journal.sql`) would take it for a change.

    In two steps, since the conflict rule of an upsert would stand for that of the journal too.
    """
    moved = [(old, reading.feed, new) for old, new in reading.moved.items()]
    database.executemany("DELETE FROM moved WHERE id = ?1 AND (feed <> ?2 OR target <> ?3)", moved)
    database.executemany(
        "INSERT INTO moved SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM moved WHERE id = ?1)",
        moved,
    )
    _store_gone(database, reading.feed, reading.gone)


def _store_problems(database: sqlite3.Connection, feed: str, problems: Iterable[Noted]) -> None:
    database.execute("DELETE FROM problems WHERE feed = ?", (feed,))
    database.executemany(
        "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((feed, p.row, p.ref, p.field, p.reason, json.dumps(p.value), p.refused) for p in problems),
    )

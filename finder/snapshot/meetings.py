"""The meetings of a snapshot in one SQLite file: written once, then read by many threads."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

from finder.catalogue import last_from_json, last_to_json
from finder.duplicates import Source
from finder.model import Meeting
from finder.record import from_json, to_json
from finder.snapshot.contents import UNDATED, Contents, Gone, Linked, Moved

_AT_ONCE = 500
_SOURCE = "id, feed, source_id, source_url, updated"


def write_meetings(contents: Contents, path: Path) -> None:
    """Row numbers follow the order of `contents.meetings`. Syncing to disk is the caller's."""
    schema = files(__package__).joinpath("meetings.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + schema)
        database.executemany("INSERT INTO meetings VALUES (?, ?, ?, ?, ?, ?)", _rows(contents))
        database.executemany("INSERT INTO moved VALUES (?, ?)", contents.moved.items())
        database.executemany("INSERT INTO linked VALUES (?, ?)", contents.linked.items())
        database.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", _sources(contents))
        database.executemany(
            "INSERT INTO gone VALUES (?, ?, ?, ?, ?, ?)",
            (
                (g.id, g.name, g.since.isoformat(), g.latitude, g.longitude, last_to_json(g.last))
                for g in contents.gone
            ),
        )
        database.commit()


def _rows(contents: Contents) -> Iterator[tuple[int, str, str, str, int, str]]:
    for row, meeting in enumerate(contents.meetings):
        seen = contents.first_seen.get(meeting.id, UNDATED).isoformat()
        changed = contents.changed.get(meeting.id, UNDATED).isoformat()
        yield row, meeting.id, seen, changed, contents.changes.get(meeting.id, 0), to_json(meeting)


def _sources(contents: Contents) -> Iterator[tuple[str | int | None, ...]]:
    for shown, items in contents.sources.items():
        for number, item in enumerate(items):
            yield (
                *(shown, number, item.id, item.feed),
                *(item.source_id, item.source_url, item.updated),
            )


class MeetingFile:
    """That file, open. It stays readable after it was pruned, for as long as this object lives."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()  # one connection, many threads
        self._database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._select("SELECT count(*) FROM meetings")
        self._has_sources = bool(self._select("SELECT 1 FROM sources LIMIT 1"))

    def _select(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._database.execute(sql, tuple(values)).fetchall()

    def close(self) -> None:
        with self._lock:
            self._database.close()

    def meeting(self, row: int) -> Meeting:
        """Raises IndexError for a row that is not there."""
        found = self._select("SELECT record FROM meetings WHERE row = ?", (row,))
        if not found:
            raise IndexError(row)
        return from_json(found[0][0])

    def meetings(self, rows: Iterable[int]) -> list[Meeting]:
        """In the order asked for."""
        wanted = [int(row) for row in rows]
        found: dict[int, Meeting] = {}
        for begin in range(0, len(wanted), _AT_ONCE):
            part = wanted[begin : begin + _AT_ONCE]
            marks = ",".join("?" * len(part))
            sql = f"SELECT row, record FROM meetings WHERE row IN ({marks})"  # noqa: S608
            found.update((row, from_json(record)) for row, record in self._select(sql, part))
        return [found[row] for row in wanted]

    def row_of(self, id: str) -> int | None:  # noqa: A002
        found = self._select("SELECT row FROM meetings WHERE id = ?", (id,))
        return int(found[0][0]) if found else None

    def dates(self, row: int) -> tuple[date, date]:
        """First seen with its present schedule, last real change."""
        sql = "SELECT first_seen, changed FROM meetings WHERE row = ?"
        seen, changed = self._select(sql, (row,))[0]
        return date.fromisoformat(seen), date.fromisoformat(changed)

    def histories(self, rows: Iterable[int]) -> dict[int, tuple[date, date, int]]:
        """By row: first seen with its present schedule, last real change, number of changes."""
        wanted = [int(row) for row in rows]
        found: dict[int, tuple[date, date, int]] = {}
        for begin in range(0, len(wanted), _AT_ONCE):
            part = wanted[begin : begin + _AT_ONCE]
            marks = ",".join("?" * len(part))
            sql = f"SELECT row, first_seen, changed, changes FROM meetings WHERE row IN ({marks})"  # noqa: S608
            for row, seen, changed, changes in self._select(sql, part):
                found[row] = (date.fromisoformat(seen), date.fromisoformat(changed), changes)
        return found

    def all_changes(self) -> dict[str, int]:
        """By id; of those that had any."""
        return dict(self._select("SELECT id, changes FROM meetings WHERE changes > 0"))

    def all_dates(self) -> tuple[dict[str, date], dict[str, date]]:
        """Both dates of every meeting, by id."""
        rows = self._select("SELECT id, first_seen, changed FROM meetings")
        seen = {key: date.fromisoformat(first) for key, first, _ in rows}
        return seen, {key: date.fromisoformat(changed) for key, _, changed in rows}

    def all_meetings(self) -> list[Meeting]:
        """In the order of their rows."""
        return [
            from_json(text) for (text,) in self._select("SELECT record FROM meetings ORDER BY row")
        ]

    def fate_of(self, id: str) -> Moved | Linked | Gone | None:  # noqa: A002
        """What became of an id that is no meeting's here.

        One that moved to an id which is linked leads there, and on from there: the first is for
        ever, the second is not.
        """
        moved = self._led("moved", id)
        kept = moved or id
        linked = self._led("linked", kept)
        if self.row_of(linked or kept) is not None:
            if moved:
                return Moved(id=moved)
            return Linked(id=linked) if linked else None
        gone = self._select("SELECT * FROM gone WHERE id = ?", (linked or kept,))
        gone = gone or self._select("SELECT * FROM gone WHERE id = ?", (kept,))
        return _gone(gone[0]) if gone else None

    def row_behind(self, id: str) -> int | None:  # noqa: A002
        """The row that an id leads to, its own or that of where it moved or is linked to."""
        row = self.row_of(id)
        if row is not None:
            return row
        kept = self._led("moved", id) or id
        return self.row_of(self._led("linked", kept) or kept)

    def _led(self, table: str, id: str) -> str | None:  # noqa: A002
        found = self._select(f"SELECT target FROM {table} WHERE id = ?", (id,))  # noqa: S608
        return str(found[0][0]) if found else None

    def ids_of(self, id: str) -> tuple[str, ...]:  # noqa: A002
        """That id, and those that are linked to it."""
        rows = self._select("SELECT id FROM linked WHERE target = ? ORDER BY id", (id,))
        return (id, *(other for (other,) in rows))

    def sources(self, id: str) -> tuple[Source, ...]:  # noqa: A002
        """The other feeds' listings of the meeting that is shown under this id."""
        if not self._has_sources:
            return ()
        rows = self._select(f"SELECT {_SOURCE} FROM sources WHERE shown = ? ORDER BY number", (id,))  # noqa: S608
        return tuple(_source(values) for values in rows)

    def all_sources(self) -> dict[str, list[Source]]:
        """By the id they are shown under."""
        found: dict[str, list[Source]] = {}
        for shown, *values in self._select(
            f"SELECT shown, {_SOURCE} FROM sources ORDER BY shown, number"  # noqa: S608
        ):
            found.setdefault(shown, []).append(_source(values))
        return found

    def all_linked(self) -> dict[str, str]:
        return dict(self._select("SELECT id, target FROM linked"))

    def all_moved(self) -> dict[str, str]:
        return dict(self._select("SELECT id, target FROM moved"))

    def all_gone(self) -> list[Gone]:
        return [_gone(values) for values in self._select("SELECT * FROM gone ORDER BY id")]


def _source(values: Iterable[Any]) -> Source:
    id, feed, source_id, source_url, updated = values  # noqa: A001
    return Source(id=id, feed=feed, source_id=source_id, source_url=source_url, updated=updated)


def _gone(values: tuple[Any, ...]) -> Gone:
    id, name, since, latitude, longitude, last = values  # noqa: A001
    return Gone(
        id=id,
        name=name,
        since=date.fromisoformat(since),
        latitude=latitude,
        longitude=longitude,
        last=last_from_json(last),
    )

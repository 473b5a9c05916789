"""The meetings of a snapshot in their SQLite file, read by many threads.

Those of a delta lie in two: its own file holds what is new, and what of the base's counts no more;
views of the names of the tables make one of both.
"""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from finder.duplicates import Source
from finder.model import Meeting
from finder.record import from_json
from finder.snapshot.contents import Gone, Linked, Moved
from finder.snapshot.entries import Entry, Kind, Patch, gone_from, source_from
from finder.snapshot.short import behind, know_links

_AT_ONCE = 500
_SOURCE = "id, feed, source_id, source_url, updated"
_COLUMNS = {
    Kind.MEETINGS: "first_seen, changed, changes, record",
    Kind.MOVED: "target",
    Kind.LINKED: "target",
    Kind.SOURCES: _SOURCE,
    Kind.GONE: "name, since, latitude, longitude, last",
}
# By row also those that count no more: the index may look at one that stands for others.
_EVERY = (
    "CREATE TEMP VIEW every AS SELECT * FROM main.meetings UNION ALL SELECT * FROM base.meetings"
)
_ORDER = {Kind.SOURCES: " ORDER BY shown, number", Kind.MEETINGS: " ORDER BY row"}
_KEY = {Kind.SOURCES: "shown"}  # the column that the others call id
_VIEW = (
    "CREATE TEMP VIEW {kind} AS SELECT * FROM main.{kind} UNION ALL SELECT * FROM base.{kind}"
    " WHERE NOT EXISTS"
    " (SELECT 1 FROM main.replaced WHERE kind = '{kind}' AND id = base.{kind}.{key})"
)


class MeetingFile:
    """That file, open. It stays readable after it was pruned, for as long as this object lives."""

    def __init__(self, path: Path, base: Path | None = None) -> None:
        """`base` is the file that a delta's own lies over."""
        self._lock = Lock()  # one connection, many threads
        self._database = sqlite3.connect(_address(path), uri=True, check_same_thread=False)
        know_links(self._database)
        self._schemas = ("main",) if base is None else ("main", "base")
        self._every = "meetings" if base is None else "every"
        if base is not None:
            self._database.execute("ATTACH ? AS base", (_address(base),))
            for kind in Kind:
                self._database.execute(_VIEW.format(kind=kind, key=_KEY.get(kind, "id")))
            self._database.execute(_EVERY)
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
        found = self._select(f"SELECT record FROM {self._every} WHERE row = ?", (row,))  # noqa: S608
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
            sql = f"SELECT row, record FROM {self._every} WHERE row IN ({marks})"  # noqa: S608
            found.update((row, from_json(record)) for row, record in self._select(sql, part))
        return [found[row] for row in wanted]

    def row_of(self, id: str) -> int | None:  # noqa: A002
        found = self._select("SELECT row FROM meetings WHERE id = ?", (id,))
        return int(found[0][0]) if found else None

    def dates(self, row: int) -> tuple[date, date]:
        """First seen with its present schedule, last real change."""
        sql = f"SELECT first_seen, changed FROM {self._every} WHERE row = ?"  # noqa: S608
        seen, changed = self._select(sql, (row,))[0]
        return date.fromisoformat(seen), date.fromisoformat(changed)

    def histories(self, rows: Iterable[int]) -> dict[int, tuple[date, date, int]]:
        """By row: first seen with its present schedule, last real change, number of changes."""
        wanted = [int(row) for row in rows]
        found: dict[int, tuple[date, date, int]] = {}
        for begin in range(0, len(wanted), _AT_ONCE):
            part = wanted[begin : begin + _AT_ONCE]
            marks = ",".join("?" * len(part))
            columns = "row, first_seen, changed, changes"
            sql = f"SELECT {columns} FROM {self._every} WHERE row IN ({marks})"  # noqa: S608
            for row, seen, changed, changes in self._select(sql, part):
                found[row] = (date.fromisoformat(seen), date.fromisoformat(changed), changes)
        return found

    def all_rows(self) -> list[int]:
        return [row for (row,) in self._select("SELECT row FROM meetings ORDER BY id")]

    def all_ids(self, kind: Kind) -> list[str]:
        return [str(id) for (id,) in self._select(f"SELECT id FROM {kind} ORDER BY id")]  # noqa: A001, S608

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
        return gone_from(*gone[0]) if gone else None

    def row_behind(self, id: str) -> int | None:  # noqa: A002
        """The row that an id leads to, its own or that of where it moved or is linked to."""
        row = self.row_of(id)
        if row is not None:
            return row
        kept = self._led("moved", id) or id
        return self.row_of(self._led("linked", kept) or kept)

    def ids_behind(self, link: str) -> list[str]:
        """The ids, past ones too, that have this short link (`finder.ical.links`)."""
        with self._lock:
            found = self._database.execute(behind(self._schemas), {"link": link}).fetchall()
        return [str(id) for (id,) in found]  # noqa: A001

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
        return tuple(source_from(values) for values in rows)

    def counts(self, ids: Iterable[str] | None = None) -> dict[str, int]:
        """How many real changes there were, by id, of those that had any (of `ids`, or of all)."""
        sql = "SELECT id, changes FROM meetings WHERE changes > 0"
        if ids is None:
            return dict(self._select(sql))
        some = f"{sql} AND id IN (SELECT value FROM json_each(?))"  # noqa: S608
        return dict(self._select(some, (json.dumps(sorted(ids)),)))

    def gone_since(self, day: date) -> list[Gone]:
        """Those that went on that day or later, by id."""
        sql = "SELECT * FROM gone WHERE since >= ? ORDER BY id"
        return [gone_from(*values) for values in self._select(sql, (day.isoformat(),))]

    def entries_behind(self, ids: Iterable[str]) -> dict[Kind, dict[str, Entry]]:
        """What there is of these ids, and of those that they lead to."""
        wanted = {*ids}
        wanted |= {str(target) for (target,) in self.entries(wanted)[Kind.MOVED].values()}
        wanted |= {str(target) for (target,) in self.entries(wanted)[Kind.LINKED].values()}
        return self.entries(wanted)

    def all_entries(self) -> dict[Kind, dict[str, Entry]]:
        """The meetings in the order of their rows."""
        return {kind: self.all_entries_of(kind) for kind in Kind}

    def all_entries_of(self, kind: Kind) -> dict[str, Entry]:
        return self._entries(kind, kind, "")

    def entries(self, ids: Iterable[str]) -> dict[Kind, dict[str, Entry]]:
        """What there is of these ids."""
        wanted = json.dumps(sorted(ids))
        where = "WHERE {key} IN (SELECT value FROM json_each(?))"
        return {kind: self._entries(kind, kind, where, wanted) for kind in Kind}

    def patch(self) -> Patch:
        """Of a delta what differs from its base; of others everything."""
        own = {kind: self._entries(kind, f"main.{kind}", "") for kind in Kind}
        aside: dict[Kind, dict[str, Entry | None]] = {kind: {} for kind in Kind}
        for kind, id in self._select("SELECT kind, id FROM main.replaced"):  # noqa: A001
            aside[Kind(kind)][id] = None
        return Patch(entries={kind: {**aside[kind], **own[kind]} for kind in Kind})

    def _entries(self, kind: Kind, table: str, where: str, *values: str) -> dict[str, Entry]:
        key = _KEY.get(kind, "id")
        order = _ORDER.get(kind, "")
        sql = f"SELECT {key}, {_COLUMNS[kind]} FROM {table} {where.format(key=key)}{order}"  # noqa: S608
        rows = self._select(sql, values)
        if kind is not Kind.SOURCES:
            return {id: tuple(entry) for id, *entry in rows}  # noqa: A001
        found: dict[str, Entry] = {}
        for shown, *source in rows:
            found[shown] = (*found.get(shown, ()), tuple(source))
        return found

    def rows_of(self, ids: Iterable[str]) -> dict[str, int]:
        """By id; of those that are meetings here."""
        sql = "SELECT id, row FROM meetings WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._select(sql, (json.dumps(sorted(ids)),)))

    def row_before(self, id: str) -> int | None:  # noqa: A002
        """The row of the last id that is not after this one; None where it is before all."""
        sql = "SELECT row FROM meetings WHERE id <= ? ORDER BY id DESC LIMIT 1"
        found = self._select(sql, (id,))
        return int(found[0][0]) if found else None


def _address(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"

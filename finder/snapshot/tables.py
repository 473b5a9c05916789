"""Writes the SQLite file of a snapshot's meetings: of all of them, or of a delta."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from finder.snapshot.entries import Entry, Kind, Patch
from finder.snapshot.short import index_links

_SIMPLE = (Kind.MOVED, Kind.LINKED, Kind.GONE)


def write_tables(
    path: Path,
    entries: Mapping[Kind, Mapping[str, Entry | None]],
    rows: Mapping[str, int],
    aside: Iterable[tuple[Kind, str]] = (),
) -> None:
    """`rows` are the row numbers of the meetings; entries that are None are left out.

    `aside` are the kind and id of what counts no more of a base. Syncing to disk is the caller's.
    """
    schema = files(__package__).joinpath("meetings.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + schema)
        database.executemany(
            "INSERT INTO meetings VALUES (?, ?, ?, ?, ?, ?)",
            (
                (rows[key], key, *entry)
                for key, entry in entries.get(Kind.MEETINGS, {}).items()
                if entry is not None
            ),
        )
        database.executemany(
            "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (key, number, *source)
                for key, entry in entries.get(Kind.SOURCES, {}).items()
                for number, source in enumerate(entry or ())
            ),
        )
        for kind in _SIMPLE:
            _write(database, kind, entries.get(kind, {}))
        database.executemany("INSERT INTO replaced VALUES (?, ?)", aside)
        index_links(database)
        database.commit()


def replaced(patch: Patch) -> list[tuple[Kind, str]]:
    """The kind and id of all that a patch speaks of."""
    return [(kind, key) for kind in Kind for key in patch.of(kind)]


def _write(database: sqlite3.Connection, kind: Kind, entries: Mapping[str, Entry | None]) -> None:
    found = [(key, *entry) for key, entry in entries.items() if entry is not None]
    if found:
        marks = ",".join("?" * len(found[0]))
        database.executemany(f"INSERT INTO {kind} VALUES ({marks})", found)  # noqa: S608

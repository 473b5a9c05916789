"""Which meeting a short link stands for: an index over the hash of every id, in the file itself.

Ids of meetings that moved, are linked or have gone lead on too, for as long as they are known.
"""

import sqlite3
from collections.abc import Sequence

from finder.ical.links import short

_TABLES = ("meetings", "moved", "linked", "gone")


def know_links(database: sqlite3.Connection) -> None:
    """Before such a file is looked into, or written."""
    database.create_function("short", 1, short, deterministic=True)


def index_links(database: sqlite3.Connection) -> None:
    """Of the rows that there are: once all of them are written."""
    know_links(database)
    for table in _TABLES:
        database.execute(f"CREATE INDEX {table}_short ON {table} (short(id))")


def behind(schemas: Sequence[str]) -> str:
    """SQL for the ids behind `:link`, each once; without the index every id is looked at."""
    parts = (
        f"SELECT id FROM {schema}.{table} WHERE short(id) = :link"  # noqa: S608
        for schema in schemas
        for table in _TABLES
    )
    return " UNION ".join(parts)

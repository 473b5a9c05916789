"""What may have changed in the catalogue since a snapshot was made of all of it, its base.

Triggers note every row that is written, whoever writes it. The journal is a help, not a record:
where it is damaged, or of another base, the snapshot is made of everything again.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

_SEAL = "*touched"  # no feed's key: the sum of the journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """`ids` of meetings, listed, gone, moved or linked; `addresses` that a geocoder answered."""

    ids: frozenset[str]
    addresses: frozenset[str]


def touched(database: sqlite3.Connection, mark: str) -> Touched | None:
    """Since the base with this mark was made; None where the journal is of another."""
    if mark_of(database) != mark or not is_sound(database):
        return None
    rows = database.execute("SELECT kind, name FROM touched").fetchall()
    return Touched(
        ids=frozenset(name for kind, name in rows if kind == "id"),
        addresses=frozenset(name for kind, name in rows if kind == "address"),
    )


def mark_of(database: sqlite3.Connection) -> str | None:
    row = database.execute("SELECT mark FROM base").fetchone()
    return str(row[0]) if row else None


def start_anew(
    database: sqlite3.Connection, mark: str | None, unsettled: Iterable[str] = ()
) -> None:
    """Within the caller's transaction: all is in the base with this mark, but for `unsettled`."""
    database.execute("DELETE FROM touched")
    database.execute("DELETE FROM base")
    if mark is not None:
        database.execute("INSERT INTO base VALUES (?)", (mark,))
        database.executemany(
            "INSERT INTO touched VALUES ('id', ?)", [(name,) for name in sorted(set(unsettled))]
        )
    seal_journal(database)


def seal_journal(database: sqlite3.Connection) -> None:
    """Within the transaction that wrote what the triggers noted."""
    database.execute("INSERT OR REPLACE INTO sums VALUES (?, ?)", (_SEAL, _sum(database)))


def is_sound(database: sqlite3.Connection) -> bool:
    """Whether the journal is as it was written."""
    row = database.execute("SELECT sum FROM sums WHERE feed = ?", (_SEAL,)).fetchone()
    return row is not None and row[0] == _sum(database)


def mend(database: sqlite3.Connection) -> None:
    """A damaged journal says nothing more; before anything else is written."""
    if mark_of(database) is not None and not is_sound(database):
        with database:
            start_anew(database, None)


def _sum(database: sqlite3.Connection) -> str:
    digest = sha256(repr(database.execute("SELECT mark FROM base").fetchall()).encode())
    for row in database.execute("SELECT kind, name FROM touched ORDER BY kind, name"):
        digest.update(repr(row).encode())
    return digest.hexdigest()

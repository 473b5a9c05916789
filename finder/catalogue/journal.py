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
    database.execute("DELETE FROM sums WHERE feed = ?", (_SEAL,))
    if mark is not None:
        database.execute("INSERT INTO base VALUES (?)", (mark,))
        database.executemany(
            "INSERT INTO touched (kind, name) VALUES ('id', ?)",
            [(name,) for name in sorted(set(unsettled))],
        )
    seal_journal(database)


def seal_journal(database: sqlite3.Connection) -> None:
    """Within the transaction that wrote what the triggers noted."""
    known = _sealed(database)
    last, digest = known or (0, _first(database))
    last, digest = _chained(database, last, digest)
    if (last, digest) != known:
        value = f"{last} {digest}"
        database.execute("INSERT OR REPLACE INTO sums VALUES (?, ?)", (_SEAL, value))


def is_sound(database: sqlite3.Connection) -> bool:
    """Whether the journal is as it was written."""
    return _sealed(database) == _chained(database, 0, _first(database))


def mend(database: sqlite3.Connection) -> None:
    """A damaged journal says nothing more; before anything else is written."""
    if mark_of(database) is not None and not is_sound(database):
        with database:
            start_anew(database, None)


def _sealed(database: sqlite3.Connection) -> tuple[int, str] | None:
    """The number of the last line that is sealed, and the seal."""
    row = database.execute("SELECT sum FROM sums WHERE feed = ?", (_SEAL,)).fetchone()
    last, _, digest = str(row[0]).partition(" ") if row else ("", "", "")
    return (int(last), digest) if last.isdigit() else None


def _first(database: sqlite3.Connection) -> str:
    return sha256(repr(mark_of(database)).encode()).hexdigest()


def _chained(database: sqlite3.Connection, last: int, digest: str) -> tuple[int, str]:
    """Each line seals those before it, so that new ones are sealed without reading all."""
    select = "SELECT number, kind, name FROM touched WHERE number > ? ORDER BY number"
    for row in database.execute(select, (last,)):
        last, digest = row[0], sha256(f"{digest}{row!r}".encode()).hexdigest()
    return last, digest

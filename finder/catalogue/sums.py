"""A checksum over what each feed has in the catalogue: so that no flipped bit becomes a meeting.

SQLite notices a damaged page, not a changed letter on one; a flipped bit would turn a Monday into
another street or take a meeting off the site without a word.
"""

import sqlite3
from collections import defaultdict
from hashlib import sha256
from typing import Any

_SEALED = ("meetings", "gone", "moved")
_LIST = ""  # no feed's key: the sum of the list of feeds itself


def seal(database: sqlite3.Connection, feed: str) -> None:
    """Within the transaction that wrote what the feed has."""
    digest = sha256()
    for table in _SEALED:
        select = f"SELECT * FROM {table} WHERE feed = ? ORDER BY id"  # noqa: S608
        for row in database.execute(select, (feed,)):
            digest.update(repr(row).encode())
    _put(database, feed, digest.hexdigest())


def seal_list(database: sqlite3.Connection) -> None:
    """Within the transaction that said which feeds there are."""
    _put(database, _LIST, _list_sum(database))


def damage(database: sqlite3.Connection) -> str | None:
    """What is not as it was written; None if all is. Raises sqlite3.Error for what is unreadable.

    The tables themselves are walked, not their indexes: what readers would be shown.
    """
    (found,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        return str(found)
    database.execute("BEGIN")
    try:
        known = dict(database.execute("SELECT feed, sum FROM sums").fetchall())
        if known.pop(_LIST, None) not in (None, _list_sum(database)):
            return "the list of feeds is not as it was written"
        known = {name: found for name, found in known.items() if not name.startswith("*")}
        digests: defaultdict[str, Any] = defaultdict(sha256)
        for table in _SEALED:
            at = _place_of_feed(database, table)
            for row in database.execute(f"SELECT * FROM {table} NOT INDEXED ORDER BY id"):  # noqa: S608
                digests[row[at]].update(repr(row).encode())
    finally:
        database.rollback()
    wrong = [feed for feed in known if digests[feed].hexdigest() != known[feed]]
    return f"what {', '.join(wrong)} had is not as it was written" if wrong else None


def _put(database: sqlite3.Connection, name: str, found: str) -> None:
    database.execute("INSERT OR REPLACE INTO sums VALUES (?, ?)", (name, found))


def _list_sum(database: sqlite3.Connection) -> str:
    rows = database.execute("SELECT key, publisher, published, interval FROM feeds ORDER BY key")
    return sha256(repr(rows.fetchall()).encode()).hexdigest()


def _place_of_feed(database: sqlite3.Connection, table: str) -> int:
    columns = [name for _, name, *_ in database.execute(f"PRAGMA table_info({table})")]
    return columns.index("feed")

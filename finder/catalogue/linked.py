"""Which ids lead to another feed's meeting: the memory of `finder.duplicates`."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from finder.catalogue.journal import seal_journal
from finder.duplicates import Link


def links(database: sqlite3.Connection) -> dict[str, Link]:
    """As of the last time that the catalogue was published."""
    rows = database.execute("SELECT id, shown_as, since FROM linked")
    return {
        key: Link(shown_as=shown_as, since=date.fromisoformat(since))
        for key, shown_as, since in rows
    }


def remember(database: sqlite3.Connection, found: Mapping[str, Link]) -> None:
    """Puts these in place of those of the last time; what stays is not touched."""
    known = links(database)
    fresh = {key: link for key, link in found.items() if known.get(key) != link}
    if not fresh and known.keys() <= found.keys():
        return
    with database:
        database.executemany(
            "DELETE FROM linked WHERE id = ?",
            [(key,) for key in {*fresh, *(known.keys() - found.keys())}],
        )
        database.executemany(
            "INSERT INTO linked (id, shown_as, since) VALUES (?, ?, ?)",
            ((key, link.shown_as, link.since.isoformat()) for key, link in fresh.items()),
        )
        seal_journal(database)


def forget_links(database: sqlite3.Connection, feed: str) -> None:
    """Of a feed that is purged: nothing leads to or from its ids. The caller commits."""
    own = f"{feed}_"
    database.execute(
        "DELETE FROM linked WHERE substr(id, 1, ?) = ? OR substr(shown_as, 1, ?) = ?",
        (len(own), own, len(own), own),
    )

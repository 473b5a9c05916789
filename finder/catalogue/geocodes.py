"""What a geocoder said of an address, once and for ever: found, or asked and not found."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date

from finder.catalogue.journal import seal_journal

Point = tuple[float, float]


def geocodes(database: sqlite3.Connection) -> Mapping[str, Point]:
    """Address -> (latitude, longitude) in degrees, of those that were found."""
    rows = database.execute(
        "SELECT address, latitude, longitude FROM geocodes WHERE latitude IS NOT NULL"
    )
    return {address: (latitude, longitude) for address, latitude, longitude in rows}


def asked_addresses(database: sqlite3.Connection) -> frozenset[str]:
    """Every address that has had its answer, and need not be asked again."""
    return frozenset(address for (address,) in database.execute("SELECT address FROM geocodes"))


def keep_geocode(
    database: sqlite3.Connection, address: str, point: Point | None, asked: date
) -> None:
    """Commits the answer, None for not found; the caller holds the write lock."""
    latitude, longitude = point or (None, None)
    with database:
        database.execute(
            "INSERT OR REPLACE INTO geocodes (address, latitude, longitude, asked)"
            " VALUES (?, ?, ?, ?)",
            (address, latitude, longitude, asked.isoformat()),
        )
        seal_journal(database)


def forget_geocodes(database: sqlite3.Connection, addresses: Iterable[str]) -> None:
    """As if they had never been asked. Commits; the caller holds the write lock."""
    known = [(address,) for address in addresses]
    with database:
        database.executemany("DELETE FROM geocodes WHERE address = ?", known)
        seal_journal(database)

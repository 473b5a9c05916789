"""Whole copies of the catalogue: out of use into one file, and from such a file into use."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from finder.catalogue.database import catalogue_file, open_catalogue
from finder.catalogue.sums import damage
from finder.errors import BadSettings

_BESIDE = ("", "-wal", "-shm")  # SQLite's own files


def copy_catalogue(data: Path, target: Path) -> None:
    """One file, of one moment, while others may go on writing. `target` must not exist."""
    with (
        closing(sqlite3.connect(f"{catalogue_file(data).as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def check_catalogue(data: Path, *, demo: bool) -> None:
    """Raises BadSettings for what is damaged, newer than this program, or of the other kind.

    An older one is brought up to date.
    """
    with open_catalogue(data, demo=demo, check=False) as database:
        try:
            found = damage(database)
        except sqlite3.DatabaseError as error:
            found = str(error)
    if found:
        raise BadSettings(f"the catalogue in it is damaged: {found}")


def set_aside(data: Path, folder: Path) -> None:
    """Copies what is there as it is, damaged or not; nothing where there is none."""
    for suffix in _BESIDE:
        path = _beside(data, suffix)
        if path.exists():
            shutil.copy2(path, folder / path.name)


def put_catalogue(source: Path, data: Path) -> None:
    """Makes the catalogue what `source`, a folder with a sound one, has: all of it or nothing.

    What cannot be opened is taken out of the way first; the caller holds both locks and has
    set it aside.
    """
    with closing(sqlite3.connect(catalogue_file(source))) as fresh:
        try:
            _replace(fresh, data)
        except sqlite3.DatabaseError:
            for suffix in reversed(_BESIDE):
                _beside(data, suffix).unlink(missing_ok=True)
            _replace(fresh, data)


def drop_copies(data: Path, database: sqlite3.Connection) -> None:
    """Leaves no trace of deleted rows in the file itself, nor copies made before a migration."""
    database.execute("VACUUM")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for path in data.glob("catalogue.v*.sqlite"):
        path.unlink(missing_ok=True)


def _replace(fresh: sqlite3.Connection, data: Path) -> None:
    with closing(sqlite3.connect(catalogue_file(data), timeout=30)) as database:
        database.execute("PRAGMA synchronous=FULL")
        database.execute("PRAGMA journal_mode=WAL")
        fresh.backup(database)


def _beside(data: Path, suffix: str) -> Path:
    path = catalogue_file(data)
    return path.with_name(path.name + suffix)

"""Opens the catalogue: one SQLite file, its schema and its version."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from finder.catalogue.journal import mend, seal_journal
from finder.catalogue.sums import damage, seal, seal_list
from finder.errors import BadSettings

VERSION = 7
_THE_DISKS = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_BUSY,
}
_JOURNAL = files(__package__).joinpath("journal.sql").read_text(encoding="utf-8")
# From each older version to the next; only ever additions.
_STEPS = {
    1: "ALTER TABLE meetings ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE gone ADD COLUMN last TEXT;",
    2: "ALTER TABLE feeds ADD COLUMN interval INTEGER NOT NULL DEFAULT 1440;"
    "ALTER TABLE feeds ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE feeds ADD COLUMN asked TEXT;"
    "ALTER TABLE feeds ADD COLUMN agreed TEXT;",
    3: "CREATE TABLE linked (id TEXT PRIMARY KEY, shown_as TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE geocodes (address TEXT PRIMARY KEY, latitude REAL, longitude REAL,"
    " asked TEXT NOT NULL) WITHOUT ROWID;",
    4: "CREATE TABLE sums (feed TEXT PRIMARY KEY, sum TEXT NOT NULL) WITHOUT ROWID;"
    "ALTER TABLE linked ADD COLUMN since TEXT NOT NULL DEFAULT '2000-01-01';",
    5: _JOURNAL,
    6: "",  # what is kept of a meeting that has gone may say more (last_schedule)
}


@contextmanager
def open_catalogue(
    data: Path, *, demo: bool = False, check: bool = True
) -> Iterator[sqlite3.Connection]:
    """`<data>/catalogue.sqlite`, made if it is not there.

    WAL with `synchronous=FULL`: what was committed survives a crash of the process and of the
    machine. Raises BadSettings where the demonstration would meet real feeds, for a catalogue
    of a newer version and for one that is damaged; `check` looks at every meeting for that.
    """
    data.mkdir(parents=True, exist_ok=True)
    path = catalogue_file(data)
    lost = path.exists() and (data / "snapshots" / "current").is_symlink()  # if it is empty now
    with closing(sqlite3.connect(path, timeout=30)) as database:
        try:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=FULL")
            if lost and _version(database) == 0:
                raise _unusable(path, "it is empty")
            _prepare(database, path, demo)
            wrong = damage(database) if check else None
        except UnicodeDecodeError as error:  # of the message on a damaged schema
            raise _unusable(path, "its schema is damaged") from error
        except sqlite3.DatabaseError as error:
            if _is_the_disks(error):
                raise
            raise _unusable(path, str(error)) from error
        if wrong:
            raise _unusable(path, wrong)
        if check:
            mend(database)
        yield database


def _is_the_disks(error: sqlite3.DatabaseError) -> bool:
    """Full, not writable, or held by another: no backup helps, and nothing was lost."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code != sqlite3.SQLITE_IOERR_SHORT_READ and code & 0xFF in _THE_DISKS


def _unusable(path: Path, why: str) -> BadSettings:
    return BadSettings(
        f"the catalogue {path} cannot be used ({why}): restore a backup; "
        "the site goes on from its snapshots. Without a backup move the file away and sync: "
        "that keeps the meetings, but not their history"
    )


def has_catalogue(data: Path) -> bool:
    return catalogue_file(data).exists()


def catalogue_file(data: Path) -> Path:
    return data / "catalogue.sqlite"


def _prepare(database: sqlite3.Connection, path: Path, demo: bool) -> None:
    version = _version(database)
    if version == 0:
        schema = files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
        database.executescript(
            f"BEGIN IMMEDIATE; {schema}\n{_JOURNAL}\nINSERT INTO about VALUES ({int(demo)});"
            f"PRAGMA user_version={VERSION}; COMMIT;"
        )
    elif 0 < version < VERSION:
        _migrate(database, path, version)
    elif version != VERSION:
        raise BadSettings(f"the catalogue is of version {version}; this program knows {VERSION}")
    (is_demo,) = database.execute("SELECT demo FROM about").fetchone()
    if bool(is_demo) is not demo:
        raise BadSettings(
            "demonstration and real feeds never meet: give them different folders (FINDER_DATA)"
        )


def _version(database: sqlite3.Connection) -> int:
    """0 where nothing has been written yet."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _migrate(database: sqlite3.Connection, path: Path, version: int) -> None:
    """Forward in one transaction, after a copy beside it: `catalogue.v<version>.sqlite`."""
    copy = path.with_name(f"catalogue.v{version}.sqlite")
    fresh = copy.with_name(f"{copy.name}.new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh)) as target:
        database.backup(target)
    fresh.replace(copy)
    database.execute("BEGIN EXCLUSIVE")
    for number in range(_version(database), VERSION):  # none, where another process was first
        for step in _statements(_STEPS[number]):
            database.execute(step)
    for (feed,) in database.execute("SELECT key FROM feeds").fetchall():
        seal(database, feed)  # a step may have given its rows more columns
    seal_list(database)
    seal_journal(database)
    database.execute(f"PRAGMA user_version={VERSION}")
    database.commit()


def _statements(script: str) -> Iterator[str]:
    """One by one, since a script as a whole would commit; a trigger holds several."""
    statement = ""
    for part in script.split(";"):
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""

"""The shipped data as one read-only SQLite file, made once and shared by all processes."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from finder.register.places import shipped
from finder.register.places.folding import fold_place, spelled_out

_FORM = 2  # of the file: counts up when the schema or the folding changes
_SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, region TEXT, county TEXT,
  town TEXT, country TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
  population INTEGER NOT NULL
);
CREATE TABLE spelling (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
_Row = tuple[int, str, str, str | None, str | None, str | None, str, float, float, int]


def compiled(folder: Path) -> Path:
    """The file's path; makes it (in about five seconds) where it is not there yet.

    Two processes may do so at once: each writes a file of its own, and the renames leave one.
    """
    path = _path(folder)
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _write(path)
    return path


def is_compiled(folder: Path) -> bool:
    """Whether the file is there already."""
    return _path(folder).exists()


def _path(folder: Path) -> Path:
    return folder / f"places-{_FORM}-{shipped.fingerprint()}.sqlite"


def postal_key(code: str) -> str:
    """How the file keeps postal codes apart from names."""
    return f"#{code}"


def _write(path: Path) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".tmp")
    try:
        with closing(sqlite3.connect(name)) as file:
            _fill(file)
        os.fchmod(handle, 0o644)
        os.fsync(handle)  # before the rename, so that a power cut leaves a whole file or none
        os.replace(name, path)
    finally:
        os.close(handle)
        Path(name).unlink(missing_ok=True)


def _fill(file: sqlite3.Connection) -> None:
    file.execute("PRAGMA journal_mode = OFF")
    file.execute("PRAGMA synchronous = OFF")
    file.executescript(_SCHEMA)
    found = _Found()
    with file:
        file.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", found.rows())
        file.executemany("INSERT INTO spelling VALUES (?, ?)", sorted(found.spellings))


class _Found:
    """Rows of `place`, and the keys that lead to them, gathered while the rows are given."""

    def __init__(self) -> None:
        self.spellings: set[tuple[str, int]] = set()
        self._people: dict[tuple[str, str], int] = {}  # by country and key
        self._small: dict[tuple[str, str | None, str], list[shipped.PostalCode]] = {}

    def rows(self) -> Iterator[_Row]:
        """Towns, then postal codes, then the small places that only the codes name."""
        numbers = count(1)
        for number, town in zip(numbers, shipped.towns(), strict=False):
            yield self._town(number, town)
        for number, code in zip(numbers, shipped.postal_codes(), strict=False):
            yield self._code(number, code)
        for number, codes in zip(numbers, self._small.values(), strict=False):
            yield self._small_place(number, codes)

    def _town(self, number: int, town: shipped.Town) -> _Row:
        keys = _keys((town.name, *town.also))
        self.spellings.update((key, number) for key in keys)
        for key in keys:
            people = max(town.population, self._people.get((town.country, key), 0))
            self._people[town.country, key] = people
        where = (town.name, town.region, town.county, None, town.country)
        return (number, "town", *where, town.latitude, town.longitude, town.population)

    def _code(self, number: int, code: shipped.PostalCode) -> _Row:
        self.spellings.add((postal_key(code.code), number))
        people = self._people.get((code.country, fold_place(code.town)), 0)
        if not people:
            self._small.setdefault((code.country, code.region, code.town), []).append(code)
        where = (code.code, code.region, None, code.town, code.country)
        return (number, "postal_code", *where, code.latitude, code.longitude, people)

    def _small_place(self, number: int, codes: list[shipped.PostalCode]) -> _Row:
        code = codes[len(codes) // 2]  # they are in order, so this one lies among the others
        self.spellings.update((key, number) for key in _keys((code.town,)))
        where = (code.town, code.region, None, None, code.country)
        return (number, "town", *where, code.latitude, code.longitude, 0)


def _keys(names: Iterable[str]) -> set[str]:
    return {key for name in names for key in (fold_place(name), spelled_out(name)) if key}

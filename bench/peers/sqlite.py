"""SQLite: FTS5 for words, an R*Tree for places, covering indexes for what is filtered together.

As fast as we could make it: postings without positions and with an index of three-letter
beginnings, the tree over points on the unit sphere (so that it knows no date line), rows in order
of place, everything found once into a table in memory and counted from there.
"""

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.peers.plans import COLUMNS, Plan, planned
from bench.peers.tables import columns_of, narrowing_pairs
from bench.sheet import EARTH_KM, PAGE, Counted, Found, Ints, Sheet, chord, vector
from bench.workload import Question

TITLE = f"SQLite {'.'.join(sqlite3.sqlite_version.split('.')[:2])} FTS5 + R*Tree"
_SCHEMA = f"""
CREATE TABLE meeting (row INTEGER PRIMARY KEY, soonest INTEGER, x REAL, y REAL, z REAL,
    {", ".join(f"{name} INTEGER" for name in COLUMNS)});
CREATE TABLE atom (row INTEGER, atom INTEGER, PRIMARY KEY (row, atom)) WITHOUT ROWID;
CREATE TABLE value (value INTEGER, row INTEGER, PRIMARY KEY (value, row)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=none, columnsize=0, prefix='3',
    tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE place USING rtree(row, x0, x1, y0, y1, z0, z1);
"""
_INDEXES = """
CREATE INDEX by_day ON meeting (day, access, fellowship, time, soonest);
CREATE INDEX by_fellowship ON meeting (fellowship, access, day, soonest);
CREATE INDEX by_region ON meeting (region, time, access, soonest);
CREATE INDEX by_time ON meeting (time, access, region);
CREATE INDEX by_atom ON atom (atom, row);
INSERT INTO words(words) VALUES ('optimize');
ANALYZE;
"""
_OPENED = """
PRAGMA mmap_size = 8000000000; PRAGMA cache_size = -2000000; PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE hits (row INTEGER PRIMARY KEY, soonest INTEGER, apart REAL);
"""
# Counting by what is found sorts it; from a share on, reading all atoms in their order is faster.
_SCANNED_FROM = 5
_FEW = "SELECT atom, count(*) FROM hits CROSS JOIN atom USING (row) GROUP BY atom"
_MANY = (
    "SELECT atom, count(*) FROM atom INDEXED BY by_atom CROSS JOIN hits USING (row) GROUP BY atom"
)
_APART = "(m.x - :x) * (m.x - :x) + (m.y - :y) * (m.y - :y) + (m.z - :z) * (m.z - :z)"
_BOX = (
    "x1 >= :x - :reach AND x0 <= :x + :reach AND y1 >= :y - :reach AND y0 <= :y + :reach "
    "AND z1 >= :z - :reach AND z0 <= :z + :reach"
)


def opened(sheet: Sheet, folder: Path) -> "Sqlite":
    """Filled where it is not yet."""
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _fill(sheet, folder / "meetings.sqlite")
        (folder / "done").touch()
    return Sqlite(sheet, folder / "meetings.sqlite")


def _fill(sheet: Sheet, path: Path) -> None:
    database = sqlite3.connect(path)
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    vectors = [[None if n != n else n for n in line] for line in sheet.vectors.tolist()]
    columns = [column.tolist() for column in columns_of(sheet).values()]
    lines = zip(range(len(sheet)), sheet.soonest.tolist(), vectors, *columns, strict=True)
    marks = ",".join("?" * (5 + len(columns)))
    database.executemany(
        f"INSERT INTO meeting VALUES ({marks})",
        ((row, soonest, *point, *rest) for row, soonest, point, *rest in lines),
    )
    database.executemany(
        "INSERT OR IGNORE INTO atom VALUES (?, ?)",
        zip(sheet.of_row.tolist(), sheet.atoms.tolist(), strict=True),
    )
    database.executemany("INSERT INTO value VALUES (?, ?)", narrowing_pairs(sheet))
    database.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", enumerate(sheet.words))
    database.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (row, point[0], point[0], point[1], point[1], point[2], point[2])
            for row, point in enumerate(vectors)
            if point[0] is not None
        ),
    )
    database.executescript(_INDEXES)
    database.commit()
    database.close()


class Sqlite:
    """The file, open in this process."""

    def __init__(self, sheet: Sheet, path: Path) -> None:
        self._sheet = sheet
        self._database = sqlite3.connect(path, isolation_level=None, cached_statements=1000)
        self._database.executescript(_OPENED)

    def close(self) -> None:
        """Gives the file back."""
        self._database.close()

    def answer(self, question: Question) -> Found:
        plan, given = planned(question, self._sheet), _given(question)
        source, always = _source(question, plan)
        open_ = [self._not_restricted] if plan.only_open else []
        total = self._collect(question, source, [*always, *_wanted(plan.columns), *open_], given)
        counted = Counted(
            main=self._counts(_MANY if total > len(self._sheet) / _SCANNED_FROM else _FEW),
            own={
                name: self._own(
                    name, source, [*always, *_wanted(plan.without(name)), *open_], given
                )
                for name in plan.columns
            },
            restricted=self._restricted(source, [*always, *_wanted(plan.columns)], given)
            if plan.counts_restricted
            else 0,
        )
        rows = self._nearest(total) if question.around else self._soonest(question.page)
        return Found(total=total, rows=rows, facets=self._sheet.facets(question, counted))

    def _collect(
        self, question: Question, source: str, where: Sequence[str], given: Mapping[str, Any]
    ) -> int:
        """Puts what is found into the table `hits`; returns how many."""
        far = _APART if question.around else "NULL"
        self._ask("DELETE FROM hits")
        self._ask(
            f"INSERT INTO hits SELECT m.row, m.soonest, {far} FROM {source} WHERE {_and(where)}",
            given,
        )
        return int(self._ask("SELECT count(*) FROM hits")[0][0])

    def _own(self, name: str, source: str, where: Sequence[str], given: Mapping[str, Any]) -> Ints:
        """A column counted by its atoms."""
        sql = f"SELECT {name}, count(*) FROM {source} WHERE {_and(where)} GROUP BY {name}"
        return self._counts(sql, given)

    def _ask(self, sql: str, given: Mapping[str, Any] | Sequence[Any] = ()) -> list[Any]:
        return self._database.execute(sql, given).fetchall()

    @property
    def _not_restricted(self) -> str:
        return f"+m.access NOT IN ({_listed(self._sheet.restricted)})"

    def _restricted(self, source: str, where: Sequence[str], given: Mapping[str, Any]) -> int:
        access = f"m.access IN ({_listed(self._sheet.restricted)})"
        sql = f"SELECT count(*) FROM {source} WHERE {_and([*where, access])}"
        return int(self._ask(sql, given)[0][0])

    def _counts(self, sql: str, given: Mapping[str, Any] | Sequence[Any] = ()) -> Ints:
        found = np.array(self._ask(sql, given), dtype=np.int64).reshape(-1, 2)
        counts = np.zeros(len(self._sheet.group), dtype=np.int64)
        known = found[found[:, 0] >= 0]
        counts[known[:, 0]] = known[:, 1]
        return counts

    def _soonest(self, page: int) -> list[int]:
        sql = "SELECT row FROM hits ORDER BY soonest LIMIT ? OFFSET ?"
        return [row for (row,) in self._ask(sql, (PAGE, (page - 1) * PAGE))]

    def _nearest(self, total: int) -> list[int]:
        """By distance in hundredths of a kilometre, as all engines here; then by next start."""
        sql = (
            f"SELECT row FROM hits ORDER BY round(asin(sqrt(apart) / 2) * {200 * EARTH_KM}), "
            f"soonest LIMIT {PAGE}"
        )
        return [row for (row,) in self._ask(sql)] if total else []


def _given(question: Question) -> dict[str, Any]:
    last = len(question.words) - 1
    words = (
        f'"{word}"*' if question.unfinished and place == last else f'"{word}"'
        for place, word in enumerate(question.words)
    )
    given: dict[str, Any] = {"words": " AND ".join(words)}
    if question.around:
        latitude, longitude, km = question.around
        given |= dict(zip("xyz", vector(latitude, longitude).tolist(), strict=True))
        given |= {"reach": chord(km), "most": chord(km) ** 2}
    return given


def _source(question: Question, plan: Plan) -> tuple[str, list[str]]:
    """Where rows come from, the most selective first, and what is always asked of them."""
    kept = [
        f"EXISTS (SELECT 1 FROM value AS v WHERE v.value = {value} AND v.row = m.row)"
        for value in plan.values
    ]
    kept += [f"{_APART} <= :most"] if question.around else []
    if question.words:
        near = f" AND +rowid IN (SELECT row FROM place WHERE {_BOX})" if question.around else ""
        return _joined(f"SELECT rowid AS row FROM words WHERE words MATCH :words{near}"), kept
    if question.around:
        return _joined(f"SELECT row FROM place WHERE {_BOX}"), kept
    if plan.values:
        return _joined(f"SELECT row FROM value WHERE value = {plan.values[0]}"), kept[1:]
    return "meeting AS m", []


def _joined(rows: str) -> str:
    return f"({rows}) AS first CROSS JOIN meeting AS m ON m.row = first.row"


def _and(conditions: Sequence[str]) -> str:
    return " AND ".join(conditions) or "1"


def _wanted(columns: Mapping[str, Sequence[int]]) -> list[str]:
    return [f"m.{name} IN ({_listed(atoms)})" for name, atoms in columns.items()]


def _listed(atoms: Sequence[int]) -> str:
    return ",".join(map(str, atoms)) or "-2"

"""DuckDB: columns, scanned; words and values as sorted postings that its zone maps cut down.

As fast as we could make it: terms as numbers in their order (an unfinished word is a range), rows
in order of place, one statement a question, one thread.
"""

import shutil
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from bench.peers.plans import Plan, planned
from bench.peers.tables import columns_of, narrowing_pairs
from bench.sheet import EARTH_KM, PAGE, Counted, Found, Ints, Sheet, chord, vector
from bench.workload import Question

TITLE = f"DuckDB {'.'.join(duckdb.__version__.split('.')[:2])}"
_TABLES = """
CREATE TABLE meeting AS SELECT arrays.*, grouped.atoms FROM arrays
    JOIN (SELECT row, list(atom::SMALLINT) AS atoms FROM atoms GROUP BY row) AS grouped USING (row)
    ORDER BY row;
CREATE TABLE word AS SELECT one::INTEGER AS term, other::INTEGER AS row FROM words ORDER BY ALL;
CREATE TABLE value AS SELECT one::INTEGER AS value, other::INTEGER AS row FROM codes ORDER BY ALL;
CREATE INDEX by_term ON word (term);
"""
_APART = "(($x - x) ** 2 + ($y - y) ** 2 + ($z - z) ** 2)"
_FAR = f"round(asin(least(1.0, sqrt({_APART}) / 2)) * {200 * EARTH_KM})"
_NEAR = (
    "x BETWEEN $x - $reach AND $x + $reach AND y BETWEEN $y - $reach AND $y + $reach "
    f"AND z BETWEEN $z - $reach AND $z + $reach AND {_APART} <= $most"
)
_COUNT = 2**32  # an atom and its count share one number: atom * _COUNT + count


def opened(sheet: Sheet, folder: Path) -> "DuckDB":
    """Filled where it is not yet."""
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _fill(sheet, folder / "meetings.duckdb")
        (folder / "done").touch()
    return DuckDB(sheet, folder / "meetings.duckdb")


def _terms(sheet: Sheet) -> list[str]:
    return sorted({word for words in sheet.words for word in words.split()})


def _fill(sheet: Sheet, path: Path) -> None:
    number = {term: place for place, term in enumerate(_terms(sheet))}
    held = ((number[word], row) for row, text in enumerate(sheet.words) for word in text.split())
    with duckdb.connect(path) as database:
        database.register("arrays", _arrays(sheet))
        database.register("atoms", {"row": sheet.of_row, "atom": sheet.atoms})
        database.register("words", _pairs(held))
        database.register("codes", _pairs(narrowing_pairs(sheet)))
        database.execute(_TABLES)
        database.execute("CHECKPOINT")


def _arrays(sheet: Sheet) -> dict[str, Any]:
    columns = {name: column.astype(np.int16) for name, column in columns_of(sheet).items()}
    points = {name: sheet.vectors[:, place].copy() for place, name in enumerate("xyz")}
    rows = {"row": np.arange(len(sheet), dtype=np.int32), "soonest": sheet.soonest.astype(np.int32)}
    return rows | points | columns


def _pairs(pairs: Iterable[tuple[int, int]]) -> dict[str, Ints]:
    table = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    return {"one": table[:, 0].copy(), "other": table[:, 1].copy()}


class DuckDB:
    """The file, open in this process."""

    def __init__(self, sheet: Sheet, path: Path) -> None:
        self._sheet, self._terms = sheet, _terms(sheet)
        self._database = duckdb.connect(path, read_only=True, config={"threads": 1})

    def close(self) -> None:
        """Gives the file back."""
        self._database.close()

    def answer(self, question: Question) -> Found:
        plan = planned(question, self._sheet)
        sql = self._statement(question, plan)
        found = self._database.execute(sql).fetchone()
        assert found is not None
        total, rows, main, restricted, *own = found
        counted = Counted(
            main=self._counts(main),
            own={name: self._counts(each) for name, each in zip(plan.columns, own, strict=True)},
            restricted=restricted,
        )
        return Found(total=total, rows=rows or [], facets=self._sheet.facets(question, counted))

    def _counts(self, pairs: Sequence[int] | None) -> Ints:
        counts = np.zeros(len(self._sheet.group), dtype=np.int64)
        found = np.array([pair for pair in pairs or () if pair >= 0], dtype=np.int64)
        counts[found // _COUNT] = found % _COUNT
        return counts

    def _statement(self, question: Question, plan: Plan) -> str:
        """Everything at once: what is found, and from it total, page and counts."""
        always = self._always(question, plan)
        closed = f"access IN ({_listed(self._sheet.restricted)})"
        open_ = [f"NOT {closed}"] if plan.only_open else []
        order = "far, soonest" if question.around else "soonest"
        far = f", {_with(question, _FAR)} AS far" if question.around else ""
        own = (
            f", (SELECT list(pair) FROM (SELECT {name}::BIGINT * {_COUNT} + count(*) AS pair "
            f"FROM meeting WHERE {_and([*always, *_wanted(plan.without(name)), *open_])} "
            f"GROUP BY {name}))"
            for name in plan.columns
        )
        restricted = (
            "(SELECT count(*) FROM meeting "
            f"WHERE {_and([*always, *_wanted(plan.columns), closed])})"
            if plan.counts_restricted
            else "0"
        )
        return f"""
            WITH hits AS MATERIALIZED (SELECT row, soonest, atoms{far} FROM meeting
                WHERE {_and([*always, *_wanted(plan.columns), *open_])})
            SELECT (SELECT count(*) FROM hits),
                (SELECT list(row) FROM (SELECT row FROM hits ORDER BY {order}
                    LIMIT {PAGE} OFFSET {(question.page - 1) * PAGE})),
                (SELECT list(pair) FROM (SELECT atom::BIGINT * {_COUNT} + count(*) AS pair
                    FROM (SELECT unnest(atoms) AS atom FROM hits) GROUP BY atom)),
                {restricted}{"".join(own)}"""

    def _always(self, question: Question, plan: Plan) -> list[str]:
        """What is asked whatever else is: words, values of which each counts, a place."""
        last = len(question.words) - 1
        found = [
            f"row IN (SELECT row FROM word WHERE {self._span(word, begun)})"
            for place, word in enumerate(question.words)
            for begun in [question.unfinished and place == last]
        ]
        found += [f"row IN (SELECT row FROM value WHERE value = {each})" for each in plan.values]
        return found + ([_with(question, _NEAR)] if question.around else [])

    def _span(self, word: str, begun: bool) -> str:
        low = bisect_left(self._terms, word)
        high = bisect_left(self._terms, f"{word}\U0010ffff" if begun else f"{word}\0")
        return f"term >= {low} AND term < {high}" if high != low + 1 else f"term = {low}"


def _with(question: Question, sql: str) -> str:
    """The text with the numbers of the place in it."""
    assert question.around is not None
    latitude, longitude, km = question.around
    numbers = dict(zip("xyz", vector(latitude, longitude).tolist(), strict=True))
    for name, value in {**numbers, "reach": chord(km), "most": chord(km) ** 2}.items():
        sql = sql.replace(f"${name}", f"({value!r})")
    return sql


def _wanted(columns: Mapping[str, Sequence[int]]) -> list[str]:
    return [f"{name} IN ({_listed(atoms)})" for name, atoms in columns.items()]


def _and(conditions: Sequence[str]) -> str:
    return " AND ".join(conditions) or "true"


def _listed(atoms: Sequence[int]) -> str:
    return ",".join(map(str, atoms)) or "-2"

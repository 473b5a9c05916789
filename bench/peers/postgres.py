"""PostgreSQL with PostGIS: GIN over words and values, GiST over places, btree over what is counted.

As fast as we could make it: everything in memory, rows in order of place, large columns out of the
way, index-only counts, one prepared statement and one way to the server a question, no JIT and no
parallel workers (one core). The server is pinned to the benchmark's core like all else.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import psycopg

from bench.peers.cluster import Cluster
from bench.peers.plans import COLUMNS, Plan, planned
from bench.peers.tables import columns_of, values_of
from bench.sheet import EARTH_KM, PAGE, Counted, Found, Ints, Sheet, chord, vector
from bench.workload import Question

TITLE = "PostgreSQL 15 + PostGIS"
_SCHEMA = f"""
CREATE EXTENSION IF NOT EXISTS postgis;
DROP TABLE IF EXISTS meeting;
CREATE TABLE meeting (row integer PRIMARY KEY, soonest integer, x float8, y float8, z float8,
    {", ".join(f"{name} smallint" for name in COLUMNS)},
    atoms smallint[], codes smallint[], words tsvector, place geography(Point))
    WITH (toast_tuple_target = 128);
ALTER TABLE meeting ALTER atoms SET STORAGE PLAIN;
ALTER TABLE meeting ALTER codes SET STORAGE EXTERNAL;
ALTER TABLE meeting ALTER words SET STORAGE EXTERNAL;
"""
_INDEXES = """
CREATE INDEX ON meeting USING gin (words) WITH (fastupdate = off);
CREATE INDEX ON meeting USING gin (codes) WITH (fastupdate = off);
CREATE INDEX ON meeting USING gist (place);
CREATE INDEX ON meeting (day, access, fellowship, time);
CREATE INDEX ON meeting (fellowship, access, day);
CREATE INDEX ON meeting (region, time, access);
CREATE INDEX ON meeting (time, access, region);
CREATE INDEX ON meeting (attendance, access);
CREATE INDEX ON meeting (soonest);
"""
_APART = "((x - %(x)s) ^ 2 + (y - %(y)s) ^ 2 + (z - %(z)s) ^ 2)"
_FAR = f"round(asin(least(1, sqrt{_APART} / 2)) * {200 * EARTH_KM})"
_NEAR = (
    "ST_DWithin(place, ST_MakePoint(%(longitude)s, %(latitude)s)::geography, %(metres)s, false) "
    f"AND {_APART} <= %(most)s"
)
_COUNT = 2**32  # an atom and its count share one number: atom * _COUNT + count


def opened(sheet: Sheet, folder: Path) -> "Postgres":
    """Filled where it is not yet. Raises Unavailable."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    cluster = Cluster(folder / "cluster")
    try:
        if not (folder / "done").exists():
            _fill(sheet, cluster.url)
            (folder / "done").touch()
        return Postgres(sheet, cluster)
    except BaseException:
        cluster.stop()
        raise


def _fill(sheet: Sheet, url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_SCHEMA)
        columns = "row, soonest, x, y, z, " + ", ".join(COLUMNS) + ", atoms, codes, words, place"
        with connection.cursor().copy(f"COPY meeting ({columns}) FROM STDIN") as copy:
            for line in _lines(sheet):
                copy.write_row(line)
        connection.execute(_INDEXES)
        connection.execute("VACUUM (ANALYZE, FREEZE) meeting")


def _lines(sheet: Sheet) -> Iterator[Sequence[Any]]:
    columns = [column.tolist() for column in columns_of(sheet).values()]
    codes, bounds, atoms = values_of(sheet), sheet.bounds.tolist(), sheet.atoms.tolist()
    places = zip(sheet.degrees.tolist(), sheet.vectors.tolist(), strict=True)
    for row, ((latitude, longitude), point) in enumerate(places):
        nowhere = math.isnan(latitude)
        yield (
            row,
            int(sheet.soonest[row]),
            *([None] * 3 if nowhere else point),
            *(column[row] for column in columns),
            _array(atoms[bounds[row] : bounds[row + 1]]),
            _array(codes[row]),
            sheet.words[row],
            None if nowhere else f"POINT({longitude} {latitude})",
        )


def _array(numbers: Sequence[int]) -> str:
    return "{" + ",".join(map(str, numbers)) + "}"


class Postgres:
    """Two connections to the server: where filters meet, a plan made for their values is worth its
    time (shape 11: a quarter); elsewhere one plan for all arguments saves it (shape 1: half).
    """

    def __init__(self, sheet: Sheet, cluster: Cluster) -> None:
        self._sheet, self._cluster = sheet, cluster
        self._planned_once = _connected(cluster.url, "force_generic_plan")
        self._planned_each = _connected(cluster.url, "force_custom_plan")

    def close(self) -> None:
        """Ends the connections and the server."""
        self._planned_once.close()
        self._planned_each.close()
        self._cluster.stop()

    def answer(self, question: Question) -> Found:
        plan = planned(question, self._sheet)
        sql = _statement(question, plan)
        connection = self._planned_each if question.wanted else self._planned_once
        given = _given(question, plan, self._sheet)
        found = connection.cursor(binary=True).execute(sql, given).fetchone()
        assert found is not None
        total, rows, main, restricted, *own = found
        counted = Counted(
            main=self._counts(main),
            own={name: self._counts(each) for name, each in zip(plan.columns, own, strict=True)},
            restricted=restricted,
        )
        return Found(total=total, rows=rows, facets=self._sheet.facets(question, counted))

    def _counts(self, pairs: Sequence[int]) -> Ints:
        counts = np.zeros(len(self._sheet.group), dtype=np.int64)
        found = np.array([pair for pair in pairs if pair >= 0], dtype=np.int64)
        counts[found // _COUNT] = found % _COUNT
        return counts


def _connected(url: str, plans: str) -> psycopg.Connection[Any]:
    """Every statement is prepared at its first use; `plans` says how it is planned from then on."""
    found = psycopg.connect(url, autocommit=True, prepare_threshold=0)
    found.execute(f"SET plan_cache_mode = {plans}")
    return found


def _statement(question: Question, plan: Plan) -> str:
    """Everything at once: what is found, and from it total, page and counts."""
    always = _always(question, plan)
    open_ = ["access <> ALL(%(restricted)s::smallint[])"] if plan.only_open else []
    closed = ["access = ANY(%(restricted)s::smallint[])"]
    far = f", {_FAR} AS far" if question.around else ""
    own = (
        f", ARRAY(SELECT {name} * {_COUNT} + count(*) FROM meeting "
        f"WHERE {_and([*always, *_wanted(plan.without(name)), *open_])} GROUP BY {name})"
        for name in plan.columns
    )
    restricted = (
        f"(SELECT count(*) FROM meeting WHERE {_and([*always, *_wanted(plan.columns), *closed])})"
        if plan.counts_restricted
        else "0"
    )
    return f"""
        WITH hits AS MATERIALIZED (SELECT row, soonest, atoms{far} FROM meeting
            WHERE {_and([*always, *_wanted(plan.columns), *open_])})
        SELECT (SELECT count(*) FROM hits),
            ARRAY(SELECT row FROM hits ORDER BY {"far, " if far else ""}soonest
                LIMIT {PAGE} OFFSET {(question.page - 1) * PAGE}),
            ARRAY(SELECT atom * {_COUNT} + count(*)
                FROM (SELECT unnest(atoms) AS atom FROM hits) AS each GROUP BY atom),
            {restricted}{"".join(own)}"""


def _always(question: Question, plan: Plan) -> list[str]:
    """What is asked whatever else is: words, values of which each counts, a place."""
    found = ["words @@ %(words)s::tsquery"] if question.words else []
    found += ["codes @> %(codes)s::smallint[]"] if plan.values else []
    return found + ([_NEAR] if question.around else [])


def _wanted(columns: Mapping[str, Sequence[int]]) -> list[str]:
    return [f"{name} = ANY(%({name})s::smallint[])" for name in columns]


def _and(conditions: Sequence[str]) -> str:
    return " AND ".join(conditions) or "true"


def _given(question: Question, plan: Plan, sheet: Sheet) -> dict[str, Any]:
    words = " & ".join(question.words) + (":*" if question.unfinished else "")
    given: dict[str, Any] = {name: list(atoms) for name, atoms in plan.columns.items()}
    given |= {"words": words, "codes": list(plan.values), "restricted": sheet.restricted}
    if question.around:
        latitude, longitude, km = question.around
        given |= dict(zip("xyz", vector(latitude, longitude).tolist(), strict=True))
        given |= {"latitude": latitude, "longitude": longitude}
        given |= {"metres": 1000 * km + 1, "most": chord(km) ** 2}
    return given

"""Several drafts of one record -> one Row: a record whose days have different times."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from importers import Row


def joined(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of one number, which follow each other, as one: used if any of them is."""
    for _, same in groupby(rows, key=lambda row: row.number):
        first, *others = same
        yield _one(first, others) if others else first


def _one(first: Row, others: list[Row]) -> Row:
    rows = (first, *others)
    meetings = tuple(meeting for row in rows for meeting in row.meetings)
    problems = dict.fromkeys(problem for row in rows for problem in row.problems)
    return Row(
        number=first.number,
        ref=first.ref,
        meetings=meetings,
        problems=tuple(
            replace(problem, refused=problem.refused and not meetings) for problem in problems
        ),
        withheld=not meetings and all(row.withheld for row in rows),
    )

"""One record that is several drafts (one for each slot of its own) -> still one Row."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from importers import Draft, Feed, Row
from importers.clean.finish import finish


def finish_several(drafts: Iterable[Draft], feed: Feed) -> Iterator[Row]:
    """As `finish`; drafts of one record stand together and have its number."""
    for _, rows in groupby(finish(drafts, feed), key=lambda row: row.number):
        yield _together(list(rows))


def _together(rows: list[Row]) -> Row:
    """Used if one of its drafts is: a refusal then is a problem of a part only."""
    meetings = tuple(meeting for row in rows for meeting in row.meetings)
    problems = dict.fromkeys(problem for row in rows for problem in row.problems)
    if meetings:
        problems = dict.fromkeys(replace(problem, refused=False) for problem in problems)
    return replace(
        rows[0],
        meetings=meetings,
        problems=tuple(problems),
        withheld=not meetings and any(row.withheld for row in rows),
    )

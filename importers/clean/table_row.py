"""Rows of a table -> Rows: its headings or a feed's `columns`, and what only sheets do to cells.

The columns of the WordPress plugin's template and export, the Meeting Guide names in plain words,
those a feed's `columns` declares, and the UK and Ireland list (facts: meeting-guide 8 and 9;
sources 6: 3, 16, 51 to 53). Of several columns of one meaning only the declared one is read.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain, repeat

from importers import Draft, Feed, Problem, Row
from importers.clean import headings
from importers.clean.fellowship_words import fellowship_called, fellowship_named
from importers.clean.finish import finish
from importers.clean.meeting_guide_place import words
from importers.clean.meeting_guide_row import draft_of
from importers.clean.table_sections import Line, lines_of
from importers.clean.table_text import Known, Table
from importers.clean.uk_ireland_row import read_uk_ireland
from importers.clean.unpublished import is_unpublished

NO_HEADINGS = (
    "None of the first lines of this table has headings we know (Name, Day, Time): "
    "name them under `columns` in feeds.toml."
)
_LOST = re.compile(r"\s*#{3,}\s*")  # what a sheet shows where a column is too narrow


def known_count(feed: Feed | None) -> Known:
    """Counts how many of some headings are known to us or declared by the feed."""
    columns = feed.columns if feed else {}
    return lambda names: len(headings.known(names, columns))


def is_header(names: Sequence[str], feed: Feed | None) -> bool:
    """Whether these headings name a meeting and say when it is."""
    fields = headings.known(names, feed.columns if feed else {})
    return "name" in fields and bool(fields & {"day", "time"})


def rows_of(tables: Sequence[Table], feed: Feed) -> Iterator[Row]:
    """The rows of all tables, one after the other, and what is wrong with a table as a whole."""
    for problem in _of_the_whole(tables, feed):
        yield Row(number=0, problems=(problem,))
    yield from finish(drafts_of(tables, feed), feed)


def drafts_of(tables: Sequence[Table], feed: Feed) -> Iterator[Draft]:
    """One for each line below a header, numbered through all tables."""
    headed = partial(is_header, feed=feed)
    lines = (line for table in tables for line in lines_of(table, headed))
    return (_draft(line, number, feed) for number, line in enumerate(lines, 1))


def _of_the_whole(tables: Sequence[Table], feed: Feed) -> Iterator[Problem]:
    for ours in headings.unknown(feed.columns):
        yield Problem(row=0, reason="no field of ours has this name", value=ours)
    for table in tables:
        for name in headings.missing(table.header, feed.columns):
            yield Problem(row=0, reason="no column has this heading", value=name)
        if "time" not in headings.known(table.header, feed.columns):
            reason = "no column is read as the time: name it under columns, as start"
            yield Problem(row=0, reason=reason, value=_like_times(table.header))
        lost = sum(map(_lost_in, table.records))
        if lost:
            reason = "cells that only show ####: make the column wider"
            yield Problem(row=0, reason=reason, value=lost)


def _like_times(header: Sequence[str]) -> str | None:
    return ", ".join(name.strip() for name in header if "time" in name.lower()) or None


def _draft(line: Line, number: int, feed: Feed) -> Draft:
    if line.no_meeting is not None:
        draft = Draft(row=number)
        draft.refuse(None, line.no_meeting, " ".join(" ".join(line.cells).split()))
        return draft
    cells = _by_heading(line.header, line.cells)
    row = headings.fields(cells, feed.columns)
    if headings.is_withheld(row, feed.columns) or is_unpublished(cells, feed.columns):
        return Draft(row=number, ref=words(row.get("slug")), withheld=True)
    if line.day and headings.blank(row.get("day")):
        row["day"] = line.day
    draft = _read(row, number, feed)
    if headings.table_of(line.header) == headings.UK_IRELAND:
        read_uk_ireland(draft, row)
    if any(map(str.strip, line.cells[len(line.header) :])):
        draft.problem(None, "more cells than headings", len(line.cells))
    return draft


def _read(row: dict[str, str], number: int, feed: Feed) -> Draft:
    said = words(row.get("fellowship"))
    key = _fellowship(said, feed) if said else None
    draft = draft_of({**row, "fellowship": key} if key else row, number, feed)
    draft.access_text = words(row.get("access_text"))
    if key is not None:
        draft.notes = "\n\n".join(text for text in (said, draft.notes) if text)
    return draft


def _fellowship(said: str, feed: Feed) -> str | None:
    """The key where a cell says more than a name: its words then go to the notes."""
    if fellowship_called(said) is not None or (said in feed.fellowships and " " not in said):
        return None
    return fellowship_named(said, feed.fellowships)


def _by_heading(header: tuple[str, ...], cells: Sequence[str]) -> dict[str, str]:
    """Short rows end in empty cells; of two columns with one heading the first that is filled."""
    if _are_different(header) and len(header) <= len(cells) and "###" not in "\n".join(cells):
        return dict(zip(header, cells, strict=False))
    row: dict[str, str] = {}
    for heading, cell in zip(header, chain(cells, repeat("")), strict=False):
        if heading not in row or not row[heading].strip():
            row[heading] = "" if _is_lost(cell) else cell
    return row


@lru_cache(maxsize=64)  # every row of a table has the same
def _are_different(header: tuple[str, ...]) -> bool:
    return len(set(header)) == len(header)


def _lost_in(cells: Sequence[str]) -> int:
    """How many cells of a line only show that their column is too narrow."""
    return sum(map(_is_lost, cells)) if "###" in "\n".join(cells) else 0


def _is_lost(cell: str) -> bool:
    return "###" in cell and _LOST.fullmatch(cell) is not None

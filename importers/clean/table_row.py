"""Rows of a table -> Rows: its headings or a feed's `columns`, and what only sheets do to cells.

The columns of the WordPress plugin's template and export, the Meeting Guide names in plain words,
those a feed's `columns` declares, and the UK and Ireland list (facts: meeting-guide 8 and 9;
sources 6: 3, 16, 51 to 53). Of several columns of one meaning only the declared one is read.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, repeat

from finder.model import Weekday
from importers import Draft, Feed, Problem, Row
from importers.clean import headings
from importers.clean.days import weekday
from importers.clean.finish import finish
from importers.clean.meeting_guide_place import words
from importers.clean.meeting_guide_row import draft_of
from importers.clean.month_weeks import DAY, MONTHLY, ORDINALS, is_day, week_numbers
from importers.clean.table_text import Known, Table
from importers.clean.uk_ireland_row import read_uk_ireland

NO_HEADINGS = "The first line of this table has no headings we know (Name, Day, Time)."
_LOST = re.compile(r"\s*#{3,}\s*")  # what a sheet shows where a column is too narrow
_DAY_IN_WEEKS = re.compile(
    rf"(?:(?P<first>{DAY})[\s,:–-]+)?(?:only\s)?(?:every\s)?(?:the\s)?(?P<weeks>{ORDINALS})\s"
    rf"(?P<day>{DAY})(?:\s{MONTHLY})?(?:\sonly)?",
    re.IGNORECASE,
)
_LONGEST_DAY = 80  # characters
_YES = {"y", "yes", "true", "1", "x"}  # anything else, also nothing, is not published


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
    lines = ((table, cells) for table in tables for cells in table.records)
    drafts = (_draft(table, cells, number, feed) for number, (table, cells) in enumerate(lines, 1))
    yield from finish(drafts, feed)


def _of_the_whole(tables: Sequence[Table], feed: Feed) -> Iterator[Problem]:
    for ours in headings.unknown(feed.columns):
        yield Problem(row=0, reason="no field of ours has this name", value=ours)
    for table in tables:
        for name in headings.missing(table.header, feed.columns):
            yield Problem(row=0, reason="no column has this heading", value=name)
        lost = sum(_is_lost(cell) for cells in table.records for cell in cells)
        if lost:
            reason = "cells that only show ####: make the column wider"
            yield Problem(row=0, reason=reason, value=lost)


def _draft(table: Table, cells: Sequence[str], number: int, feed: Feed) -> Draft:
    row = headings.fields(_by_heading(table.header, cells), feed.columns)
    days, weeks = _days_in_weeks(row.get("day"))
    draft = draft_of({**row, "day": days}, number, feed)
    draft.weeks = weeks
    draft.access_text = words(row.get("access_text"))
    if headings.table_of(table.header) == headings.UK_IRELAND:
        read_uk_ireland(draft, row)
    if "listed" in row:
        draft.withheld = (words(row["listed"]) or "").lower() not in _YES
    if any(cell.strip() for cell in cells[len(table.header) :]):
        draft.problem(None, "more cells than headings", len(cells))
    return draft


def _by_heading(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Short rows end in empty cells; of two columns with one heading the first that is filled."""
    row: dict[str, str] = {}
    for heading, cell in zip(header, chain(cells, repeat("")), strict=False):
        if heading not in row or not row[heading].strip():
            row[heading] = "" if _is_lost(cell) else cell
    return row


def _is_lost(cell: str) -> bool:
    return "###" in cell and _LOST.fullmatch(cell) is not None


@lru_cache(maxsize=1024)
def _days_in_weeks(cell: str | None) -> tuple[str | None, tuple[int, ...]]:
    """A day and its weeks of the month: "Saturday - Only 2nd Saturday of every month"."""
    found = _DAY_IN_WEEKS.fullmatch(cell.strip()) if cell and len(cell) < _LONGEST_DAY else None
    if found is None or not is_day(found["first"] or "week", _day(found)):
        return cell, ()
    return found["day"], week_numbers(found["weeks"])


def _day(found: re.Match[str]) -> Weekday | None:
    return weekday(found["day"].rstrip(".:"))

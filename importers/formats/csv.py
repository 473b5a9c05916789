"""Tables with the column names of intergroups: CSV, semicolons, tabs; any order of columns.

The columns of the WordPress plugin's template and export, the Meeting Guide names in plain words,
those a feed's `columns` declares, and the UK and Ireland list (facts: meeting-guide 8 and 9).
"""

from collections.abc import Iterator, Sequence

from importers import Draft, Feed, NotAListing, Part, Problem, Row
from importers.clean import headings
from importers.clean.finish import finish
from importers.clean.meeting_guide_row import draft_of
from importers.clean.table_text import Table, header_of, read_table
from importers.clean.uk_ireland_row import read_uk_ireland


def sniff(part: Part) -> bool:
    """Whether the first line that holds anything names a meeting and says when it is."""
    header = header_of(part.body, lambda names: len(headings.known(names, {})))
    return _is_header(headings.known(header, {}))


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are tables, read one after the other. Raises NotAListing."""
    tables = [_table(part, feed) for part in parts]
    for name in (name for table in tables for name in headings.missing(table.header, feed.columns)):
        problem = Problem(row=0, reason="no column has this heading", value=name)
        yield Row(number=0, problems=(problem,))
    lines = ((table, cells) for table in tables for cells in table.records)
    drafts = (_draft(table, cells, number, feed) for number, (table, cells) in enumerate(lines, 1))
    yield from finish(drafts, feed)


def _table(part: Part, feed: Feed) -> Table:
    table = read_table(part.body, lambda names: len(headings.known(names, feed.columns)))
    if not _is_header(headings.known(table.header, feed.columns)):
        raise NotAListing("The first line of this table has no headings we know (Name, Day, Time).")
    return table


def _draft(table: Table, cells: Sequence[str], number: int, feed: Feed) -> Draft:
    row = headings.fields(_by_heading(table.header, cells), feed.columns)
    draft = draft_of(row, number, feed)
    if headings.table_of(table.header) == headings.UK_IRELAND:
        read_uk_ireland(draft, row)
    if any(cell.strip() for cell in cells[len(table.header) :]):
        draft.problem(None, "more cells than headings", len(cells))
    return draft


def _by_heading(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Short rows end in empty cells; of two columns with one heading the first that is filled."""
    row: dict[str, str] = {}
    for heading, cell in zip(header, cells, strict=False):
        if heading not in row or not row[heading].strip():
            row[heading] = cell
    return row


def _is_header(fields: frozenset[str]) -> bool:
    return "name" in fields and bool(fields & {"day", "time"})

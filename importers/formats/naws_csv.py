"""NA's own table of meetings: a BMLT server's GetNAWSDump as CSV (facts: bmlt, section 8).

It holds deleted and unpublished meetings too: those are withheld.
"""

from collections.abc import Iterable, Iterator, Sequence

from importers import Draft, Feed, NotAListing, Part, Row
from importers.clean.finish import finish
from importers.clean.naws_row import HEADINGS, naws_draft
from importers.clean.table_text import Table, header_of, read_table


def sniff(part: Part) -> bool:
    return _is_header(header_of(part.body, _known, _is_header))


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are such tables, read one after the other. Raises NotAListing."""
    tables = [_table(part) for part in parts]
    lines = ((table, cells) for table in tables for cells in table.records)
    drafts = (_draft(table, cells, number, feed) for number, (table, cells) in enumerate(lines, 1))
    yield from finish(drafts, feed)


def _table(part: Part) -> Table:
    table = read_table(part.body, _known, _is_header)
    if missing := [name for name in HEADINGS if name not in map(_plain, table.header)]:
        raise NotAListing(f"This table lacks columns of NA's own table: {', '.join(missing)}.")
    return table


def _draft(table: Table, cells: Sequence[str], number: int, feed: Feed) -> Draft:
    values = zip(map(_plain, table.header), map(str.strip, cells), strict=False)
    draft = naws_draft({name: cell for name, cell in values if cell}, number, feed)
    if any(cell.strip() for cell in cells[len(table.header) :]):
        draft.problem(None, "more cells than headings", len(cells))
    return draft


def _is_header(headings: Sequence[str]) -> bool:
    return _known(headings) == len(HEADINGS)


def _known(headings: Iterable[str]) -> int:
    return len(set(HEADINGS) & set(map(_plain, headings)))


def _plain(heading: str) -> str:
    return heading.strip().lower()

"""Tables in text: CSV, semicolons, tabs; any order of columns, the headings we know or are told."""

from collections.abc import Iterator, Sequence
from functools import partial

from importers import Feed, NotAListing, Part, Row
from importers.clean.table_row import NO_HEADINGS, is_header, known_count, rows_of
from importers.clean.table_text import Table, header_of, read_table

READS_COLUMNS = True  # a feed may name its headings


def sniff(part: Part) -> bool:
    """Whether one of its first lines holds headings that name a meeting and say when it is."""
    header = header_of(part.body, known_count(None), partial(is_header, feed=None))
    return is_header(header, None)


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are tables, read one after the other. Raises NotAListing."""
    return rows_of([_table(part, feed) for part in parts], feed)


def _table(part: Part, feed: Feed) -> Table:
    table = read_table(part.body, known_count(feed), partial(is_header, feed=feed))
    if not is_header(table.header, feed):
        raise NotAListing(NO_HEADINGS)
    return table

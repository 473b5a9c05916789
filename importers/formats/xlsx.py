"""Tables in a workbook (XLSX): its first sheet with headings we know, read as a CSV is."""

from collections.abc import Iterator, Sequence
from functools import partial

from importers import Feed, Part, Row
from importers.clean.table_row import is_header, rows_of
from importers.clean.table_text import Table
from importers.clean.workbook import is_workbook, read_workbook

READS_COLUMNS = True  # a feed may name its headings


def sniff(part: Part) -> bool:
    """Any workbook: no other format reads one."""
    return is_workbook(part.body)


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are workbooks, read one after the other. Raises NotAListing."""
    return rows_of([_table(part, feed) for part in parts], feed)


def _table(part: Part, feed: Feed) -> Table:
    return read_workbook(part.body, partial(is_header, feed=feed))

"""Bytes of a table (CSV and its kin) -> header and records, or one plain sentence why not.

Takes UTF-8 with or without a mark, UTF-16 and cp1252; any line ends; comma, semicolon, tab or
bar between cells. The header may stand below a few banner lines.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from finder.errors import NotAListing
from importers.clean.json_text import MAX_BYTES, decode

_SEPARATORS = ",;\t|"
_LONGEST_CELL = 131_072  # characters
_START = 65_536  # bytes that hold any header
BANNERS = 20  # filled lines within which the header is looked for
_END = "\x02"  # alone in a last record of our own: if it is not alone, a quote is open

# Counts how many of some headings are known: decides between separators.
Known = Callable[[Iterable[str]], int]
# Whether some cells are the headings of a listing.
IsHeader = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`records` are the lines below the header that hold anything, as they are."""

    header: tuple[str, ...]
    records: tuple[tuple[str, ...], ...]


def read_table(body: bytes, known: Known, is_header: IsHeader) -> Table:
    """Raises NotAListing for what is no text, an open quotation mark or an endless cell."""
    if len(body) > MAX_BYTES:
        raise NotAListing(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
    text = decode(body)
    if "\x00" in text or _END in text:
        raise NotAListing("The file holds characters that no table has: it is not text.")
    separator = _separator(text[:_START], known, is_header)
    records = list(_records(f"{text.rstrip()}\n{_END}\n", separator))
    line, last = records.pop()
    if last != (_END,):
        raise NotAListing(f"A quotation mark that opens at line {line} or below is never closed.")
    if not records:
        raise NotAListing("The table is empty.")
    return below_banners([cells for _, cells in records], is_header)


def below_banners(lines: Sequence[tuple[str, ...]], is_header: IsHeader) -> Table:
    """The header is the first of the leading lines that is one, else the first line of all.

    What stands above it (a title, a date, whom to tell of changes) is no row. `lines` are filled
    and at least one.
    """
    leading = enumerate(lines[:BANNERS])
    at = next((number for number, cells in leading if is_header(cells)), 0)
    return Table(header=lines[at], records=tuple(lines[at + 1 :]))


def header_of(body: bytes, known: Known, is_header: IsHeader) -> tuple[str, ...]:
    """The header, or the first line that holds anything; () for what is no table."""
    text = decode(body[:_START]).lstrip()
    if text.startswith(("{", "[", "<")) or "\x00" in text:
        return ()
    return _header_in(text, _separator(text, known, is_header), is_header)


def _separator(text: str, known: Known, is_header: IsHeader) -> str:
    headers = {each: _header_in(text, each, is_header) for each in _SEPARATORS}
    return max(_SEPARATORS, key=lambda each: (is_header(headers[each]), known(headers[each])))


def _header_in(text: str, separator: str, is_header: IsHeader) -> tuple[str, ...]:
    lines = list(_leading(text, separator))
    return below_banners(lines, is_header).header if lines else ()


def _leading(text: str, separator: str) -> Iterator[tuple[str, ...]]:
    """The first filled lines, as far as they can be read."""
    try:
        yield from (cells for _, cells in islice(_records(text, separator), BANNERS))
    except NotAListing:
        return


def _records(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each line that holds anything, with its number; a quoted line break does not end one."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    begins = 1
    try:
        for record in reader:
            if any(map(str.strip, record)):
                yield begins, tuple(record)
            begins = reader.line_num + 1
    except csv.Error:
        raise NotAListing(
            f"The table cannot be read from line {begins} on: a cell has over {_LONGEST_CELL:,} "
            "characters, most likely because a quotation mark is not closed."
        ) from None

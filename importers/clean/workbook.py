"""Bytes of an XLSX workbook -> header and records of the first sheet with headings we know.

What a small file can blow up to is known before it is opened: its parts, their sizes, its rows and
columns. Formulas are never computed and hidden sheets never read; openpyxl reads XML through
defusedxml where that is installed, which refuses entities.
"""

import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import chain, islice
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from finder.errors import NotAListing
from importers.clean.archives import is_trap
from importers.clean.table_text import BANNERS, IsHeader, Table, below_banners

MAX_BYTES = 32_000_000  # of all parts, unpacked
MAX_TREE = 2_000_000  # of a part that is read as a whole: styles, relations
MAX_PARTS = 500
MAX_ROWS = 100_000
MAX_COLUMNS = 200
_LAST_ROW = 1_048_576  # of any sheet
_MOST_SHEETS = 20
_LONGEST_CELL = 131_072  # characters, as in a table of text
_ENTRY = b"PK\x01\x02"  # each part has one in the directory at the end of the file
_BOOK = "xl/workbook.xml"
_READ_IN_PIECES = ("xl/worksheets/sheet", "xl/sharedstrings")
_EPOCHS = {date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(1904, 1, 1)}
_FIVE_MINUTES, _AS_GOOD_AS = 288, 1e-6  # of a day; what a sheet keeps of a time is no exact one
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
# What openpyxl lets out of a file that is not what it says.
_BROKEN = (
    BadZipFile,
    InvalidFileException,
    ParseError,
    zlib.error,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    EOFError,
    NotImplementedError,
    RecursionError,
    RuntimeError,
    OSError,
)


def is_workbook(body: bytes) -> bool:
    """Whether this is a workbook by the names of its parts; its sizes are not judged."""
    return body.startswith(b"PK\x03\x04") and _BOOK.encode() in body


def read_workbook(body: bytes, is_header: IsHeader) -> Table:
    """Raises NotAListing for a broken or endless file, and where no sheet has a header."""
    _check_size(body)
    try:
        for rows in _sheets(body):
            filled = (cells for cells in rows if any(cell.strip() for cell in cells))
            leading = list(islice(filled, BANNERS))
            if any(map(is_header, leading)):
                return _table(chain(leading, filled), is_header)
    except NotAListing:
        raise
    except _BROKEN as error:
        raise NotAListing(f"The workbook is damaged ({type(error).__name__}).") from error
    raise NotAListing("No sheet of this workbook begins with headings we know (Name, Day, Time).")


def _check_size(body: bytes) -> None:
    if body.count(_ENTRY) > MAX_PARTS:
        raise NotAListing(f"The workbook has more than {MAX_PARTS} parts.")
    try:
        with ZipFile(BytesIO(body)) as parts:
            listed = parts.infolist()
    except _BROKEN as error:
        raise NotAListing(f"The workbook is damaged ({type(error).__name__}).") from error
    if is_trap(listed):
        raise NotAListing("The workbook is not what a program for tables writes: its parts lie.")
    sizes = {part.filename.lower(): part.file_size for part in listed}
    if sum(sizes.values()) > MAX_BYTES or _largest_tree(sizes) > MAX_TREE:
        raise NotAListing("The workbook unpacks to far more than a listing of meetings has.")


def _largest_tree(sizes: Mapping[str, int]) -> int:
    trees = (
        size
        for name, size in sizes.items()
        if name.endswith((".xml", ".rels")) and not name.startswith(_READ_IN_PIECES)
    )
    return max(trees, default=0)


def _sheets(body: bytes) -> Iterator[Iterator[tuple[str, ...]]]:
    """The lines of each sheet that is not hidden; what it says of its own size is not believed."""
    with warnings.catch_warnings(action="ignore"):  # on styles and validation rules, not on cells
        book = load_workbook(BytesIO(body), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in islice(book.worksheets, _MOST_SHEETS):
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()
                rows = sheet.iter_rows(max_row=_LAST_ROW, max_col=MAX_COLUMNS, values_only=True)
                yield (_texts(row) for row in rows)
    finally:
        book.close()


def _table(lines: Iterator[tuple[str, ...]], is_header: IsHeader) -> Table:
    read = list(islice(lines, MAX_ROWS + BANNERS + 1))
    table = below_banners(read, is_header)
    if len(table.records) > MAX_ROWS:
        raise NotAListing(f"The sheet has more than {MAX_ROWS:,} rows.")
    return table


def _texts(row: Sequence[object]) -> tuple[str, ...]:
    if row.count(None) == len(row):
        return ()
    texts = [_text(cell) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _text(cell: object) -> str:
    """As it would stand in a CSV: times as HH:MM:SS, dates in ISO, durations as H:MM, 7.0 as 7."""
    if isinstance(cell, datetime):
        return _moment(cell)
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(cell, time):
        return cell.replace(microsecond=0).isoformat()
    if isinstance(cell, float):
        return _number(cell)
    if cell is None or cell in _ERRORS:
        return ""
    return str(cell)[:_LONGEST_CELL]


def _number(cell: float) -> str:
    """A part of a day in whole five minutes is a time that was given no form of one."""
    if cell.is_integer():
        return str(int(cell))
    fifths = round(cell * _FIVE_MINUTES)
    if 0 < cell < 1 and abs(cell * _FIVE_MINUTES - fifths) < _AS_GOOD_AS:
        return f"{fifths // 12:02}:{fifths % 12 * 5:02}"
    return str(cell)


def _moment(cell: datetime) -> str:
    """A date without a time is a date, a time on the day that sheets count from is a time."""
    if cell.date() in _EPOCHS:
        return cell.time().replace(microsecond=0).isoformat()
    return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat(sep=" ")

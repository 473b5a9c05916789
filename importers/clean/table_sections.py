"""Lines of a table below its header, and which of them are titles or headings again.

Sheets kept by hand are cut into sections: a line with one filled cell ("MONDAY", "Online") and,
often, the headings once more. Both are rows, but none of them is a meeting.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from importers.clean.days import weekdays
from importers.clean.quick import quickly
from importers.clean.table_text import IsHeader, Table

TITLE = "only a title: one cell says something"
HEADINGS_AGAIN = "the headings again"
_FEW = 3  # headings that prove a line of them
_LONGEST_TITLE = 40  # characters of a title that is a day
_MEETINGS = ("meetings", "meeting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line with the header that holds for it.

    `day` is that of the section, as written; `no_meeting` says why the line is none.
    """

    header: tuple[str, ...]
    cells: tuple[str, ...]
    day: str | None = None
    no_meeting: str | None = None


_new_line = quickly(Line)


def lines_of(table: Table, is_header: IsHeader) -> Iterator[Line]:
    """Every record of the table, in order; a title that names no day ends the section of a day."""
    header, day = table.header, None
    names = _names(header)
    for cells in table.records:
        if _repeats(cells, names) and is_header(cells):
            header, names = cells, _names(cells)
            yield Line(header=header, cells=cells, no_meeting=HEADINGS_AGAIN)
        elif (title := _title(cells, names)) is not None:
            day = _day(title)
            yield Line(header=header, cells=cells, no_meeting=TITLE)
        else:
            yield _new_line(header=header, cells=cells, day=day)


def _names(header: Sequence[str]) -> frozenset[str]:
    return frozenset(name for name in header if name.strip())


def _repeats(cells: Sequence[str], names: frozenset[str]) -> bool:
    if names and names.isdisjoint(cells):
        return False  # as nearly all lines
    again = len(names.intersection(cells))
    return again >= min(_FEW, len(names)) and 2 * again >= sum(map(bool, cells))


def _title(cells: Sequence[str], names: frozenset[str]) -> str | None:
    """The only cell that says something, in a table that has room for more."""
    only = None
    for cell in cells:
        if cell and not cell.isspace():
            if only is not None:
                return None  # as in most lines, soon
            only = cell
    return only if len(names) > 1 else None


def _day(title: str) -> str | None:
    """`MONDAY`, `Mondays:`, `Monday meetings`: the day as written; None for any other title."""
    words = title[:_LONGEST_TITLE].strip().rstrip(":").split()
    if words and words[-1].lower() in _MEETINGS:
        words.pop()
    text = " ".join(words)
    known, unknown = weekdays(text)
    return text if len(known) == 1 and not unknown and not text.isdigit() else None

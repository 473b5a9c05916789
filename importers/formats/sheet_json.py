"""Sheets as an API gives them: {"records":[{"fields":{…}}]}, {"values":[[…]]}, Airtable exports.

What a column is called, labels instead of codes, day names and 12-hour times are read as in a
table, {"values"} in every respect; columns that we do not know (SOURCE_…, PREP_…) are left
(facts: meeting-guide, 1 and 8).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from importers import Draft, Feed, NotAListing, Part, Row
from importers.clean.finish import finish
from importers.clean.headings import blank, fields, is_withheld
from importers.clean.json_text import load
from importers.clean.meeting_guide_place import words
from importers.clean.meeting_guide_row import draft_of
from importers.clean.records import opened
from importers.clean.table_row import NO_HEADINGS, is_header, rows_of
from importers.clean.table_text import Table, below_banners

READS_COLUMNS = True  # a feed may name its headings

_ONE = frozenset("time end_time duration approximate latitude longitude updated".split())
_RECORD_ID = "\x00record"  # no heading of a sheet: our name for the id that the API gives


def sniff(part: Part) -> bool:
    """Whether its headings, or the fields of its records, name a meeting and say when it is."""
    try:
        values = _values(part)
        if values is not None:
            return is_header(_table(values, None).header, None)
        return any(isinstance(row, dict) and is_header([*row], None) for row in _records(part))
    except NotAListing:
        return False


def more(parts: Sequence[Part], feed: Feed) -> list[str]:
    """The next page, where the last answer names one (Airtable's `offset`)."""
    value = load(parts[-1].body)
    offset = value.get("offset") if isinstance(value, dict) else None
    if not isinstance(offset, str) or not parts[-1].url.startswith(("http://", "https://")):
        return []
    at = urlsplit(parts[-1].url)
    query = [(name, text) for name, text in parse_qsl(at.query) if name != "offset"]
    return [at._replace(query=urlencode([*query, ("offset", offset)])).geturl()]


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are pages of the sheet, read one after the other. Raises NotAListing."""
    sheets = [_values(part) for part in parts]
    if all(values is not None for values in sheets):
        return rows_of([_with_header(values, feed) for values in sheets if values], feed)
    rows = [row for part in parts for row in _records(part)]
    return finish((_draft(row, number, feed) for number, row in enumerate(rows, 1)), feed)


def _draft(record: object, number: int, feed: Feed) -> Draft:
    draft = opened(record, number, besides=_RECORD_ID)
    if not isinstance(record, dict) or draft.refused:
        return draft
    row = _single(fields(record, feed.columns))
    if is_withheld(row, feed.columns):
        return Draft(row=number, withheld=True)
    draft = draft_of(row, number, feed)
    if draft.identifier is None:
        draft.ref = draft.identifier = words(record.get(_RECORD_ID))
    return draft


def _single(row: Mapping[str, Any]) -> dict[str, Any]:
    """A look-up column gives a list of one: the value itself where only one is meant."""
    return {
        field: value[0] if field in _ONE and isinstance(value, list) and value else value
        for field, value in row.items()
    }


def _values(part: Part) -> list[Any] | None:
    """The lines of a sheet; None where it is a list of records."""
    value = load(part.body)
    lines = value.get("values") if isinstance(value, dict) else None
    return lines if isinstance(lines, list) else None


def _records(part: Part) -> list[Any]:
    """Each record by its headings, and its own id in the sheet under a name of ours."""
    value = load(part.body)
    records = value.get("records") if isinstance(value, dict) else value
    if not isinstance(records, list):
        raise NotAListing("This is JSON, but neither the records nor the values of a sheet.")
    return [_fields(record) for record in records]


def _fields(record: object) -> object:
    given = record.get("fields") if isinstance(record, dict) else None
    if not isinstance(record, dict) or not isinstance(given, dict):
        return None
    return {**given, _RECORD_ID: record.get("id")}


def _with_header(values: Sequence[object], feed: Feed) -> Table:
    table = _table(values, feed)
    if not is_header(table.header, feed):
        raise NotAListing(NO_HEADINGS)
    return table


def _table(values: Sequence[object], feed: Feed | None) -> Table:
    """The lines that hold anything, as text; what is no line is one that says so."""
    lines = [tuple(map(_text, line if isinstance(line, list) else [line])) for line in values]
    filled = [line for line in lines if any(cell.strip() for cell in line)]
    return below_banners(filled or [()], partial(is_header, feed=feed))


def _text(cell: object) -> str:
    """Numbers and ticks as a table of text has them."""
    if isinstance(cell, bool):
        return str(cell).upper()
    return words(cell) or ("" if blank(cell) else str(cell))

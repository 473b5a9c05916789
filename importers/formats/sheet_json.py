"""Sheets as an API gives them: {"records":[{"fields":{…}}]}, {"values":[[…]]}, Airtable exports.

What a column is called, labels instead of codes, day names and 12-hour times are read as in a
table; columns that we do not know (SOURCE_…, PREP_…) are left (facts: meeting-guide, 1 and 8).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from importers import Draft, Feed, NotAListing, Part, Row
from importers.clean.finish import finish
from importers.clean.headings import blank, fields, known
from importers.clean.json_text import load
from importers.clean.meeting_guide_place import words
from importers.clean.meeting_guide_row import draft_of
from importers.clean.records import opened

_WHEN = frozenset(("day", "time"))
_ONE = frozenset("time end_time duration approximate latitude longitude updated".split())
_RECORD_ID = "\x00record"  # no heading of a sheet: our name for the id that the API gives


def sniff(part: Part) -> bool:
    """Whether its records have fields that name a meeting and say when it is."""
    try:
        rows = _rows(part)
    except NotAListing:
        return False
    return any(isinstance(row, dict) and _is_ours(row) for row in rows)


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
    rows = [row for part in parts for row in _rows(part)]
    return finish((_draft(row, number, feed) for number, row in enumerate(rows, 1)), feed)


def _draft(row: object, number: int, feed: Feed) -> Draft:
    draft = opened(row, number, besides=_RECORD_ID)
    if isinstance(row, dict) and not draft.refused:
        draft = draft_of(_single(fields(row, feed.columns)), number, feed)
        if draft.identifier is None:
            draft.ref = draft.identifier = words(row.get(_RECORD_ID))
    return draft


def _single(row: Mapping[str, Any]) -> dict[str, Any]:
    """A look-up column gives a list of one: the value itself where only one is meant."""
    return {
        field: value[0] if field in _ONE and isinstance(value, list) and value else value
        for field, value in row.items()
    }


def _rows(part: Part) -> list[Any]:
    """Each record by its headings, and its own id in the sheet under a name of ours."""
    value = load(part.body)
    if isinstance(value, dict) and isinstance(value.get("values"), list):
        return list(_table(value["values"]))
    records = value.get("records") if isinstance(value, dict) else value
    if not isinstance(records, list):
        raise NotAListing("This is JSON, but neither the records nor the values of a sheet.")
    return [_fields(record) for record in records]


def _fields(record: object) -> object:
    given = record.get("fields") if isinstance(record, dict) else None
    if not isinstance(record, dict) or not isinstance(given, dict):
        return None
    return {**given, _RECORD_ID: record.get("id")}


def _table(values: Sequence[object]) -> Iterator[object]:
    """Lines below the header, the first line that holds anything; short lines end in blanks."""
    lines = [line for line in values if not isinstance(line, list) or any(map(_filled, line))]
    if not lines or not isinstance(lines[0], list):
        return
    header = [words(heading) or "" for heading in lines[0]]
    for line in lines[1:]:
        yield dict(zip(header, line, strict=False)) if isinstance(line, list) else line


def _filled(cell: object) -> bool:
    return not blank(cell)


def _is_ours(row: Mapping[str, Any]) -> bool:
    named = known(row, {})
    return "name" in named and bool(_WHEN & named)

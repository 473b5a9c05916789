"""Meetings as CSV: the keys of the JSON in its order, nested as `venue.street`.

A cell that a spreadsheet would read as a formula starts with an apostrophe (OWASP, CSV
injection); sets are joined by ", ".
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from finder.exports.prepared import Texts
from finder.exports.shape import KEYS

_PARTS: Mapping[str, tuple[str, ...]] = {
    "registration": ("required", "url", "phone", "notes"),
    "venue": (
        "name",
        "street",
        "locality",
        "region",
        "postal_code",
        "country",
        "latitude",
        "longitude",
        "approximate",
        "notes",
    ),
    "online": ("url", "provider", "notes", "phone", "phone_notes"),
    "contact": ("email", "phone", "url"),
}
_COLUMNS = tuple(_PARTS.get(key) for key in KEYS)  # of each key its parts, if it has any
_AUDIENCES = KEYS.index("audiences")
_NOTHING = frozenset({b"null", b"[]", b"{}", b'""'})
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def header() -> list[str]:
    """The column names."""
    return [
        name
        for key in KEYS
        for name in ([f"{key}.{part}" for part in _PARTS[key]] if key in _PARTS else [key])
    ]


def csv_table(rows: Iterable[Texts]) -> str:
    """Meetings as a table with a header and CRLF (RFC 4180); meetings of children stay out."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header())
    writer.writerows(_cells(row) for row in rows if b'"teens"' not in row[_AUDIENCES])
    return out.getvalue()


def _cells(row: Texts) -> list[str]:
    cells: list[str] = []
    for parts, text in zip(_COLUMNS, row, strict=True):
        if parts is None:
            cells.append(_cell_of(text))
        elif text == b"null":
            cells += [""] * len(parts)
        else:
            inner = json.loads(text)
            cells += [_cell(inner.get(part)) for part in parts]
    return cells


def _cell_of(text: bytes) -> str:
    """The cell of a value, given as JSON; of words and lists of words without reading that."""
    if text in _NOTHING:
        return ""
    if b"\\" in text:  # what is between quotes is then not the text itself
        return _read(text)
    if text[:1] == b'"':
        return _safe(text[1:-1].decode())
    if text[:2] == b'["':
        joined = text[2:-2].decode().replace('","', ", ")
        return _safe(joined) if '"' not in joined else _read(text)
    return _read(text)


@lru_cache(maxsize=256)
def _read(text: bytes) -> str:
    return _cell(json.loads(text))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return _safe(value if isinstance(value, str) else _joined(value))


def _joined(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(item, str | int) for item in value):
        return ", ".join(str(item) for item in value)
    return json.dumps(value, ensure_ascii=False) if value else ""


def _safe(text: str) -> str:
    if text[:1].isalnum():
        return text
    start = text.lstrip(" \"'\u00a0")
    return f"'{text}" if start.startswith(_FORMULA) or text.startswith(_FORMULA) else text

"""Meetings as CSV: the keys of the JSON in its order, nested as `venue.street`.

A cell that a spreadsheet would read as a formula starts with an apostrophe (OWASP, CSV
injection); sets are joined by ", ".
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

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
_COLUMNS = tuple((key, _PARTS.get(key, ())) for key in KEYS)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def header() -> list[str]:
    """The column names."""
    return [
        name
        for key in KEYS
        for name in ([f"{key}.{part}" for part in _PARTS[key]] if key in _PARTS else [key])
    ]


def csv_table(rows: Iterable[Mapping[str, Any]]) -> str:
    """Meetings as a table with a header and CRLF (RFC 4180); meetings of children stay out."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header())
    writer.writerows(_cells(row) for row in rows if "teens" not in row["audiences"])
    return out.getvalue()


def _cells(row: Mapping[str, Any]) -> list[str]:
    cells: list[str] = []
    for key, parts in _COLUMNS:
        value = row[key]
        if not parts:
            cells.append(_cell(value))
        elif value is None:
            cells += [""] * len(parts)
        else:
            cells += [_cell(value.get(part)) for part in parts]
    return cells


def _cell(value: Any) -> str:
    if not value and value != 0:
        return ""
    if isinstance(value, str):
        return _safe(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return _safe(_joined(value))


def _joined(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(item, str | int) for item in value):
        return ", ".join(str(item) for item in value)
    return json.dumps(value, ensure_ascii=False)


def _safe(text: str) -> str:
    if text[:1].isalnum():
        return text
    start = text.lstrip(" \"'\u00a0")
    return f"'{text}" if start.startswith(_FORMULA) or text.startswith(_FORMULA) else text

"""Says in one plain sentence what a payload is when it is no listing."""

import re
from collections.abc import Sequence
from typing import Any

from finder.errors import NotAListing
from importers import Part
from importers.clean.json_text import decode, load
from importers.clean.privacy import mask

_START = 4096  # bytes that are looked at for the kind of a text
_MARK = b"\xef\xbb\xbf"  # UTF-8's byte order mark
_NOTHING = (b"", b"[]", b"{}")
_SCALAR = re.compile(r"null|true|false|-?\d+(\.\d+)?([eE][+-]?\d+)?|\"[^\"\n]*\"")


def is_empty(parts: Sequence[Part]) -> bool:
    """Whether all parts hold nothing: no byte but white space, or [] or {}."""
    starts = (part.body.removeprefix(_MARK).lstrip()[:_START] for part in parts)
    return all(b"".join(start.split()) in _NOTHING for start in starts)


def what_it_is(parts: Sequence[Part]) -> str:
    """One sentence about the first part that holds anything."""
    filled = [part for part in parts if part.body.strip()]
    if not filled:
        return "The file is empty."
    return _what(filled[0].body)


def _what(body: bytes) -> str:
    start = decode(body[: _START // 4 * 4]).lstrip("\ufeff \t\r\n")
    if not start.strip():
        return "The file is empty."
    if start.startswith("<"):
        return _markup(start.lower())
    if start.startswith(("{", "[")):
        return _json(body)
    if _SCALAR.fullmatch(start.strip()):
        return "This is JSON, but a single value: no meeting listing."
    if "\x00" in start:
        return "This is not text: a listing is JSON or a table (CSV)."
    return _table(start)


def _markup(start: str) -> str:
    if "challenge" in start or "checking your browser" in start:
        return "This is the page of a security service, not the listing: ask the publisher."
    if "<html" in start or start.startswith("<!doctype html"):
        return "This is a web page, not a listing: look for the address of its meetings feed."
    return "This is XML, but no sitemap of events."


def _json(body: bytes) -> str:
    try:
        value = load(body)
    except NotAListing as error:
        return str(error)
    if value in ([], {}):
        return "The listing is empty: it has no rows."
    return f"This is JSON, but no meeting listing we know: {_shape(value)}."


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return f"an object with {_names(value)}"
    first = value[0]
    if isinstance(first, dict):
        return f"a list whose first record has {_names(first)}"
    return "a list whose first element is no object"


def _names(value: dict[str, Any]) -> str:
    return ", ".join(repr(str(name)[:40]) for name in list(value)[:6]) or "nothing in it"


def _table(start: str) -> str:
    header = mask(start.splitlines()[0][:120])
    return (
        "No row of this table has headings we know (such as Name, Day, Time, Address); "
        f"it begins with {header!r}."
    )

"""A curated file, TOML or CSV -> its records by our names of the fields (docs/curated.md)."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from importers import NotAListing
from importers.clean.headings import plain
from importers.clean.json_text import decode
from importers.clean.table_text import header_of, read_table

_MEETINGS, _DEFAULTS = "meeting", "defaults"
_TOML = re.compile(r"^[ \t]*\[\[[ \t]*meetings?[ \t]*\]\]", re.MULTILINE | re.IGNORECASE)
_TABLE = frozenset(("name", "meets_on", "starts"))  # headings of no other table
_BEYOND = "cells beyond the last heading"
_MAX_BYTES = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratedFile:
    """`rows` are objects where they are what they should be, by the names of our fields."""

    rows: tuple[object, ...]


@cache
def fields() -> Mapping[str, Mapping[str, str]]:
    """Every field that a record may have: its kind and what it fills."""
    text = files("importers.clean").joinpath("curated_fields.toml").read_text("utf-8")
    return tomllib.loads(text)


def is_curated(body: bytes) -> bool:
    """By a [[meeting]] of its own, or by the headings that only this format has."""
    return _is_toml(body) or _is_header(header_of(body, _known, _is_header))


def read_curated(body: bytes) -> CuratedFile:
    """Raises NotAListing where the file as a whole is broken, saying in which line."""
    if len(body) > _MAX_BYTES:
        raise NotAListing(f"The file is larger than {_MAX_BYTES // 1_000_000} MB.")
    return _toml(decode(body)) if _is_toml(body) else _csv(body)


def _is_toml(body: bytes) -> bool:
    return b"[[" in body and len(body) <= _MAX_BYTES and bool(_TOML.search(decode(body)))


def _toml(text: str) -> CuratedFile:
    try:
        value = tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise NotAListing(f"The file is not valid TOML: {error}.") from None
    except (RecursionError, ValueError):
        raise NotAListing("The file is not valid TOML.") from None
    _refuse_others(value)
    given = value[_MEETINGS]
    rows = given if isinstance(given, list) else [given]
    usual = value.get(_DEFAULTS, {})
    if not isinstance(usual, dict):
        raise NotAListing("Write the defaults as a table: [defaults].")
    common = _named(usual)
    return CuratedFile(
        rows=tuple({**common, **_named(row)} if isinstance(row, dict) else row for row in rows)
    )


def _refuse_others(value: Mapping[str, object]) -> None:
    """Beside the meetings nothing is passed over: it may be what says not to publish them."""
    for name in value:
        if name in (_MEETINGS, _DEFAULTS):
            continue
        if plain(name) in fields():
            hint = "write it below [defaults], or below each [[meeting]]"
        else:
            hint = "only [defaults] and [[meeting]] may"
        raise NotAListing(f"“{name}” stands at the top of the file: {hint}.")


def _named(row: Mapping[str, object]) -> dict[str, object]:
    """By the names as headings are compared: “Publish” is publish."""
    found: dict[str, object] = {}
    for name, value in row.items():
        if (ours := plain(name) or name) in found:
            raise NotAListing(f"“{name}” is written twice in one table: keep one.")
        found[ours] = value
    return found


def _csv(body: bytes) -> CuratedFile:
    table = read_table(body, _known, _is_header)
    header = [plain(heading) for heading in table.header]
    if not _is_header(table.header):
        raise NotAListing("One of the first lines needs the headings name, meets_on and starts.")
    return CuratedFile(rows=tuple(_record(header, cells) for cells in table.records))


def _record(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The filled cells by heading; those beyond the last heading under a name that is none."""
    beyond = " ".join(cells[len(header) :]).strip()
    named = (*zip(header, cells, strict=False), (_BEYOND, beyond))
    return {name: cell for name, cell in named if cell.strip()}


def _is_header(headings: Sequence[str]) -> bool:
    return set(map(plain, headings)) >= _TABLE


def _known(headings: Iterable[str]) -> int:
    return sum(plain(heading) in fields() for heading in headings)

"""What a publisher's column or key is about: its name -> our name of the field."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from importers.clean.remembered import remembered

UK_IRELAND = "uk_ireland"
FIELDS = "fields"
LISTED = "listed"
_YES = frozenset("y yes true 1 x ja oui si sí".split())  # anything else is not published


@remembered
def plain(heading: str) -> str:
    """A heading as it is compared: "Conference URL" is conference_url."""
    return "_".join(re.findall(r"[^\W_]+", heading.lower()))


def table_of(headings: Iterable[str]) -> str:
    """Which set of built-in headings these are: `uk_ireland` or `fields`."""
    return _table_of(tuple(headings))


@lru_cache(maxsize=1024)  # every row of a table has the same
def _table_of(headings: tuple[str, ...]) -> str:
    return UK_IRELAND if "meetingtypenamespace" in map(plain, headings) else FIELDS


def known(headings: Iterable[str], columns: Mapping[str, str]) -> frozenset[str]:
    """The fields that these headings name."""
    given = {plain(heading): heading for heading in headings}
    return frozenset(_sources(given, columns))


def fields(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """The row by our names; of several synonyms the first that holds something wins.

    `columns` (field of ours -> heading of theirs) wins over the built-in names.
    """
    found: dict[str, Any] = {}
    for field, heading, others in _sources_of(tuple(row), tuple(columns.items())):
        value = row[heading]
        if (not value or value.isspace()) if isinstance(value, str) else blank(value):
            value = _first(row, others) if others else None
        found[field] = value
    return found


def missing(headings: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """Headings that `columns` names and the table does not have."""
    have = {plain(heading) for heading in headings}
    return [heading for heading in columns.values() if plain(heading) not in have]


def nameable() -> list[str]:
    """The fields that a feed's `columns` may name, in alphabetical order."""
    return sorted({*_tables()[FIELDS], *_tables()["ours"]})


def field_named(name: str) -> str:
    """The field of a row that a name in `columns` stands for: `weekday` is `day`."""
    found: str = _tables()["ours"].get(name, name)
    return found


def is_withheld(row: Mapping[str, Any], columns: Mapping[str, str]) -> bool:
    """Whether a row, by our names of the fields, is not to be published.

    Only a plain yes publishes it where a column says so; where `columns` names one that the row
    does not have, nothing does.
    """
    if LISTED in row:
        return str(row[LISTED] or "").strip().lower() not in _YES
    return LISTED in map(field_named, columns)


def unknown(columns: Mapping[str, str]) -> list[str]:
    """Fields that `columns` names and no reader of ours has."""
    return [field for field in columns if field not in nameable()]


def blank(value: object) -> bool:
    """Whether a publisher said nothing: null, empty or white space, an empty list."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or value == []


@lru_cache(maxsize=1024)  # every row of a table has the same
def _sources_of(
    headings: tuple[str, ...], columns: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str, list[str]], ...]:
    """Each field, the heading that it is read from, and its synonyms where that is empty."""
    given = {plain(heading): heading for heading in reversed(headings)}
    sources = _sources(given, dict(columns))
    return tuple((field, first, others) for field, (first, *others) in sources.items())


def _sources(given: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, list[str]]:
    built_in = _tables()[table_of(given)]
    sources = {
        field: [given[name] for name in names if name in given] for field, names in built_in.items()
    }
    for ours, heading in columns.items():
        field = field_named(ours)
        if plain(heading) in given:
            sources[field] = [given[plain(heading)]]
    return {field: names for field, names in sources.items() if names}


def _first(row: Mapping[str, Any], headings: Iterable[str]) -> Any:
    for heading in headings:
        value = row[heading]
        if value is not None and not blank(value):
            return value
    return None


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    text = files("importers.clean").joinpath("headings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

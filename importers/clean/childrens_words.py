"""The words of childrens_words.toml as pieces of patterns: children, in other languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_NAMED = {"{teenagers}": "teenagers", "{unspaced}": "unspaced_teenagers"}  # within others
_RANGE = r"(?:\d|1[0-6]) ?(?:-|–|to|through) ?(?:1[0-8]|[4-9])"  # of ages


def one_of(table: str) -> str:
    """A pattern, to be matched in any case, that finds any entry of this table."""
    return f"(?:{'|'.join(each_of(table))})"


def each_of(table: str) -> tuple[str, ...]:
    """The same, a pattern for each entry."""
    return tuple(map(_written, words()[table]))


def _written(entry: str) -> str:
    found = entry.replace("{range}", _RANGE)
    for mark, named in _NAMED.items():
        found = found.replace(mark, one_of(named)) if mark in found else found
    return found


@cache
def words() -> Mapping[str, tuple[str, ...]]:
    """Every table of the file."""
    text = files("importers.clean").joinpath("childrens_words.toml").read_text("utf-8")
    return {table: tuple(entries) for table, entries in tomllib.loads(text).items()}

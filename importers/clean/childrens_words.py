"""The words of childrens_words.toml as pieces of patterns: children, in other languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def one_of(table: str) -> str:
    """A pattern, to be matched in any case, that finds any entry of this table."""
    entries = words()[table]
    found = f"(?:{'|'.join(entries)})"
    return found if table == "teenagers" else found.replace("{teenagers}", one_of("teenagers"))


@cache
def words() -> Mapping[str, tuple[str, ...]]:
    """Every table of the file."""
    text = files("importers.clean").joinpath("childrens_words.toml").read_text("utf-8")
    return {table: tuple(entries) for table, entries in tomllib.loads(text).items()}

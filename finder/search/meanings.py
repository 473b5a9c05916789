"""The words that are understood, and those that mean the same (understood.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from finder.search.tokens import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """An entry of understood.toml."""

    gives: tuple[tuple[str, str], ...]
    unless_named: bool
    after_day: bool


@cache
def _data() -> Mapping[str, Any]:
    text = files("finder.search").joinpath("understood.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def meanings() -> Mapping[tuple[str, ...], Meaning]:
    """Words -> what they mean, of all entries of understood.toml."""
    return {
        words(text): Meaning(
            gives=tuple((name, value) for name, value in entry["gives"]),
            unless_named=entry.get("unless_named", False),
            after_day=entry.get("after_day", False),
        )
        for entry in _data()["meaning"]
        for text in entry["texts"]
    }


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    others: dict[str, dict[str, None]] = {}
    for group in _data()["synonyms"]["groups"]:
        for word in group:
            others.setdefault(word, {}).update(dict.fromkeys(group))
    return {word: tuple(same) for word, same in others.items()}


def synonyms(word: str) -> tuple[str, ...]:
    """The word, and others that mean the same."""
    return _synonyms().get(word, (word,))


def place_words(kind: str) -> frozenset[tuple[str, ...]]:
    """The words before a place (`after`, `after_unless_named`), or that stand for one (`here`)."""
    return frozenset(words(text) for text in _data()["place"][kind])

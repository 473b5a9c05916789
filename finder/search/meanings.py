"""The words that are understood (understood.toml), and those that mean the same (synonyms.toml)."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from finder.register import options
from finder.register.fellowships import fellowships
from finder.search.tokens import words

Words = tuple[str, ...]


class When(StrEnum):
    """Where a text is understood: what understood.toml says of it."""

    ALWAYS = "always"
    UNLESS_NAMED = "unless_named"
    BESIDE_DAY = "beside_day"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a text means: (parameter, value) pairs, and the words that are still to be found."""

    when: When
    gives: tuple[tuple[str, str], ...]
    keep: Words = ()


@cache
def _data(name: str) -> Mapping[str, Any]:
    text = files("finder.search").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def meanings() -> Mapping[tuple[Words, When], Meaning]:
    """Words, and where they are understood -> what they mean."""
    found: dict[tuple[Words, When], Meaning] = {}
    for texts, meaning in (*_fellowships(), *_languages(), *_entries()):
        for text in texts:
            found[words(text), meaning.when] = meaning
    return found


@cache
def lengths() -> Mapping[str, tuple[int, ...]]:
    """How many words a text that begins with a word may have, the most first."""
    found: dict[str, set[int]] = {}
    for text, _ in meanings():
        found.setdefault(text[0], set()).add(len(text))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in found.items()}


@cache
def own_words() -> frozenset[str]:
    """Every word that may be a part of what is understood."""
    leads = (*place_words("after"), *place_words("after_unless_named"), *place_words("here"))
    texts = (*(text for text, _ in meanings()), *leads)
    return frozenset(word for text in texts for word in text)


def _entries() -> Iterator[tuple[Iterable[str], Meaning]]:
    for entry in _data("understood")["meaning"]:
        when = [name for name in When if entry.get(name.value)]
        yield (
            entry["texts"],
            Meaning(
                when=when[0] if when else When.ALWAYS,
                gives=tuple((name, value) for name, value in entry["gives"]),
                keep=tuple(entry.get("keep", ())),
            ),
        )


def _fellowships() -> Iterator[tuple[Iterable[str], Meaning]]:
    table = _data("understood")["fellowships"]
    unclear = {words(text) for text in table["unclear"]}
    for key, item in fellowships().items():
        names = (item.name, item.short, *item.names)
        clear = [name for name in names if words(name) not in unclear]
        meaning = Meaning(when=When.ALWAYS, gives=(("fellowship", key),))
        yield (*clear, *table["also"].get(key, ())), meaning


def _languages() -> Iterator[tuple[Iterable[str], Meaning]]:
    own = _data("understood")["languages"]
    for code in options.values("language"):
        for name in (options.label("language", code), *own.get(code, ())):
            gives = (("language", code),)
            spoken = (f"in {name}", f"{name} speaking", f"{name} spoken", f"{name} language")
            yield spoken, Meaning(when=When.ALWAYS, gives=gives)
            yield (name,), Meaning(when=When.UNLESS_NAMED, gives=gives)


@cache
def _synonyms() -> Mapping[str, Words]:
    others: dict[str, dict[str, None]] = {}
    for group in _data("synonyms")["groups"]:
        for word in group:
            others.setdefault(word, {word: None}).update(dict.fromkeys(group))
    for word, more in _data("synonyms")["also"].items():
        others.setdefault(word, {word: None}).update(dict.fromkeys(more))
    return {word: tuple(same) for word, same in others.items()}


def synonyms(word: str) -> Words:
    """The word, and others that mean the same."""
    return _synonyms().get(word, (word,))


@cache
def place_words(kind: str) -> frozenset[Words]:
    """The words before a place (`after`, `after_unless_named`), or that stand for one (`here`)."""
    return frozenset(words(text) for text in _data("understood")["place"][kind])


@cache
def small_words() -> frozenset[str]:
    """Words that need not occur in a text."""
    return frozenset(_data("understood")["small"]["words"])

"""Whether somebody's words ask for help right now: then helplines go above the results.

One file a language beside this module; every language is looked at, for nobody says theirs.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from finder.register.plain import plain_words
from finder.register.urgent.slips import mended, together

TOPICS = ("anyone", "abuse")
_LONGEST = 1_000  # characters of a query that are looked at
_DISTANCE = re.compile(r"\d ?kms ")  # "within 10 kms" is no cry for help, "kms" is one


def urgent(text: str) -> str | None:
    """`anyone` or `abuse` where the words say so, `abuse` first; None where they do not.

    Whole words alone count: "skill" and "offhits me" are none. One slip is forgiven in long
    words ("suiside", "over dose").
    """
    words = _DISTANCE.sub(" ", f" {plain_words(text[:_LONGEST], ' ')} ").split()
    asked = mended(words, _known(), _forgiven())
    for phrase in _harmless():
        asked = asked.replace(phrase, " ")
    joined = {*together(words)}
    for topic in reversed(TOPICS):
        if any(phrase in asked for phrase in phrases()[topic]) or joined & _joined()[topic]:
            return topic
    typed = text[:_LONGEST].casefold().replace("’", "'")
    return "anyone" if any(re.search(rf"\b{word}\b", typed) for word in as_typed()) else None


def is_young(text: str) -> bool:
    """Whether it is said of parents, a teacher or the like, as somebody young would: "my dad"."""
    said = f" {plain_words(text[:_LONGEST], ' ')} "
    return any(phrase in said for phrase in _of_the_young())


def without_cry(text: str) -> str:
    """What comes after the last word that cries for help may hold, which may be a place."""
    words = plain_words(text[:_LONGEST], " ").split()
    last = max((at for at, word in enumerate(words) if word in _known()), default=-1)
    return " ".join(words[last + 1 :])


@cache
def _of_the_young() -> tuple[str, ...]:
    found = (text for table in _tables() for text in table.get("young", ()))
    return tuple(f" {plain_words(text, ' ')} " for text in found)


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """Topic -> its phrases in all languages, in plain words between spaces."""
    return {
        topic: tuple(f" {plain_words(text, ' ')} " for table in _tables() for text in table[topic])
        for topic in TOPICS
    }


@cache
def _joined() -> Mapping[str, frozenset[str]]:
    """The phrases as one word each, by topic."""
    return {
        topic: frozenset(p.replace(" ", "") for p in found) for topic, found in phrases().items()
    }


@cache
def _known() -> frozenset[str]:
    return frozenset(word for found in phrases().values() for p in found for word in p.split())


@cache
def _forgiven() -> frozenset[str]:
    """Words in which a slip is forgiven, in all languages."""
    return frozenset(plain_words(word, " ") for table in _tables() for word in table["forgiven"])


@cache
def _harmless() -> tuple[str, ...]:
    """Phrases that hold an urgent one and are none."""
    found = (text for table in _tables() for text in table.get("harmless", ()))
    return tuple(f" {plain_words(text, ' ')} " for text in found)


@cache
def as_typed() -> tuple[str, ...]:
    """Words that mean `anyone` only with their apostrophe, in all languages, in lower case."""
    return tuple(word for table in _tables() for word in table.get("as_typed", ()))


@cache
def _tables() -> tuple[Mapping[str, Any], ...]:
    """One a language."""
    return tuple(
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(files(__name__).iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    )

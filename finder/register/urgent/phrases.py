"""The words people cry for help in, as data: one file a language beside this module.

Every language is looked at, for nobody says theirs.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from finder.register.plain import plain_words
from finder.register.urgent.slips import miswritten

TOPICS = ("anyone", "abuse")
YOUNG = "young"
Phrase = tuple[str, ...]  # plain words
_LONG = 8  # letters from which phrases may stand in one word


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """Topic -> its phrases in all languages, in plain words between spaces."""
    return {topic: tuple(f" {' '.join(phrase)} " for phrase in _all(topic)) for topic in TOPICS}


@cache
def by_first() -> Mapping[str, tuple[tuple[Phrase, str], ...]]:
    """All phrases, each with its topic or `young`, by the word they begin with."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for topic in (*TOPICS, YOUNG):
        for phrase in _all(topic):
            found.setdefault(phrase[0], []).append((phrase, topic))
    return {word: tuple(items) for word, items in found.items()}


@cache
def in_one_word() -> Mapping[str, str]:
    """The long phrases of the topics as one word each, and those of `core` with their slips."""
    found = {"".join(phrase): (phrase, topic) for topic in TOPICS for phrase in _all(topic)}
    whole = {text: topic for text, (_, topic) in found.items() if len(text) >= _LONG}
    for phrase, topic in [found["".join(plain.split())] for plain in _listed("core")]:
        whole |= {text: topic for text in miswritten(phrase, meant()) if text not in whole}
    return whole


@cache
def known() -> frozenset[str]:
    """All words of all cries."""
    return frozenset(word for topic in TOPICS for phrase in _all(topic) for word in phrase)


@cache
def of_the_young() -> frozenset[str]:
    """All words that tell of somebody young."""
    return frozenset(word for phrase in _all(YOUNG) for word in phrase)


@cache
def forgiven() -> frozenset[str]:
    """Words in which a slip is forgiven though they cry by themselves."""
    return frozenset(_listed("forgiven"))


@cache
def meant() -> frozenset[str]:
    """Usual words that are no slip of an urgent one."""
    return frozenset(_listed("meant"))


@cache
def whose() -> frozenset[str]:
    """Words before who is spoken of: "my"."""
    return frozenset(_listed("whose"))


@cache
def harmless() -> tuple[str, ...]:
    """Phrases that hold an urgent one and are none, between spaces."""
    return tuple(f" {text} " for text in _listed("harmless"))


@cache
def as_typed() -> tuple[str, ...]:
    """Words that mean `anyone` only with their apostrophe, in lower case."""
    return tuple(word for table in _tables() for word in table.get("as_typed", ()))


@cache
def _all(topic: str) -> tuple[Phrase, ...]:
    """Those written out, and all that is listed to be put together, in twos and threes."""
    found = dict.fromkeys((*_listed(topic), *_pairs(topic)))
    return tuple(tuple(text.split()) for text in found)


def _listed(name: str) -> Iterator[str]:
    return (plain_words(text, " ") for table in _tables() for text in table.get(name, ()))


def _pairs(topic: str) -> Iterator[str]:
    for table in _tables():
        for pairs in table.get("pairs", ()):
            if pairs["topic"] == topic:
                for parts in product(pairs["first"], pairs["then"], pairs.get("last", ("",))):
                    yield plain_words(" ".join(parts), " ")


@cache
def _tables() -> tuple[Mapping[str, Any], ...]:
    """One a language."""
    return tuple(
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(files(__package__).iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    )

"""The words that are understood (understood.toml, understood.es.toml), and what means the same."""

import re
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
_TONGUES = ("es",)  # those that have a file of their own beside understood.toml


class When(StrEnum):
    """Where a text is understood: what understood.toml says of it."""

    ALWAYS = "always"
    UNLESS_NAMED = "unless_named"
    BESIDE_DAY = "beside_day"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a text means: (parameter, value) pairs, and the words that are still to be found.

    `tongue` is the language of the file that says so, "" for understood.toml.
    """

    when: When
    gives: tuple[tuple[str, str], ...]
    keep: Words = ()
    tongue: str = ""


@cache
def _data(name: str) -> Mapping[str, Any]:
    text = files("finder.search").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def meanings() -> Mapping[tuple[Words, When], Meaning]:
    """Words, and where they are understood -> what they mean."""
    found: dict[tuple[Words, When], Meaning] = {}
    spoken = (meaning for tongue in _TONGUES for meaning in _entries(tongue))
    for texts, meaning in (*_fellowships(), *_languages(), *_entries(), *spoken):
        for text in texts:
            found.setdefault((words(text), meaning.when), meaning)
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


@cache
def likely_words() -> frozenset[str]:
    """Those of them that a misspelt word may have been meant to be: none of another tongue, or
    English words would be taken for slips of Spanish ones.
    """
    leads = (text for kind in ("after", "after_unless_named", "here") for text in _leads(kind, ""))
    plain = (text for (text, _), meaning in meanings().items() if not meaning.tongue)
    return frozenset(word for text in (*plain, *leads) for word in text)


def _entries(tongue: str = "") -> Iterator[tuple[Iterable[str], Meaning]]:
    for entry in _said(tongue)["meaning"]:
        when = [name for name in When if entry.get(name.value)]
        yield (
            entry["texts"],
            Meaning(
                when=when[0] if when else When.ALWAYS,
                gives=tuple((name, value) for name, value in entry["gives"]),
                keep=tuple(entry.get("keep", ())),
                tongue=tongue,
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
    return frozenset(text for tongue in ("", *_TONGUES) for text in _leads(kind, tongue))


@cache
def tongue_of_lead(lead: Words) -> str:
    """The language in which these words stand before a place; "" for that of understood.toml."""
    kinds = "after", "after_unless_named"
    spoken = [tongue for tongue in _TONGUES for kind in kinds if lead in _leads(kind, tongue)]
    return next(iter(spoken), "")


def _leads(kind: str, tongue: str) -> Iterator[Words]:
    return map(words, _said(tongue)["place"][kind])


def _said(tongue: str) -> Mapping[str, Any]:
    return _data(f"understood.{tongue}" if tongue else "understood")


@cache
def _postal() -> Mapping[str, re.Pattern[str]]:
    forms = _data("understood")["postal"].items()
    return {country: re.compile(form, re.IGNORECASE | re.ASCII) for country, form in forms}


def is_postal(text: str, country: str) -> bool:
    """Whether postal codes of that country are written so."""
    forms = _postal()
    return forms.get(country, forms["other"]).fullmatch(text) is not None


@cache
def small_words(tongue: str = "") -> frozenset[str]:
    """Words that need not occur in a text, where something was understood in that language."""
    return frozenset(_said(tongue)["small"]["words"])

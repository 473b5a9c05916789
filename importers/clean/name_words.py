"""The words of a sentence, and what is known of each: given names, titles, words that announce one.

What they say together is told by `people`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from importers.clean.remembered import remembered
from importers.clean.text import fold
from importers.clean.word_lists import word_list

TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?")
_ASCII_TOKEN = re.compile(r"[A-Za-z]+(?:['\-][A-Za-z]+)*\.?")  # the same, in half the time
INITIAL = re.compile(r"[A-Z]\.?")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
TITLES = frozenset("mr mrs ms miss mister dr doctor prof".split())
# What a word may be in a person's name, bit by bit.
_ANNOUNCES, _FIRST, _INITIAL, _LAST = 1, 2, 4, 8


class Word(NamedTuple):
    """One word where it stands: made for every word of a sentence, so it must be made quickly."""

    text: str
    start: int
    end: int
    known: "Known"

    @property
    def key(self) -> str:
        return self.known.key

    @property
    def capital(self) -> bool:
        return self.known.capital


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a word wherever it stands; `given` is its kind in `names.tsv`, or empty."""

    key: str  # as the word lists have it
    capital: bool
    given: str
    may_begin: bool  # a name in full begins with no other word


def hints_at_person(text: str, *, common_only: bool = False) -> bool:
    """Whether words of the text can be a person's; else `without_last_names` leaves it as it is.

    A given name or a title does, a word that announces a person, or an initial beside a surname.
    With `common_only`, only a surname or an announcement does.
    """
    bits = 0
    for each in set(map(_bits, _token(text).findall(text))):
        bits |= each
    if common_only:
        return bits & (_ANNOUNCES | _LAST) != 0
    return bits & (_ANNOUNCES | _FIRST) != 0 or (bits & _INITIAL != 0 and bits & _LAST != 0)


def _token(text: str) -> re.Pattern[str]:
    return _ASCII_TOKEN if text.isascii() else TOKEN


def words_of(sentence: str) -> Iterator[Word]:
    """Its words in their order."""
    return map(_word, _token(sentence).finditer(sentence))


def given_name(word: str) -> str:
    """Its kind in `names.tsv`: `clear`, `word` for one that is also a word; empty for none."""
    return word_list("names").get(fold(word), "")


def is_given_name(word: str) -> bool:
    """Whether the word is a given name of `names.tsv`."""
    return bool(given_name(word))


def owns(word: Word) -> bool:
    """Whether it is a possessive: "Robin's"."""
    return bool(_POSSESSIVE.search(word.text))


def _word(match: re.Match[str]) -> Word:
    text = match[0]
    return Word(text=text, start=match.start(), end=match.end(), known=_known(text))


@remembered
def _bits(text: str) -> int:
    known = _known(text)
    announces = word_list("contact_words").get(known.key) == "person"
    first = known.given or known.key in TITLES
    initial = INITIAL.fullmatch(text) is not None
    last = known.capital and _folded(known.key) in surnames()
    return _ANNOUNCES * announces | _FIRST * bool(first) | _INITIAL * initial | _LAST * last


def _folded(key: str) -> str:
    """As `fold`, for a word in lower case: one of ASCII letters is folded already."""
    return key if key.isascii() and key.isalpha() else fold(key)


@cache
def surnames() -> frozenset[str]:
    """Common last names, folded."""
    return frozenset(fold(name) for name in word_list("surnames"))


@remembered
def _known(text: str) -> Known:
    bare = text.rstrip(".")
    key = (_POSSESSIVE.sub("", bare) if "'" in bare or "’" in bare else bare).lower()
    given = word_list("names").get(_folded(key), "")
    capital = text[0].isupper()
    return Known(key=key, capital=capital, given=given, may_begin=capital or given == "clear")

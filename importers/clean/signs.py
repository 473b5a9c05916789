"""A quick look whether a text can hold what a pattern finds, before the pattern is tried.

Each pattern that is tried on many texts names its signs: words without which it finds nothing. One
walk through a text finds the signs of all patterns (Aho-Corasick), and is remembered.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count

import ahocorasick

from importers.clean.remembered import forget, remembered

_known: dict[str, int] = {}  # each sign, with the bits of the patterns that it is for
_numbers = count()
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The signs of one pattern or, with `|`, of several: a bit for each."""

    bits: int

    def __or__(self, other: "Signs") -> "Signs":
        return Signs(bits=self.bits | other.bits)


def signs(*words: str) -> Signs:
    """For patterns that ignore case and match nothing without one of the words (lower case)."""
    bit = 1 << next(_numbers)
    for word in words:
        _known[word] = _known.get(word, 0) | bit
    _automaton.cache_clear()
    forget()
    return Signs(bits=bit)


def may_hold(wanted: Signs, text: str) -> bool:
    """False where none of the signs stands in the text, however it is cased."""
    return held(text) & wanted.bits != 0


@remembered
def may_hold_digit(text: str) -> bool:
    """False where no digit of any script stands in the text."""
    return not text.isascii() or _DIGIT.search(text) is not None


@remembered
def held(text: str) -> int:
    """The bits of all signs that stand in the text."""
    found = 0
    for _, bits in _automaton().iter(in_lower_case(text)):
        found |= bits
    return found


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word, bits in _known.items():
        automaton.add_word(word, bits)
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=256)
def in_lower_case(text: str) -> str:
    """Every letter that a pattern takes for an ASCII one as that: "ſ" is s, "K" (kelvin) is k."""
    if text.isascii():
        return text.lower()
    return text.casefold().replace("ı", "i").replace("i\u0307", "i")

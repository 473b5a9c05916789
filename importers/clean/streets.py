"""Whether the part of an address between two commas is a street: by number and by street's word."""

import re
from functools import cache

from importers.clean.remembered import remembered
from importers.clean.word_lists import word_list

_WORD = re.compile(r"[^\W\d_]+")
_DISTRICT_NUMBER = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2}|[1-9][a-z])\.?", re.I)


def is_street(part: str) -> bool:
    """Of a part that stands before the town: "Dorset Gardens" is a street there."""
    return is_surely_street(part) or _has(_words(part), "weak")


@remembered  # the same towns, and each part is asked of more than once
def is_surely_street(part: str) -> bool:
    """Wherever it stands: a number, or a word that no town ends with."""
    if is_box(part):
        return False
    if any(map(str.isdigit, part)):
        return not _is_district(part)
    words = _words(part)
    return _has(words, "strict") or _has_suffix(words)


def is_box(part: str) -> bool:
    """A postal box: no place to go to."""
    return part.lower().startswith(_words_of("box"))


@cache
def _words_of(kind: str) -> tuple[str, ...]:
    return tuple(word for word, found in word_list("street_words").items() if found == kind)


@cache
def _known_words(kind: str) -> frozenset[str]:
    return frozenset(_words_of(kind))


def _words(part: str) -> list[str]:
    return _WORD.findall(part.lower())


def _has(words: list[str], kind: str) -> bool:
    """A street's word that does not come first: "St Albans" is a town, "Park St" a street."""
    return not _known_words(kind).isdisjoint(words[1:])


def _has_suffix(words: list[str]) -> bool:
    suffixes = _words_of("suffix")
    ended = any(word.endswith(suffixes) and word not in suffixes for word in words)
    return ended or _has(words, "suffix")


def _is_district(part: str) -> bool:
    """Of "Dublin 4" the number is that of a part of the town."""
    found = _DISTRICT_NUMBER.fullmatch(part)
    return found is not None and word_list("street_words").get(found[1].lower()) == "number"

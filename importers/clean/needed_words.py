"""The words that a text must hold for a pattern to match, read off the pattern itself.

So that a pattern is tried on the few texts in which it may find something, and nobody has to keep
a list of its words beside it. What is not understood of a pattern asks for no word.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import product
from typing import Any

_MOST = 48  # words of one set
_SHORTEST = 3  # letters: what is shorter stands in nearly every text
_BEST = 2  # sets of a pattern that are looked for

Words = frozenset[str]
_Found = tuple[Words | None, list[Words]]  # all that a part can match, if few; what it must hold
_NOTHING: Words = frozenset({""})
_parse = import_module("re._parser").parse


def needed_words(pattern: str) -> tuple[Words, ...]:
    """Sets of words in lower case: no text matches that holds none of the words of one set."""
    whole, needs = _sequence(_parse(pattern))
    sets = {_shortest(words) for words in (*needs, *_given(whole))}
    told = [words for words in sets if min(map(len, words)) >= _SHORTEST]
    return tuple(sorted(told, key=_telling, reverse=True)[:_BEST])


def _telling(words: Words) -> tuple[int, int, list[str]]:
    """Long words tell most, and few."""
    return min(map(len, words)), -len(words), sorted(words)


def _shortest(words: Words) -> Words:
    """Without those in which another stands."""
    return frozenset(
        word for word in words if not any(other in word for other in words if other != word)
    )


def _given(words: Words | None) -> Iterator[Words]:
    if words and "" not in words:
        yield words


def _sequence(items: Iterable[tuple[object, Any]]) -> _Found:
    """Of parts that follow each other: as much of what they are made of as is sure."""
    run, needs, broken = _NOTHING, list[Words](), False
    for operation, value in items:
        strings, inner = _part(str(operation), value)
        needs += inner
        if strings is not None and len(run) * len(strings) <= _MOST:
            run = frozenset(map("".join, product(run, strings)))
            continue
        needs += _given(run)
        run, broken = strings or _NOTHING, True
    return (None, [*needs, *_given(run)]) if broken else (run, needs)


def _part(operation: str, value: Any) -> _Found:
    match operation:
        case "LITERAL":
            return _letter(value), []
        case "IN":
            return _one_of(value), []
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return _NOTHING, []
        case "SUBPATTERN":
            return _sequence(value[3])
        case "BRANCH":
            return _any_of([_sequence(branch) for branch in value[1]])
        case "MAX_REPEAT" | "MIN_REPEAT":
            return _repeated(*value)
    return None, []


def _letter(code: int) -> Words | None:
    """In lower case; one that is not of ASCII may be written in other ways."""
    return frozenset({chr(code).lower()}) if code < 128 else None


def _one_of(letters: list[tuple[object, Any]]) -> Words | None:
    """The letters of `[abc]`."""
    if any(str(operation) != "LITERAL" or value >= 128 for operation, value in letters):
        return None
    return frozenset(chr(value).lower() for _, value in letters)


def _repeated(least: int, most: int, items: Iterable[tuple[object, Any]]) -> _Found:
    strings, needs = _sequence(items)
    if least == most == 1:
        return strings, needs
    if least:
        return None, [*needs, *_given(strings)]
    return (strings | _NOTHING, []) if strings and int(most) == 1 else (None, [])


def _any_of(branches: list[_Found]) -> _Found:
    """Of branches, the best that each asks for, together: all of them have to ask."""
    whole = frozenset(word for strings, _ in branches for word in strings or ())
    if all(strings is not None for strings, _ in branches) and len(whole) <= _MOST:
        return whole, []
    best = [
        max((*needs, *_given(strings)), key=_telling, default=None) for strings, needs in branches
    ]
    if any(words is None for words in best):
        return None, []
    return None, [frozenset(word for words in best for word in words or ())]

"""Whether somebody's words ask for help right now: then helplines go above the results."""

import re
from collections.abc import Sequence
from functools import cache

from finder.register.plain import plain_words
from finder.register.urgent.phrases import (
    TOPICS,
    YOUNG,
    as_typed,
    by_first,
    forgiven,
    harmless,
    in_one_word,
    known,
    meant,
    of_the_young,
)
from finder.register.urgent.slips import Shorter, mended, together, without_a_letter

_LONGEST = 1_000  # characters of a query that are looked at
_LONG = 5  # letters of a word of a phrase in which a slip is forgiven
_LONG_YOUNG = 4  # the same where words only tell who cries
_DISTANCE = re.compile(r"\d ?kms ")  # "within 10 kms" is no cry for help, "kms" is one


def urgent(text: str) -> str | None:
    """`anyone` or `abuse` where the words say so, `abuse` first; None where they do not.

    Whole words alone count: "skill" and "offhits me" are none. One slip is forgiven in long
    words ("suiside", "over dose", "dad tuches me").
    """
    words = _plain(text)
    for topic in reversed(TOPICS):
        if _cries(words, topic):
            return topic
    typed = text[:_LONGEST].casefold().replace("’", "'")
    return "anyone" if any(re.search(rf"\b{word}\b", typed) for word in as_typed()) else None


def is_young(text: str) -> bool:
    """Whether it is said of parents, a teacher or the like, as somebody young would: "dad"."""
    words = _plain(text)
    return _says(words, YOUNG) or any(
        _says(other, YOUNG) for other in mended(words, _near_the_young(), of_the_young())
    )


def words_of_cry(text: str) -> frozenset[str]:
    """The words of the text that a cry for help may hold, in plain letters: no place's name."""
    return frozenset(_plain(text)) & (known() | of_the_young())


def without_cry(text: str) -> str:
    """What comes after the last word that cries for help may hold, which may be a place."""
    words = plain_words(text[:_LONGEST], " ").split()
    last = max((at for at, word in enumerate(words) if word in known()), default=-1)
    return " ".join(words[last + 1 :])


def _plain(text: str) -> tuple[str, ...]:
    return tuple(_DISTANCE.sub(" ", f" {plain_words(text[:_LONGEST], ' ')} ").split())


def _cries(words: Sequence[str], topic: str) -> bool:
    if _says(_serious(words), topic) or not in_one_word(topic).isdisjoint(together(words)):
        return True
    return any(
        _says(_serious(other), topic, alone=forgiven())
        for other in mended(words, _near_a_cry(), known() | meant())
    )


def _serious(words: Sequence[str]) -> tuple[str, ...]:
    """The words but those that only sound urgent."""
    said = f" {' '.join(words)} "
    for phrase in harmless():
        said = said.replace(phrase, " ")
    return tuple(said.split())


def _says(words: Sequence[str], topic: str, alone: frozenset[str] | None = None) -> bool:
    """Whether a phrase of the topic stands there; one of a single word only if in `alone`."""
    phrases = by_first(topic)
    return any(
        tuple(words[place : place + len(phrase)]) == phrase
        and (alone is None or len(phrase) > 1 or phrase[0] in alone)
        for place, word in enumerate(words)
        for phrase in phrases.get(word, ())
    )


@cache
def _near_a_cry() -> Shorter:
    return without_a_letter({word for word in known() if len(word) >= _LONG} | forgiven())


@cache
def _near_the_young() -> Shorter:
    return without_a_letter({word for word in of_the_young() if len(word) >= _LONG_YOUNG})

"""Whether somebody's words ask for help right now: then helplines go above the results."""

import re
from collections.abc import Iterator, Sequence
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
Words = tuple[str, ...]
_DISTANCE = re.compile(r"\d ?kms ")  # "within 10 kms" is no cry for help, "kms" is one


def urgent(text: str) -> str | None:
    """`anyone` or `abuse` where the words say so, `abuse` first; None where they do not.

    Whole words alone count: "skill" and "offhits me" are none. One slip is forgiven in long
    words ("suiside", "over dose", "dad tuches me").
    """
    words = _plain(text)
    topic = _topic(words) and _topic(_serious(words))
    if topic is None and any(sign in text for sign in "'’"):
        return "anyone" if _as_typed().search(text[:_LONGEST].replace("’", "'")) else None
    return topic


def is_young(text: str) -> bool:
    """Whether it is said of parents, a teacher or the like, as somebody young would: "dad"."""
    words = _plain(text)
    said = (words, *mended(words, _near_the_young(), of_the_young()))
    return any(found == YOUNG for each in said for found in _said(each, topics=(YOUNG,)))


def words_of_cry(text: str) -> frozenset[str]:
    """The words of the text that cry for help, in plain letters: no place's name.

    Where the cry has a slip in it, all that cries may hold.
    """
    words = _plain(text)
    cry = {word for phrase, _ in _standing(words) for word in phrase}
    return frozenset(words) & ((cry or known()) | of_the_young())


def without_cry(text: str) -> str:
    """What comes after the last word that cries for help, which may be a place."""
    words, cry = plain_words(text[:_LONGEST], " ").split(), words_of_cry(text)
    last = max((at for at, word in enumerate(words) if word in cry), default=-1)
    return " ".join(words[last + 1 :])


def _topic(words: Words) -> str | None:
    found = {*_said(words), *_joined(words)} or {*_nearly_said(words)}
    return next((topic for topic in reversed(TOPICS) if topic in found), None)


def _plain(text: str) -> Words:
    return tuple(_DISTANCE.sub(" ", f" {plain_words(text[:_LONGEST], ' ')} ").split())


def _nearly_said(words: Words) -> Iterator[str]:
    """Topics of phrases that stand there with one slip; all but one of their words are right."""
    near = _near_a_forgiven() if known().isdisjoint(words) else _near_a_cry()
    for other in mended(words, near, _usual()):
        yield from _said(other, alone=forgiven())


def _joined(words: Words) -> Iterator[str]:
    return (topic for text in together(words) if (topic := in_one_word().get(text)))


def _serious(words: Words) -> Words:
    """The words but those that only sound urgent."""
    said = f" {' '.join(words)} "
    for phrase in harmless():
        said = said.replace(phrase, " ")
    return tuple(said.split())


def _said(
    words: Words, *, topics: Sequence[str] = TOPICS, alone: frozenset[str] | None = None
) -> Iterator[str]:
    """The topics of phrases that stand there; of single words only those in `alone`, if given."""
    for phrase, topic in _standing(words):
        if topic in topics and (alone is None or len(phrase) > 1 or phrase[0] in alone):
            yield topic


def _standing(words: Words) -> Iterator[tuple[Words, str]]:
    """The phrases that stand there, each with its topic."""
    phrases = by_first()
    for place, word in enumerate(words):
        for phrase, topic in phrases.get(word, ()):
            if words[place : place + len(phrase)] == phrase:
                yield phrase, topic


@cache
def _as_typed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, as_typed()))})\b", re.IGNORECASE)


@cache
def _usual() -> frozenset[str]:
    return known() | meant()


@cache
def _near_a_cry() -> Shorter:
    return without_a_letter({word for word in known() if len(word) >= _LONG} | forgiven())


@cache
def _near_a_forgiven() -> Shorter:
    return without_a_letter(forgiven())


@cache
def _near_the_young() -> Shorter:
    return without_a_letter({word for word in of_the_young() if len(word) >= _LONG_YOUNG})

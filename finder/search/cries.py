"""How a cry for help is read: never corrected, and where it names a place, what meets there.

Helplines stand above whatever is found (finder/register/urgent).
"""

from dataclasses import replace

from finder.register.urgent import words_of_cry
from finder.search.meanings import Words
from finder.search.sentence import Knowing, Manner, Sentence, Understood, stretches
from finder.search.understood import understand

_MOST = 8  # words, the last ones, among which a place is looked for


def read_cry(text: str, around: Knowing, *, placed: bool) -> Sentence:
    """As it was written. Beside a place its words need not occur, unless some meeting has them all.

    `placed` is whether a place is given besides the words.
    """
    written = understand(text, around, Manner(codes=not placed))
    if around.holds(written):
        return written
    if placed or any(item.parameter == "near" for item in written.understood):
        return _without_words(written)
    place = _place(text, written.words, around)
    return _where_held(understand(text, around, Manner(place=place)), around) if place else written


def _where_held(sentence: Sentence, around: Knowing) -> Sentence:
    return sentence if around.holds(sentence) else _without_words(sentence)


def _without_words(sentence: Sentence) -> Sentence:
    return replace(sentence, words=(), unfinished=False)


def _place(text: str, wanted: Words, around: Knowing) -> Words:
    """The words that are a town of ours, or come last and have meetings near; or none."""
    cry = words_of_cry(text)
    for words in stretches(wanted[-_MOST:]):
        if cry.isdisjoint(words) and (
            around.is_town(" ".join(words))
            or (wanted[-len(words) :] == words and _has_meetings(words, around))
        ):
            return words
    return ()


def _has_meetings(place: Words, around: Knowing) -> bool:
    name = " ".join(place)
    near = Understood(text=name, parameter="near", value=name)
    return around.holds_near(Sentence(understood=(near,)))

"""How a cry for help is read: never corrected, and where it names a place, what meets there.

Helplines stand above whatever is found (finder/register/urgent).
"""

from dataclasses import replace
from functools import cache
from itertools import pairwise

from finder.register import options
from finder.register.urgent import words_of_cry
from finder.search.meanings import Words, synonyms
from finder.search.sentence import Knowing, Manner, Sentence, Understood, stretches
from finder.search.tokens import words as words_of
from finder.search.understood import understand

_KINDS = ("audience", "language")
_MOST = 8  # words, the last ones, among which a place is looked for


def read_cry(text: str, around: Knowing, *, placed: bool) -> Sentence:
    """As it was written. Beside a place a cry's words need not occur, unless some meeting has all.

    `placed` is whether a place is given besides the words.
    """
    written = understand(text, around, Manner(codes=not placed))
    if around.holds(written):
        return written
    if placed or any(item.parameter == "near" for item in written.understood):
        return _without_cry(written, text, around)
    place = _place(text, written.words, around)
    if not place:
        return written
    there = understand(text, around, Manner(place=place))
    return there if around.holds(there) else _without_cry(there, text, around)


def _without_cry(sentence: Sentence, text: str, around: Knowing) -> Sentence:
    """Of its words only those are wanted that say whom a meeting is for or what is spoken there."""
    kept = _wanted(sentence.words, words_of_cry(text), sentence.spoken)
    found = replace(sentence, words=kept, unfinished=False)
    return found if around.holds(found) else replace(found, words=())


def _wanted(among: Words, cry: frozenset[str], spoken: Words) -> Words:
    """The women of "hits me women near boston". Who stands before a cry may be who it is about."""
    about = {one for one, other in pairwise(spoken) if other in cry}
    free = [word for word in among if word not in cry and word not in about]
    return tuple(word for word in free if not _kinds().isdisjoint(synonyms(word)))


@cache
def _kinds() -> frozenset[str]:
    """The audiences and languages of the register that are said in one word."""
    labels = (words_of(text) for facet in _KINDS for text in options.labels(facet).values())
    return frozenset(label[0] for label in labels if len(label) == 1)


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

"""How a cry for help is read: never corrected, and where it names a place, what meets there.

Helplines stand above whatever is found (finder/register/urgent).
"""

from dataclasses import replace

from finder.register.urgent import words_of_cry
from finder.search.beside_cry import beside_cry, plain_words
from finder.search.meanings import Words
from finder.search.sentence import Knowing, Manner, Sentence, Understood, stretches
from finder.search.tokens import words as words_of
from finder.search.understood import understand

_MOST = 8  # words, the last ones, among which a place is looked for
_KINDS = ("audience", "language")


def read_cry(text: str, around: Knowing, *, placed: bool) -> Sentence:
    """As it was written. Beside a place, or whom a meeting is for, a cry's words need not occur,
    unless some meeting has all.

    `placed` is whether a place is given besides the words.
    """
    written = understand(text, around, Manner(codes=not placed))
    if around.holds(written):
        return written
    if placed or any(item.parameter == "near" for item in written.understood):
        return _without_cry(written, text, around)
    place = _place(text, written.words, around)
    if not place:
        return _anywhere(written, text, around)
    there = understand(text, around, Manner(place=place))
    return there if around.holds(there) else _without_cry(there, text, around)


def _without_cry(sentence: Sentence, text: str, around: Knowing) -> Sentence:
    """Of its words only those are wanted that say whom a meeting is for or what is spoken there.

    Where nothing has them they are said to be left out.
    """
    beside = beside_cry(text, sentence.words)
    found = _wanting(sentence, beside)
    if around.holds(found):
        return found
    lost = tuple(Understood(text=part, parameter="q", value="") for part in beside)
    return replace(_wanting(sentence, ()), understood=(*sentence.understood, *lost))


def _wanting(sentence: Sentence, beside: tuple[str, ...]) -> Sentence:
    kept = tuple(Understood(text=part, parameter="q", value=part) for part in beside)
    return replace(
        sentence,
        words=tuple(dict.fromkeys(word for part in beside for word in plain_words(part))),
        unfinished=False,
        understood=(*sentence.understood, *kept),
        aside=True,
    )


def _anywhere(written: Sentence, text: str, around: Knowing) -> Sentence:
    """Without a place: for whom it asks stays in the words, or they alone would find nothing."""
    said = (words_of(item.text) for item in written.understood if item.parameter in _KINDS)
    plain = understand(text, around, Manner(literal=frozenset(said)))
    beside = beside_cry(text, plain.words)
    found = _wanting(plain, beside)
    return found if beside and around.holds(found) else written


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

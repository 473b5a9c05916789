"""What stands beside a cry for help and stays wanted: whom a meeting is for, what is spoken there.

The women of "hits me women near boston", the adult children of "kill myself adult children".
"""

from collections.abc import Iterator, Mapping, Set
from functools import cache

from finder.register import options
from finder.register.urgent import words_of_cry
from finder.register.urgent.phrases import whose
from finder.search.meanings import Words, meanings, small_words, synonyms
from finder.search.pieces import Part, parts
from finder.search.tokens import words as words_of

_KINDS = frozenset({"audience", "language"})
_LONGEST = 4  # pieces of "for people of color"
_SMALL = small_words() | small_words("es")


def beside_cry(text: str, among: Words) -> tuple[str, ...]:
    """Those stretches of a text, as they were typed, whose words are all `among` these.

    Who stands right before the cry's words, or is "my" or "his", is who the cry is about.
    """
    cry = words_of_cry(text)
    return tuple(
        part.between(*span)
        for part in parts(text, {})
        if not part.quoted
        for span in _named(part, frozenset(among) | _SMALL, cry)
    )


def plain_words(text: str) -> Words:
    """The words of such a stretch that are to be found."""
    return tuple(word for word in words_of(text) if word not in _SMALL)


def _named(part: Part, among: Set[str], cry: Set[str]) -> Iterator[tuple[int, int]]:
    """Stretches of pieces that name whom or what, the longer first, none within another."""
    done = 0
    for start, stop in part.stretches(_LONGEST):
        words = part.joined(start, stop)
        if start >= done and among >= set(words) and not cry >= set(words) and _is_kind(words):
            done = stop
            before, after = part.joined(start - 1, start), part.joined(stop, stop + 1)
            if not set(before) & whose() and not set(after) & cry:
                yield start, stop


def _is_kind(words: Words) -> bool:
    return any(
        all(word in synonyms(said) for word, said in zip(kind, words, strict=True))
        for kind in _kinds().get(len(words), ())
    )


@cache
def _kinds() -> Mapping[int, frozenset[Words]]:
    """How many words -> the audiences and languages that are named in so many."""
    texts = {text for (text, _), meaning in meanings().items() if {*dict(meaning.gives)} <= _KINDS}
    texts |= {words_of(text) for facet in _KINDS for text in options.labels(facet).values()}
    return {size: frozenset(text for text in texts if len(text) == size) for size in range(5)}

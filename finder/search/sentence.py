"""A query taken apart, as values, and what has to be known to take it apart."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Protocol

from finder.search.meanings import Words

_LONGEST_PLACE = 4  # words
Gives = tuple[tuple[str, str], ...]  # parameters and their values


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """Words of the query, and the parameter they were taken for.

    With the parameter "q" these words were read as others, the value; as none where it is "".
    """

    text: str
    parameter: str
    value: str


class Surroundings(Protocol):
    """What the snapshot knows of words and places."""

    def is_named(self, one: Words, other: Words, *, unfinished: bool) -> bool:
        """Whether names, groups or places that have both texts have them side by side, as a
        rule; the second of them is perhaps `unfinished`.
        """

    def is_place(self, text: str) -> bool:
        """Whether there is a place of that name to be near to."""

    def is_code(self, text: str) -> bool:
        """Whether it is a postal code as they are written where it lies, in the home country."""

    def has_points(self, text: str) -> bool | None:
        """Whether in a town of that name some meeting has a point; None: we know no such town."""

    def region(self, text: str) -> str | None:
        """A publisher's region that is the state or country of that name."""

    def covers(self, text: Words, gives: Gives) -> bool:
        """Whether the parameters find nearly all that the words would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a query is read where plain reading finds nothing.

    `spelt` has other words for some; `otherwise` understands what else might be meant; the texts
    in `literal` are not understood; the words in `without` are left out; those of `place` are
    where to look. With `codes` a postal code is a place too.
    """

    spelt: Mapping[Words, Words] = field(default_factory=dict)
    otherwise: bool = False
    literal: Set[Words] = frozenset()
    without: Set[str] = frozenset()
    place: Words = ()
    codes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A query taken apart: `words` are to occur, the last perhaps `unfinished`; `phrases` stood
    in quotes; `spoken` are all words, understood or not. `aside` is whether they cry for help and
    are not wanted, but for those that were understood as themselves.
    """

    words: Words = ()
    unfinished: bool = False
    phrases: tuple[Words, ...] = ()
    spoken: Words = ()
    understood: tuple[Understood, ...] = ()
    aside: bool = False


class Knowing(Surroundings, Protocol):
    """What the snapshot knows of its words besides."""

    def knows(self, word: str, *, unfinished: bool = False) -> bool:
        """Whether it stands in some text, or begins a word there."""

    def nearly(self, word: str) -> list[str]:
        """Words that one slip may have turned into this one, the likeliest first."""

    def frequency(self, word: str) -> int:
        """How many meetings have the word."""

    def holds(self, sentence: Sentence) -> bool:
        """Whether some meeting fits, as far as neither clock nor place decide."""

    def holds_near(self, sentence: Sentence) -> bool:
        """Whether one near the place that was understood does."""

    def is_town(self, text: str) -> bool:
        """Whether some meeting in a town of that name of ours has a point."""


def stretches(among: Words) -> list[Words]:
    """Words that follow each other, no more than a place's name has, the longer first."""
    return [
        among[start : start + length]
        for length in range(min(len(among), _LONGEST_PLACE), 0, -1)
        for start in range(len(among) - length + 1)
    ]

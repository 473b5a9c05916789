"""The words of an index, those of its base and of its tail as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, Members, contains, from_rows, kept, nothing, total
from finder.search.columns.postings import Postings, Span
from finder.search.meanings import synonyms

_COMMON = 2_000  # rows of a word from which on its set is remembered for long
_LATEST = 8  # sets of rarer words: the same request asks for each several times
_MOST_READ = 8_192  # of a word's rows, to find those that have it in their titles
_LOOKED_AT = 512  # rows, evenly spread, from which is told what stands together
_KEPT = 3_000_000  # octets of sets that are remembered for long
Rows = NDArray[np.int32]
Spans = tuple[list[Span], list[Span]]  # whole words, and what begins with one


@dataclass(frozen=True, slots=True)
class Asked:
    """A word asked for; `unfinished` ones may be the beginning of one that is meant."""

    word: str
    unfinished: bool = False


class Vocabulary:
    """`parts` share the rows of `capacity` between them."""

    def __init__(self, parts: Sequence[Postings], capacity: int) -> None:
        self._parts, self._capacity = tuple(parts), capacity
        self._spans = lru_cache(maxsize=4096)(self._found)
        self._common = lru_cache(maxsize=max(_KEPT // max(capacity // 8, 1), 8))(self._marked)
        self._rare = lru_cache(maxsize=_LATEST)(self._marked)

    def rows(self, asked: Asked) -> Bits:
        """Rows with the word, or one that means the same. Not to be written to."""
        spans = self._spans(asked)
        count = sum(
            part.count([*whole, *begun])
            for part, (whole, begun) in zip(self._parts, spans, strict=True)
        )
        return self._common(asked) if count >= _COMMON else self._rare(asked)

    def occurs(self, asked: Asked, among: Bits) -> bool:
        """Whether some row of a set has the word, or one that means the same: the first few tell
        mostly.
        """
        for part, (whole, begun) in zip(self._parts, self._spans(asked), strict=True):
            if any(contains(among, row) for row in part.some((*whole, *begun))):
                return True
        return total(self.rows(asked) & among) > 0

    def score(self, asked: Sequence[Asked], found: Members) -> NDArray[np.int64]:
        """How much each member of a set is about these words."""
        scores = np.zeros(found.count, dtype=np.int64)
        for item in asked:
            for part, (whole, begun) in zip(self._parts, self._spans(item), strict=True):
                part.weigh(found, whole, begun, scores)
        return scores

    def score_plain(self, word: str, found: Members, scores: NDArray[np.int64]) -> None:
        """Adds how much each member of a set is about this very word."""
        for part in self._parts:
            part.weigh(found, [part.span(word)], [], scores)

    def phrase(self, phrase: Sequence[str], among: Bits, *, unfinished: bool, titles: bool) -> Bits:
        """Rows of a set where the words follow each other in one text, or with `titles` in a name,
        group or place; `unfinished` lets the last be a beginning.
        """
        found, last = nothing(self._capacity), len(phrase) - 1
        for part in self._parts:
            spans = [
                part.span(word, unfinished=unfinished and place == last)
                for place, word in enumerate(phrase)
            ]
            holding = among
            for span in spans:
                own = nothing(self._capacity)
                part.mark([span], own)
                holding = holding & own
            part.follow(holding, spans, found, titles=titles)
        return found

    def nearly(self, word: str) -> set[str]:
        """The terms that one slip may have turned into this word."""
        return {term for part in self._parts for term in part.spelling.nearly(word)}

    def side_by_side(
        self, phrase: Sequence[str], among: Bits, *, unfinished: bool
    ) -> tuple[int, int]:
        """Of some rows of a set that have the rarest word of a phrase in their titles, how many
        have the whole phrase there, and how many these are. The last may be `unfinished`.
        """
        spans, held, weight = self._titled(phrase, among, unfinished=unfinished)
        rarest = weight.index(min(weight))
        found = looked_at = 0
        for part, own, titled in zip(self._parts, spans, held, strict=True):
            rows = titled[rarest]
            some = from_rows(rows[:: max(len(rows) // _LOOKED_AT, 1)], self._capacity)
            both = nothing(self._capacity)
            part.follow(some, own, both, titles=True)
            found, looked_at = found + total(both), looked_at + total(some)
        return found, looked_at

    def _titled(
        self, phrase: Sequence[str], among: Bits, *, unfinished: bool
    ) -> tuple[list[list[Span]], list[list[Rows]], list[int]]:
        """Of each part the spans of the words, and the rows of a set with each in a title; of each
        word how many rows these are. What is not in the set does not count: not what has gone.
        """
        last = len(phrase) - 1
        spans, held, weight = [], [], [0] * len(phrase)
        for part in self._parts:
            own = [
                part.span(word, unfinished=unfinished and place == last)
                for place, word in enumerate(phrase)
            ]
            titled = [part.titled(span, _MOST_READ) for span in own]
            rows = [kept(found, among) for found, _ in titled]
            spans.append(own)
            held.append(rows)
            weight = [
                before + len(those) * step
                for before, those, (_, step) in zip(weight, rows, titled, strict=True)
            ]
        return spans, held, weight

    def _marked(self, asked: Asked) -> Bits:
        bits = nothing(self._capacity)
        for part, (whole, begun) in zip(self._parts, self._spans(asked), strict=True):
            part.mark([*whole, *begun], bits)
        return bits

    def _found(self, asked: Asked) -> list[Spans]:
        """The terms of each part that are the word or mean the same, and those it may begin."""
        found: list[Spans] = []
        for part in self._parts:
            whole = [part.span(same) for same in synonyms(asked.word)]
            begun = [part.span(asked.word, unfinished=True)] if asked.unfinished else []
            found.append(([span for span in whole if span[0] < span[1]], begun))
        return found

"""Words that differ by one slip, found among all terms by the half that is right.

One slip leaves the first half of a word as it is, or the second, or has swapped two letters. So the
candidates are the terms that begin with the one half (they lie together in the order of terms) or
end with the other (they lie together in the order of terms read backwards: 4 octets a term).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.files import Files, Octets, save
from finder.search.slips import is_one_slip

_LETTER = 4  # octets, at most
_MOST_LOOKED_AT = 4096  # terms that begin or end alike: more is no word anyone would type


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spelling:
    """`text` and `bounds` are those of the postings; `backwards` has the terms' numbers in the
    order of their last letters.
    """

    text: Octets
    bounds: NDArray[np.int64]
    backwards: NDArray[np.int32]

    def nearly(self, word: str) -> list[str]:
        """The terms that one slip may have turned into this word."""
        half = len(word) // 2
        likely = {*self._beginning(word[:half]), *self._ending(word[half:])}
        found = {term for term in self._terms(likely, word) if is_one_slip(word, term)}
        return sorted(found | self._swapped(word))

    def _terms(self, numbers: Iterable[int], word: str) -> Iterator[str]:
        """The terms that are about as long; a letter has up to 4 octets."""
        some = np.fromiter(numbers, dtype=np.int64)
        octets = self.bounds[some + 1] - self.bounds[some]
        differ = np.abs(octets - len(word.encode("utf-8", "ignore")))
        is_plain = word.isascii()
        for number, difference in zip(some.tolist(), differ.tolist(), strict=True):
            if difference <= 1 or (
                difference <= _LETTER and not (is_plain and self._octets(number).isascii())
            ):
                yield self._term(number)

    def _beginning(self, half: str) -> Iterable[int]:
        octets = half.encode("utf-8", "ignore")
        terms = range(len(self.bounds) - 1)
        low = bisect_left(terms, octets, key=self._octets)
        high = bisect_left(terms, octets + b"\xff", key=self._octets)
        return range(low, min(high, low + _MOST_LOOKED_AT))

    def _ending(self, half: str) -> Iterable[int]:
        sought = half[::-1].encode("utf-8", "ignore")
        places = range(len(self.backwards))
        low = bisect_left(places, sought, key=self._mirrored)
        high = bisect_left(places, sought + b"\xff", key=self._mirrored)
        numbers: list[int] = self.backwards[low : min(high, low + _MOST_LOOKED_AT)].tolist()
        return numbers

    def _swapped(self, word: str) -> set[str]:
        """The one slip that may touch both halves: two letters swapped in the middle."""
        half = len(word) // 2
        term = word[: half - 1] + word[half : half + 1] + word[half - 1 : half] + word[half + 1 :]
        octets = term.encode("utf-8", "ignore")
        terms = range(len(self.bounds) - 1)
        number = bisect_left(terms, octets, key=self._octets)
        is_there = number < len(terms) and self._octets(number) == octets
        return {term} if is_there and term != word else set()

    def _octets(self, number: int) -> bytes:
        return self.text[self.bounds[number] : self.bounds[number + 1]]

    def _term(self, number: int) -> str:
        return self._octets(number).decode("utf-8")

    def _mirrored(self, place: int) -> bytes:
        return self._term(int(self.backwards[place]))[::-1].encode("utf-8")


def write(folder: Path, terms: Sequence[bytes]) -> None:
    """Writes the order of the terms, given by number, by their last letters."""
    mirrored = [term.decode("utf-8")[::-1].encode("utf-8") for term in terms]
    order = sorted(range(len(terms)), key=mirrored.__getitem__)
    save(folder, "terms-backwards", np.array(order, dtype=np.int32))


def read(files: Files, text: Octets, bounds: NDArray[np.int64]) -> Spelling:
    """Opens what `write` wrote, beside the terms themselves."""
    return Spelling(text=text, bounds=bounds, backwards=files.load("terms-backwards"))

"""The words of a snapshot as flat arrays: for each term, in order, its rows and their weights.

A word is a binary search, an unfinished word a range of terms and so one slice of the arrays.
The words of each row stand in `stream` as well, in order, for phrases.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns import spelling
from finder.search.columns.bitmaps import Bits, Members
from finder.search.columns.files import Files, Octets, save
from finder.search.columns.loops import active
from finder.search.columns.space import Part
from finder.search.columns.spelling import Spelling
from finder.search.columns.terms import Terms

Span = tuple[int, int]  # terms from the first number to before the second
IN_TITLE = 2  # the least weight of a word in a name, a group or a place
_A_FEW = 4  # rows
WHOLE = 16  # added where the word itself occurs, not only one it begins; above every weight


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postings:
    """`text` holds all terms in order of their UTF-8 octets, `bounds` where each begins.

    These are the words of the rows from `first` on.
    """

    first: int
    text: Octets
    bounds: NDArray[np.int64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.uint8]
    stream: NDArray[np.int32]
    stream_starts: NDArray[np.int64]
    title_ends: NDArray[np.int64]
    spelling: Spelling

    def span(self, word: str, *, unfinished: bool = False) -> Span:
        """The terms that are this word, or begin with it."""
        sought = word.encode("utf-8", "ignore")
        low = bisect_left(range(self._terms), sought, key=self._term)
        if unfinished:
            return low, bisect_left(range(self._terms), sought + b"\xff", key=self._term)
        return low, low + (low < self._terms and self._term(low) == sought)

    def count(self, spans: Iterable[Span]) -> int:
        """How many rows the terms of these spans have, one row as often as it has several."""
        return sum(int(self.starts[high] - self.starts[low]) for low, high in spans)

    def some(self, spans: Iterable[Span]) -> Iterator[int]:
        """A few rows with a term of these spans."""
        for low, high in spans:
            begin, end = int(self.starts[low]), int(self.starts[high])
            yield from self.rows[begin : min(end, begin + _A_FEW)].tolist()

    def titled(self, span: Span, most: int) -> tuple[NDArray[np.int32], int]:
        """Rows with a term of this span in a name, a group or a place, perhaps repeated.

        Of more than so many that have the term anywhere, only each second, third … is looked at;
        the number of these steps is given too.
        """
        low, high = int(self.starts[span[0]]), int(self.starts[span[1]])
        step = -(-(high - low) // most) or 1
        part = slice(low, high, step)
        return self.rows[part][self.weights[part] >= IN_TITLE], step

    def mark(self, spans: Iterable[Span], bits: Bits) -> None:
        """Puts the rows with a term of one of these spans into a set."""
        for low, high in spans:
            active().mark_rows(self.rows, int(self.starts[low]), int(self.starts[high]), bits)

    def weigh(
        self,
        found: Members,
        whole: Iterable[Span],
        begun: Iterable[Span],
        scores: NDArray[np.int64],
    ) -> None:
        """Adds to `scores` how much each member of a set is about a word: the weight of its term,
        `WHOLE` more where it is whole.
        """
        spans = [
            (int(self.starts[low]), int(self.starts[high]), more)
            for asked, more in ((whole, WHOLE), (begun, 0))
            for low, high in asked
        ]
        table = np.array(spans, dtype=np.int64).reshape(-1, 3)
        active().weigh(found.bits, found.words, self.rows, self.weights, table, scores)

    def follow(self, bits: Bits, spans: Sequence[Span], out: Bits, *, titles: bool) -> None:
        """Puts the rows of a set into `out` where terms of these spans follow each other in one
        field; with `titles` only names, groups and places are looked at, not the notes.
        """
        ends = self.title_ends if titles else self.stream_starts[1:]
        table = np.array(spans, dtype=np.int64).reshape(-1, 2)
        active().follow(bits, self.stream, self.stream_starts, ends, self.first, table, out)

    @property
    def _terms(self) -> int:
        return len(self.bounds) - 1

    def _term(self, number: int) -> bytes:
        return self.text[self.bounds.item(number) : self.bounds.item(number + 1)]


def lift(found: Members, rows: NDArray[np.int64], by: int, scores: NDArray[np.int64]) -> None:
    """Adds so much to the scores of those rows that are members of a set."""
    weights, table = np.zeros(len(rows), dtype=np.uint8), np.array([[0, len(rows), by]])
    active().weigh(found.bits, found.words, rows.astype(np.int32), weights, table, scores)


def write(folder: Path, part: Part, found: Terms) -> None:
    """Writes the terms of the documents of a part."""
    (folder / "terms.txt").write_bytes(b"".join(found.terms))
    lengths = np.array([0, *map(len, found.terms)], dtype=np.int64)
    save(folder, "term-bounds", np.cumsum(lengths))
    save(folder, "term-starts", found.starts)
    save(folder, "term-rows", found.rows + np.int32(part.first))
    save(folder, "term-weights", found.weights)
    save(folder, "stream", found.stream)
    save(folder, "stream-starts", found.begins)
    save(folder, "title-ends", found.title_ends)
    spelling.write(folder, found.terms)


def read(files: Files, first: int = 0) -> Postings:
    """Opens what `write` wrote of a part that begins with row `first`."""
    text, bounds = files.load_bytes("terms.txt"), files.load("term-bounds")
    return Postings(
        first=first,
        text=text,
        bounds=bounds,
        starts=files.load("term-starts"),
        rows=files.load("term-rows"),
        weights=files.load("term-weights"),
        stream=files.load("stream"),
        stream_starts=files.load("stream-starts"),
        title_ends=files.load("title-ends"),
        spelling=spelling.read(files, text, bounds),
    )

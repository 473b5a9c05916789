"""The words of a snapshot as flat arrays: for each term, in order, its rows and their weights.

A word is a binary search, an unfinished word a range of terms and so one slice of the arrays.
The words of each row stand in `stream` as well, in order, for phrases.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits
from finder.search.columns.files import Files, save
from finder.search.columns.loops import active
from finder.search.columns.space import Part

Span = tuple[int, int]  # terms from the first number to before the second
GAP = -1  # between two fields of a row in the stream
Field = Sequence[str]  # its words, in order
Document = tuple[Sequence[Field], Sequence[Field]]  # the fields of its title, those of its notes
WHOLE = 16  # added where the word itself occurs, not only one it begins; above every weight


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postings:
    """`text` holds all terms in order of their UTF-8 octets, `bounds` where each begins.

    These are the words of the rows from `first` on.
    """

    first: int
    text: bytes
    bounds: NDArray[np.int64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.uint8]
    stream: NDArray[np.int32]
    stream_starts: NDArray[np.int64]
    title_ends: NDArray[np.int64]

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

    def mark(self, spans: Iterable[Span], bits: Bits) -> None:
        """Puts the rows with a term of one of these spans into a set."""
        for low, high in spans:
            active().mark_rows(self.rows, int(self.starts[low]), int(self.starts[high]), bits)

    def weigh(
        self, bits: Bits, whole: Iterable[Span], begun: Iterable[Span], scores: NDArray[np.int64]
    ) -> None:
        """Adds to `scores` how much each row of a set is about a word: the weight of its term,
        `WHOLE` more where it is whole.
        """
        spans = [
            (int(self.starts[low]), int(self.starts[high]), more)
            for found, more in ((whole, WHOLE), (begun, 0))
            for low, high in found
        ]
        table = np.array(spans, dtype=np.int64).reshape(-1, 3)
        active().weigh(bits, self.rows, self.weights, table, scores)

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
        return self.text[self.bounds[number] : self.bounds[number + 1]]


def write(
    folder: Path,
    part: Part,
    postings: Iterable[tuple[str, Sequence[int], Sequence[int]]],
    documents: Sequence[Document],
) -> None:
    """Writes (term, places in the part, weights) by the terms' UTF-8 octets, and the streams."""
    terms: list[str] = []
    rows: list[NDArray[np.int32]] = []
    weights: list[NDArray[np.uint8]] = []
    for term, found, heavy in postings:
        terms.append(term)
        rows.append(np.array(found, dtype=np.int32) + np.int32(part.first))
        weights.append(np.array(heavy, dtype=np.uint8))
    octets = [term.encode() for term in terms]
    (folder / "terms.txt").write_bytes(b"".join(octets))
    save(folder, "term-bounds", _offsets([len(term) for term in octets]))
    save(folder, "term-starts", _offsets([len(found) for found in rows]))
    save(folder, "term-rows", np.concatenate([*rows, np.zeros(0, dtype=np.int32)]))
    save(folder, "term-weights", np.concatenate([*weights, np.zeros(0, dtype=np.uint8)]))
    _write_stream(folder, {term: number for number, term in enumerate(terms)}, documents)


def _write_stream(
    folder: Path,
    number: dict[str, int],
    documents: Sequence[Document],
) -> None:
    stream: list[int] = []
    starts, title_ends = [0], []
    for title, notes in documents:
        for field in title:
            stream.extend(number[word] for word in field)
            stream.append(GAP)
        title_ends.append(len(stream))
        for field in notes:
            stream.extend(number[word] for word in field)
            stream.append(GAP)
        starts.append(len(stream))
    save(folder, "stream", np.array(stream, dtype=np.int32))
    save(folder, "stream-starts", np.array(starts, dtype=np.int64))
    save(folder, "title-ends", np.array(title_ends, dtype=np.int64))


def _offsets(lengths: Sequence[int]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(np.array(lengths, dtype=np.int64))])


def read(files: Files, first: int = 0) -> Postings:
    """Opens what `write` wrote of a part that begins with row `first`."""
    return Postings(
        first=first,
        text=files.load_bytes("terms.txt"),
        bounds=files.load("term-bounds"),
        starts=files.load("term-starts"),
        rows=files.load("term-rows"),
        weights=files.load("term-weights"),
        stream=files.load("stream"),
        stream_starts=files.load("stream-starts"),
        title_ends=files.load("title-ends"),
    )

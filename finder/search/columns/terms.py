"""Many texts as numbers: the terms that occur, where each stands, and how much it weighs there."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Words = Sequence[str]  # of one text, in order
Weighed = tuple[int, Words]  # the weight of a text, and its words
Document = tuple[Sequence[Weighed], Sequence[Weighed]]  # the texts of its title, those of its notes
GAP = -1  # after each text in the stream
_REMEMBERED = 200_000  # texts: most of them stand in many meetings
_HEAVIEST = 255


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Terms:
    """`terms` in the order of their UTF-8 octets. The documents that have term n are the `rows`
    from `starts[n]` on, ascending, each with the weight of the heaviest text it has it in.

    `stream` holds the terms of all texts in order, of each document from `begins` on; those of its
    title end at `title_ends`.
    """

    terms: Sequence[bytes]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.uint8]
    stream: NDArray[np.int32]
    begins: NDArray[np.int64]
    title_ends: NDArray[np.int64]


def collected(documents: Iterable[Document]) -> Terms:
    """The terms of some documents, which are numbered as they come."""
    number: dict[str, int] = {}

    @lru_cache(maxsize=_REMEMBERED)
    def numbers(words: tuple[str, ...]) -> "array[int]":
        return array("i", [number.setdefault(word, len(number)) for word in words] + [GAP])

    stream, weights = array("i"), array("B")
    begins, title_ends = array("q", [0]), array("q")
    for title, notes in documents:
        for part in (title, notes):
            for weight, words in part:
                found = numbers(tuple(words))
                stream.extend(found)
                weights.extend([weight] * len(found))
            if part is title:
                title_ends.append(len(stream))
        begins.append(len(stream))
    return _sorted(number, stream, weights, begins, title_ends)


def _sorted(
    number: dict[str, int],
    stream: "array[int]",
    weights: "array[int]",
    begins: "array[int]",
    title_ends: "array[int]",
) -> Terms:
    octets = [term.encode("utf-8") for term in number]
    order = sorted(range(len(octets)), key=octets.__getitem__)
    rank = np.empty(len(order) + 1, dtype=np.int32)
    rank[np.array(order, dtype=np.int64)] = np.arange(len(order), dtype=np.int32)
    rank[GAP] = GAP
    terms = rank[np.frombuffer(stream, dtype=np.int32)]
    starts, rows, heavy = _postings(
        terms, np.frombuffer(weights, dtype=np.uint8), np.diff(np.array(begins)), len(order)
    )
    return Terms(
        terms=[octets[place] for place in order],
        starts=starts,
        rows=rows,
        weights=heavy,
        stream=terms,
        begins=np.array(begins, dtype=np.int64),
        title_ends=np.array(title_ends, dtype=np.int64),
    )


def _postings(
    terms: NDArray[np.int32],
    weights: NDArray[np.uint8],
    lengths: NDArray[np.int64],
    count: int,
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.uint8]]:
    """Each (term, document) once: where those of a term start, the documents, and the weights."""
    documents = max(len(lengths), 1)
    keys = terms.astype(np.int64) * documents
    keys += np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    keys <<= 8
    keys |= _HEAVIEST - weights.astype(np.int64)  # the heaviest first
    keys = keys[terms != GAP]
    keys.sort()
    pairs = keys >> 8
    first = np.ones(len(keys), dtype=np.bool_)
    first[1:] = pairs[1:] != pairs[:-1]
    pairs, heavy = pairs[first], _HEAVIEST - (keys[first] & _HEAVIEST)
    starts = np.searchsorted(pairs, np.arange(count + 1, dtype=np.int64) * documents)
    return starts, (pairs % documents).astype(np.int32), heavy.astype(np.uint8)

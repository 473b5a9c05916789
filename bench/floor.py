"""The physical floor: the least octets an answer must touch, over what memory gives in a second.

What must be touched, whatever the engine: every posting of the words asked for (4 octets), where
there are none a bit a meeting for each filter; for what is found the order (4 octets each) and its
values, either as bit maps (a bit a meeting for each value) or as a packed line (32 octets each),
whichever is less; the same for the counts of a facet without its own filter, one octet each.
"""

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from bench.answers import Plain
from bench.sheet import LONG, Sheet
from bench.workload import Question

_POSTING, _LINE, _ORDER, _POINT, _CODE = 4, 32, 4, 12, 1  # octets
_BUFFER = 256 * 2**20


def bandwidth() -> float:
    """Octets a second that one core reads from memory: the best of several sums of an array."""
    array = np.ones(_BUFFER // 8, dtype=np.uint64)
    best = float("inf")
    for _ in range(7):
        begin = time.perf_counter()
        array.sum()
        best = min(best, time.perf_counter() - begin)
    return _BUFFER / best


def postings(sheet: Sheet, questions: Iterable[Question]) -> Mapping[tuple[str, bool], int]:
    """How often each word asked for occurs; True stands for those that begin so."""
    whole, begun = set(), set()
    for question in questions:
        for place, word in enumerate(question.words):
            unfinished = question.unfinished and place == len(question.words) - 1
            (begun if unfinished else whole).add(word)
    found: Counter[tuple[str, bool]] = Counter()
    for text in sheet.words:
        words = text.split()
        found.update((word, False) for word in whole.intersection(words))
        found.update((word[:3], True) for word in words if word[:3] in begun)
    return found


def octets(
    question: Question, answer: Plain, sheet: Sheet, held: Mapping[tuple[str, bool], int]
) -> float:
    """The least that one question touches."""
    rows = len(sheet)
    last = len(question.words) - 1
    words = sum(
        held.get((word, question.unfinished and place == last), 0)
        for place, word in enumerate(question.words)
    )
    filters = sum(len(values) for values in question.wanted.values())
    finding = words * _POSTING
    if question.around:
        finding += _around(answer) * _POINT
    elif not question.words:
        finding = max(filters, 1) * rows / 8
    values = sum(len(counts) for facet, counts in answer.facets.items() if facet not in LONG)
    counting = min(answer.total * _LINE, values * rows / 8 + answer.total * 2 * _CODE)
    return finding + counting + answer.total * _ORDER + _own(question, answer, rows)


def _around(answer: Plain) -> int:
    """Those found near, at least."""
    return answer.total


def _own(question: Question, answer: Plain, rows: int) -> float:
    """What is counted again for the facets that have a filter themselves."""
    total = 0.0
    for name in question.wanted:
        if name not in ("type", "accessibility"):
            counts = answer.facets.get(name, {})
            total += min(sum(counts.values()) * _CODE, len(counts) * rows / 8)
    return total


def milliseconds(found: Sequence[float], octets_a_second: float) -> list[float]:
    """How long memory takes to give so many octets."""
    return [1000 * each / octets_a_second for each in found]

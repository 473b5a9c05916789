"""Finding rows by words and places, compiled."""

# mypy: allow-untyped-decorators
from typing import Any

import numba
import numpy as np

from finder.search.columns.compiled.bits import has, members_of, row_at


def mark_rows(rows: Any, low: int, high: int, bits: Any) -> None:
    for place in range(low, high):
        row = rows[place]
        bits[row >> 6] |= np.uint64(1) << np.uint64(row & 63)


def mark_runs(inside: Any, ends: Any, codes: Any, bits: Any) -> None:
    for run in range(ends.shape[0]):
        if inside[codes[run]]:
            begin, end = np.int64(ends[run - 1]) if run else 0, np.int64(ends[run])
            while begin < end:
                size = min(64 - (begin & 63), end - begin)
                ones = ~np.uint64(0) >> np.uint64(64 - size)
                bits[begin >> 6] |= ones << np.uint64(begin & 63)
                begin += size


@numba.njit
def chord_to(vectors: Any, row: int, x: float, y: float, z: float) -> Any:
    """The squared chord between a row and a point, on the unit sphere."""
    a, b, c = vectors[row, 0] - x, vectors[row, 1] - y, vectors[row, 2] - z
    return a * a + b * b + c * c


def mark_near(
    begin: Any, end: Any, keys: Any, rows: Any, first: int, last: int, vectors: Any, centre: Any,
    inside: float, outside: float, unsure: Any, bits: Any,
) -> Any:  # fmt: skip
    x, y, z = centre[0], centre[1], centre[2]
    count = 0
    for window in range(begin.shape[0] + 1):
        tail = window == begin.shape[0]
        low, high = first, last
        if not tail:
            low = np.searchsorted(keys, begin[window])
            high = np.searchsorted(keys, end[window], side="right")
        for place in range(low, high):
            row = place if tail else np.int64(rows[place])
            chord = chord_to(vectors, row, x, y, z)
            if chord <= inside:
                bits[row >> 6] |= np.uint64(1) << np.uint64(row & 63)
            elif chord <= outside:
                if count < unsure.shape[0]:
                    unsure[count] = row
                count += 1
    return count


def weigh(bits: Any, words: Any, rows: Any, weights: Any, spans: Any, scores: Any) -> None:
    best = np.zeros(scores.shape[0], np.int16)
    begins = np.empty(bits.shape[0], np.int32)  # members before each word
    count = np.int64(0)
    for word in words:
        begins[word] = count
        count += np.int64(members_of(bits[word]))
    for span in range(spans.shape[0]):
        for place in range(spans[span, 0], spans[span, 1]):
            row = rows[place]
            if has(bits, row):
                below = (np.uint64(1) << np.uint64(row & 63)) - np.uint64(1)
                member = begins[row >> 6] + np.int64(members_of(bits[row >> 6] & below))
                weight = np.int16(weights[place]) + np.int16(spans[span, 2])
                if weight > best[member]:
                    scores[member] += weight - best[member]
                    best[member] = weight


def follow(
    bits: Any, stream: Any, begins: Any, ends: Any, first: int, spans: Any, out: Any
) -> None:
    steps = spans.shape[0]
    for word in range(first >> 6, bits.shape[0]):
        left = bits[word]
        while left:
            row = row_at(word, left)
            left &= left - np.uint64(1)
            if row - first >= ends.shape[0]:
                return
            for place in range(begins[row - first], ends[row - first] - steps + 1):
                step = 0
                while step < steps and spans[step, 0] <= stream[place + step] < spans[step, 1]:
                    step += 1
                if step == steps:
                    out[word] |= np.uint64(1) << np.uint64(row & 63)
                    break

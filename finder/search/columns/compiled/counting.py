"""Counting, compiled."""

# mypy: allow-untyped-decorators
from typing import Any

import numpy as np

from finder.search.columns.compiled.bits import keep, members, row_at


def count_sets(matrix: Any, bits: Any, first: int, out: Any) -> None:
    used, words = np.uint64(out.shape[0]), bits.shape[0]
    full = np.empty(words, np.int64)
    held = np.empty(words, np.uint64)
    count = 0
    for word in range(words):
        if bits[word]:
            full[count], held[count] = word, bits[word]
            count += 1
    fours = count // 4 * 4
    for at in range(0, fours, 4):
        a, b = matrix[full[at], first:], matrix[full[at + 1], first:]
        c, d = matrix[full[at + 2], first:], matrix[full[at + 3], first:]
        p, q, r, s = held[at], held[at + 1], held[at + 2], held[at + 3]
        for v in range(used):
            out[v] += members(a[v] & p) + members(b[v] & q) + members(c[v] & r) + members(d[v] & s)
    for at in range(fours, count):
        a, p = matrix[full[at], first:], held[at]
        for v in range(used):
            out[v] += members(a[v] & p)


def count_codes(
    bits: Any, ends: Any, of_runs: Any, regions: Any, feeds: Any, base: int, out: Any, other: Any
) -> None:
    before = np.empty(bits.shape[0] + 1, np.int64)
    before[0] = 0
    for word in range(bits.shape[0]):
        before[word + 1] = before[word] + np.int64(members(bits[word]))
    first = 0
    if before[bits.shape[0]] > ends.shape[0]:
        counted = np.int64(0)
        for run in range(ends.shape[0]):
            word, rest = ends[run] >> 6, np.uint64(ends[run] & 63)
            head = bits[word] & ((np.uint64(1) << rest) - np.uint64(1))
            found = before[word] + np.int64(members(head)) - counted
            if found:
                counted += found
                out[of_runs[run, 0]] += found
                other[of_runs[run, 1]] += found
        first = base >> 6
    for word in range(first, bits.shape[0]):
        held = bits[word]
        while held:
            row = row_at(word, held)
            out[regions[row]] += 1
            other[feeds[row]] += 1
            held &= held - np.uint64(1)


def sums(counts: Any, gather: Any, begins: Any, out: Any) -> None:
    for value in range(out.shape[0]):
        end = begins[value + 1] if value + 1 < begins.shape[0] else gather.shape[0]
        found = np.uint64(0)
        for place in range(begins[value], end):
            found += counts[gather[place]]
        out[value] = found


def whole(leaves: Any, order: Any, ends: Any, out: Any) -> None:
    summed = np.empty(leaves.shape[0] + 1, np.int64)
    summed[0] = 0
    for place in range(leaves.shape[0]):
        summed[place + 1] = summed[place] + leaves[order[place]]
    for place in range(leaves.shape[0]):
        out[order[place]] = summed[ends[place]] - summed[place]


def highest(numbers: Any, rank: Any, out: Any) -> None:
    kept = np.empty((out.shape[0], 4), np.int64)
    held = 0
    for place in range(numbers.shape[0]):
        held = keep(kept, held, -numbers[place], rank[place], 0, place)
    for place in range(held):
        out[place] = kept[place, 3]

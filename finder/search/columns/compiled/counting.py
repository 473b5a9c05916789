"""Counting, compiled."""

# mypy: allow-untyped-decorators
from typing import Any

import numba
import numpy as np

from finder.search.columns.compiled.bits import has, members_of, row_at

# To walk along the runs is less than to look each row up, from one row for so many runs on;
# to count what lies before each word takes as long as so many runs.
_RUNS, _BEGINNING = 6, 3_000


def total(bits: Any) -> Any:
    return _total(bits)


@numba.njit
def _total(bits: Any) -> Any:
    count = np.uint64(0)
    for word in range(bits.shape[0]):
        count += members_of(bits[word])
    return np.int64(count)


def survey(bits: Any, words: Any) -> Any:
    filled = np.int64(0)
    for word in range(np.uint64(bits.shape[0])):
        words[filled] = word  # where this one is empty, the next stands over it
        filled += np.int64(bits[word] != 0)
    return filled, _total(bits)


def add_up(
    matrix: Any, bits: Any, words: Any, first: int, width: int, gather: Any, bounds: Any, out: Any
) -> None:
    counts = np.zeros(width, np.uint64)
    _count_sets(matrix, bits, words, first, counts)
    for value in range(out.shape[0]):
        found = np.uint64(0)
        for place in range(bounds[value], bounds[value + 1]):
            found += counts[gather[place]]
        out[value] = found


@numba.njit
def _count_sets(matrix: Any, bits: Any, words: Any, first: int, out: Any) -> None:
    used, count = np.uint64(out.shape[0]), words.shape[0]
    fours = count // 4 * 4
    for at in range(0, fours, 4):
        i, j, k, m = words[at], words[at + 1], words[at + 2], words[at + 3]
        a, b, c, d = matrix[i, first:], matrix[j, first:], matrix[k, first:], matrix[m, first:]
        p, q, r, s = bits[i], bits[j], bits[k], bits[m]
        for v in range(used):
            out[v] += (
                members_of(a[v] & p)
                + members_of(b[v] & q)
                + members_of(c[v] & r)
                + members_of(d[v] & s)
            )
    for at in range(fours, count):
        a, p = matrix[words[at], first:], bits[words[at]]
        for v in range(used):
            out[v] += members_of(a[v] & p)


def tally(
    bits: Any, words: Any, count: int, ends: Any, codes: Any, of_row: Any, base: int,
    other_begins: Any, other_rows: Any, others: Any, order: Any, below: Any, by_rank: Any,
    numbers: Any, best: Any,
) -> None:  # fmt: skip
    leaves = np.zeros(numbers.shape[0] + 1, np.int64)  # the last is for rows without a value
    many = count * _RUNS > ends.shape[0] + _BEGINNING
    if many:
        _count_runs(bits, ends, codes, leaves)
    _count_rows(bits, words, base >> 6 if many else 0, of_row, leaves)
    if others.shape[0]:
        _count_others(bits, words, other_begins, other_rows, others, leaves)
    _sum_below(leaves, order, below, numbers)
    _highest(numbers, by_rank, best)


@numba.njit
def _count_rows(bits: Any, words: Any, first: int, of_row: Any, leaves: Any) -> None:
    for word in words[np.searchsorted(words, first) :]:
        left = bits[word]
        while left:
            leaves[of_row[row_at(word, left)]] += 1
            left &= left - np.uint64(1)


@numba.njit
def _count_runs(bits: Any, ends: Any, codes: Any, leaves: Any) -> None:
    """Without branches: what lies in a run is what lies before its end, but not before the last."""
    size, every = np.uint64(bits.shape[0]), np.int64(0)
    begins = np.empty(bits.shape[0] + 1, np.int64)  # members before each word
    for word in range(size):
        begins[word] = every
        every += np.int64(members_of(bits[word]))
    begins[size] = every
    counted = np.int64(0)
    for run in range(np.uint64(ends.shape[0])):
        end = np.uint64(ends[run])
        last, rest = end >> np.uint64(6), end & np.uint64(63)
        before = begins[last]
        if last < size:
            before += np.int64(members_of(bits[last] & ((np.uint64(1) << rest) - np.uint64(1))))
        leaves[codes[run]] += before - counted
        counted = before


@numba.njit
def _count_others(bits: Any, words: Any, begins: Any, rows: Any, others: Any, leaves: Any) -> None:
    for word in words:
        for place in range(begins[word], begins[word + 1]):
            if has(bits, rows[place]):
                leaves[others[place]] += 1


@numba.njit
def _sum_below(leaves: Any, order: Any, below: Any, numbers: Any) -> None:
    if order.shape[0] == 0:
        numbers[:] = leaves[:-1]
        return
    summed = np.empty(leaves.shape[0], np.int64)
    summed[0] = 0
    for place in range(order.shape[0]):
        summed[place + 1] = summed[place] + leaves[order[place]]
    for place in range(order.shape[0]):
        numbers[order[place]] = summed[below[place]] - summed[place]


@numba.njit
def _highest(numbers: Any, by_rank: Any, best: Any) -> None:
    """One key says both how high a count is and its value's rank; counts of 0 fill up in the end,
    which most are where little is found.
    """
    size, wanted = numbers.shape[0], best.shape[0]
    held, least = 0, np.int64(0)  # a count must be higher than that: of equal ones the first stay
    for rank in range(np.uint64(size)):
        number = numbers[by_rank[rank]]
        if number > least:
            key = np.int64(rank) - number * size
            place = held if held < wanted else held - 1
            while place > 0 and best[place - 1] > key:
                best[place] = best[place - 1]
                place -= 1
            best[place] = key
            held = min(held + 1, wanted)
            if held == wanted:
                least = numbers[by_rank[best[held - 1] % size]]
    rank = 0
    while held < wanted:
        if numbers[by_rank[rank]] == 0:
            best[held] = rank
            held += 1
        rank += 1
    for place in range(wanted):
        best[place] = by_rank[best[place] % size]

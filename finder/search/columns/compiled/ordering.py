"""The first rows of an order, compiled."""

# mypy: allow-untyped-decorators
from math import asin, sin, sqrt
from typing import Any

import numba
import numpy as np

from finder.search.columns.compiled.bits import has, keep, row_at
from finder.search.columns.compiled.finding import chord_to

EARTH_KM = 6371.009


@numba.njit
def _sort(rows: Any, size: int, ids: Any) -> None:
    """Puts the first rows in the order of their ids (Shell's method)."""
    gap = size // 2
    while gap > 0:
        for begin in range(gap, size):
            row, place = rows[begin], begin
            while place >= gap and ids[rows[place - gap]] > ids[row]:
                rows[place] = rows[place - gap]
                place -= gap
            rows[place] = row
        gap //= 2


@numba.njit
def _taken(
    bits: Any, members: Any, begin: int, end: int, wanted: int, group: Any, size: int
) -> Any:
    """Puts the first so many members of a slot that are in the set, by id, into the group."""
    enough = size + wanted
    for place in range(begin, end):
        row = np.int64(members[place])
        if has(bits, row):
            group[size] = row
            size += 1
            if size == enough:
                break
    return size


def soonest(
    bits: Any, members: Any, bounds: Any, order: Any, slot_starts: Any,
    rows: Any, starts: Any, ids: Any, most: int, group: Any, out: Any,
) -> Any:  # fmt: skip
    wanted, found, slot, other, seen = out.shape[0], 0, 0, 0, 0
    while found < wanted and (slot < order.shape[0] or other < rows.shape[0]):
        if slot == order.shape[0]:
            start = starts[other]
        elif other == rows.shape[0]:
            start = slot_starts[slot]
        else:
            start = min(starts[other], slot_starts[slot])
        size = 0
        while slot < order.shape[0] and slot_starts[slot] == start:
            begin, end = bounds[order[slot]], bounds[order[slot] + 1]
            size = _taken(bits, members, begin, end, wanted - found, group, size)
            seen += end - begin
            slot += 1
        while other < rows.shape[0] and starts[other] == start:
            if has(bits, rows[other]):
                group[size] = rows[other]
                size += 1
            other += 1
        _sort(group, size, ids)
        for place in range(min(size, wanted - found)):
            out[found] = group[place]
            found += 1
        if seen > most and found < wanted:
            return -1
    return found


def least(
    bits: Any, words: Any, keys: Any, by_member: int, slots: Any, starts: Any, ids: Any, kept: Any
) -> Any:
    held, member, wanted = 0, 0, kept.shape[0]
    last = wanted - 1
    for word in words:
        left = bits[word]
        while left:
            row = row_at(word, left)
            left &= left - np.uint64(1)
            key = np.int64(0)
            if keys.shape[0]:
                key = keys[member] if by_member else keys[row]
            member += 1
            start = starts[slots[row]]
            if (
                held < wanted
                or key < kept[last, 0]
                or (key == kept[last, 0] and start <= kept[last, 1])
            ):  # else there is no need to read its id
                held = keep(kept, held, key, start, ids[row], row)
    return held


@numba.njit
def _hundredths(chord: float) -> Any:
    """A squared chord as the hundredths of a kilometre that are shown."""
    return np.int64(np.rint(2 * EARTH_KM * asin(min(1.0, sqrt(chord) / 2)) * 100))


def hundredths(vectors: Any, rows: Any, centre: Any, out: Any) -> None:
    x, y, z = centre[0], centre[1], centre[2]
    for place in range(rows.shape[0]):
        out[place] = _hundredths(chord_to(vectors, rows[place], x, y, z))


def nearest(
    bits: Any, words: Any, vectors: Any, centre: Any, slots: Any, starts: Any, ids: Any, kept: Any
) -> Any:
    x, y, z = centre[0], centre[1], centre[2]
    held, limit = 0, np.inf
    for word in words:
        left = bits[word]
        while left:
            row = row_at(word, left)
            left &= left - np.uint64(1)
            chord = chord_to(vectors, row, x, y, z)
            if chord <= limit:
                key = _hundredths(chord)
                held = keep(kept, held, key, starts[slots[row]], ids[row], row)
                if held == kept.shape[0]:
                    farthest = (kept[held - 1, 0] + 0.5) / 100 / (2 * EARTH_KM)
                    limit = (2 * sin(min(farthest, np.pi / 2))) ** 2 * (1 + 1e-9)
    return held


def next_of(
    rows: Any, slots: Any, starts: Any, ends: Any, access: Any, zones: Any, out: Any
) -> None:
    for place in range(rows.shape[0]):
        row = rows[place]
        out[0, place], out[1, place] = starts[slots[row]], ends[slots[row]]
        out[2, place], out[3, place] = access[row], zones[row]

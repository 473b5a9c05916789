"""The loops of `plain`, compiled by numba: one pass over the data each, without arrays between."""

from math import asin, sin, sqrt
from pathlib import Path
from typing import Any

import numba
import numpy as np
from llvmlite import ir
from numba.extending import intrinsic

from finder.search.columns.loops import Loops

_RADIUS_KM = 6371.009


@intrinsic  # type: ignore[untyped-decorator]
def _members(typing: Any, word: Any) -> Any:
    """How many bits of a word are set."""

    def made(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.ctpop(values[0])

    return numba.types.uint64(numba.types.uint64), made


@intrinsic  # type: ignore[untyped-decorator]
def _lowest(typing: Any, word: Any) -> Any:
    """The place of the lowest bit set in a word that is not 0."""

    def made(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.cttz(values[0], ir.Constant(ir.IntType(1), 1))

    return numba.types.uint64(numba.types.uint64), made


@numba.njit  # type: ignore[untyped-decorator]
def _row(word: int, bits: Any) -> int:
    return np.int64(word) * 64 + np.int64(_lowest(bits))  # type: ignore[no-any-return]


@numba.njit  # type: ignore[untyped-decorator]
def _has(bits: Any, row: int) -> bool:
    return (bits[row >> 6] >> np.uint64(row & 63)) & np.uint64(1) != 0  # type: ignore[no-any-return]


@numba.njit  # type: ignore[untyped-decorator]
def _before(kept: Any, place: int, one: int, two: int, three: int) -> bool:
    """Whether these keys come before those kept at a place."""
    if one != kept[place, 0]:
        return one < kept[place, 0]  # type: ignore[no-any-return]
    if two != kept[place, 1]:
        return two < kept[place, 1]  # type: ignore[no-any-return]
    return three < kept[place, 2]  # type: ignore[no-any-return]


@numba.njit  # type: ignore[untyped-decorator]
def _keep(kept: Any, held: int, one: int, two: int, three: int, row: int) -> int:
    """Puts a row among the least held so far, in order; returns how many are held."""
    if held == kept.shape[0]:
        if not _before(kept, held - 1, one, two, three):
            return held
        held -= 1
    place = held
    while place > 0 and _before(kept, place - 1, one, two, three):
        for key in range(4):
            kept[place, key] = kept[place - 1, key]
        place -= 1
    kept[place, 0], kept[place, 1], kept[place, 2], kept[place, 3] = one, two, three, row
    return held + 1


def _count_sets(matrix: Any, bits: Any, out: Any) -> None:
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
        a, b = matrix[full[at]], matrix[full[at + 1]]
        c, d = matrix[full[at + 2]], matrix[full[at + 3]]
        p, q, r, s = held[at], held[at + 1], held[at + 2], held[at + 3]
        for v in range(used):
            out[v] += (
                _members(a[v] & p) + _members(b[v] & q) + _members(c[v] & r) + _members(d[v] & s)
            )
    for at in range(fours, count):
        a, p = matrix[full[at]], held[at]
        for v in range(used):
            out[v] += _members(a[v] & p)


def _count_some(matrix: Any, bits: Any, columns: Any, out: Any) -> None:
    for word in range(bits.shape[0]):
        held = bits[word]
        if held:
            for place in range(columns.shape[0]):
                out[place] += _members(matrix[word, columns[place]] & held)


def _count_codes(
    bits: Any, ends: Any, of_runs: Any, regions: Any, feeds: Any, base: int, out: Any, other: Any
) -> None:
    count = np.uint64(0)
    for word in range(bits.shape[0]):
        count += _members(bits[word])
    first = 0
    if count > ends.shape[0]:
        begin = 0
        for run in range(ends.shape[0]):
            end = ends[run]
            found = _between(bits, begin, end)
            out[of_runs[run, 0]] += found
            other[of_runs[run, 1]] += found
            begin = end
        first = base >> 6
    for word in range(first, bits.shape[0]):
        held = bits[word]
        while held:
            row = _row(word, held)
            out[regions[row]] += 1
            other[feeds[row]] += 1
            held &= held - np.uint64(1)


@numba.njit  # type: ignore[untyped-decorator]
def _between(bits: Any, begin: int, end: int) -> int:
    """How many rows from `begin` to before `end` are in a set; begin < end."""
    low, high = begin >> 6, (end - 1) >> 6
    every = ~np.uint64(0)
    head = every << np.uint64(begin & 63)
    rest = every >> np.uint64(63 - ((end - 1) & 63))
    if low == high:
        return np.int64(_members(bits[low] & head & rest))  # type: ignore[no-any-return]
    found = _members(bits[low] & head) + _members(bits[high] & rest)
    for word in range(low + 1, high):
        found += _members(bits[word])
    return np.int64(found)  # type: ignore[no-any-return]


def _sums(counts: Any, gather: Any, begins: Any, out: Any) -> None:
    for value in range(out.shape[0]):
        end = begins[value + 1] if value + 1 < begins.shape[0] else gather.shape[0]
        found = np.uint64(0)
        for place in range(begins[value], end):
            found += counts[gather[place]]
        out[value] = found


def _whole(leaves: Any, order: Any, ends: Any, out: Any) -> None:
    summed = np.empty(leaves.shape[0] + 1, np.int64)
    summed[0] = 0
    for place in range(leaves.shape[0]):
        summed[place + 1] = summed[place] + leaves[order[place]]
    for place in range(leaves.shape[0]):
        out[order[place]] = summed[ends[place]] - summed[place]


def _highest(numbers: Any, rank: Any, out: Any) -> None:
    kept = np.empty((out.shape[0], 4), np.int64)
    held = 0
    for place in range(numbers.shape[0]):
        held = _keep(kept, held, -numbers[place], rank[place], 0, place)
    for place in range(held):
        out[place] = kept[place, 3]


def _mark_rows(rows: Any, low: int, high: int, bits: Any) -> None:
    for place in range(low, high):
        row = rows[place]
        bits[row >> 6] |= np.uint64(1) << np.uint64(row & 63)


@numba.njit  # type: ignore[untyped-decorator]
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


def _soonest(
    bits: Any, members: Any, bounds: Any, order: Any, slot_starts: Any,
    rows: Any, starts: Any, ids: Any, group: Any, out: Any,
) -> int:  # fmt: skip
    wanted, found, slot, other = out.shape[0], 0, 0, 0
    while found < wanted and (slot < order.shape[0] or other < rows.shape[0]):
        if slot == order.shape[0]:
            start = starts[other]
        elif other == rows.shape[0]:
            start = slot_starts[slot]
        else:
            start = min(starts[other], slot_starts[slot])
        size = 0
        while slot < order.shape[0] and slot_starts[slot] == start:
            taken = 0
            for place in range(bounds[order[slot]], bounds[order[slot] + 1]):
                row = np.int64(members[place])
                if _has(bits, row):
                    group[size] = row
                    size += 1
                    taken += 1
                    if taken == wanted - found:  # the slot's rows stand in the order of their ids
                        break
            slot += 1
        while other < rows.shape[0] and starts[other] == start:
            if _has(bits, rows[other]):
                group[size] = rows[other]
                size += 1
            other += 1
        _sort(group, size, ids)
        for place in range(min(size, wanted - found)):
            out[found] = group[place]
            found += 1
    return found


def _least(bits: Any, keys: Any, slots: Any, starts: Any, ids: Any, kept: Any) -> int:
    held = 0
    for word in range(bits.shape[0]):
        left = bits[word]
        while left:
            row = _row(word, left)
            left &= left - np.uint64(1)
            key = keys[row] if keys.shape[0] else np.int64(0)
            held = _keep(kept, held, key, starts[slots[row]], ids[row], row)
    return held


@numba.njit  # type: ignore[untyped-decorator]
def _chord(vectors: Any, row: int, x: float, y: float, z: float) -> float:
    """The squared chord between a row and a point, on the unit sphere."""
    a, b, c = vectors[row, 0] - x, vectors[row, 1] - y, vectors[row, 2] - z
    return a * a + b * b + c * c  # type: ignore[no-any-return]


def _mark_near(
    low: Any, high: Any, rows: Any, first: int, last: int, vectors: Any, centre: Any,
    inside: float, outside: float, unsure: Any, bits: Any,
) -> int:  # fmt: skip
    x, y, z = centre[0], centre[1], centre[2]
    count = 0
    for window in range(low.shape[0] + 1):
        tail = window == low.shape[0]
        begin, end = (first, last) if tail else (low[window], high[window])
        for place in range(begin, end):
            row = place if tail else np.int64(rows[place])
            chord = _chord(vectors, row, x, y, z)
            if chord <= inside:
                bits[row >> 6] |= np.uint64(1) << np.uint64(row & 63)
            elif chord <= outside:
                unsure[count] = row
                count += 1
    return count


def _nearest(
    bits: Any, vectors: Any, centre: Any, slots: Any, starts: Any, ids: Any, kept: Any
) -> int:
    x, y, z = centre[0], centre[1], centre[2]
    held, limit = 0, np.inf
    for word in range(bits.shape[0]):
        left = bits[word]
        while left:
            row = _row(word, left)
            left &= left - np.uint64(1)
            chord = _chord(vectors, row, x, y, z)
            if chord <= limit:
                km = 2 * _RADIUS_KM * asin(min(1.0, sqrt(chord) / 2))
                key = np.int64(np.rint(km * 100))
                held = _keep(kept, held, key, starts[slots[row]], ids[row], row)
                if held == kept.shape[0]:
                    farthest = (kept[held - 1, 0] + 0.5) / 100 / (2 * _RADIUS_KM)
                    limit = (2 * sin(min(farthest, np.pi / 2))) ** 2 * (1 + 1e-9)
    return held


def _weigh(bits: Any, rows: Any, weights: Any, spans: Any, scores: Any) -> None:
    best = np.zeros(scores.shape[0], np.int16)
    for span in range(spans.shape[0]):
        for place in range(spans[span, 0], spans[span, 1]):
            row = rows[place]
            weight = np.int16(weights[place]) + np.int16(spans[span, 2])
            if weight > best[row] and _has(bits, row):
                scores[row] += weight - best[row]
                best[row] = weight


def _follow(
    bits: Any, stream: Any, begins: Any, ends: Any, first: int, spans: Any, out: Any
) -> None:
    steps = spans.shape[0]
    for word in range(first >> 6, bits.shape[0]):
        left = bits[word]
        while left:
            row = _row(word, left)
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


_BITS, _ROWS, _LONGS, _REALS = "uint64[::1]", "int32[::1]", "int64[::1]", "float64[::1]"
_TABLE, _VECTORS = "int64[:,::1]", "float64[:,::1]"
# What each loop takes; only arrays of these kinds are handed in.
_TAKES = {
    "count_sets": f"void(uint64[:,::1], {_BITS}, {_BITS})",
    "count_some": f"void(uint64[:,::1], {_BITS}, {_LONGS}, {_BITS})",
    "count_codes": f"void({_BITS}, {_LONGS}, {_TABLE}, {_ROWS}, int16[::1], int64, {_LONGS}, {_LONGS})",
    "sums": f"void({_BITS}, {_LONGS}, {_LONGS}, {_LONGS})",
    "whole": f"void({_LONGS}, {_LONGS}, {_LONGS}, {_LONGS})",
    "highest": f"void({_LONGS}, {_LONGS}, {_LONGS})",
    "mark_rows": f"void({_ROWS}, int64, int64, {_BITS})",
    "soonest": f"int64({_BITS}, {_ROWS}, {_LONGS}, {_LONGS}, {_LONGS}, {_LONGS}, {_LONGS}, {_LONGS}, {_LONGS}, {_LONGS})",
    "least": f"int64({_BITS}, {_LONGS}, {_ROWS}, {_LONGS}, {_LONGS}, {_TABLE})",
    "mark_near": f"int64({_LONGS}, {_LONGS}, {_ROWS}, int64, int64, {_VECTORS}, {_REALS}, float64, float64, {_LONGS}, {_BITS})",
    "nearest": f"int64({_BITS}, {_VECTORS}, {_REALS}, {_ROWS}, {_LONGS}, {_LONGS}, {_TABLE})",
    "weigh": f"void({_BITS}, {_ROWS}, uint8[::1], {_TABLE}, {_LONGS})",
    "follow": f"void({_BITS}, {_ROWS}, {_LONGS}, {_LONGS}, int64, {_TABLE}, {_BITS})",
}
_LOOPS = {
    "count_sets": _count_sets, "count_some": _count_some, "count_codes": _count_codes,
    "sums": _sums, "whole": _whole, "highest": _highest,
    "mark_rows": _mark_rows, "soonest": _soonest, "least": _least, "mark_near": _mark_near,
    "nearest": _nearest, "weigh": _weigh, "follow": _follow,
}  # fmt: skip


def compiled(cache: Path | None) -> Loops:
    """All loops as machine code; kept in the folder `cache` from one start to the next."""
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
        numba.config.CACHE_DIR = str(cache)
    made = {
        name: numba.njit(_TAKES[name], cache=cache is not None)(loop)
        for name, loop in _LOOPS.items()
    }
    return Loops(**made)

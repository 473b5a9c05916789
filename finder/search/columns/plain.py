"""The loops that run over many rows, in NumPy: what `fused` does compiled.

Sets of rows are bit maps, as wide as all columns. Results are written into the arrays given last.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, Matrix, from_rows, rows_of, unpack
from finder.search.columns.loops import Loops
from finder.search.columns.ordering import first

Longs = NDArray[np.int64]
Rows32 = NDArray[np.int32]
Reals = NDArray[np.float64]
_RADIUS_KM = 6371.009
_AT_ONCE = 200_000  # places in a stream, or rows of an order, looked at in one go


def count_sets(matrix: Matrix, bits: Bits, out: Bits) -> None:
    """Adds to `out` how many members each of the first sets of a matrix shares with `bits`."""
    words = np.flatnonzero(bits)
    shared = matrix[words, : len(out)] & bits[words, None]
    out += np.bitwise_count(shared).sum(axis=0, dtype=np.uint64)


def count_some(matrix: Matrix, bits: Bits, columns: Longs, out: Bits) -> None:
    """The same for the sets in these columns."""
    shared = matrix[:, columns] & bits[:, None]
    out += np.bitwise_count(shared).sum(axis=0, dtype=np.uint64)


def count_codes(
    bits: Bits,
    ends: Longs,
    of_runs: Longs,
    regions: Rows32,
    feeds: NDArray[np.int16],
    base: int,
    out: Longs,
    other: Longs,
) -> None:
    """Counts the rows of each region into `out` and of each feed into `other`; -1 is the last.

    Rows before each of `ends` are a run, which has one region and one feed (`of_runs`); from `base`
    on there are no runs.
    """
    flags = unpack(bits, len(regions))
    rows = np.flatnonzero(flags)
    np.add.at(out, regions[rows], 1)
    np.add.at(other, feeds[rows], 1)


def sums(counts: Bits, gather: Longs, begins: Longs, out: Longs) -> None:
    """Fills `out` with sums of counts: those whose places begin in `gather` at each of `begins`."""
    if len(begins):
        out[:] = np.add.reduceat(counts[gather], begins)


def whole(leaves: Longs, order: Longs, ends: Longs, out: Longs) -> None:
    """Fills `out` with the sums of leaves over stretches of `order`, from each place to its end."""
    summed = np.zeros(len(leaves) + 1, dtype=np.int64)
    np.cumsum(leaves[order], out=summed[1:])
    out[order] = summed[ends] - summed[:-1]


def highest(numbers: Longs, rank: Longs, out: Longs) -> None:
    """Fills `out` with the places of the highest numbers, ties by rank, no two of which are one."""
    keys = numbers * len(numbers) - rank
    best = np.argpartition(keys, len(keys) - len(out))[len(keys) - len(out) :]
    out[:] = best[np.argsort(-keys[best])]


def mark_rows(rows: Rows32, low: int, high: int, bits: Bits) -> None:
    """Puts the rows that stand from one place to before another into a set."""
    bits |= from_rows(rows[low:high], len(bits) * 64)


def soonest(
    bits: Bits,
    members: Rows32,
    bounds: Longs,
    order: Longs,
    slot_starts: Longs,
    rows: Longs,
    starts: Longs,
    ids: Longs,
    group: Longs,
    out: Longs,
) -> int:
    """Fills `out` with the rows of a set in the order of start and id; returns how many there are.

    `members` has the rows of each slot, by id, its `bounds` where they begin; `order` the slots by
    start and `slot_starts` the starts in that order; `rows` the rows without a slot by their
    `starts`. `group` is room for all members of the set. Rows that never start are not found.
    """
    found, begun = 0, np.concatenate([slot_starts, starts])
    sizes = np.concatenate([bounds[order + 1] - bounds[order], np.ones(len(rows), np.int64)])
    mixed = np.argsort(begun, kind="stable")
    for part in _stretches(begun[mixed], np.cumsum(sizes[mixed])):
        places = mixed[part]
        slots = order[places[places < len(order)]]
        lengths = bounds[slots + 1] - bounds[slots]
        shift = np.repeat(bounds[slots] - (np.cumsum(lengths) - lengths), lengths)
        among = [members[np.arange(int(lengths.sum())) + shift].astype(np.int64)]
        among.append(rows[places[places >= len(order)] - len(order)])
        when = [np.repeat(begun[places[places < len(order)]], lengths)]
        when.append(begun[places[places >= len(order)]])
        held, at = np.concatenate(among), np.concatenate(when)
        kept = _has(bits, held)
        held, at = held[kept], at[kept]
        held = held[np.lexsort((ids[held], at))][: len(out) - found]
        out[found : found + len(held)] = held
        found += len(held)
        if found == len(out):
            break
    return found


def _stretches(starts: Longs, summed: Longs) -> Iterator[slice]:
    """Stretches of an order that do not part what starts together, of growing size."""
    begin, wanted = 0, 2_000
    while begin < len(starts):
        limit = (int(summed[begin - 1]) if begin else 0) + wanted
        last = min(int(np.searchsorted(summed, limit)), len(starts) - 1)
        end = int(np.searchsorted(starts, starts[last], side="right"))
        yield slice(begin, end)
        begin, wanted = end, min(wanted * 4, _AT_ONCE)


def _has(bits: Bits, rows: Longs) -> NDArray[np.bool_]:
    return (bits[rows >> 6] >> (rows & 63).astype(np.uint64) & np.uint64(1)).astype(np.bool_)


def least(bits: Bits, keys: Longs, slots: Rows32, starts: Longs, ids: Longs, kept: Longs) -> int:
    """Fills the last column of `kept` with the first rows of a set by key, start and id.

    `keys` is a number for each row, or empty; `starts` is indexed by the `slots` of rows.
    """
    rows = rows_of(bits, len(slots))
    own = [keys[rows]] if len(keys) else []
    return _fill(kept, rows, [*own, starts[slots[rows]], ids[rows]])


def _fill(kept: Longs, rows: Longs, keys: list[Longs]) -> int:
    chosen = first(rows, keys, 0, len(kept))
    kept[: len(chosen), 3] = chosen
    return len(chosen)


def mark_near(
    low: Longs,
    high: Longs,
    rows: Rows32,
    first_of_tail: int,
    last_of_tail: int,
    vectors: Reals,
    centre: Reals,
    inside: float,
    outside: float,
    unsure: Longs,
    bits: Bits,
) -> int:
    """Puts the rows near a point into a set; those about which a squared chord from `inside` to
    `outside` leaves doubts are written to `unsure`, and their number is returned.

    Looked at are the `rows` of some windows (from `low` to before `high`) and all of the tail.
    """
    lengths = high - low
    shift = np.repeat(low - (np.cumsum(lengths) - lengths), lengths)
    found = rows[np.arange(int(lengths.sum())) + shift].astype(np.int64)
    among = np.concatenate([found, np.arange(first_of_tail, last_of_tail)])
    apart = vectors[among] - centre
    chord = (apart * apart).sum(axis=1)
    bits |= from_rows(among[chord <= inside], len(bits) * 64)
    doubtful = among[(chord > inside) & (chord <= outside)]
    unsure[: len(doubtful)] = doubtful
    return len(doubtful)


def nearest(
    bits: Bits,
    vectors: Reals,
    centre: Reals,
    slots: Rows32,
    starts: Longs,
    ids: Longs,
    kept: Longs,
) -> int:
    """Fills the last column of `kept` with the first rows of a set by distance, start and id."""
    rows = rows_of(bits, len(slots))
    keys = [hundredths(vectors, rows, centre), starts[slots[rows]], ids[rows]]
    return _fill(kept, rows, keys)


def hundredths(vectors: Reals, rows: Longs, centre: Reals) -> Longs:
    """How far rows are from a point, in the hundredths of a kilometre that are shown."""
    apart = vectors[rows] - centre
    chord = np.sqrt((apart * apart).sum(axis=1))
    km = 2 * _RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2))
    return np.rint(km * 100).astype(np.int64)


def weigh(
    bits: Bits, rows: Rows32, weights: NDArray[np.uint8], spans: Longs, scores: Longs
) -> None:
    """Adds to `scores`, for the rows of a set, the most that a place of `spans` weighs.

    A span is (first place, last place, what is added to the weights in it).
    """
    best = np.zeros(len(scores), dtype=np.int64)
    for low, high, more in spans.tolist():
        np.maximum.at(best, rows[low:high], weights[low:high].astype(np.int64) + more)
    scores += best * unpack(bits, len(scores))


def follow(
    bits: Bits,
    stream: Rows32,
    begins: Longs,
    ends: Longs,
    first_row: int,
    spans: Longs,
    out: Bits,
) -> None:
    """Puts the rows of a set into `out` in whose stream terms of these spans follow each other.

    The stream of `first_row` and each row after it reaches from `begins` to `ends`.
    """
    rows = rows_of(bits, len(bits) * 64)
    rows = rows[(rows >= first_row) & (rows < first_row + len(ends))]
    for begin in range(0, len(rows), _AT_ONCE // 20):
        part = rows[begin : begin + _AT_ONCE // 20]
        out |= from_rows(_following(part, stream, begins, ends, first_row, spans), len(bits) * 64)


def _following(
    rows: Longs, stream: Rows32, begins: Longs, ends: Longs, first_row: int, spans: Longs
) -> Longs:
    begin = begins[rows - first_row]
    lengths = np.maximum(ends[rows - first_row] - begin - (len(spans) - 1), 0)
    shift = np.repeat(begin - (np.cumsum(lengths) - lengths), lengths)
    places = np.arange(int(lengths.sum())) + shift
    owners = np.repeat(rows, lengths)
    for step, (low, high) in enumerate(spans.tolist()):
        terms = stream[places + step]
        fits = (terms >= low) & (terms < high)
        places, owners = places[fits], owners[fits]
    return owners


LOOPS = Loops(
    count_sets=count_sets,
    count_some=count_some,
    count_codes=count_codes,
    sums=sums,
    whole=whole,
    highest=highest,
    mark_rows=mark_rows,
    soonest=soonest,
    least=least,
    mark_near=mark_near,
    nearest=nearest,
    weigh=weigh,
    follow=follow,
)

"""The first rows of an order, in NumPy."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, rows_of
from finder.search.columns.ordering import first

Longs = NDArray[np.int64]
Rows32 = NDArray[np.int32]
Reals = NDArray[np.float64]
EARTH_KM = 6371.009
_AT_ONCE = 200_000  # rows of an order looked at in one go


def soonest(
    bits: Bits,
    members: Rows32,
    bounds: Longs,
    order: Longs,
    slot_starts: Longs,
    rows: Longs,
    starts: Longs,
    ids: Longs,
    most: int,
    group: Longs,
    out: Longs,
) -> int:
    """Fills `out` with the rows of a set in the order of start and id; returns how many there are.

    `members` has the rows of each slot, by id, its `bounds` where they begin; `order` the slots by
    start and `slot_starts` the starts in that order; `rows` the rows without a slot by their
    `starts`. `group` is room for all members of the set. Rows that never start are not found.
    -1 where `most` rows were looked at and that was not enough.
    """
    found, looked, begun = 0, 0, np.concatenate([slot_starts, starts])
    sizes = np.concatenate([bounds[order + 1] - bounds[order], np.ones(len(rows), np.int64)])
    mixed = np.argsort(begun, kind="stable")
    for part in _stretches(begun[mixed], np.cumsum(sizes[mixed])):
        reached, at = _reached(mixed[part], members, bounds, order, rows, begun)
        kept = _has(bits, reached)
        held, at = reached[kept], at[kept]
        held = held[np.lexsort((ids[held], at))][: len(out) - found]
        out[found : found + len(held)] = held
        found += len(held)
        if found == len(out):
            break
        looked += len(kept)
        if looked > most:
            return -1
    return found


def _reached(
    places: Longs, members: Rows32, bounds: Longs, order: Longs, rows: Longs, begun: Longs
) -> tuple[Longs, Longs]:
    """The rows at some places of the order, and when each starts.

    A place below the number of slots stands for all members of that slot, others for one row.
    """
    whole, single = places[places < len(order)], places[places >= len(order)]
    slots = order[whole]
    lengths = bounds[slots + 1] - bounds[slots]
    shift = np.repeat(bounds[slots] - (np.cumsum(lengths) - lengths), lengths)
    among = members[np.arange(int(lengths.sum())) + shift].astype(np.int64)
    held = np.concatenate([among, rows[single - len(order)]])
    return held, np.concatenate([np.repeat(begun[whole], lengths), begun[single]])


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
    found: NDArray[np.bool_] = (
        bits[rows >> 6] >> (rows & 63).astype(np.uint64) & np.uint64(1)
    ).astype(np.bool_)
    return found


def least(
    bits: Bits,
    words: Rows32,
    keys: Longs,
    by_member: int,
    slots: Rows32,
    starts: Longs,
    ids: Longs,
    kept: Longs,
) -> int:
    """Fills the last column of `kept` with the first rows of a set by key, start and id.

    `keys` is a number for each row, or empty, or `by_member` one for each of the set; `starts` is
    indexed by the `slots` of rows.
    """
    rows = rows_of(bits, len(slots))
    own = [keys if by_member else keys[rows]] if len(keys) else []
    return _fill(kept, rows, [*own, starts[slots[rows]], ids[rows]])


def _fill(kept: Longs, rows: Longs, keys: list[Longs]) -> int:
    chosen = first(rows, keys, 0, len(kept))
    kept[: len(chosen), 3] = chosen
    return len(chosen)


def nearest(
    bits: Bits,
    words: Rows32,
    vectors: Reals,
    centre: Reals,
    slots: Rows32,
    starts: Longs,
    ids: Longs,
    kept: Longs,
) -> int:
    """Fills the last column of `kept` with the first rows of a set by distance, start and id."""
    rows = rows_of(bits, len(slots))
    far = np.empty(len(rows), dtype=np.int64)
    hundredths(vectors, rows, centre, far)
    keys = [far, starts[slots[rows]], ids[rows]]
    return _fill(kept, rows, keys)


def hundredths(vectors: Reals, rows: Longs, centre: Reals, out: Longs) -> None:
    """Fills `out` with how far rows are from a point, in the hundredths of a kilometre that are
    shown.
    """
    apart = vectors[rows] - centre
    chord = np.sqrt((apart * apart).sum(axis=1))
    km = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, chord / 2))
    out[:] = np.rint(km * 100)


def next_of(
    rows: Longs,
    slots: Rows32,
    starts: Longs,
    ends: Longs,
    access: NDArray[np.uint8],
    zones: NDArray[np.int16],
    out: Longs,
) -> None:
    """Fills the four lines of `out` with what rows have next: start, end, access and zone.

    `starts` and `ends` are indexed by the `slots` of rows.
    """
    own = slots[rows]
    out[0], out[1], out[2], out[3] = starts[own], ends[own], access[rows], zones[rows]

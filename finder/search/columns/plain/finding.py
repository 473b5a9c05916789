"""Finding rows by words and places, in NumPy."""

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, from_rows, rows_of

Longs = NDArray[np.int64]
Rows32 = NDArray[np.int32]
Reals = NDArray[np.float64]
_AT_ONCE = 10_000  # rows whose streams are looked at in one go


def mark_rows(rows: Rows32, low: int, high: int, bits: Bits) -> None:
    """Puts the rows that stand from one place to before another into a set."""
    bits |= from_rows(rows[low:high], len(bits) * 64)


def mark_runs(inside: NDArray[np.bool_], ends: Rows32, codes: Rows32, bits: Bits) -> None:
    """Puts the rows into a set that lie in runs whose code is `inside`; the last flag is for -1."""
    chosen = np.repeat(inside[codes], np.diff(ends, prepend=0))
    bits |= from_rows(np.flatnonzero(chosen), len(bits) * 64)


def mark_near(
    begin: Reals,
    end: Reals,
    keys: Reals,
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
    `outside` leaves doubts are written to `unsure` (as many as it has room for), and their number
    is returned.

    Looked at are the `rows` with `keys` from `begin` to `end` of some windows, and all of the tail.
    """
    low, high = np.searchsorted(keys, begin), np.searchsorted(keys, end, side="right")
    lengths = high - low
    shift = np.repeat(low - (np.cumsum(lengths) - lengths), lengths)
    found = rows[np.arange(int(lengths.sum())) + shift].astype(np.int64)
    among = np.concatenate([found, np.arange(first_of_tail, last_of_tail)])
    apart = vectors[among] - centre
    chord = (apart * apart).sum(axis=1)
    bits |= from_rows(among[chord <= inside], len(bits) * 64)
    doubtful = among[(chord > inside) & (chord <= outside)]
    unsure[: len(doubtful)] = doubtful[: len(unsure)]
    return len(doubtful)


def weigh(
    bits: Bits,
    words: Rows32,
    rows: Rows32,
    weights: NDArray[np.uint8],
    spans: Longs,
    scores: Longs,
) -> None:
    """Adds to `scores`, one for each member of a set, the most that a place of `spans` weighs.

    A span is (first place, last place, what is added to the weights in it).
    """
    best = np.zeros(len(bits) * 64, dtype=np.int64)
    for low, high, more in spans.tolist():
        np.maximum.at(best, rows[low:high], weights[low:high].astype(np.int64) + more)
    scores += best[rows_of(bits, len(best))]


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
    for begin in range(0, len(rows), _AT_ONCE):
        part = rows[begin : begin + _AT_ONCE]
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

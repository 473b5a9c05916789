"""The facets that depend on the clock, as one matrix of sets: day, time of day, access.

What is written holds for the rows with a plain rule; a minute's matrix is a copy of it in which
the rows with dates of their own, today and tomorrow are entered.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder.model import Access, Weekday
from finder.search.columns.bitmaps import Bits, Matrix, pack
from finder.search.columns.facet_maps import FacetMaps, Sets
from finder.search.columns.files import Files, save
from finder.search.columns.space import Part

# The times of day: minutes after midnight, from the first to before the second.
TIMES = {
    "morning": (4 * 60, 12 * 60),
    "midday": (11 * 60, 17 * 60),
    "evening": (16 * 60, 21 * 60),
    "night": (20 * 60, 5 * 60),
}
DAYS = (*(day.short for day in Weekday), "today", "tomorrow")
ACCESS = tuple(access.value for access in Access)
# The columns of the matrix.
FIRST_DAY, FIRST_RELATIVE, FIRST_TIME = 0, 7, len(DAYS)
FIRST_ACCESS = FIRST_TIME + len(TIMES)
USED = FIRST_ACCESS + len(ACCESS)
WIDTH = -(-USED // 8) * 8
_KEPT = 500_000  # octets of sets that are remembered, a minute
# Of each facet the first column, and the values from there on.
COLUMNS = {
    "day": (FIRST_DAY, DAYS), "time": (FIRST_TIME, tuple(TIMES)), "access": (FIRST_ACCESS, ACCESS)
}  # fmt: skip


def write(
    folder: Path,
    part: Part,
    weekdays: Sequence[int],
    minutes: Sequence[int],
    access: Sequence[Access],
) -> None:
    """Writes the sets by each row's rule (-1: none) and usual access."""
    matrix = np.zeros((part.capacity // 64, WIDTH), dtype=np.uint64)
    enter(matrix, FIRST_DAY, _column(part, weekdays), 7)
    for place, limits in enumerate(TIMES.values()):
        matrix[:, FIRST_TIME + place] = starting(_column(part, minutes), *limits)
    codes = [list(Access).index(item) for item in access]
    enter(matrix, FIRST_ACCESS, _column(part, codes), len(ACCESS))
    save(folder, "moment", matrix)


def read(files: Files) -> Matrix:
    """Opens what `write` wrote."""
    return files.load("moment")


def facets(matrix: Matrix) -> dict[str, FacetMaps]:
    """The facets of a minute's matrix."""
    kept = Sets(matrix, _KEPT)
    return {
        name: FacetMaps(
            columns={value: (first + place,) for place, value in enumerate(values)},
            kept=kept,
        )
        for name, (first, values) in COLUMNS.items()
    }


def enter(matrix: Matrix, first: int, codes: NDArray[Any], values: int) -> None:
    """Makes the sets of a column with one code a row (others than 0 … values-1: in none)."""
    for value in range(values):
        matrix[:, first + value] = pack(codes == value)


def change(
    matrix: Matrix, first: int, values: int, rows: NDArray[np.int64], codes: NDArray[Any]
) -> None:
    """Moves some rows into the sets of these codes."""
    bit = np.uint64(1) << (rows % 64).astype(np.uint64)
    words = rows // 64
    for value in range(values):
        np.bitwise_and.at(matrix[:, first + value], words, ~bit)
        held = codes == value
        np.bitwise_or.at(matrix[:, first + value], words[held], bit[held])


def starting(minute: NDArray[np.int16], first: int, before: int) -> Bits:
    """Rows that start from minute `first` on and before minute `before`, over midnight too."""
    if first <= before:
        return pack((minute >= first) & (minute < before))
    return pack((minute >= first) | ((minute >= 0) & (minute < before)))


def _column(part: Part, codes: Sequence[int]) -> NDArray[np.int16]:
    column = np.full(part.capacity, -1, dtype=np.int16)
    column[: len(codes)] = codes
    return column

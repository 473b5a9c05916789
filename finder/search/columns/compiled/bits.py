"""What all compiled loops do with single words, rows and keys."""

# mypy: allow-untyped-decorators
from typing import Any

import numba
import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba.extending import intrinsic

_intrinsic: Any = intrinsic  # its annotations are those of the function it is given


@_intrinsic
def members_of(typing: Any, word: Any) -> Any:
    """How many bits of a word are set."""

    def made(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.ctpop(values[0])

    return numba.types.uint64(numba.types.uint64), made


@_intrinsic
def lowest(typing: Any, word: Any) -> Any:
    """The place of the lowest bit set in a word that is not 0."""

    def made(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.cttz(values[0], ir.Constant(ir.IntType(1), 1))

    return numba.types.uint64(numba.types.uint64), made


@numba.njit
def row_at(word: int, bits: Any) -> Any:
    return np.int64(word) * 64 + np.int64(lowest(bits))


@numba.njit
def has(bits: Any, row: int) -> Any:
    return (bits[row >> 6] >> np.uint64(row & 63)) & np.uint64(1) != 0


@numba.njit
def before(kept: Any, place: int, one: int, two: int, three: int) -> Any:
    """Whether these keys come before those kept at a place."""
    if one != kept[place, 0]:
        return one < kept[place, 0]
    if two != kept[place, 1]:
        return two < kept[place, 1]
    return three < kept[place, 2]


@numba.njit
def keep(kept: Any, held: int, one: int, two: int, three: int, row: int) -> Any:
    """Puts a row among the least held so far, in order; returns how many are held."""
    if held == kept.shape[0]:
        if not before(kept, held - 1, one, two, three):
            return held
        held -= 1
    place = held
    while place > 0 and before(kept, place - 1, one, two, three):
        for key in range(4):
            kept[place, key] = kept[place - 1, key]
        place -= 1
    kept[place, 0], kept[place, 1], kept[place, 2], kept[place, 3] = one, two, three, row
    return held + 1

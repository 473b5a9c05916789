"""The row space of an index: the base's rows, then a spare tail for what changes while live.

Rows 0 … meetings-1 are the base's. The tail begins at `base`, the next multiple of 64, so that no
word of a bit map belongs to both; rows between the two, and from `size` on, are never alive.
"""

from dataclasses import dataclass
from pathlib import Path

from finder.search.columns.files import Files, save_list

WORD = 64  # rows in a word of a bit map
_LEAST_SPARE, _MOST_SPARE, _SPARE_PART = 1_024, 16_384, 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """`base` is the first row of the tail, `size` is past the last row in use, `capacity` past the
    last there is room for: every column has so many rows.
    """

    meetings: int
    base: int
    size: int
    capacity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one writing of columns covers: `count` meetings, whose rows begin with `first`.

    Columns are written `capacity` rows long: those past `count` hold each column's filling.
    """

    first: int
    count: int
    capacity: int


def whole(count: int) -> Part:
    """The part that is a base of so many meetings, with room for a tail."""
    spare = min(max(_LEAST_SPARE, count // _SPARE_PART), _MOST_SPARE)
    return Part(first=0, count=count, capacity=_rounded(_rounded(count) + spare))


def tail(space: Space, count: int) -> Part:
    """The part that is a tail of so many meetings behind a base."""
    return Part(first=space.base, count=count, capacity=_rounded(count))


def write(folder: Path, part: Part) -> None:
    """Writes how many rows there are; of a tail, how many it has."""
    save_list(folder, "space", {"meetings": part.count, "capacity": part.capacity})


def first_of_tail(meetings: int) -> int:
    """The first row of a tail behind so many meetings."""
    return _rounded(meetings)


def read(files: Files, tail_rows: int = 0) -> Space:
    """Opens what `write` wrote of a base, with so many rows behind it."""
    about = files.load_list("space")
    base = _rounded(about["meetings"])
    size = base + tail_rows if tail_rows else about["meetings"]
    return Space(meetings=about["meetings"], base=base, size=size, capacity=about["capacity"])


def _rounded(rows: int) -> int:
    return -(-rows // WORD) * WORD

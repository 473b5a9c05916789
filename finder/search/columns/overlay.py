"""The files of a base and of the tail behind it, read as those of one index.

Columns of the base are mapped so that what is written stays private to this process (copy on
write), and the cells of the tail are filled in: a page or two of each column. What is small lies
whole in the tail's folder; what is in neither list below is the base's alone.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.files import Files, Octets, load, load_bytes, load_list
from finder.search.columns.space import WORD, first_of_tail

DEAD = "dead-rows"
RENUMBERED = "-renumbered"  # behind a column's name: the new number of each value of the base
# One cell for each row, and one line for each 64 of them.
_BY_ROW = frozenset(
    "access feed id-rank minute name-keys name-rank point-degrees point-vectors region slot-of-row"
    " zone".split()
)
_BY_WORD = frozenset({"facets", "moment"})
# Arrays and lists that the tail has instead of the base; others of its folder are its words.
_WHOLE = frozenset(
    "access-varying dated dated-lines dense-rows dense-starts other-feeds slots facets feeds region"
    " zones own-places own-places-bounds own-place-keys own-place-keys-bounds own-place-of-key"
    " own-place-degrees own-place-north own-countries own-towns own-towns-bounds own-town-points"
    "".split()
)


@dataclass(frozen=True, slots=True)
class Overlaid(Files):
    """`folder` is the base's."""

    tail: Path

    def load(self, name: str) -> NDArray[Any]:
        if name in _BY_ROW:
            return self._patched(name, 1)
        if name in _BY_WORD:
            return self._patched(name, WORD)
        return load(self.tail if name in _WHOLE else self.folder, name)

    def load_list(self, name: str) -> Any:
        return load_list(self.tail if name in _WHOLE else self.folder, name)

    def load_bytes(self, name: str) -> Octets:
        return load_bytes(self.tail if Path(name).stem in _WHOLE else self.folder, name)

    @property
    def words(self) -> Files:
        """The words of the tail."""
        return Files(self.tail)

    @property
    def rows(self) -> int:
        """How many rows the tail has."""
        return int(load_list(self.tail, "space")["meetings"])

    @property
    def dead(self) -> NDArray[np.int64]:
        """The rows of the base that count no more."""
        return load(self.tail, DEAD)

    def _patched(self, name: str, rows: int) -> NDArray[Any]:
        column, cells = load(self.folder, name), load(self.tail, name)
        if (self.tail / f"{name}{RENUMBERED}.npy").exists():  # some values are no more
            numbers = np.append(load(self.tail, f"{name}{RENUMBERED}"), -1)
            column = numbers.astype(column.dtype)[column]
        first = first_of_tail(load_list(self.folder, "space")["meetings"]) // rows
        column[first : first + len(cells)] = cells
        return column

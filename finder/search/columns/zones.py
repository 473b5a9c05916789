"""The zone of each row, for showing instants as the clocks there do."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.files import Files, save_list, save_padded
from finder.search.columns.numbering import numbered
from finder.search.columns.space import Part


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RowZones:
    """`names` are the zones that occur; rows hold a number, -1 where theirs is unknown. `shown`
    has the names, and None as the last.
    """

    names: tuple[str, ...]
    shown: tuple[str | None, ...]
    of_row: NDArray[np.int16]

    def name(self, row: int) -> str | None:
        """The IANA name of a row's zone; None where it is unknown."""
        return self.shown[int(self.of_row[row])]


def write(folder: Path, part: Part, zones: Sequence[str | None], known: Sequence[str] = ()) -> None:
    """Writes the zone of each row; `known` are the zones of a base, in its order."""
    number = numbered([name for name in zones if name is not None], known)
    of_row = [-1 if name is None else number[name] for name in zones]
    save_padded(folder, "zone", of_row, np.int16, part.capacity, -1)
    save_list(folder, "zones", list(number))


def read(files: Files) -> RowZones:
    """Opens what `write` wrote."""
    names = tuple(files.load_list("zones"))
    return RowZones(names=names, shown=(*names, None), of_row=files.load("zone"))

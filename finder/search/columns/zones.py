"""The zone of each row, for showing instants as the clocks there do."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.files import load, load_list, save, save_list


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RowZones:
    """`names` are the zones that occur; rows hold a number, -1 where theirs is unknown."""

    names: tuple[str, ...]
    of_row: NDArray[np.int16]

    def name(self, row: int) -> str | None:
        """The IANA name of a row's zone; None where it is unknown."""
        number = int(self.of_row[row])
        return None if number < 0 else self.names[number]


def write(folder: Path, zones: Sequence[str | None]) -> None:
    """Writes the zone of each row."""
    known = sorted({name for name in zones if name is not None})
    number = {name: place for place, name in enumerate(known)}
    of_row = [-1 if name is None else number[name] for name in zones]
    save(folder, "zone", np.array(of_row, dtype=np.int16))
    save_list(folder, "zones", known)


def read(folder: Path) -> RowZones:
    """Opens what `write` wrote."""
    return RowZones(names=tuple(load_list(folder, "zones")), of_row=load(folder, "zone"))

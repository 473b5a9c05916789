"""The tree of regions: the leaf of each row, and what lies above it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, pack, unpack
from finder.search.columns.files import load, load_list, save, save_list


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Regions:
    """`labels` maps each path to its name for people, ascending by path; rows hold a number.

    A parent comes before its children, since its path is a beginning of theirs.
    """

    labels: dict[str, str]
    parents: tuple[int, ...]
    of_row: NDArray[np.int32]

    def within(self, paths: Iterable[str]) -> Bits:
        """The rows in one of these regions or below it."""
        wanted = set(paths)
        inside = np.zeros(len(self.labels) + 1, dtype=np.bool_)  # the last: rows without a region
        for number, path in enumerate(self.labels):
            inside[number] = path in wanted or (
                self.parents[number] >= 0 and inside[self.parents[number]]
            )
        return pack(inside[self.of_row])

    def counts(self, bits: Bits) -> dict[str, int]:
        """How many rows of `bits` lie in each region, those below it included."""
        leaves = self.of_row[unpack(bits, len(self.of_row))]
        found = np.bincount(leaves[leaves >= 0], minlength=len(self.labels)).tolist()
        for number in range(len(self.labels) - 1, -1, -1):
            if self.parents[number] >= 0:
                found[self.parents[number]] += found[number]
        return dict(zip(self.labels, found, strict=True))


def write(folder: Path, paths: Sequence[str | None], labels: dict[str, str]) -> None:
    """Writes the region path of each row; `labels` names every path, parents included."""
    ordered = sorted(labels, key=lambda path: path.split("/"))
    number = {path: place for place, path in enumerate(ordered)}
    of_row = [-1 if path is None else number[path] for path in paths]
    save(folder, "region", np.array(of_row, dtype=np.int32))
    save_list(folder, "region", {path: labels[path] for path in ordered})


def read(folder: Path) -> Regions:
    """Opens what `write` wrote."""
    labels = load_list(folder, "region")
    number = {path: place for place, path in enumerate(labels)}
    parents = tuple(number.get(path.rpartition("/")[0], -1) for path in labels)
    return Regions(labels=labels, parents=parents, of_row=load(folder, "region"))

"""The tree of regions: the leaf of each row, and what lies above it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.files import Files, save_list, save_padded
from finder.search.columns.numbering import numbered
from finder.search.columns.space import Part


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Regions:
    """`labels` maps each path to its name for people, in the order of their `number`; rows hold a
    number, -1 where they have no region.

    `order` has the numbers by path, so that a region stands before all below it, which end before
    `ends`; `place` is the inverse of `order`.
    """

    labels: Mapping[str, str]
    number: Mapping[str, int]
    order: NDArray[np.int64]
    ends: NDArray[np.int64]
    place: NDArray[np.int64]
    of_row: NDArray[np.int32]

    def inside(self, paths: Iterable[str]) -> NDArray[np.bool_]:
        """Of each number whether it is one of these regions or below it; the last is for none."""
        flags = np.zeros(len(self.labels) + 1, dtype=np.bool_)
        for path in paths:
            number = self.number.get(path)
            if number is not None:
                first = self.place[number]
                flags[self.order[first : self.ends[first]]] = True
        return flags


def write(
    folder: Path,
    part: Part,
    paths: Sequence[str | None],
    labels: Mapping[str, str],
    known: Mapping[str, str] | None = None,
) -> None:
    """Writes the region path of each row; `labels` names every path, parents included.

    `known` are the labels of a base, in its order.
    """
    earlier = known or {}
    number = numbered(labels, list(earlier))
    of_row = [-1 if path is None else number[path] for path in paths]
    save_padded(folder, "region", of_row, np.int32, part.capacity, -1)
    save_list(folder, "region", {path: {**labels, **earlier}[path] for path in number})


def read(files: Files) -> Regions:
    """Opens what `write` wrote."""
    labels = files.load_list("region")
    parts = [path.split("/") for path in labels]
    order = sorted(range(len(parts)), key=parts.__getitem__)
    return Regions(
        labels=labels,
        number={path: number for number, path in enumerate(labels)},
        order=np.array(order, dtype=np.int64),
        ends=np.array(_ends([parts[number] for number in order]), dtype=np.int64),
        place=np.argsort(np.array(order, dtype=np.int64)),
        of_row=files.load("region"),
    )


def _ends(ordered: Sequence[Sequence[str]]) -> list[int]:
    """Where what lies below each path ends, in the order of paths."""
    ends = [len(ordered)] * len(ordered)
    above: list[int] = []
    for place, parts in enumerate(ordered):
        while above and parts[: len(ordered[above[-1]])] != ordered[above[-1]]:
            ends[above.pop()] = place
        above.append(place)
    return ends

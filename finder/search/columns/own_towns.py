"""The towns where people meet, as words joined by blanks: whether any meeting there has a point."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns import mapped_texts
from finder.search.columns.files import Files, save
from finder.search.columns.mapped_texts import MappedTexts, octets_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnTowns:
    """`names` in the order of their octets; a flag each in `points`."""

    names: MappedTexts
    points: NDArray[np.bool_]

    def get(self, name: str) -> bool | None:
        """None for what is no town of ours."""
        sought = octets_of(name)
        place = bisect_left(self.names, sought)
        if place == len(self.names) or self.names[place] != sought:
            return None
        return bool(self.points[place])

    def all(self) -> dict[str, bool]:
        """Every one of them."""
        names = (name.decode("utf-8", "surrogatepass") for name in self.names)
        return dict(zip(names, self.points.tolist(), strict=True))


def write(folder: Path, towns: Mapping[str, bool]) -> None:
    """Writes them for `read`."""
    found = sorted((octets_of(name), pointed) for name, pointed in towns.items())
    names = mapped_texts.mapped_texts(name for name, _ in found)
    mapped_texts.write(folder, "own-towns", names)
    save(folder, "own-town-points", np.array([pointed for _, pointed in found], dtype=np.bool_))


def read(files: Files) -> OwnTowns:
    """Opens what `write` wrote."""
    return OwnTowns(
        names=mapped_texts.read(files, "own-towns"), points=files.load("own-town-points")
    )

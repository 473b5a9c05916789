"""Whole names as numbers, to find the meetings that are called exactly what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.files import Files, save, save_padded
from finder.search.columns.space import Part, Space


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Names:
    """`keys` has a number for each row's name, `sorted` those of the base in order, and `rows`
    whose they are.
    """

    space: Space
    keys: NDArray[np.uint64]
    sorted: NDArray[np.uint64]
    rows: NDArray[np.int32]

    def called(self, name_words: Sequence[str]) -> NDArray[np.int64]:
        """The rows whose names have exactly these words, in any order of rows."""
        sought = np.uint64(key(name_words))
        low, high = (int(np.searchsorted(self.sorted, sought, side)) for side in ("left", "right"))
        tail = np.flatnonzero(self.keys[self.space.base : self.space.size] == sought)
        return np.concatenate([self.rows[low:high].astype(np.int64), tail + self.space.base])


def key(name_words: Sequence[str]) -> int:
    """One number for a name's words in order."""
    digest = blake2b(" ".join(name_words).encode("utf-8", "ignore"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def write(folder: Path, part: Part, names: Sequence[Sequence[str]]) -> None:
    """Writes the key of each row's name."""
    keys = np.array([key(name) for name in names], dtype=np.uint64)
    order = np.argsort(keys, kind="stable")
    save_padded(folder, "name-keys", keys, np.uint64, part.capacity, 0)
    save(folder, "name-keys-sorted", keys[order])
    save(folder, "name-key-rows", order.astype(np.int32))


def read(files: Files, space: Space) -> Names:
    """Opens what `write` wrote."""
    return Names(
        space=space,
        keys=files.load("name-keys"),
        sorted=files.load("name-keys-sorted"),
        rows=files.load("name-key-rows"),
    )

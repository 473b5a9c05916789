"""Whole names as numbers, to find the meetings that are called exactly what was asked."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.files import load, save

Names = NDArray[np.uint64]


def key(name_words: Sequence[str]) -> int:
    """One number for a name's words in order."""
    digest = blake2b(" ".join(name_words).encode("utf-8", "ignore"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def write(folder: Path, names: Sequence[Sequence[str]]) -> None:
    """Writes the key of each row's name."""
    save(folder, "name-keys", np.array([key(name) for name in names], dtype=np.uint64))


def read(folder: Path) -> Names:
    """Opens what `write` wrote."""
    keys: Names = load(folder, "name-keys")
    return keys

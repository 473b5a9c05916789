"""Orders: the ranks that break ties, and the first rows of an order without sorting all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Rows
from finder.search.columns.files import Files, save, save_padded
from finder.search.columns.space import Part

Keys = NDArray[np.int64]  # one number for each row
SHORT = 128  # the most rows that are kept in order while all are looked at
APART = 2**20  # between two ranks of a base, so that a row of its tail can stand between


def ranks(keys: Sequence[str]) -> NDArray[np.int64]:
    """The place of each key in their order, `APART` from the next; equal keys share one."""
    place = {key: number * APART for number, key in enumerate(sorted(set(keys)))}
    return np.array([place[key] for key in keys], dtype=np.int64)


def write(folder: Path, part: Part, ids: NDArray[np.int64], names: NDArray[np.int64]) -> None:
    """Writes the ranks of ids and of names (of folded names), and the rows by name."""
    save_padded(folder, "id-rank", ids, np.int64, part.capacity, -1)
    save_padded(folder, "name-rank", names, np.int64, part.capacity, -1)
    save(folder, "rows-by-name", np.lexsort((ids, names)).astype(np.int32))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ranks:
    """The rank of each row's id, and of its name, among all; `by_name` has the base's rows in the
    order of names.
    """

    id: NDArray[np.int64]
    name: NDArray[np.int64]
    by_name: NDArray[np.int32]


def read(files: Files) -> Ranks:
    """Opens what `write` wrote."""
    return Ranks(
        id=files.load("id-rank"), name=files.load("name-rank"), by_name=files.load("rows-by-name")
    )


def first(rows: Rows, keys: Sequence[Keys], start: int, stop: int) -> list[int]:
    """The rows from `start` to before `stop` in the order of the keys, the first deciding most.

    `keys` hold one number for each of `rows`. Only rows that can come before `stop` are sorted.
    """
    stop = min(stop, len(rows))
    if start >= stop:
        return []
    chosen = _candidates(keys, stop)
    order = np.lexsort([key[chosen] for key in reversed(keys)])[start:stop]
    found: list[int] = rows[chosen[order]].tolist()
    return found


def _candidates(keys: Sequence[Keys], wanted: int) -> Rows:
    """Places of the `wanted` least, and of what ties with the last of them by every key."""
    sure: list[Rows] = []
    pool = np.arange(len(keys[0]))
    for key in keys:
        if wanted >= len(pool):
            break
        values = key[pool]
        limit = np.partition(values, wanted - 1)[wanted - 1]
        less = pool[values < limit]
        sure.append(less)
        wanted, pool = wanted - len(less), pool[values == limit]
    return np.concatenate([*sure, pool])


def summed(columns: Sequence[Keys], rows: int) -> Keys:
    """The sum of some columns."""
    return np.sum(columns, axis=0, dtype=np.int64) if columns else np.zeros(rows, dtype=np.int64)

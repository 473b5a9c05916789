"""Who may come at the next start: one code a row, and the few rows where it varies by week."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from finder.model import Access
from finder.search.columns.files import Files, save, save_padded
from finder.search.columns.space import Part

VALUES: tuple[Access, ...] = tuple(Access)
Judge = Callable[[int, int], Access]  # (row, ordinal of a date or 0) -> who may come then


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AccessColumn:
    """`usual` is a code a row; `varying` rows follow a rule, told by one `sample` row of it."""

    usual: NDArray[np.uint8]
    varying: NDArray[np.int64]
    sample: NDArray[np.int64]

    def varied(self, days: NDArray[np.int64], judge: Judge) -> NDArray[np.uint8]:
        """The codes of the varying rows, given the date of the next start (or 0) of each."""
        asked = np.stack([self.sample, days], axis=1)
        distinct, back = np.unique(asked, axis=0, return_inverse=True)
        answers = [VALUES.index(judge(row, day)) for row, day in distinct.tolist()]
        codes: NDArray[np.uint8] = np.array(answers, dtype=np.uint8)[back.reshape(-1)]
        return codes


def remembered(judge: Judge) -> Judge:
    """The same judge with a memory: rules are few and dates come again."""
    return lru_cache(maxsize=50_000)(judge)


def write(
    folder: Path, part: Part, usual: Sequence[Access], varying: Sequence[tuple[int, int]]
) -> None:
    """Writes the usual access of each row, and (row, sample row of the same rule) if it varies."""
    place = {access: number for number, access in enumerate(VALUES)}
    codes = [place[access] for access in usual]
    save_padded(folder, "access", codes, np.uint8, part.capacity, 0)
    pairs = np.array(varying, dtype=np.int64).reshape(-1, 2)
    save(folder, "access-varying", pairs + part.first)


def read(files: Files) -> AccessColumn:
    """Opens what `write` wrote."""
    varying = files.load("access-varying")
    return AccessColumn(
        usual=files.load("access"),
        varying=np.ascontiguousarray(varying[:, 0]),
        sample=np.ascontiguousarray(varying[:, 1]),
    )

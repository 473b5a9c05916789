"""A grid of cells over the globe, for an engine that knows terms but no places."""

from collections.abc import Sequence

import numpy as np

from bench.sheet import Ints, Sheet, chord, vector

_FINE, _COARSE = 0.1, 1.0  # degrees
_NARROW_KM = 60  # up to here the fine cells are fewer than the postings they save
_KM_PER_DEGREE = 111.3


class Grid:
    """Every row with a point lies in a fine and in a coarse cell; both kinds have numbers."""

    def __init__(self, sheet: Sheet) -> None:
        self._placed = ~np.isnan(sheet.degrees[:, 0])
        self._size = len(sheet)
        degrees = sheet.degrees[self._placed]
        self._kinds = {step: self._cells_of(degrees, step) for step in (_FINE, _COARSE)}

    def _cells_of(self, degrees: np.ndarray, step: float) -> tuple[Ints, np.ndarray, Ints]:
        across = np.floor((degrees[:, 0] + 90) / step).astype(np.int64)
        along = np.floor((degrees[:, 1] + 180) / step).astype(np.int64)
        numbers = (across * 10_000 + along) * 2 + (step == _COARSE)
        distinct, first = np.unique(numbers, return_index=True)
        middles = (np.stack([across, along], axis=1)[first] + 0.5) * step - (90, 180)
        return distinct, vector(middles[:, 0], middles[:, 1]).T, numbers

    def cells(self) -> list[list[int]]:
        """The cells of each row."""
        table = np.stack([numbers for _, _, numbers in self._kinds.values()], axis=1).tolist()
        found: list[list[int]] = [[] for _ in range(self._size)]
        for row, cells in zip(np.flatnonzero(self._placed).tolist(), table, strict=True):
            found[row] = cells
        return found

    def near(self, around: tuple[float, float, float]) -> Sequence[int]:
        """The cells that may hold something so near: their middle is not too far away."""
        latitude, longitude, km = around
        step = _FINE if km <= _NARROW_KM else _COARSE
        distinct, middles, _ = self._kinds[step]
        apart = middles - vector(latitude, longitude)
        reach = chord(km + step * _KM_PER_DEGREE * 0.71)
        found = distinct[np.einsum("ij,ij->i", apart, apart) <= reach * reach]
        numbers: list[int] = found.tolist()
        return numbers or [0]

"""Rows of the sheet as arrays: filtered, ordered by distance and counted with NumPy.

For the engine that has no geography, so that its hits are no worse treated than they could be.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from bench.sheet import EARTH_KM, PAGE, Counted, Found, Ints, Sheet, chord, vector
from bench.workload import Question

SINGLE = (
    "fellowship", "day", "time", "access", "attendance", "facilitation", "region", "feed",
    "language",
)  # fmt: skip


class Columns:
    """The atoms of each row: one column a facet of which most rows have one, the rest together.

    The number `nothing`, after all atoms, fills the gaps.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.nothing = len(sheet.group)
        group = np.array(sheet.group)[sheet.atoms]
        first = np.ones(len(group), dtype=np.bool_)
        first[1:] = (group[1:] != group[:-1]) | (sheet.of_row[1:] != sheet.of_row[:-1])
        alone = first & np.isin(group, SINGLE)
        self.single = {name: self._column(alone & (group == name)) for name in SINGLE}
        self.several = self._several(~alone)
        self.together = np.stack([*self.single.values(), *self.several.T], axis=1)

    def _column(self, chosen: NDArray[np.bool_]) -> Ints:
        column = np.full(len(self.sheet), self.nothing, dtype=np.int64)
        column[self.sheet.of_row[chosen]] = self.sheet.atoms[chosen]
        return column

    def _several(self, chosen: NDArray[np.bool_]) -> Ints:
        rows, atoms = self.sheet.of_row[chosen], self.sheet.atoms[chosen]
        starts = np.searchsorted(rows, rows, side="left")
        place = np.arange(len(rows)) - starts
        table = np.full((len(self.sheet), int(place.max(initial=0)) + 1), self.nothing)
        table[rows, place] = atoms
        return table

    def near(self, rows: Ints, around: tuple[float, float, float]) -> tuple[Ints, Ints]:
        """Those of the rows that lie within, and how far, in hundredths of a kilometre."""
        latitude, longitude, km = around
        apart = self.sheet.vectors[rows] - vector(latitude, longitude)
        across = np.sqrt(np.einsum("ij,ij->i", apart, apart))
        inside = across <= chord(km)
        distance = 2 * EARTH_KM * np.arcsin(across[inside] / 2)
        return rows[inside], np.rint(distance * 100).astype(np.int64)

    def fits(self, rows: Ints, parameter: str, values: Iterable[str]) -> NDArray[np.bool_]:
        """Which rows have one of these values."""
        atoms = self.sheet.atoms_of(parameter, values)
        found: NDArray[np.bool_] = np.isin(self.together[rows], atoms).any(axis=1)
        return found

    def counted(self, rows: Ints) -> Ints:
        """How many of the rows have each atom."""
        counts = np.bincount(self.together[rows].reshape(-1), minlength=self.nothing + 1)
        return counts[: self.nothing]

    def answer(self, question: Question, rows: Ints, wanted: Mapping[str, Iterable[str]]) -> Found:
        """Of rows that may lie near, what does, with what is wanted; the nearest first."""
        assert question.around is not None
        rows, far = self.near(rows, question.around)
        open_ = ~np.isin(self.single["access"][rows], self.sheet.restricted)
        fits = {name: self.fits(rows, name, values) for name, values in wanted.items()}
        found = np.logical_and.reduce([open_, *fits.values()])
        own = {}
        for name in fits:
            others = [each for other, each in fits.items() if other != name]
            own[name] = self.counted(rows[np.logical_and.reduce([open_, *others])])
        counted = Counted(main=self.counted(rows[found]), own=own)
        rows, far = rows[found], far[found]
        order = np.lexsort((self.sheet.soonest[rows], far))[:PAGE]
        facets = self.sheet.facets(question, counted)
        return Found(total=len(rows), rows=rows[order].tolist(), facets=facets)

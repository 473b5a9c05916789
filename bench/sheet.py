"""A catalogue as a plain table at one moment: what every peer is given, so that all know the same.

A *value* is a facet and one of its values ("day", "mon"). An *atom* is a set of values that always
come together (a fellowship with its concerns and styles, a region with those above it): rows are
counted by atom, and the counts of values follow from them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bench.workload import Question

EARTH_KM = 6371.009
NARROWING = ("type", "accessibility")  # each further value narrows
LONG, MOST = ("region", "feed"), 50  # of these the highest are listed
PAGE = 25
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Value = tuple[str, str]
Facets = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """An answer: sheet rows of the page, and the count of each value but those nobody has."""

    total: int
    rows: Sequence[int]
    facets: Facets


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counted:
    """Atoms counted for one question: `main` over all that is found, `own` by parameter over what
    were found without it. `restricted` are found but for being for nobody from outside.
    """

    main: Ints
    own: Mapping[str, Ints]
    restricted: int = 0


@dataclass(frozen=True, kw_only=True, eq=False)
class Sheet:
    """One line a meeting that can be found; `soonest` is its place in the order of next starts.

    The atoms of row r are `atoms[bounds[r]:bounds[r + 1]]`; `group` names the facet an atom is of,
    and atom `carrier[i]` carries value `carried[i]`. `values` are sorted. `degrees` and `vectors`
    (on the unit sphere) are NaN where there is no point. `words` are the distinct words of a row,
    joined by blanks.
    """

    ids: Sequence[str]
    soonest: Ints
    atoms: Ints
    bounds: Ints
    group: Sequence[str]
    values: Sequence[Value]
    carrier: Ints
    carried: Ints
    degrees: Floats
    vectors: Floats
    words: Sequence[str]

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def of_row(self) -> Ints:
        """The row of each entry of `atoms`."""
        return np.repeat(np.arange(len(self)), np.diff(self.bounds))

    @cached_property
    def by_soonest(self) -> Ints:
        """All rows in the order of next starts."""
        return np.argsort(self.soonest)

    def atoms_of(self, facet: str, wanted: Iterable[str]) -> list[int]:
        """The atoms that carry one of these values."""
        return sorted({atom for value in wanted for atom in self._with.get((facet, value), ())})

    @cached_property
    def number(self) -> Mapping[Value, int]:
        """The number of each value."""
        return {value: place for place, value in enumerate(self.values)}

    @cached_property
    def restricted(self) -> list[int]:
        """The atoms of those that nobody from outside may come to."""
        return self.atoms_of("access", ["restricted"])

    @cached_property
    def _with(self) -> Mapping[Value, list[int]]:
        found: dict[Value, list[int]] = {}
        for atom, value in zip(self.carrier.tolist(), self.carried.tolist(), strict=True):
            found.setdefault(self.values[value], []).append(atom)
        return found

    @cached_property
    def span(self) -> Mapping[str, tuple[int, int]]:
        """The values of a facet: from the first number to before the second."""
        names = [facet for facet, _ in self.values]
        return {name: (names.index(name), names.index(name) + names.count(name)) for name in names}

    def facets(self, question: Question, counted: Counted) -> Facets:
        """The counts as people see them, by the rule that a facet's own filter does not count."""
        main = self._of_values(counted.main)
        found = {}
        for facet in self.span:
            own = counted.own.get(facet)
            counts = main if own is None else self._of_values(own)
            found[facet] = self._listed(facet, counts, question.wanted.get(facet, ()))
        if counted.restricted:
            found["access"]["restricted"] = counted.restricted
        return found

    def _of_values(self, atoms: Ints) -> Ints:
        weights = atoms[self.carrier]
        counts = np.bincount(self.carried, weights=weights, minlength=len(self.values))
        return counts.astype(np.int64)

    def _listed(self, facet: str, counts: Ints, chosen: Sequence[str]) -> dict[str, int]:
        begin, end = self.span[facet]
        own = counts[begin:end]
        places = np.flatnonzero(own).tolist()
        if facet in LONG and len(places) > MOST:
            places = np.argsort(-own, kind="stable")[:MOST].tolist()
            places += [
                n for n in np.flatnonzero(own).tolist() if self.values[begin + n][1] in chosen
            ]
        return {self.values[begin + place][1]: int(own[place]) for place in places}


def vector(latitude: float, longitude: float) -> Floats:
    """A point on the unit sphere."""
    across, along = np.radians(latitude), np.radians(longitude)
    return np.array(
        [np.cos(across) * np.cos(along), np.cos(across) * np.sin(along), np.sin(across)]
    )


def chord(km: float) -> float:
    """The straight line between two points of the unit sphere that are so far apart along it."""
    return float(2 * np.sin(km / EARTH_KM / 2))

"""What every facet lists, in which order and by which sets: the same for all queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from finder.register import options
from finder.search.asked import RELATIVE_DAYS
from finder.search.columns import moment_maps
from finder.search.columns.facet_maps import FacetMaps

FACETS = (
    "fellowship", "concern", "day", "time", "access", "attendance", "type", "audience", "language",
    "accessibility", "facilitation", "style", "region", "feed",
)  # fmt: skip
CLOSED = ("day", "time", "access", "attendance", "facilitation")  # every value is always listed
LONG = ("region", "feed")  # only the highest are listed
Chosen = tuple[tuple[str, str], ...]  # (facet, value)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sums:
    """What the counts of some values are made of: the `width` sets of a matrix from `first` on.

    The count of value v is the sum of those of the sets `gather[bounds[v]:bounds[v + 1]]`, which
    are numbered from `first` on.
    """

    first: int
    width: int
    gather: NDArray[np.int64]
    bounds: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Options:
    """The values of one facet as they are listed. `place` is where among all counts theirs stand,
    and `sums` what those are made of. `timed` ones are sets of a minute.
    """

    values: tuple[str, ...]
    labels: tuple[str, ...]
    place: slice
    sums: Sums
    timed: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Listing:
    """The options of all facets but the long ones, in order; they have `size` counts in all.

    `sums` are those of the counts before `split`, which the index has for good, and `timed_sums`
    those of the others.
    """

    facets: dict[str, Options]
    size: int
    split: int
    sums: Sums
    timed_sums: Sums


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Long:
    """The values of a long facet by number and the `number` of each, and their `labels`."""

    values: tuple[str, ...]
    number: dict[str, int]
    labels: tuple[str, ...]


def label(facet: str, value: str) -> str:
    """What people read, of all facets but regions. A feed's is its key: its title is elsewhere."""
    if facet == "day" and value in RELATIVE_DAYS:
        return value.capitalize()
    return value if facet == "feed" else options.label(facet, value)


def listing(maps: Mapping[str, FacetMaps], chosen: Chosen) -> Listing:
    """The options of an index with these facets; `chosen` are listed in any case."""
    short = [name for name in FACETS if name not in LONG]
    facets: dict[str, Options] = {}
    picks: list[tuple[int, ...]] = []
    for name in sorted(short, key=lambda name: name not in maps):
        facets[name] = _options(maps, name, chosen, len(picks))
        picks += _picks(maps, name, facets[name].values)
    split = sum(len(item.values) for item in facets.values() if not item.timed)
    return Listing(
        facets={name: facets[name] for name in short},
        size=len(picks),
        split=split,
        sums=_sums(picks[:split]),
        timed_sums=_sums(picks[split:]),
    )


def long(labels: Mapping[str, str]) -> Long:
    """The options of a long facet, its values and labels in the order of their numbers."""
    values = tuple(labels)
    return Long(
        values=values,
        number={value: number for number, value in enumerate(values)},
        labels=tuple(labels.values()),
    )


def _options(maps: Mapping[str, FacetMaps], facet: str, chosen: Chosen, begin: int) -> Options:
    values = _listed(facet, _sets(maps, facet), [value for name, value in chosen if name == facet])
    return Options(
        values=values,
        labels=tuple(label(facet, value) for value in values),
        place=slice(begin, begin + len(values)),
        sums=_sums(_picks(maps, facet, values)),
        timed=facet not in maps,
    )


def _picks(
    maps: Mapping[str, FacetMaps], facet: str, values: Sequence[str]
) -> list[tuple[int, ...]]:
    """The sets of each value; none of one that does not occur."""
    sets = _sets(maps, facet)
    return [sets.get(value, ()) for value in values]


def _sets(maps: Mapping[str, FacetMaps], facet: str) -> Mapping[str, tuple[int, ...]]:
    if facet in maps:
        return maps[facet].columns
    first, values = moment_maps.COLUMNS[facet]
    return {value: (first + place,) for place, value in enumerate(values)}


def _sums(picks: Sequence[tuple[int, ...]]) -> Sums:
    flat = [pick for own in picks for pick in own]
    first = min(flat, default=0)
    return Sums(
        first=first,
        width=max(flat, default=first - 1) + 1 - first,
        gather=np.array(flat, dtype=np.int64) - first,
        bounds=np.array([0, *accumulate(map(len, picks))], dtype=np.int64),
    )


def _listed(
    facet: str, present: Mapping[str, tuple[int, ...]], chosen: Sequence[str]
) -> tuple[str, ...]:
    """Values of the snapshot and those chosen, in the vocabulary's order."""
    known = options.values(facet)
    if facet == "day":
        return (*known, *RELATIVE_DAYS)
    every = (*known, *sorted(set(present) - set(known)))
    return tuple(value for value in every if value in present or value in chosen or facet in CLOSED)

"""What every facet lists, in which order and by which sets: the same for all queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
MOST = 50
Chosen = tuple[tuple[str, str], ...]  # (facet, value)


class FacetCount(NamedTuple):
    """A value of a facet, and how many meetings the query would find with it."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # a tuple's method of that name is not needed


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Options:
    """The values of one facet as they are listed; `none` has them with a count of 0.

    The count of a value is the sum of those `columns` of the facet's matrix whose `owner` it is.
    They all lie among the `width` columns from `first` on. `timed` ones are a minute's.
    """

    values: tuple[str, ...]
    none: tuple[FacetCount, ...]
    columns: NDArray[np.int64]
    owner: NDArray[np.int64]
    first: int
    width: int
    timed: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Listing:
    """The options of all facets but the long ones, in order: `none` has all, with a count of 0.

    `gather` are places in the counts of all sets (those of the index, those of the minute, and a
    0), `begins` where those of each value begin: their sums are the counts of all values in turn.
    """

    facets: dict[str, Options]
    none: list[FacetCount]
    gather: NDArray[np.int64]
    begins: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Long:
    """The values of a long facet by number and the `number` of each, their `labels`, and `rank`,
    the place of each in the order of values.
    """

    values: tuple[str, ...]
    number: dict[str, int]
    labels: tuple[str, ...]
    rank: NDArray[np.int64]


def label(facet: str, value: str) -> str:
    """What people read, of all facets but regions. A feed's is its key: its title is elsewhere."""
    if facet == "day" and value in RELATIVE_DAYS:
        return value.capitalize()
    return value if facet == "feed" else options.label(facet, value)


def listing(maps: Mapping[str, FacetMaps], used: int, chosen: Chosen) -> Listing:
    """The options where `used` sets of the index come first; `chosen` are listed in any case."""
    facets = {name: _options(maps, name, chosen) for name in FACETS if name not in LONG}
    gather: list[int] = []
    begins: list[int] = []
    zero = used + moment_maps.USED
    for item in facets.values():
        for number in range(len(item.values)):
            begins.append(len(gather))
            own = item.columns[item.owner == number] + (used if item.timed else 0)
            gather.extend(own.tolist() or [zero])
    return Listing(
        facets=facets,
        none=[one for item in facets.values() for one in item.none],
        gather=np.array(gather, dtype=np.int64),
        begins=np.array(begins, dtype=np.int64),
    )


def long(labels: Mapping[str, str]) -> Long:
    """The options of a long facet, its values and labels in the order of their numbers."""
    values = tuple(labels)
    by_value = sorted(range(len(values)), key=values.__getitem__)
    return Long(
        values=values,
        number={value: number for number, value in enumerate(values)},
        labels=tuple(labels.values()),
        rank=np.argsort(np.array(by_value, dtype=np.int64)),
    )


def _options(maps: Mapping[str, FacetMaps], facet: str, chosen: Chosen) -> Options:
    timed = facet not in maps
    columns = _timed()[facet] if timed else maps[facet].columns
    values = _listed(facet, columns, [value for name, value in chosen if name == facet])
    labels = tuple(label(facet, value) for value in values)
    pairs = [
        (number, pick) for number, value in enumerate(values) for pick in columns.get(value, ())
    ]
    return Options(
        values=values,
        none=_none(values, labels),
        columns=np.array([pick for _, pick in pairs], dtype=np.int64),
        owner=np.array([number for number, _ in pairs], dtype=np.int64),
        first=min((pick for _, pick in pairs), default=0),
        width=_width([pick for _, pick in pairs]),
        timed=timed,
    )


def _width(picks: Sequence[int]) -> int:
    return max(picks) - min(picks) + 1 if picks else 0


def _timed() -> dict[str, dict[str, tuple[int, ...]]]:
    return {
        name: {value: (first + place,) for place, value in enumerate(values)}
        for name, (first, values) in moment_maps.COLUMNS.items()
    }


def _listed(
    facet: str, present: Mapping[str, tuple[int, ...]], chosen: Sequence[str]
) -> tuple[str, ...]:
    """Values of the snapshot and those chosen, in the vocabulary's order."""
    known = options.values(facet)
    if facet == "day":
        return (*known, *RELATIVE_DAYS)
    every = (*known, *sorted(set(present) - set(known)))
    return tuple(value for value in every if value in present or value in chosen or facet in CLOSED)


def _none(values: Sequence[str], labels: Sequence[str]) -> tuple[FacetCount, ...]:
    return tuple(map(FacetCount, values, labels, [0] * len(values)))

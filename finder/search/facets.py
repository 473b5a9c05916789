"""What every option of every facet would give, counted exactly (DESIGN, section 6, Facets)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from finder.register import options
from finder.search.asked import RELATIVE_DAYS, Query
from finder.search.choices import label
from finder.search.columns.bitmaps import total
from finder.search.filters import NARROWING, Filters, Moment, maps_of
from finder.search.index import Index

FACETS = (
    "fellowship", "concern", "day", "time", "access", "attendance", "type", "audience", "language",
    "accessibility", "facilitation", "style", "region", "feed",
)  # fmt: skip
CLOSED = ("day", "time", "access", "attendance", "facilitation")  # every value is always listed
LONG = ("region", "feed")  # only the highest are listed
MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """A value of a facet, and how many meetings the query would find with it."""

    value: str
    label: str
    count: int


def count(
    index: Index, query: Query, moment: Moment, sets: Filters
) -> Mapping[str, tuple[FacetCount, ...]]:
    """The options of all facets, in the vocabulary's order; regions and feeds by count."""
    return {
        facet: tuple(
            FacetCount(value=value, label=label(index, facet, value), count=number)
            for value, number in _listed(facet, query, _counted(index, query, moment, sets, facet))
        )
        for facet in FACETS
    }


def _counted(
    index: Index, query: Query, moment: Moment, sets: Filters, facet: str
) -> dict[str, int]:
    found = sets.without(None if facet in NARROWING else facet)
    if facet == "region":
        return index.regions.counts(found)
    if facet == "feed":
        return index.feed.counts(found)
    maps = maps_of(index, moment, facet)
    if facet == "audience" and query.for_ == "family":
        counts = maps.counts(found & ~index.children)
        return {**counts, "teens": total(found & index.children)} if "teens" in counts else counts
    return maps.counts(found)


def _listed(facet: str, query: Query, counts: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    """Values of the snapshot and those chosen, with their counts."""
    chosen = query.values(facet)
    if facet in LONG:
        ranked = sorted(counts, key=lambda value: (-counts[value], value))
        kept = {*ranked[:MOST], *chosen}
        return [(value, counts[value]) for value in ranked if value in kept]
    known = options.values(facet)
    every = (
        (*known, *RELATIVE_DAYS) if facet == "day" else (*known, *sorted(set(counts) - set(known)))
    )
    return [
        (value, counts.get(value, 0))
        for value in every
        if value in counts or value in chosen or facet in CLOSED
    ]

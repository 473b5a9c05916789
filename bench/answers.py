"""Answers of any engine in the form in which all are compared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bench.sheet import Facets, Found, Sheet
from bench.workload import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """An answer of any engine. Counts of zero are left out: not all engines list them."""

    total: int
    ids: tuple[str, ...]
    facets: Mapping[str, Mapping[str, int]]

    def differs(self, other: "Plain") -> str | None:
        """What is not the same; None where everything is."""
        if self.total != other.total:
            return f"total {self.total}, not {other.total}"
        for facet in sorted({*self.facets, *other.facets}):
            one, two = self.facets.get(facet, {}), other.facets.get(facet, {})
            wrong = sorted(set(one.items()) ^ set(two.items()))
            if wrong:
                return f"{facet}: {wrong[:4]}"
        if self.ids != other.ids:
            return f"meetings {self.ids[:4]}…, not {other.ids[:4]}…"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """`ask` is what is measured, over what `read` made of a question; `plain` is for comparing."""

    name: str
    title: str
    read: Callable[[Question], Any]
    ask: Callable[[Any], Any]
    plain: Callable[[Any], Plain]


def plain(found: Found, sheet: Sheet) -> Plain:
    """A peer's answer in the common form."""
    ids = tuple(sheet.ids[row] for row in found.rows)
    return Plain(total=found.total, ids=ids, facets=without_zeros(found.facets))


def without_zeros(facets: Facets) -> Facets:
    counted = {facet: {v: c for v, c in counts.items() if c} for facet, counts in facets.items()}
    return {facet: counts for facet, counts in counted.items() if counts}

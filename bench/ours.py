"""Our own engine as the benchmark asks it, and answers in the form in which all are compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bench.sheet import Facets, Found, Sheet
from bench.workload import Question, asked
from finder.search.engine import Answer, find
from finder.snapshot import Snapshot

TITLE = "ours"


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


class Ours:
    """The engine over an opened snapshot, at one moment."""

    def __init__(self, snapshot: Snapshot, now: datetime) -> None:
        self._snapshot, self._now = snapshot, now
        self._fetched = dict.fromkeys(snapshot.fetched, now)

    def warm(self) -> None:
        """What the first query of a minute makes for all queries of that minute."""
        query = self.read(Question(shape=0, page=1000))
        self.find(query)

    def find(self, query: object) -> Answer:
        """A query that was read before."""
        return find(self._snapshot.index, query, self._now, fetched=self._fetched)  # type: ignore[arg-type]

    def read(self, question: Question) -> object:
        """The question as a query."""
        return asked(question, self._snapshot.index)

    def plain(self, answer: Answer) -> Plain:
        """In the common form."""
        meetings = self._snapshot.meetings([hit.row for hit in answer.hits])
        return Plain(
            total=answer.total,
            ids=tuple(meeting.id for meeting in meetings),
            facets=_without_zeros(
                {
                    facet: {item.value: item.count for item in items}
                    for facet, items in answer.facets.items()
                }
            ),
        )


def plain(found: Found, sheet: Sheet) -> Plain:
    """A peer's answer in the common form."""
    ids = tuple(sheet.ids[row] for row in found.rows)
    return Plain(total=found.total, ids=ids, facets=_without_zeros(found.facets))


def _without_zeros(facets: Facets) -> Facets:
    counted = {facet: {v: c for v, c in counts.items() if c} for facet, counts in facets.items()}
    return {facet: counts for facet, counts in counted.items() if counts}

"""The site with Tantivy behind its search, for `python -m bench.serving` alone.

Started like the finder's own command (`serve --port 8000 --workers 2`), with BENCH_CACHE and
BENCH_SIZE. What the workload asks is answered by Tantivy; what else a page asks, in passing, by
our own engine, which is to Tantivy's advantage. The order of next starts is that of the sheet.
"""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from bench import peers
from bench.sheet import Found, Ints, Sheet
from bench.sheets import beside, sheet_of
from bench.store import made_snapshot
from bench.workload import Question
from finder.__main__ import main
from finder.commands.terminal import Terminal
from finder.search import engine
from finder.search.asked import Query
from finder.search.choices import label
from finder.search.engine import Answer, FacetCount
from finder.search.index import Index

_OURS = engine.find
_FILTERS = ("day", "time", "fellowship", "access", "attendance", "type", "region")
_USUAL = {"kinds": ("meeting",), "statuses": ("active",)}
# What makes a query one that the workload does not have.
_BEYOND = (
    "phrases", "after", "before", "start_from", "soon", "tz", "concerns", "for_", "audiences",
    "languages", "accessibility", "facilitation", "styles", "feeds", "today", "tomorrow",
)  # fmt: skip


class Behind:
    """Tantivy, opened in each worker at its first query."""

    def __init__(self, cache: Path, size: int) -> None:
        self._cache, self._size = cache, size

    @cached_property
    def sheet(self) -> Sheet:
        """Without the texts, which only filling needs."""
        return replace(sheet_of(self._cache, self._size), words=())

    @cached_property
    def peer(self) -> peers.Peer:
        """The index that `python -m bench` has filled."""
        snapshot = made_snapshot(self._cache, self._size)
        folder = beside(self._cache, self._size, snapshot) / "tantivy"
        if not (folder / "done").exists():
            raise SystemExit("first: python -m bench --peers tantivy")
        return peers.opened("tantivy", self.sheet, folder)

    @cached_property
    def rows(self) -> Ints:
        """Our row for each of the sheet's."""
        snapshot = made_snapshot(self._cache, self._size)
        return np.array([snapshot.row_of(key) for key in self.sheet.ids], dtype=np.int64)


_BEHIND = Behind(Path(os.environ["BENCH_CACHE"]), int(os.environ["BENCH_SIZE"]))


def find(index: Index, query: Query, now: datetime, **options: Any) -> Answer:
    """In the place of `finder.search.engine.find`."""
    question = _question(query)
    if question is None or options.get("everything") or options.get("confirmed"):
        return _OURS(index, query, now, **options)
    found = _BEHIND.peer.answer(question)
    return Answer(
        query=query,
        total=found.total,
        hits=tuple(engine.hit(index, int(_BEHIND.rows[row]), now) for row in found.rows),
        facets=_facets(index, found) if options.get("facets", True) else {},
        place=query.place,
    )


def _question(query: Query) -> Question | None:
    """The query as the peers take it; None for one beyond the workload."""
    usual = all(getattr(query, name) == values for name, values in _USUAL.items())
    if not usual or any(getattr(query, name) for name in _BEYOND) or query.per_page != 25:
        return None
    if query.sort != ("nearest" if query.place else "soonest"):
        return None
    place = query.place
    wanted = {name: query.values(name) for name in _FILTERS if query.values(name)}
    return Question(
        shape=0,
        words=query.words,
        unfinished=query.unfinished,
        around=(place.latitude, place.longitude, place.within_km) if place else None,
        wanted=wanted,
        page=query.page,
    )


def _facets(index: Index, found: Found) -> dict[str, tuple[FacetCount, ...]]:
    return {
        facet: tuple(
            FacetCount(value=value, label=label(index, facet, value), count=count)
            for value, count in counts.items()
        )
        for facet, counts in found.facets.items()
    }


engine.find = find  # in every process that imports this: workers that are spawned do so too

if __name__ == "__main__":
    terminal = Terminal(out=sys.stdout, err=sys.stderr, now=lambda: datetime.now(UTC))
    sys.exit(main(["serve", *sys.argv[1:]], os.environ, terminal))

"""The site with Tantivy behind its search, for `python -m bench.serving` alone.

Started like the finder's own command (`--port 8000 --workers 2`), with BENCH_CACHE and BENCH_SIZE.
What the workload asks is answered by Tantivy; what else a page asks in passing (what is on now), by
our own engine, which is to Tantivy's advantage: its sets are made without counts of options. The
order of next starts is that of the sheet.
"""

import os
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from bench import peers
from bench.sheet import EARTH_KM, Floats, Found, Ints, Sheet, vector
from bench.sheets import beside, sheet_of
from bench.store import made_snapshot
from bench.workload import Question
from finder.__main__ import main
from finder.commands.terminal import Terminal
from finder.search import engine
from finder.search.asked import Query
from finder.search.choices import label
from finder.search.engine import Answer, Counts, FoundPlace, Hit
from finder.search.index import Index
from finder.snapshot import Snapshot

_OURS = engine.find
_FILTERS = ("day", "time", "fellowship", "access", "attendance", "type", "region")
# What makes a query one that the workload does not have.
_BEYOND = (
    "phrases", "after", "before", "start_from", "soon", "tz", "concerns", "for_", "audiences",
    "languages", "accessibility", "facilitation", "styles", "feeds", "today", "tomorrow",
)  # fmt: skip
_OPTIONS = ("everything", "confirmed")  # of `find`, which lists as people see them do not ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A peer in the place of the engine.

    `rows` has our row for each of the sheet's, `vectors` where it is.
    """

    peer: peers.Peer
    rows: Ints
    vectors: Floats

    def find(self, index: Index, query: Query, now: datetime, **options: Any) -> Answer:
        """In the place of `finder.search.engine.find`."""
        question = as_question(query)
        if question is None or any(options.get(name) for name in _OPTIONS):
            return _OURS(index, query, now, **options)
        found = self.peer.answer(question)
        return Answer(
            query=query,
            total=found.total,
            hits=tuple(self._hit(index, row, query.place, now) for row in found.rows),
            facets=_facets(index, found) if options.get("facets", True) else {},
            place=query.place,
            basis=_OURS(index, query, now, facets=False).basis,
        )

    def _hit(self, index: Index, row: int, place: FoundPlace | None, now: datetime) -> Hit:
        found = engine.hit(index, int(self.rows[row]), now)
        if place is None:
            return found
        apart = np.linalg.norm(self.vectors[row] - vector(place.latitude, place.longitude))
        hundredths = np.rint(2 * EARTH_KM * np.arcsin(apart / 2) * 100)
        return found._replace(distance_km=int(hundredths) / 100)


def behind(sheet: Sheet, snapshot: Snapshot, peer: peers.Peer) -> Behind:
    """That peer over the meetings of this snapshot."""
    rows = [snapshot.row_of(key) for key in sheet.ids]
    return Behind(peer=peer, rows=np.array(rows, dtype=np.int64), vectors=sheet.vectors)


def as_question(query: Query) -> Question | None:
    """The query as the peers take it; None for one beyond the workload."""
    usual = query.kinds == ("meeting",) and query.statuses == ("active",) and query.per_page == 25
    order = "nearest" if query.place else "soonest"
    if not usual or query.sort != order or any(getattr(query, name) for name in _BEYOND):
        return None
    place = query.place
    return Question(
        shape=0,
        words=query.words,
        unfinished=query.unfinished,
        around=(place.latitude, place.longitude, place.within_km) if place else None,
        wanted={name: query.values(name) for name in _FILTERS if query.values(name)},
        page=query.page,
    )


def _facets(index: Index, found: Found) -> dict[str, Counts]:
    return {
        facet: Counts(
            [*counts], [label(index, facet, value) for value in counts], [*counts.values()]
        )
        for facet, counts in found.facets.items()
    }


def _opened(cache: Path, size: int) -> Behind:
    """The index that `python -m bench` has filled; raises SystemExit where it has not."""
    snapshot, sheet = made_snapshot(cache, size), sheet_of(cache, size)
    folder = beside(cache, size, snapshot) / "tantivy"
    if not (folder / "done").exists():
        raise SystemExit(f"first: python -m bench --cache {cache} --size {size} --peers tantivy")
    return behind(sheet, snapshot, peers.opened("tantivy", replace(sheet, words=()), folder))


if __name__ == "__main__":
    engine.find = _opened(Path(os.environ["BENCH_CACHE"]), int(os.environ["BENCH_SIZE"])).find
    terminal = Terminal(out=sys.stdout, err=sys.stderr, now=lambda: datetime.now(UTC))
    sys.exit(main(["serve", *sys.argv[1:]], os.environ, terminal))

"""Written questions, each with the meetings that answer it, and whether the first five hold one.

Half of them is kept aside: nothing is tuned by looking at its misses.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from finder.completion import completed
from finder.model import Meeting
from finder.register.gazetteer import Gazetteer
from finder.search.engine import find
from finder.search.index import Index, build_index, open_index
from finder.search.query import Query, parse_query
from importers import Part
from importers.coverage import known, read_known
from importers.feeds import DEMO_FOLDER, read_feeds
from importers.listing import read

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)  # a Sunday
FIRST = 5
HALVES = ("tuned", "kept")
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`place` is where the asker's phone is: latitude and longitude, or none."""

    half: str
    asked: str
    place: tuple[str, ...]
    wanted: frozenset[str]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [("q", self.asked), *zip(("lat", "lon"), self.place, strict=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`rank` is the place of the first wanted meeting, from 1; None if it is not found."""

    question: Question
    query: Query
    first: tuple[str, ...]
    rank: int | None
    total: int

    @property
    def right(self) -> bool:
        return self.rank is not None and self.rank <= FIRST


class World:
    """Meetings that can be asked."""

    def __init__(self, meetings: Sequence[Meeting], folder: Path, gazetteer: Gazetteer) -> None:
        self.meetings = completed(meetings, gazetteer.places, {})
        build_index(self.meetings, folder)
        self.index: Index = open_index(folder, self.meetings.__getitem__)
        self.gazetteer = gazetteer

    def ask(self, question: Question) -> Result:
        query = parse_query(question.pairs, self.index, self.gazetteer)
        answer = find(self.index, query, NOW, facets=False, everything=True)
        ids = [self.meetings[hit.row].id for hit in answer.hits]
        ranks = [place for place, found in enumerate(ids, 1) if found in question.wanted]
        return Result(
            question=question,
            query=query,
            first=tuple(ids[:FIRST]),
            rank=min(ranks, default=None),
            total=answer.total,
        )


def questions(name: str) -> list[Question]:
    """Those of `listings.tsv` or `demo.tsv`."""
    text = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [
        Question(
            half=row["half"],
            asked=row["asked"],
            place=tuple(row["place"].split(",")) if row["place"] else (),
            wanted=frozenset(row["wanted"].split()),
        )
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


def listed(folder: Path) -> Iterator[Meeting]:
    """The meetings of the newest real listing of each publisher."""
    for entry in known():
        if entry.newest:
            yield from (m for row in read_known(folder, entry).rows for m in row.meetings)


def demonstration() -> Iterator[Meeting]:
    """The meetings of the demonstration."""
    for feed in read_feeds(DEMO_FOLDER / "feeds.toml").values():
        parts = [Part(url=url, body=Path(url).read_bytes()) for url in feed.urls]
        yield from (m for row in read(parts, feed).rows for m in row.meetings)

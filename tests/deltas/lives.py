"""Two catalogues that live through the same: one is published by deltas, the other built anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from finder.catalogue import Gone, Reading, Stored, declare, last_schedule, open_catalogue, store
from finder.exports.prepared import Filling
from finder.exports.shape import Context, shape
from finder.exports.written import json_text
from finder.model import Meeting, Status
from finder.search.engine import find, hit
from finder.search.facets import FACETS
from finder.search.query import parse_query
from finder.snapshot import Snapshot, open_current
from finder.snapshot.publishing import Republished, fold, republish
from tests.made import NOW, TODAY, publisher
from tests.search import worlds

FEEDS = worlds.FEEDS
Listed = dict[str, Stored]  # of one feed, by id


@dataclass
class Lives:
    """`folder/delta` and `folder/whole`; `day` counts the days since `TODAY`."""

    folder: Path
    random: Random
    listed: dict[str, Listed]
    ids: set[str]
    corrections: str = ""
    day: int = 0
    numbers: int = 0

    @property
    def ways(self) -> tuple[Path, Path]:
        return self.folder / "delta", self.folder / "whole"

    def begin(self, count: int) -> None:
        for data in self.ways:
            with open_catalogue(data) as database:
                declare(database, map(publisher, FEEDS), FEEDS)
        for feed in FEEDS:
            self.read(feed, [self.new(feed) for _ in range(count // len(FEEDS))])

    def new(self, feed: str) -> Meeting:
        """Now and then another feed's meeting again, a little changed or not at all."""
        self.numbers += 1
        others = [s.meeting for key in FEEDS if key != feed for s in self.listed[key].values()]
        if others and self.random.random() < 0.4:
            like = self.random.choice(others)
            return replace(like, id=f"{feed}_again-{self.numbers}", feed=feed)
        number = self.numbers * len(FEEDS) + FEEDS.index(feed)
        return worlds.meeting(self.random, number)

    def read(self, feed: str, meetings: Sequence[Meeting], **moved: str) -> None:
        """A listing of a feed, as if read on this day, in both catalogues."""
        today, before = TODAY + timedelta(days=self.day), self.listed[feed]
        self.listed[feed] = {
            item.id: _stored(item, before.get(item.id), today) for item in meetings
        }
        gone = [_gone(item, today) for key, item in before.items() if key not in self.listed[feed]]
        self.ids |= {*self.listed[feed], *moved}
        values: dict[str, Any] = {"rows": 0, "used": 0, "refused": 0, "withheld": 0}
        reading = Reading(
            feed=feed,
            stored=list(self.listed[feed].values()),
            gone=gone,
            moved=moved,
            events=(),
            problems=(),
            seen={},
            **values,
        )
        for data in self.ways:
            with open_catalogue(data) as database:
                store(database, reading, NOW)

    def publish(self, monkeypatch: pytest.MonkeyPatch, *, folded: bool = False) -> Republished:
        """By a delta where it can be, and anew; what the first came to."""
        found = []
        today = TODAY + timedelta(days=self.day)
        for data, least in zip(self.ways, (1, 10**9), strict=True):
            monkeypatch.setattr("finder.snapshot.base.SMALL", least)
            (data / "corrections.toml").write_text(self.corrections)
            with open_catalogue(data) as database:
                made = fold if folded and least == 1 else republish
                found.append(made(database, data, data / "corrections.toml", today=today))
        assert found[0].name == found[1].name
        assert found[0].caught_up == found[1].caught_up
        return found[0]

    def change(self) -> None:
        """Something that publishers or the operator do."""
        feed = self.random.choice(FEEDS)
        known = [item.meeting for item in self.listed[feed].values()]
        roll = self.random.random()
        if roll < 0.15:
            self.corrections = "".join(self._correction() for _ in range(self.random.randint(0, 3)))
            return
        if roll < 0.25 and known:
            one = self.random.choice(known)
            self.read(feed, known, **{f"{feed}_past-{self.numbers}": one.id})
            return
        kept = [self._altered(item) for item in known if self.random.random() < 0.9]
        self.read(feed, [*kept, *(self.new(feed) for _ in range(self.random.randint(0, 3)))])

    def _altered(self, meeting: Meeting) -> Meeting:
        roll = self.random.random()
        if roll < 0.8:
            return meeting
        if roll < 0.85:
            paused = meeting.status is Status.ACTIVE
            return replace(meeting, status=Status.SUSPENDED if paused else Status.ACTIVE)
        if roll < 0.9:
            return replace(meeting, notes=f"Room {self.numbers}", languages=frozenset({"is"}))
        if roll < 0.95:
            return replace(meeting, regions=("Maine", f"Town {self.numbers % 3}"))
        return replace(self.new(meeting.feed), id=meeting.id, feed=meeting.feed)

    def _correction(self) -> str:
        meeting = self.random.choice(sorted(self.ids))
        what = self.random.choice(
            ("hide = true", "pause_until = 2026-11-25", 'set = {name = "Corrected"}')
        )
        expires = TODAY + timedelta(days=self.random.randint(0, 6))
        return f'[[correction]]\nmeeting = "{meeting}"\n{what}\nreason = "r"\nexpires = {expires}\n'

    def sites(self) -> tuple[Snapshot, Snapshot]:
        today = TODAY + timedelta(days=self.day)
        one, two = (
            open_current(data, data / "corrections.toml", today=today) for data in self.ways
        )
        return one, two


def lives(folder: Path, seed: int, count: int = 60) -> Lives:
    made = Lives(folder=folder, random=Random(seed), listed={feed: {} for feed in FEEDS}, ids=set())
    made.begin(count)
    return made


def same(one: Snapshot, two: Snapshot, ids: Sequence[str], random: Random, queries: int) -> None:
    """Whether two snapshots say the same of everything."""
    assert one.contents() == replace(
        two.contents(), meetings=one.contents().meetings
    )  # the order of rows is each one's own
    assert one.name == two.name
    assert len(one) == len(two) == len(one.rows()) == len(two.rows())
    assert _records(one) == _records(two)
    prepared_as_shaped(one, random)
    for key in ids:
        assert one.fate_of(key) == two.fate_of(key), key
        assert one.sources(key) == two.sources(key), key
        assert one.ids_of(key) == two.ids_of(key), key
    assert sorted(one.index.feeds) == sorted(two.index.feeds)
    assert {*one.index.fellowships} == {*two.index.fellowships}
    assert list(one.index.own_places) == list(two.index.own_places)
    assert one.index.own_towns.all() == two.index.own_towns.all()
    for facet in FACETS:
        assert sorted(one.index.values(facet)) == sorted(two.index.values(facet)), facet
    for _ in range(queries):
        _ask(one, two, random)


def prepared_as_shaped(snapshot: Snapshot, random: Random) -> None:
    """Whether what was prepared of each meeting is what would be made of it now."""
    now, titles = worlds.instants(random), snapshot.publishers
    context = Context(
        publishers=titles, fetched={}, base_url="https://chair.example", also_in=snapshot.sources
    )
    filling, rows = Filling(context), snapshot.rows()
    for row, meeting in zip(rows, snapshot.meetings(rows), strict=True):
        (text,), found = snapshot.prepared([row]), hit(snapshot.index, row, now)
        wanted = meeting.access_weeks or snapshot.sources(meeting.id)
        assert bool(text) == (not wanted), meeting.id
        if text:
            shaped = shape(meeting, found, context, whole=False)
            assert filling.filled(text, found) == json_text(shaped)


def _ask(one: Snapshot, two: Snapshot, random: Random) -> None:
    pairs, now = worlds.query(random), worlds.instants(random)
    fetched = worlds.fetched(random, now)
    answers = []
    for snapshot in (one, two):
        query = parse_query(pairs, snapshot.index, None)
        found = find(snapshot.index, query, now, fetched=fetched, everything=True)
        hits = [(snapshot.meeting(item.row).id, item._replace(row=0)) for item in found.hits]
        answers.append((found.query, found.total, hits, found.facets, found.left_out, found.place))
    for found, wanted in zip(*answers, strict=True):
        assert found == wanted, pairs


def _records(snapshot: Snapshot) -> Mapping[str, Any]:
    rows = snapshot.rows()
    histories = snapshot.histories(rows)
    meetings = zip(rows, snapshot.meetings(rows), strict=True)
    return {
        item.id: (item, histories[row], snapshot.row_of(item.id) == row) for row, item in meetings
    }


def _stored(meeting: Meeting, before: Stored | None, today: Any) -> Stored:
    if before is None:
        return Stored(
            meeting=meeting, listed_as=meeting.id, since=today, first_seen=today, changed=today
        )
    changed = today if meeting != before.meeting else before.changed
    more = int(meeting != before.meeting)
    return replace(before, meeting=meeting, changed=changed, changes=before.changes + more)


def _gone(item: Stored, today: Any) -> Gone:
    last = last_schedule(item.meeting, first_seen=item.first_seen, changes=item.changes)
    return Gone(id=item.meeting.id, name=item.meeting.name, since=today, last=last)

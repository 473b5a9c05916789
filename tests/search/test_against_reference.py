"""The engine gives what the slow, obvious search gives: ids, order, totals, facets."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from finder.schedule import next_occurrence
from finder.search.columns import loops
from finder.search.engine import Answer, find, hit
from finder.search.facets import FACETS
from finder.search.index import Index, build_index, open_index
from finder.search.query import Query, parse_query
from finder.search.texts import texts_of
from tests.search import reference, worlds

SIZE = 300


class World:
    def __init__(self, folder: Path, seed: int) -> None:
        self.meetings = worlds.world(seed, SIZE)
        self.also_in = worlds.linked(seed, self.meetings)
        made = datetime.fromisoformat(worlds.TURNS[-1 - seed]).replace(tzinfo=UTC)
        build_index(self.meetings, folder, also_in=self.also_in, now=made - timedelta(days=2))
        self.index: Index = open_index(folder, self.meetings.__getitem__)
        self._texts = [texts_of(item) for item in self.meetings]
        self._known: dict[tuple[datetime, str | None], list[reference.Known]] = {}

    def known(self, at: datetime, tz: str | None) -> list[reference.Known]:
        if (at, None) not in self._known:
            both = zip(self.meetings, self._texts, strict=True)
            self._known[at, None] = [
                reference.know(item, texts, at, self.also_in.get(item.id, frozenset()))
                for item, texts in both
            ]
        if (at, tz) not in self._known:
            own = self._known[at, None]
            self._known[at, tz] = [reference.seen_from(item, at, tz) for item in own]
        return self._known[at, tz]


@pytest.fixture(autouse=True, scope="module", params=["plain", "compiled"])
def _loops(request: pytest.FixtureRequest) -> Iterator[None]:
    """Everything holds with NumPy alone, and with compiled loops."""
    if request.param == "compiled" and not loops.use_compiled():
        pytest.skip("no compiler is installed")
    yield
    loops.use_plain()


@pytest.fixture(scope="module")
def world_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], World]:
    worlds_made: dict[int, World] = {}

    def made(seed: int) -> World:
        if seed not in worlds_made:
            worlds_made[seed] = World(tmp_path_factory.mktemp("index"), seed)
        return worlds_made[seed]

    return made


def check(world: World, random: Random, at: datetime, *, facets: int) -> None:
    pairs = worlds.query(random)
    now = worlds.asked_at(random, at)
    if now != at:
        pairs.append(("from", at.isoformat()))
    query = parse_query(pairs, world.index, None)
    fetched = worlds.fetched(random, now)
    known = [reference.aged(item, fetched, now) for item in world.known(at, query.tz)]
    answer = find(world.index, query, now, fetched=fetched, everything=True)
    wanted = reference.search(known, query, at)
    about = f"{pairs} at {now}, lists read {fetched}"
    assert answer.total == len(wanted), about
    found = [world.meetings[item.row].id for item in answer.hits]
    assert found == [item.meeting.id for item in wanted], about
    for item, expected in zip(answer.hits, wanted, strict=True):
        assert (item.next_start, item.access) == (expected.next_start, expected.access), about
        assert (item.stale.days if item.stale else 0) == reference.old(expected), about
        if query.place:
            assert item.distance_km == round(reference.far(expected.meeting, query), 2), about
    check_facets(world, known, query, answer, random, at, facets)


def check_facets(
    world: World, known: list[reference.Known], query: Query, answer: Answer,
    random: Random, at: datetime, amount: int,
) -> None:  # fmt: skip
    options = [(facet, option) for facet in FACETS for option in answer.facets[facet]]
    for facet in FACETS:
        values = [option.value for option in answer.facets[facet]]
        assert len(values) == len(set(values))
        assert set(values) == reference.listed(known, facet) | set(query.values(facet)), facet
    for facet, option in random.sample(options, min(amount, len(options))):
        counted = reference.count(known, query, at, facet, option.value)
        assert option.count == counted, f"{facet}={option.value} in {query.pairs} at {at}"


@pytest.mark.parametrize("seed", range(4))
def test_random_queries_are_answered_as_by_hand(
    world_of: Callable[[int], World], seed: int
) -> None:
    world, random = world_of(seed // 2), Random(seed)
    for _ in range(5):
        at = worlds.instants(random)
        for _ in range(10):
            check(world, random, at, facets=8)


@pytest.mark.parametrize("seed", range(100, 104))
def test_every_count_of_a_random_query_is_its_total(
    world_of: Callable[[int], World], seed: int
) -> None:
    random = Random(seed)
    check(world_of(0), random, worlds.instants(random), facets=10_000)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(1000, 1040))
def test_a_long_series_of_queries_is_answered_as_by_hand(
    world_of: Callable[[int], World], seed: int
) -> None:
    world, random = world_of(seed % 7), Random(seed)
    for _ in range(8):
        at = worlds.instants(random)
        for _ in range(7):
            check(world, random, at, facets=20)


def test_pages_cut_the_same_order(world_of: Callable[[int], World]) -> None:
    world = world_of(0)
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    whole = find(world.index, parse_query([], world.index, None), at, everything=True)
    pages = [
        find(
            world.index,
            parse_query([("page", str(page)), ("per_page", "7")], world.index, None),
            at,
        )
        for page in range(1, whole.total // 7 + 2)
    ]
    assert [item for page in pages for item in page.hits] == list(whole.hits)


def test_time_may_run_backwards(world_of: Callable[[int], World]) -> None:
    """What is remembered of a later minute does not leak into an earlier one."""
    world = world_of(1)
    start = datetime(2026, 10, 25, tzinfo=UTC)
    for hours in (30, 2, 200, 1, 0, 31):
        at = start + timedelta(hours=hours)
        starts = [hit(world.index, row, at).next_start for row in range(SIZE)]
        expected = [next_occurrence(item, at) for item in world.meetings]
        assert starts == [found.start if found else None for found in expected]


def test_ends_are_those_of_the_schedule(world_of: Callable[[int], World]) -> None:
    world = world_of(1)
    at = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    for row, item in enumerate(world.meetings):
        expected = next_occurrence(item, at)
        found = hit(world.index, row, at)
        assert found.next_end == (expected.end if expected else None)
        assert found.on == (expected.day if expected else None)

"""What is counted beside an answer is what a search of its own finds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

import pytest

from finder.search.alongside import begun, online
from finder.search.columns import loops
from finder.search.engine import Answer, find
from finder.search.index import Index, build_index, open_index
from finder.search.query import parse_query
from tests.search import worlds

MOST = 3
MINUTES = (0, 60, 1_440, 10_080)


@pytest.fixture(autouse=True, scope="module", params=["plain", "compiled"])
def _loops(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param == "compiled" and not loops.use_compiled():
        pytest.skip("no compiler is installed")
    yield
    loops.use_plain()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder, meetings = tmp_path_factory.mktemp("index"), worlds.world(5, 400)
    build_index(meetings, folder, also_in=worlds.linked(5, meetings))
    return open_index(folder, meetings.__getitem__)


def answered(index: Index, seed: int) -> tuple[Answer, int, Callable[..., Answer]]:
    """The answer to a random query, some minutes, and how to search for the query with changes."""
    random = Random(seed)
    now = worlds.instants(random)
    query = replace(parse_query(worlds.query(random), index, None), on=None)
    fetched = worlds.fetched(random, now)

    def search(**changes: object) -> Answer:
        return find(index, replace(query, **changes), now, fetched=fetched, facets=False)

    return search(), random.choice(MINUTES), search


def test_what_is_on_among_what_was_found_is_what_a_search_for_it_finds(index: Index) -> None:
    counted = 0
    for seed in range(150):
        answer, minutes, search = answered(index, seed)
        searched = search(on=minutes, page=1, per_page=MOST)
        assert begun(index, answer, minutes, MOST) == (searched.total, searched.hits), seed
        counted += searched.total
    assert counted > 150


def test_what_is_online_wherever_it_is_is_what_a_search_for_it_finds(index: Index) -> None:
    counted = 0
    for seed in range(150):
        answer, minutes, search = answered(index, seed)
        searched = search(place=None, near=None, attendance=("online",), on=minutes)
        assert online(index, answer, minutes) == searched.total, seed
        counted += searched.total
    assert counted > 150

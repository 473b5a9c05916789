"""The site with Tantivy behind it answers what the site answers."""

from pathlib import Path

import pytest

from bench import peers
from bench.made.dates import NOW
from bench.ours import Ours
from bench.serving_tantivy import Behind, as_question, behind
from bench.sheet import Sheet
from bench.workload import SHAPES, Question, questions
from finder.search.alongside import begun, online
from finder.search.query import parse_query
from finder.snapshot import Snapshot


@pytest.fixture(scope="module")
def theirs(
    sheet: Sheet, made_snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory
) -> Behind:
    folder: Path = tmp_path_factory.mktemp("tantivy")
    try:
        return behind(sheet, made_snapshot, peers.opened("tantivy", sheet, folder))
    except peers.Unavailable as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_answer_stands_in_the_same_form(
    shape: int, theirs: Behind, ours: Ours, made_snapshot: Snapshot
) -> None:
    for question in questions()[shape][::8]:
        query = ours.read(question)
        right = ours.find(query)
        found = theirs.find(made_snapshot.index, query, NOW)
        assert (found.total, found.place) == (right.total, right.place)
        assert found.hits == right.hits
        index = made_snapshot.index
        assert begun(index, found, 60, 3) == begun(index, right, 60, 3)
        assert online(index, found, 60) == online(index, right, 60)
        for facet, counts in found.facets.items():
            named = {item.value: item for item in right.facets[facet]}
            assert [item for item in counts if item != named[item.value]] == []


@pytest.mark.parametrize("name", ["q", "audience", "soon", "per_page", "sort", "for"])
def test_a_query_beyond_the_workload_is_left_to_the_engine(
    name: str, made_snapshot: Snapshot
) -> None:
    values = {"q": '"in quotes"', "audience": "women", "soon": "60", "per_page": "10"}
    pairs = [(name, {**values, "sort": "name", "for": "me"}[name])]
    assert as_question(parse_query(pairs, made_snapshot.index, None)) is None


def test_a_query_of_the_workload_is_taken_as_it_is(ours: Ours) -> None:
    for question in (asked for shape in SHAPES for asked in questions()[shape][:2]):
        taken = as_question(ours.read(question))
        assert isinstance(taken, Question)
        assert sorted(taken.pairs) == sorted(question.pairs)

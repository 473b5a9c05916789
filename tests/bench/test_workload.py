"""The workload: fourteen shapes of query, each with 24 different arguments."""

from urllib.parse import parse_qsl, urlencode

import pytest

from bench.ours import Ours
from bench.workload import EACH, PLACED, SHAPES, questions


def test_there_are_fourteen_shapes_with_24_different_arguments_each() -> None:
    assert list(questions()) == list(SHAPES) == list(range(1, 15))
    for shape, asked in questions().items():
        assert len({tuple(question.pairs) for question in asked}) == EACH == 24, shape
        assert {question.shape for question in asked} == {shape}


def test_four_shapes_have_a_place() -> None:
    placed = {shape for shape, asked in questions().items() if asked[0].around}
    assert placed == PLACED
    assert all(
        bool(q.around) == (q.shape in PLACED) for asked in questions().values() for q in asked
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_an_address_asks_for_what_the_question_says(shape: int, ours: Ours) -> None:
    for question in questions()[shape]:
        query = ours.read(question)
        assert query.words == question.words
        assert query.unfinished == question.unfinished
        assert query.sort == ("nearest" if question.around else "soonest")
        assert query.page == question.page
        assert not query.ignored
        for name, values in question.wanted.items():
            assert query.values(name) == values
        assert parse_qsl(urlencode(question.pairs)) == question.pairs


def test_every_shape_finds_something_in_a_catalogue_of_usual_size() -> None:
    """Words are drawn by their frequency: the rarest is in some of 300,000 meetings."""
    rare = questions()[1][-1].words[0]
    from bench.made.world import world

    assert world().words.values.index(rare) < 20_000

"""What people ask is answered: a wanted meeting is among the first five in 19 of 20 questions."""

from pathlib import Path

import pytest

from finder.register.gazetteer import Gazetteer
from tests.search.questions.asking import (
    HALVES,
    Result,
    World,
    demonstration,
    listed,
    questions,
)

ENOUGH = 0.95


def results(meetings, folder: Path, gazetteer: Gazetteer, name: str) -> list[Result]:
    world = World(list(meetings), folder, gazetteer)
    known = {meeting.id for meeting in world.meetings}
    asked = questions(name)
    assert all(question.wanted <= known for question in asked)
    return [world.ask(question) for question in asked]


@pytest.fixture(scope="module")
def over_listings(
    listings: Path, tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer
) -> list[Result]:
    return results(listed(listings), tmp_path_factory.mktemp("listings"), gazetteer, "listings")


@pytest.fixture(scope="module")
def over_demo(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> list[Result]:
    return results(demonstration(), tmp_path_factory.mktemp("demo"), gazetteer, "demo")


def share(found: list[Result], half: str) -> float:
    part = [result.right for result in found if result.question.half == half]
    return sum(part) / len(part)


@pytest.mark.parametrize("half", HALVES)
def test_questions_over_the_real_listings_are_answered(
    over_listings: list[Result], half: str
) -> None:
    assert share(over_listings, half) >= ENOUGH


@pytest.mark.parametrize("half", HALVES)
def test_questions_over_the_demonstration_are_answered(over_demo: list[Result], half: str) -> None:
    assert share(over_demo, half) >= ENOUGH


def test_there_are_enough_questions_in_equal_halves() -> None:
    for name in ("listings", "demo"):
        halves = [question.half for question in questions(name)]
        assert set(halves) == set(HALVES)
        assert abs(halves.count("kept") - halves.count("tuned")) <= 1
    assert len(questions("listings")) >= 120


@pytest.mark.parametrize("name", ["listings", "demo"])
def test_no_question_is_asked_twice(name: str) -> None:
    asked = [question.asked for question in questions(name)]
    assert len(set(asked)) == len(asked)

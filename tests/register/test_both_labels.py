"""A list that calls a meeting both open and closed leaves a question: nobody is sent away by it."""

import pytest

from finder.model import Access
from finder.register.access import BOTH_LABELS
from finder.register.viewers import viewer_answers
from tests.register.test_access import meeting

ASK = "Ask the group first."


@pytest.mark.parametrize("fellowship", ["ga", "aa", "na", "independent"])
def test_relatives_and_visitors_of_both_labels_are_told_to_ask(fellowship: str) -> None:
    found = meeting(fellowship, Access.CLOSED, access_text=f"{BOTH_LABELS}; Open Meeting")
    answers = {item.viewer: item for item in viewer_answers(found, Access.CLOSED)}
    for viewer in ("relative", "visitor"):
        assert "No" not in answers[viewer].answer.split(), fellowship
        assert "ask" in answers[viewer].answer.lower()
        assert not answers[viewer].turned_away


def test_a_visitor_of_a_family_group_of_both_labels_is_told_to_ask() -> None:
    found = meeting("al-anon", Access.CLOSED, access_text=BOTH_LABELS)
    answers = {item.viewer: item.answer for item in viewer_answers(found, Access.CLOSED)}
    assert answers == {**answers, "relative": "Yes, this is for you.", "visitor": ASK}


@pytest.mark.parametrize("fellowship", ["ga", "aa"])
def test_closed_alone_is_a_no_for_visitors(fellowship: str) -> None:
    found = meeting(fellowship, Access.CLOSED)
    answers = {item.viewer: item.answer for item in viewer_answers(found, Access.CLOSED)}
    assert answers["visitor"].startswith("No.")

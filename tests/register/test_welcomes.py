"""Yes, this is for you: said to relatives by the fellowship's rule, with its source and day."""

import re
from dataclasses import replace
from datetime import date
from itertools import permutations, product

import pytest

from finder.model import Access, Registration
from finder.register.fellowships import fellowships
from finder.register.welcomes import told_in_data, welcome, who_may_come
from tests.register.test_fellowships import grade
from tests.web.listing import BASE, FAMILY, TEENS

EVERY_WEEK = replace(FAMILY, weeks=())
FAMILIES = [key for key, item in fellowships().items() if item.family and not item.for_children]
OPENLY = [access for access in Access if access is not Access.RESTRICTED]


@pytest.mark.parametrize("key", FAMILIES)
@pytest.mark.parametrize("access", OPENLY)
def test_every_family_group_says_yes_whatever_its_label(key, access):
    said = who_may_come(replace(EVERY_WEEK, fellowship=key), access)
    rule = fellowships()[key].facts.welcomes
    assert said.startswith("Yes, this is for you if ")
    assert f"{fellowships()[key].short} says so: {rule.site}, 22 November 2026." in said
    assert "not said" not in said


@pytest.mark.parametrize(
    ("access", "visitors"),
    [
        (Access.OPEN, "Visitors may come too."),
        (Access.CLOSED, "Not for visitors."),
        (Access.OPEN_ON_REQUEST, "Visitors: ask first."),
        (Access.CLOSED_WITH_GUESTS, "Visitors: ask first."),
        (Access.NOT_STATED, "Visitors: ask first."),
    ],
)
def test_the_label_decides_for_visitors_alone(access, visitors):
    assert who_may_come(EVERY_WEEK, access).endswith(visitors)


def test_where_weeks_differ_visitors_are_told_which():
    varied = replace(EVERY_WEEK, access_weeks={Access.OPEN: (1,)})
    said = who_may_come(varied, Access.CLOSED)
    assert said.endswith("the month: visitors may come too. In other weeks: not for visitors.")
    assert "On the first Tuesday" in said


@pytest.mark.parametrize("key", fellowships())
def test_all_that_is_said_of_weeks_can_be_read_at_grade_seven(key):
    for usual, other in permutations((Access.OPEN, Access.CLOSED, Access.NOT_STATED), 2):
        varied = replace(EVERY_WEEK, fellowship=key, access=usual, access_weeks={other: (1, 3)})
        for access, day in product((usual, other), (None, date(2026, 12, 1))):
            said = who_may_come(varied, access, day=day)
            assert grade(re.sub("[:;]", "", said)) <= 7, said  # a colon ends no sentence
            for sentence in said.split(". "):
                assert said.count(sentence) == 1, said


@pytest.mark.parametrize(
    ("meeting", "access"),
    [(BASE, Access.OPEN), (FAMILY, Access.RESTRICTED), (TEENS, Access.CLOSED)],
)
def test_others_and_childrens_and_restricted_ones_keep_their_own_answer(meeting, access):
    assert welcome(meeting, access) is None
    assert "Yes" not in who_may_come(meeting, access)


def test_one_that_wants_a_sign_up_says_so():
    item = replace(EVERY_WEEK, registration=Registration(required=True))
    said = welcome(item, Access.CLOSED).says
    assert said.endswith("You must sign up first.")


def test_one_that_its_publisher_alone_marks_says_that():
    item = replace(BASE, fellowship="smart", audiences=frozenset({"family_and_friends"}))
    found = welcome(item, Access.NOT_STATED)
    assert found.says == "Yes, this is for you."
    assert found.rule is None
    assert "Its publisher lists it for family and friends." in who_may_come(item, Access.OPEN)


@pytest.mark.parametrize("key", FAMILIES)
def test_the_yes_can_be_read_at_grade_seven(key):
    assert grade(welcome(replace(EVERY_WEEK, fellowship=key), Access.OPEN).says) <= 7


@pytest.mark.parametrize("key", ["aa", "al-anon", "aca", "grasp"])
@pytest.mark.parametrize("access", [Access.OPEN, Access.CLOSED, Access.NOT_STATED])
def test_data_says_once_that_one_must_sign_up_first(key, access):
    asked = replace(EVERY_WEEK, fellowship=key, registration=Registration(required=True))
    assert told_in_data(asked, access).count("You must sign up first.") == 1
    free = replace(EVERY_WEEK, fellowship=key, registration=Registration(required=False))
    assert told_in_data(free, access) == who_may_come(free, access)

"""Women's and men's groups, conditions and open weeks: no "yes" and no "anyone" that is not so."""

from dataclasses import replace

import pytest

from finder.languages import speaking
from finder.model import Access, Registration, Weekday
from finder.register.access import access_label, access_sentence, words
from finder.register.this_time import label_this_time
from finder.register.viewers import viewer_answers
from finder.register.welcomes import welcome, who_may_come
from tests.register.test_fellowships import grade
from tests.web.listing import BASE, FAMILY, TEENS

OPEN, CLOSED = Access.OPEN, Access.CLOSED
WOMEN = frozenset({"women"})
AL_ANON = replace(FAMILY, fellowship="al-anon", weeks=(), audiences=WOMEN)
ELSE = "Anyone else: ask the group first."
DAYS = "You must have 30 days sober to attend."
FOURTH = replace(BASE, weekday=Weekday.MONDAY, access=CLOSED, access_weeks={OPEN: (4,)})


def answers(meeting, access):
    return {item.viewer: item.answer for item in viewer_answers(meeting, access)}


@pytest.mark.parametrize("access", [each for each in Access if each is not Access.RESTRICTED])
def test_a_family_group_for_women_says_yes_to_women_alone(access):
    found = welcome(AL_ANON, access)
    assert found.says == (
        "This group is for women: yes, it is for you if you are a woman "
        "and someone else's drinking troubles you."
    )
    assert "Visitors may come too" not in found.visitors
    assert answers(AL_ANON, access)["relative"] == (
        f"If you are a woman: yes, this is for you. {ELSE}"
    )


def test_one_for_men_says_so_and_one_that_names_both_is_for_all():
    said = who_may_come(replace(AL_ANON, audiences=frozenset({"men"})), OPEN)
    assert said.startswith("This group is for men: ")
    assert said.endswith(ELSE)
    both = replace(AL_ANON, audiences=frozenset({"men", "women"}))
    assert welcome(both, OPEN).says.startswith("Yes, this is for you if ")


@pytest.mark.parametrize(
    ("key", "access", "sentence"),
    [
        ("aa", CLOSED, "If you are a woman and you think you may have a problem with drinking, "),
        ("aca", CLOSED, "If you are a woman and you grew up in a home with drinking "),
        ("da", CLOSED, "If you are a woman and "),
        ("lifering", Access.NOT_STATED, "This group is for women. The group has not said"),
        ("aa", OPEN, "If you are a woman, you may come."),
    ],
)
def test_womens_meetings_name_women_whatever_their_label(key, access, sentence):
    found = replace(BASE, fellowship=key, access=access, audiences=WOMEN)
    assert access_sentence(found, access).startswith(sentence)
    assert access_sentence(found, access).count(ELSE) <= 1
    assert "women" in access_label(found, access)


def test_whom_a_fellowship_for_women_is_for_is_said_once():
    found = replace(BASE, fellowship="wfs", access=CLOSED, audiences=WOMEN)
    assert "are a woman and you are a woman" not in access_sentence(found, CLOSED)
    assert answers(found, OPEN)["self"].startswith("Yes")


@pytest.mark.parametrize("access", [OPEN, CLOSED])
@pytest.mark.parametrize("key", ["aa", "smart", "al-anon", "aca"])
def test_a_condition_is_part_of_every_yes(key, access):
    found = replace(BASE, fellowship=key, access=access, conditions=DAYS)
    said = answers(found, access)
    assert not any(each.startswith("Yes") for each in said.values()), said
    assert any("meet the group's condition: yes" in each for each in said.values())
    whole = who_may_come(found, access)
    assert "meet the group's condition" in whole
    assert "Anyone may come" not in whole
    assert access_label(found, access) != "Open to anyone"


def test_a_childrens_meeting_keeps_its_own_answer():
    narrowed = replace(TEENS, conditions=DAYS, audiences=TEENS.audiences | WOMEN)
    assert answers(narrowed, CLOSED) == answers(TEENS, CLOSED)
    assert access_label(narrowed, CLOSED) == access_label(TEENS, CLOSED)


@pytest.mark.parametrize("access", [OPEN, CLOSED])
def test_a_relative_is_told_of_the_open_weeks_in_every_week(access):
    said = answers(FOURTH, access)
    assert said["relative"] == (
        "On the fourth Monday of the month: yes, you may come and listen. "
        "In other weeks: no. Look for an open meeting or a family group."
    )
    assert said["self"] == "Yes, if you want to stop drinking."


def test_where_other_weeks_are_open_the_exception_is_said():
    usual = replace(FOURTH, access=OPEN, access_weeks={CLOSED: (-1,)})
    assert answers(usual, OPEN)["visitor"].startswith("On the last Monday of the month: no.")


def test_a_card_names_the_week_in_which_anyone_may_come():
    assert label_this_time(FOURTH, OPEN) == (
        "Open to anyone this time (on the fourth Monday of the month). "
        "In other weeks: you may come if you think you may have a drinking problem"
    )
    assert label_this_time(FOURTH, CLOSED).endswith(
        "a drinking problem. On the fourth Monday of the month: open to anyone"
    )
    assert label_this_time(BASE, OPEN) == "Open to anyone"


@pytest.mark.parametrize("tag", ["en", "es"])
def test_every_answer_that_lets_a_reader_in_begins_as_the_forms_expect(tag):
    with speaking(tag):
        said, forms = words(), words()["narrowed"]
        tables = (*said["answers"]["problem"].values(), *said["answers"]["family"].values())
        starts = (forms["yes"], forms["only"])
        for table in tables:
            for answer in table.values():
                lets_in = answer.startswith(starts)
                assert lets_in != answer.startswith(("No", said["ask"]["self"])), answer


@pytest.mark.parametrize("key", ["aa", "na", "al-anon", "aca", "smart"])
def test_what_narrows_can_be_read_at_grade_eight(key):
    found = replace(BASE, fellowship=key, conditions=DAYS, audiences=WOMEN)
    assert grade(access_sentence(found, CLOSED)) <= 8


@pytest.mark.parametrize("key", ["aa", "na", "ga", "al-anon"])
@pytest.mark.parametrize("access", [OPEN, CLOSED])
def test_all_who_may_come_hear_that_one_has_to_sign_up(key, access):
    first = Registration(required=True, notes="Pre-registration required")
    found = replace(BASE, fellowship=key, access=access, registration=first)
    for said in answers(found, access).values():
        assert said.startswith("No.") or said.endswith(" You must sign up first."), said
        assert said.count("You must sign up first.") <= 1


@pytest.mark.parametrize(
    "said",
    ["No nursing students please", "Please no student observers.", "Observers are not permitted."],
)
@pytest.mark.parametrize("key", ["aa", "al-anon"])
def test_a_condition_for_learners_alone_leaves_a_relatives_yes(said, key):
    found = replace(BASE, fellowship=key, access=OPEN, conditions=said)
    mine, relative, visitor = answers(found, OPEN).values()
    assert relative.startswith("Yes")
    assert "condition" not in mine
    assert visitor == "Ask the group first."


@pytest.mark.parametrize(
    "said", ["No visitors", "No students. You must have 30 days sober.", "Students only, no guests"]
)
def test_a_condition_for_others_too_is_part_of_a_relatives_yes(said):
    found = replace(BASE, fellowship="aa", access=OPEN, conditions=said)
    assert answers(found, OPEN)["relative"].startswith("If you meet the group's condition")


STUDENTS = "Closed to students and researchers"
IF_STUDYING = "If you come to study or look on, ask the group first. Anyone else may come."


@pytest.mark.parametrize(
    ("fellowship", "conditions", "sentence", "visitor"),
    [
        ("aca", STUDENTS, IF_STUDYING, "Ask the group first."),
        ("aa", "No nursing students", IF_STUDYING, "Ask the group first."),
        (
            "aca",
            f"{STUDENTS}. {DAYS}",
            "If you meet the group's condition, ",
            "Ask the group first.",
        ),
        ("aca", DAYS, "If you meet the group's condition, ", "If you meet the group's condition: "),
        ("eda", "No students", "If you want to get better from an eating ", "Ask the group first."),
    ],
)
def test_a_condition_for_who_studies_asks_nothing_of_others_in_the_sentence_either(
    fellowship, conditions, sentence, visitor
):
    item = replace(BASE, fellowship=fellowship, access=OPEN, conditions=conditions)
    assert who_may_come(item, OPEN).startswith(sentence)
    assert answers(item, OPEN)["visitor"].startswith(visitor)
    asked = [viewer for viewer, said in answers(item, OPEN).items() if "condition" in said]
    assert ("condition" in access_sentence(item, OPEN)) == bool(asked)
    assert ("condition" in access_label(item, OPEN)) == bool(asked)


def test_a_family_group_that_shuts_out_who_studies_has_no_word_that_lets_visitors_in():
    item = replace(FAMILY, access=OPEN, weeks=(), conditions=STUDENTS)
    assert welcome(item, OPEN).visitors == "Visitors: ask first."
    assert answers(item, OPEN)["visitor"] == "Ask the group first."


def test_a_closed_family_group_that_opens_in_some_weeks_says_which_to_the_person_too():
    item = replace(FAMILY, access=CLOSED, weeks=(), access_weeks={OPEN: (-1,)})
    assert answers(item, OPEN)["self"] == (
        "On the last Tuesday of the month: yes, you may come. "
        "In other weeks: only if someone else's problem troubles you too."
    )
    assert answers(item, OPEN)["relative"] == "Yes, this is for you."
    assert answers(FOURTH, OPEN)["self"].startswith("Yes, if ")

"""Words that turn relatives away, or make them ask first, are stronger than an open label."""

import pytest

from finder.model import Access
from finder.register.viewers import viewer_answers
from importers import Feed
from tests.clean.drafts import codes, meeting

NA = Feed(key="feed", urls=("x",), fellowship="na", timezone="America/Denver")
AL_ANON = Feed(key="feed", urls=("x",), fellowship="al-anon", timezone="America/Denver")
NO = "No. Look for an open meeting or a family group."


def _for_a_relative(found):
    answers = {item.viewer: item.answer for item in viewer_answers(found, found.access)}
    return answers["relative"]


@pytest.mark.parametrize(
    "notes",
    [
        "Sorry, no family members or friends",
        "No family please",
        "Not open to family members",
        "Family and friends are not permitted",
        "Friends and family: please do not attend",
        "Family members are asked not to attend",
        "No spouses or children.",
        "Spouses not allowed.",
        "Sorry, no spouses",
        "We are sorry, but no partners at this meeting",
        "Closed to spouses and other family members.",
        "Friends may not attend",
    ],
)
def test_a_relative_whom_the_note_turns_away_is_not_let_in_by_the_label_and_others_ask(notes):
    found = meeting(notes=f"Ring the bell.\n{notes}", codes=codes("O"))
    mine, relative, visitor = viewer_answers(found, found.access)
    assert (found.access, found.conditions) == (Access.OPEN_ON_REQUEST, notes)
    assert mine.answer == "Yes, if you want to stop drinking."
    assert (relative.answer, relative.turned_away) == (NO, True)
    assert visitor.answer == "Ask the group first."


@pytest.mark.parametrize(
    "notes",
    [
        "Please, no non-alcoholics.",
        "Non-alcoholics should not attend.",
        "No family or non-alcoholics",
    ],
)
def test_who_has_not_got_the_problem_is_not_let_in_by_the_label(notes):
    found = meeting(notes=f"Ring the bell. {notes}", codes=codes("O"))
    assert found.access is Access.CLOSED
    assert [each.answer[:3] for each in viewer_answers(found, found.access)] == [
        "Yes",
        "No.",
        "No.",
    ]


def test_a_family_group_that_turns_some_of_them_away_asks_it_of_all():
    found = meeting(AL_ANON, notes="No spouses please", codes=codes("C"))
    assert _for_a_relative(found) == "If you meet the group's condition: yes, this is for you."


@pytest.mark.parametrize(
    "notes",
    [
        "Families must contact the secretary before attending",
        "Professionals, students and families please contact us first",
        "Call ahead if you are a visitor",
    ],
)
def test_who_has_to_ask_first_is_told_to_ask(notes):
    found = meeting(notes=notes, codes=codes("O"))
    assert (found.access, _for_a_relative(found)) == (
        Access.OPEN_ON_REQUEST,
        "Ask the group first.",
    )


@pytest.mark.parametrize(
    "notes",
    [
        "No family is too small for this group",
        "Families and friends are welcome",
        "There is no friend like an old friend",
        "Family members are not asked to speak",
        "Call if you are late",
        "Visitors must park in the rear",
    ],
)
def test_other_words_on_family_and_visitors_change_nothing(notes):
    assert meeting(notes=notes, codes=codes("O")).access is Access.OPEN


@pytest.mark.parametrize(
    "notes",
    [
        "Only for those with a desire to stop drinking",
        "Open to anyone with a desire to stop drinking.",
        "Open to all alcoholics",
        "Alcoholics only please",
        "This meeting is for alcoholics only",
    ],
)
@pytest.mark.parametrize("labels", [("O",), ()])
def test_who_is_named_as_the_only_ones_narrows_the_label_or_is_one(notes, labels):
    assert meeting(notes=notes, codes=codes(*labels)).access is Access.CLOSED


def test_addicts_only_please_closes_a_meeting_of_na():
    assert meeting(NA, notes="Addicts only please", codes=codes("O")).access is Access.CLOSED


def test_for_anyone_with_a_desire_to_stop_shuts_nobody_out_where_it_says_open_too():
    notes = (
        "This meeting is for anyone who has a desire to stop using.\n"
        "This meeting is open and anyone may attend."
    )
    assert meeting(NA, notes=notes).access is Access.OPEN


@pytest.mark.parametrize(
    "notes",
    [
        "Must be a resident of the facility to attend",
        "Not open to the public due to facility rules.",
        "Restricted attendance",
        "Hospital patients and staff only. Visitors must be escorted.",
        "Correctional Facility Residents Only",
        "Families of patients of the Brattle unit only",
        "For residents' families only, sign in at desk, ID needed",
        "Held inside county jail, cleared volunteers only",
    ],
)
@pytest.mark.parametrize("feed", [NA, AL_ANON])
def test_a_group_inside_an_institution_is_not_for_the_public(feed, notes):
    found = meeting(feed, notes=notes, codes=codes("O"))
    assert found.access is Access.RESTRICTED
    assert _for_a_relative(found) == "Ask the group first."


@pytest.mark.parametrize(
    "notes", ["Parking is restricted", "Restricted to 12 people", "Must be quiet inside the church"]
)
def test_other_restrictions_are_none_of_who_may_come(notes):
    assert meeting(AL_ANON, notes=notes, codes=codes("O")).access is Access.OPEN


@pytest.mark.parametrize(
    "notes", ["Must have attended 6 Al-Anon meetings first", "Clean time requirement: 90 days"]
)
def test_what_one_must_have_done_before_is_a_condition(notes):
    found = meeting(AL_ANON, notes=notes, codes=codes("C"))
    assert found.conditions == notes
    assert "group's condition" in _for_a_relative(found)

"""Meetings that two fellowships hold together: relatives may come, in the weeks that are named."""

import pytest

from finder.model import Access, Weekday
from finder.register.access import access_label, family_relation
from finder.register.viewers import viewer_answers
from importers import Feed
from tests.clean.drafts import codes, meeting

CLOSED, OPEN, GUESTS = Access.CLOSED, Access.OPEN, Access.CLOSED_WITH_GUESTS
ASK = Access.OPEN_ON_REQUEST
NO = "No. Look for an open meeting or a family group."
YES = "Yes, this is for you."


def _meeting(fellowship, name, notes, code):
    feed = Feed(key="feed", urls=("x",), fellowship=fellowship, timezone="America/Denver")
    given = codes(*code.split(), system=f"tsml:{fellowship}")
    return meeting(feed, name=name, notes=notes, codes=given, weekdays=(Weekday.WEDNESDAY,))


@pytest.mark.parametrize(
    ("fellowship", "name", "notes", "code", "access", "weeks"),
    [
        ("ga", "Larks", "Combined GA and Gam-Anon meeting. Open to all.", "C", GUESTS, {}),
        ("ga", "Larks", "Combined meeting", "", GUESTS, {}),
        ("ga", "GA combined with Gam-Anon", None, "C", GUESTS, {}),
        ("ga", "Larks", "Combined GA/Gam-Anon meeting", "O", OPEN, {}),
        ("aa", "Larks", "Combined AA and Al-Anon meeting", "C", GUESTS, {}),
        ("na", "Larks", "Joint meeting with Nar-Anon", "C", GUESTS, {}),
        (
            "ga",
            "GA combined with Gam-Anon",
            "Combined GA/Gam-Anon meeting first Wednesday",
            "C",
            CLOSED,
            {GUESTS: (1,)},
        ),
        ("ga", "Larks", "Combined meeting every 5th Wednesday:", "C", CLOSED, {GUESTS: (5,)}),
        (
            "aa",
            "L",
            "Shared platform with Al-Anon 2nd & 4th Wednesday",
            "C",
            CLOSED,
            {GUESTS: (2, 4)},
        ),
        (
            "ga",
            "Larks",
            "Modified closed; combined meeting 3rd Wednesday of the month",
            "C",
            Access.OPEN_ON_REQUEST,
            {GUESTS: (3,)},
        ),
        ("ga", "Larks", "Combined/Step/Comment meeting", "C", GUESTS, {}),
        # Something else is combined.
        ("ga", "Larks", "Combined in-person and Zoom", "C", CLOSED, {}),
        ("ga", "Larks", "Combined step and topic meeting", "C", CLOSED, {}),
        ("ga", "Larks", "Combined men's and women's meeting", "C", CLOSED, {}),
        ("ga", "Larks", "Combined with other addictions", "C", CLOSED, {}),
        # Not this meeting's day, weeks that are not named, no longer, another trouble.
        ("ga", "Larks", "Combined GA/Gam-Anon meeting first Friday", "C", CLOSED, {}),
        ("ga", "Larks", "Combined GA/Gam-Anon meeting once every quarter", "C", ASK, {}),
        ("ga", "Larks", "No longer a combined meeting", "C", CLOSED, {}),
        ("aa", "Larks", "Combined Nar-Anon meeting", "C", CLOSED, {}),
        ("aa", "Larks", "Al-Anon at the same time", "C", CLOSED, {}),
        ("ga", "Larks", "Combined GA/Gam-Anon meeting. No family members please.", "C", CLOSED, {}),
        ("ga", "Larks", "Combined with Gam-A-Teen", "C", CLOSED, {}),
        ("gam-anon", "Larks", "Combined Gam-Anon/GA meeting", "C", CLOSED, {}),
    ],
)
def test_what_a_row_says_of_two_lets_relatives_in(fellowship, name, notes, code, access, weeks):
    found = _meeting(fellowship, name, notes, code)
    assert (found.access, dict(found.access_weeks)) == (access, weeks)
    assert (GUESTS in (access, *weeks)) is ("family_and_friends" in found.guests)


@pytest.mark.parametrize(
    ("notes", "left_out"),
    [
        ("Combined GA/Gam-Anon every week except last Wednesday", (-1,)),
        ("Combined with Gam-Anon except second Wednesday", (2,)),
        ("Combined with Gam-Anon on all but the second Wednesday", (2,)),
        ("Combined with Gam-Anon unless it is a fifth Wednesday", (5,)),
        ("GA/Gam-Anon combined (except 1st Wednesday: closed)", (1,)),
        ("Combined GA/Gam-Anon, but not the first Wednesday", (1,)),
        ("Combined Gamblers Anonymous and Gam-Anon except second Wednesday (GA only)", (2,)),
        ("Combined meeting every Wednesday except the last", (-1,)),
        ("Combined meeting all weeks but the third", (3,)),
        ("Every Wednesday but the last is combined with Gam-Anon", (-1,)),
        ("Combined GA/Gam-Anon except the 1st and 3rd Wednesdays", (1, 3)),
        ("Combined meeting not held on the first Wednesday", (1,)),
    ],
)
def test_one_that_is_for_both_except_in_some_weeks_is_closed_to_relatives_in_those_alone(
    notes, left_out
):
    found = _meeting("ga", "Larks", notes, "C")
    assert (found.access, dict(found.access_weeks)) == (GUESTS, {CLOSED: left_out})
    answers = [family_relation(found, each) for each in (GUESTS, CLOSED)]
    assert answers == ["open", None]


@pytest.mark.parametrize(
    ("notes", "weeks"),
    [
        ("Closed except combined with Gam-Anon second Wednesday", {GUESTS: (2,)}),
        ("GA only except first Wednesday: combined with Gam-Anon", {GUESTS: (1,)}),
    ],
)
def test_an_exception_that_lets_relatives_in_is_not_one_that_keeps_them_out(notes, weeks):
    found = _meeting("ga", "Larks", notes, "C")
    assert (found.access, dict(found.access_weeks)) == (CLOSED, weeks)


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("Larks", "Joint pinning ceremony with Gam-Anon every 3 months"),
        ("Larks", "Combined pinning with Gam-Anon as scheduled"),
        ("Larks", "Occasional combined meetings with Gam-Anon."),
        ("Larks", "Combined anniversary meetings with Gam-Anon, dates vary"),
        ("Larks", "joint with Gam-Anon for pinnings"),
        ("Larks", "Combined meeting with Gam-Anon upon request"),
        ("Larks", "Combined GA/Gam-Anon cancelled until further notice; GA continues"),
        ("Larks", "Combined opening with Gam-Anon, then separate meetings"),
        ("Larks", "Mondays combined with Gam-Anon, Wednesdays closed GA only"),
        ("Larks", "Combined with Gam-Anon; second Wednesday GA only"),
        ("Larks", "GA only second Wednesday; all other Wednesdays combined with Gam-Anon"),
        ("Larks", "Combined with Gam-Anon except every other Wednesday"),
        ("Larks", "Combined with Gam-Anon except in December"),
        ("GA & Gam-Anon Wednesday Night", None),
        ("Gam-Anon and GA Larks", None),
    ],
)
def test_one_that_is_for_both_at_times_is_asked_about(name, notes):
    found = _meeting("ga", name, notes, "C")
    assert (found.access, dict(found.access_weeks)) == (ASK, {})
    said = {item.viewer: item.answer for item in viewer_answers(found, found.access)}
    assert said["relative"] == "Ask the group first."


@pytest.mark.parametrize(
    ("notes", "access"),
    [
        ("Combined meeting with Gam-Anon on Friday.", CLOSED),
        ("Combined with Gam-Anon except second Friday", CLOSED),
        ("Combined GA/Gam-Anon Wednesdays & Mondays", GUESTS),
        ("Combined GA/Gam-Anon; open meeting last Friday only", GUESTS),
    ],
)
def test_days_beside_it_are_those_on_which_it_is_for_both(notes, access):
    assert _meeting("ga", "Larks", notes, "C").access is access


def test_page_card_and_data_say_the_same_of_one_that_is_always_for_both():
    found = _meeting("ga", "Larks", "Combined GA and Gam-Anon meeting. Open to all.", "C")
    said = {item.viewer: item.answer for item in viewer_answers(found, found.access)}
    assert said["relative"] == YES
    assert family_relation(found, found.access) == "open"
    assert access_label(found, found.access) == "Family and friends may come too"


def test_page_and_data_tell_the_weeks_of_one_that_is_for_both_in_some():
    found = _meeting("ga", "Larks", "Combined GA/Gam-Anon meeting first Wednesday", "C")
    said = {item.viewer: item.answer for item in viewer_answers(found, CLOSED)}
    assert said["relative"] == (
        "On the first Wednesday of the month: yes, this is for you. In other weeks: " + "n" + NO[1:]
    )
    assert [family_relation(found, each) for each in (GUESTS, CLOSED)] == ["open", None]


def test_one_inside_an_institution_stays_what_it_is():
    found = _meeting("ga", "Larks", "Combined GA/Gam-Anon meeting. Inmates only.", "C")
    assert (found.access, found.guests) == (Access.RESTRICTED, frozenset())


@pytest.mark.parametrize(
    ("fellowship", "notes", "answer"),
    [
        ("gam-anon", "This is a combined Gam-Anon/GA meeting.", YES),
        ("al-anon", "Combined AA and Al-Anon meeting", YES),
        ("gam-anon", "Combined Gam-Anon/GA meeting 3rd Wednesday", "Ask the group first."),
        ("gam-anon", "No longer a combined Gam-Anon/GA meeting", "Ask the group first."),
        ("gam-anon", None, "Ask the group first."),
    ],
)
def test_a_family_groups_combined_meeting_is_for_the_person_too(fellowship, notes, answer):
    found = _meeting(fellowship, "Larks", notes, "")
    said = {item.viewer: item.answer for item in viewer_answers(found, found.access)}
    assert (said["self"], said["relative"]) == (answer, YES)

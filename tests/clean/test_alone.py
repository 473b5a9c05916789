"""Whom alone the words of a list let in, in the ways in which lists say it."""

import pytest

from finder.model import Access
from finder.register.viewers import viewer_answers
from importers import Feed
from tests.clean.drafts import codes, meeting


def _open(notes, fellowship="aa", labels=("O",)):
    feed = Feed(key="feed", urls=("x",), fellowship=fellowship, timezone="America/New_York")
    return meeting(feed, notes=notes, codes=codes(*labels))


def _relative(found):
    said = {item.viewer: item.answer for item in viewer_answers(found, found.access)}
    return said["relative"]


@pytest.mark.parametrize(
    ("fellowship", "notes"),
    [
        ("aa", "Open to anyone who thinks they may have a problem with alcohol"),
        ("aa", "Open to all who want to stop drinking"),
        ("aa", "Open to anyone with a drinking problem"),
        ("aa", "Open to AA members"),
        ("aa", "Open to all members of AA"),
        ("na", "Open only to those with a drug problem"),
        ("na", "NA members, or those who think they may have a problem, only"),
        ("ga", "Open to compulsive gamblers only"),
        ("ga", "Open Meeting; gamblers only"),
        ("aa", "Cerrada: solo alcohólicos"),
        ("aa", "Nur für Alkoholiker"),
    ],
)
def test_a_meeting_for_those_with_the_problem_is_closed_whatever_its_label(fellowship, notes):
    found = _open(notes, fellowship)
    assert found.access is Access.CLOSED
    assert not _relative(found).startswith("Yes")


@pytest.mark.parametrize(
    "notes",
    [
        "Open to all",
        "Open to anyone with a question",
        "Open to anyone with a drinking problem and their families",
        "Open to anyone in recovery or affected by a drinking problem",
        "Third Monday: alcoholics only",
        "Coffee for members who think they have a problem",
        "Nur für Alkoholiker und Angehörige",
    ],
)
def test_words_that_name_others_too_close_nothing(notes):
    assert _open(notes).access is Access.OPEN


@pytest.mark.parametrize(
    "notes",
    [
        "Only open to residents and alumni of the facility",
        "Only for residents and staff of the hospital",
        "Held in treatment center, not open to outside members",
        "Inside county jail",
        "Tenants only",
        "College students only",
        "On base. Only those with base access may attend",
    ],
)
def test_whom_an_institution_alone_lets_in_is_not_the_public(notes):
    assert _open(notes).access is Access.RESTRICTED


@pytest.mark.parametrize(
    "notes",
    [
        "Inside the Old Jail Museum",
        "Inside Jail Street Church",
        "College students welcome",
        "No outside food",
        "Outside tables only",
        "Door code: only those with a key may open",
        "Parking for tenants only",
    ],
)
def test_a_place_that_only_sounds_so_keeps_nobody_out(notes):
    assert _open(notes).access is Access.OPEN


@pytest.mark.parametrize(
    "notes",
    [
        "Non-alcoholics must ask the secretary before the meeting",
        "Non-alcoholics please call first",
        "Nonalcoholics should contact us first",
        "Spouses please call first",
    ],
)
def test_who_has_not_got_the_problem_and_must_ask_is_told_to_ask(notes):
    found = _open(notes)
    assert found.access is Access.OPEN_ON_REQUEST
    assert _relative(found) == "Ask the group first."


@pytest.mark.parametrize(
    ("notes", "audience"),
    [
        ("Ladies only", "women"),
        ("Open to women only", "women"),
        ("This is a *Women Only* meeting.", "women"),
        ("Ring bell. This is a **men only** meeting.", "men"),
        ("Hombres solamente", "men"),
        ("This is a closed women's meeting.", "women"),
    ],
)
def test_women_or_men_alone_are_who_it_is_for(notes, audience):
    assert _open(notes).audiences == {audience}


@pytest.mark.parametrize(
    "notes", ["Not for women only", "Women welcome", "Closed on women's day", "Ladies first"]
)
def test_other_words_on_women_name_no_audience(notes):
    assert not _open(notes).audiences


@pytest.mark.parametrize("labels", [("O",), ()])
def test_a_closed_womens_meeting_is_closed_too(labels):
    assert _open("This is a closed women's meeting.", labels=labels).access is Access.CLOSED


@pytest.mark.parametrize(
    "notes",
    [
        "Min 6 months sobriety to attend",
        "1 yr sobriety min.",
        "One year or more of sobriety",
        "Must be 18 or older",
        "Must be 18+.",
        "21 and over",
        "This meeting is only open to individuals who identify as Black, or a Person of Color",
        "Blacks of African Heritage -only",
        "This meeting is only open to Black, Indigenous, People of Color in UA.",
    ],
)
def test_a_condition_of_years_or_people_is_kept_in_its_words(notes):
    found = _open(notes)
    assert found.conditions == notes
    assert "group's condition" in _relative(found)


def test_a_condition_between_brackets_is_shown_without_what_stands_round_it():
    found = _open("Password: see the site (Only open to people who identify as Black)")
    assert found.conditions == "Only open to people who identify as Black"


@pytest.mark.parametrize(
    "notes",
    [
        "10 min meditation, then 30 days clean chips",
        "Chips for one year of sobriety",
        "We celebrate 1 yr sobriety",
        "Room 21 and over the stairs",
        "Must be 18 feet from the door",
        "Newcomers may identify as such",
    ],
)
def test_years_and_numbers_that_ask_nothing_are_no_condition(notes):
    assert _open(notes).conditions is None

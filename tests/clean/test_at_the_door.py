"""What is asked of those who come: a code for the door, an age, a card, whose families they are."""

import pytest

from finder.model import Access, Caution
from finder.register.viewers import viewer_answers
from importers import Feed
from tests.clean.drafts import codes, meeting


def _open(notes, fellowship="aa", labels=("O",)):
    feed = Feed(key="feed", urls=("x",), fellowship=fellowship, timezone="America/New_York")
    return meeting(feed, notes=notes, codes=codes(*labels, system=f"tsml:{fellowship}"))


def _relative(found):
    said = {item.viewer: item.answer for item in viewer_answers(found, found.access)}
    return said["relative"]


@pytest.mark.parametrize(
    "notes",
    [
        "New members must contact the group for code to enter courtyard door of building",
        "Contact chair for building access",
        "Contact the group to gain access.",
        "Call for door code.",
        "Please text the secretary to get the gate code",
        "Members of the public must call 555-2000 24h before.",
        "Visitors must call in advance",
        "Sorry, no drop-ins",
        "No walk-ins",
    ],
)
def test_who_needs_a_code_or_a_word_before_is_told_to_ask_first(notes):
    assert Caution.ASK_FIRST in _open(notes).cautions


@pytest.mark.parametrize(
    "notes",
    [
        "Text the group on arrival for gate code",
        "Doors locked at 7:05; call 555-1234 to be let in",
        "If the main door is locked, call for access to the building",
        "Ring bell to gain entry",
        "Buzz the entry phone to gain access",
        "Please press buzzer for entry",
        "Call ahead for wheelchair access",
        "Drop-ins welcome",
        "Call for the Zoom passcode",
        "Door code is on the sign",
    ],
)
def test_a_bell_or_a_call_on_the_spot_needs_no_asking_before(notes):
    assert Caution.ASK_FIRST not in _open(notes).cautions


def test_registration_with_a_porter_is_registration():
    found = _open("Advance registration with security is required; bring photo ID")
    assert found.registration.required


@pytest.mark.parametrize(
    "notes", ["Guests must be accompanied by a member", "Visitors must be escorted by a member"]
)
def test_visitors_who_must_come_with_somebody_are_told_to_ask(notes):
    found = _open(notes)
    assert (found.access, _relative(found)) == (Access.OPEN_ON_REQUEST, "Ask the group first.")


@pytest.mark.parametrize(
    "notes",
    [
        "Open to ages 18+",
        "This meeting is only for ages 18 and older",
        "Ages 18-30 only",
        "21+ only",
        "For young people 18-35 only",
        "30 and under",
        "No small children",
        "LGBTQIA2S+ community only focus meeting",
        "Veterans and active military only",
        "Active duty and veterans only",
        "Must show VA ID at door",
        "Show ID at front desk",
        "Open to attorneys, judges and law students",
        "For nurses in recovery",
        "Please do not attend if you have had a drink in the last 24 hours",
        "If you have had a drink today please do not attend",
        "You need base access or an escort",
    ],
)
def test_what_is_asked_of_all_is_kept_in_its_words(notes):
    found = _open(notes)
    assert found.conditions == notes
    assert _relative(found).startswith("If you meet the group's condition")


def test_an_age_is_a_condition_beside_other_words():
    assert _open("Open to All Over 18; beginners welcome").conditions is not None
    assert _open("*** Meeting is only for ages 18 and older.***\nBig Book").conditions is not None


@pytest.mark.parametrize(
    "notes",
    [
        "Over 18 years of sobriety in the room",
        "We have 18+ years of meetings",
        "Room 18 and up the stairs",
        "Children under 12 only with a parent",
        "Open to students and professionals",
        "Open to professionals",
        "Held at the Veterans Hall",
        "Police station next door",
        "Zoom ID required",
        "Show up at 7",
        "If you have been drinking you may still come",
    ],
)
def test_words_that_ask_nothing_of_who_comes_are_no_condition(notes):
    assert _open(notes).conditions is None


@pytest.mark.parametrize(
    "notes",
    [
        "For families of first responders only",
        "For first responder families",
        "No newcomers, no walk-ins",
    ],
)
def test_a_family_group_for_some_families_says_so(notes):
    assert _relative(_open(notes, "al-anon", ())).startswith("If you meet the group's condition")


def test_a_family_group_for_all_families_of_those_who_drink_says_yes():
    assert _relative(_open("For families of alcoholics only", "al-anon", ())).startswith("Yes")


@pytest.mark.parametrize(
    "notes",
    [
        "For family members of residents. Closed to the public.",
        "Family week program participants only",
        "Inside prison, for inmates",
    ],
)
def test_a_family_group_inside_an_institution_is_not_for_the_public(notes):
    found = _open(notes, "al-anon", ("C",))
    assert (found.access, _relative(found)) == (Access.RESTRICTED, "Ask the group first.")


def test_a_label_that_asks_for_a_card_at_the_door_is_a_condition():
    feed = Feed(key="feed", urls=("x",), fellowship="na", timezone="America/New_York")
    found = meeting(feed, codes=codes("O", "ID", system="bmlt-en"))
    assert found.conditions == "ID required to enter."
    assert _relative(found).startswith("If you meet the group's condition")

"""Others than members whom a sentence lets in: each time, at times, or where they ask."""

import pytest

from finder.model import Access, Weekday
from finder.register.viewers import viewer_answers
from importers import Feed
from importers.clean.welcomed import always_for_family, always_open, at_times
from tests.clean.drafts import codes, meeting

OPEN, CLOSED, GUESTS = Access.OPEN, Access.CLOSED, Access.CLOSED_WITH_GUESTS
ASK, UNSAID = Access.OPEN_ON_REQUEST, Access.NOT_STATED
ALWAYS = [
    "Family and friends always welcome",
    "Friends and family are welcome at every meeting.",
    "Friends, family & loved ones always welcome to attend!",
    "Closed meeting, but family always welcome.",
    "Family is welcome at all of our meetings",
    "We always welcome family and friends",
    "Relatives and visitors are always welcome",
    "Every Monday open to friends and family",
    "Family and friends may attend any meeting",
    "Familiares y amigos siempre bienvenidos",
    "Familles et amis toujours bienvenus",
    "Familie und Freunde immer willkommen",
]
ASKED = [
    "Spouses welcome",
    "Partners are always welcome",
    "Family and friends welcome",
    "Bring your family!",
    "Open for birthdays",
    "Open on anniversaries",
    "Open when we celebrate anniversaries",
    "Birthday meetings are open",
    "Closed except for birthday celebrations",
    "Family invited to pinnings",
    "Non-alcoholics welcome to celebrate anniversaries",
    "Students welcome with permission",
    "Nursing students may attend by prior arrangement",
    "Guests allowed with prior permission",
    "Students are welcome if group conscience agrees",
    "Observers and professionals welcome",
    "Visitors by invitation",
    "Open to visitors with prior approval",
    "Open to family with prior approval",
    "Family and visitors welcome, call first",
    "Visitors welcome, but please contact us before coming",
    "Family and friends welcome to attend with the alcoholic",
    "Family members may attend with a member",
    "Family members and friends welcome for pinnings only",
    "Familiares bienvenidos",
]
NEITHER = [
    "Family and friends not welcome",
    "No family or friends",
    "Newcomers welcome",
    "Children welcome",
    "All are welcome",
    "Friends of Bill always welcome",
    "Every Tuesday open to friends and family",
    "Every other Monday open to friends and family",
    "Open for coffee",
    "Family and friends of members helped us to find this room",
]


def _found(notes, code="C", fellowship="aa", name="Larks"):
    feed = Feed(key="feed", urls=("x",), fellowship=fellowship, timezone="America/Denver")
    given = codes(*code.split(), system=f"tsml:{fellowship}")
    return meeting(feed, name=name, notes=notes, codes=given, weekdays=(Weekday.MONDAY,))


def _relative(found):
    return viewer_answers(found, found.access)[1].answer


@pytest.mark.parametrize("notes", ALWAYS)
def test_relatives_who_are_always_welcome_hear_yes(notes):
    found = _found(notes)
    assert (found.access, found.lets_family_in(found.access)) == (GUESTS, True)
    assert _relative(found) == "Yes, you may come and listen."


@pytest.mark.parametrize("notes", ASKED)
def test_who_may_come_at_times_or_by_leave_is_told_to_ask_and_reads_the_words(notes):
    found = _found(notes)
    assert (found.access, found.access_text, found.guests) == (ASK, notes, frozenset())
    assert _relative(found) == "Ask the group first."
    assert _found(notes, code="").access is UNSAID


@pytest.mark.parametrize("notes", NEITHER)
def test_other_welcomes_leave_a_closed_meeting_closed(notes):
    assert (_found(notes).access, _found(notes).access_text) == (CLOSED, None)


@pytest.mark.parametrize("notes", [*ALWAYS, *ASKED[:15]])
def test_no_welcome_narrows_an_open_meeting(notes):
    found = _found(notes, code="O")
    assert found.access is OPEN or notes.startswith("Closed")


@pytest.mark.parametrize("notes", [*ALWAYS[:3], *ASKED[:8]])
def test_relatives_need_no_invitation_in_their_own_groups(notes):
    found = _found(notes, fellowship="al-anon")
    assert (found.access, found.guests, found.access_text) == (CLOSED, frozenset(), None)
    assert _relative(found) == "Yes, this is for you."


@pytest.mark.parametrize(
    ("notes", "weeks"),
    [
        ("Open last Monday for pinning; family members invited", {OPEN: (-1,)}),
        ("Open on anniversaries/open 2nd Monday", {OPEN: (2,)}),
        ("Open on anniversaries, open 2nd Monday", {OPEN: (2,)}),
        ("Family and friends welcome. Last Monday open", {OPEN: (-1,)}),
    ],
)
def test_where_a_week_is_named_a_welcome_beside_it_is_of_that_week(notes, weeks):
    found = _found(notes, fellowship="ga")
    assert (found.access, dict(found.access_weeks)) == (CLOSED, weeks)


@pytest.mark.parametrize(
    ("notes", "weeks"),
    [
        (
            "Friends and family are welcome to attend birthday night, the last Monday of the month",
            {GUESTS: (-1,)},
        ),
        ("Families may attend last Monday birthday meeting", {GUESTS: (-1,)}),
        ("Bring your family to the last Monday birthday meeting", {GUESTS: (-1,)}),
        ("Bring your spouse on speaker night, first Monday", {GUESTS: (1,)}),
        ("All welcome on the last Monday of the month", {OPEN: (-1,)}),
        ("Visitors welcome at last meeting of month", {OPEN: (-1,)}),
        ("Non-alcoholics may attend the last Monday meeting", {OPEN: (-1,)}),
        ("All alcoholics welcome last Monday", {}),
        ("All welcome on the last Tuesday of the month", {}),
        ("No visitors on the last Monday", {}),
    ],
)
def test_others_may_come_in_the_week_in_which_they_are_welcome(notes, weeks):
    found = _found(notes)
    assert (found.access, dict(found.access_weeks)) == (CLOSED, weeks)


@pytest.mark.parametrize(
    "notes",
    [
        "Nursing students welcome on the first Monday",
        "Guests of members welcome on last Monday.",
        "Gam-Anon members may attend the last Monday meeting.",
        "AA and Al-Anon speakers on the last Monday of the month, all welcome.",
        "Alternates open and closed",
        "Alternate weeks open and closed.",
        "We are a closed group with an open meeting held at the end of each month",
    ],
)
def test_a_closed_meeting_that_lets_some_in_in_some_weeks_is_asked_about(notes):
    found = _found(notes)
    assert (found.access, found.access_text, dict(found.access_weeks)) == (ASK, notes, {})
    assert _relative(found) == "Ask the group first."


def test_who_is_welcome_in_some_week_takes_no_yes_from_an_open_meeting():
    found = _found("Birthday night last Monday, all welcome", code="O")
    assert (found.access, found.access_text, dict(found.access_weeks)) == (OPEN, None, {})
    said = _found("Students welcome on the first Monday", code="O")
    assert (said.access, said.access_text) == (OPEN, None)


def test_whom_a_note_turns_away_no_occasion_lets_in():
    found = _found("No family or friends. Open for birthdays")
    assert (found.access, _relative(found)[:3]) == (CLOSED, "No.")


@pytest.mark.parametrize(
    ("notes", "code", "access", "answer"),
    [
        ("Every Monday of the month is open to all", "O", OPEN, "Yes"),
        ("Every Monday of the month is open to all as it is a speaker meeting.", "", OPEN, "Yes"),
        ("All Mondays are open meetings", "", OPEN, "Yes"),
        ("Every Monday of the month is open to all", "C", CLOSED, "Ask"),  # label and words differ
        ("Every Tuesday of the month is open to all", "", UNSAID, "Ask"),
        ("Every other Monday is open to all", "", UNSAID, "Ask"),
    ],
)
def test_a_day_that_is_open_every_week_is_open(notes, code, access, answer):
    found = _found(notes, code=code)
    assert (found.access, _relative(found)[:3]) == (access, answer[:3])


@pytest.mark.parametrize("words", ["family " * 200, "friends, " * 200, "open for " + "our " * 300])
def test_long_sentences_are_read_at_once(words):
    assert not always_for_family(words, None)
    assert not always_open(words, None)
    assert not at_times(words)

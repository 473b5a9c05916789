"""Closed and open weeks in the words of real lists: read, or shown in the group's own words."""

import pytest

from finder.model import Access, Weekday
from finder.register.viewers import viewer_answers
from importers import Feed
from importers.clean.months_named import names_months
from tests.clean.drafts import codes, meeting

OPEN, CLOSED, GUESTS = Access.OPEN, Access.CLOSED, Access.CLOSED_WITH_GUESTS
ASK = Access.OPEN_ON_REQUEST
AA = Feed(key="feed", urls=("x",), fellowship="aa", timezone="America/Denver")


def _found(notes, code, name="Larks", fellowship="aa"):
    feed = Feed(key="feed", urls=("x",), fellowship=fellowship, timezone="America/Denver")
    given = codes(*code.split(), system=f"tsml:{fellowship}")
    return meeting(feed, name=name, notes=notes, codes=given, weekdays=(Weekday.MONDAY,))


@pytest.mark.parametrize(
    ("notes", "usual", "weeks"),
    [
        ("Last wk Closed Step", OPEN, {CLOSED: (-1,)}),
        ("Larks meet upstairs -- Last wk Closed Step", OPEN, {CLOSED: (-1,)}),
        ("Last wk Closed Step/Men only", OPEN, {CLOSED: (-1,)}),
        ("1st Monday Closed Step / rest open", OPEN, {CLOSED: (1,)}),
        ("First Monday: closed meeting (group conscience)", OPEN, {CLOSED: (1,)}),
        ("Closed meeting first Monday of the month for business", OPEN, {CLOSED: (1,)}),
        ("Closed - first Monday", OPEN, {CLOSED: (1,)}),
        ("Open meeting, except last Monday which is closed", OPEN, {CLOSED: (-1,)}),
        ("Open 1st and 3rd Mondays, closed 2nd and 4th", OPEN, {CLOSED: (2, 4)}),
        ("Third Monday is members only", OPEN, {CLOSED: (3,)}),
        ("Last week closed", OPEN, {CLOSED: (-1,)}),
        ("Closed Discussion on 4th Mon", OPEN, {CLOSED: (4,)}),
        ("Offen am ersten Montag, sonst geschlossen", CLOSED, {OPEN: (1,)}),
        ("Geschlossen am letzten Montag", OPEN, {CLOSED: (-1,)}),
        ("Geschlossen am letzten Dienstag", OPEN, {}),
        ("The church is closed the last Monday of the month", OPEN, {}),
        ("Closed Good Friday - 3rd April", OPEN, {}),
        ("Closed 1st Tuesday", OPEN, {}),
    ],
)
def test_a_closed_week_of_an_open_meeting_is_read(notes, usual, weeks):
    found = _found(notes, "O")
    assert (found.weeks, found.access, dict(found.access_weeks)) == ((), usual, weeks)


@pytest.mark.parametrize(
    "notes",
    [
        "No open meeting on last Monday",
        "Closed last Monday of December",
        "Two weeks O, D. 4th week, closed, rotating steps 1, 2, 3",
    ],
)
def test_a_closed_week_that_is_not_understood_leaves_no_yes_without_a_question(notes):
    found = _found(notes, "O")
    said = {each.viewer: each.answer for each in viewer_answers(found, found.access)}
    assert (found.access, found.access_text) == (ASK, notes)
    assert said["relative"] == "Ask the group first."


@pytest.mark.parametrize(
    ("notes", "week"),
    [
        ("Open meeting - last Monday of the month.", -1),
        ("1.25 hr. meeting Open meeting last Monday of the month.", -1),
        ("95 St & 83 Ave. Open meeting last Monday of each month.", -1),
        ("The last Monday of the month is open for AA members birthdays", -1),
        ("Birthday Meeting is the Last Monday of the month and is an Open Meeting.", -1),
        ("The last meeting of the month is a birthday meeting and is open.", -1),
        ("* Only last meeting of month is Open.", -1),
        ("*Birthdays are Open Meetings - last Monday of the month.", -1),
        ("We celebrate birthdays with an open meeting on the last meeting of the month", -1),
        ("Basement - Open meeting is 1st Monday of the month only", 1),
        ("Enter at the side/2nd wk Open", 2),
        ("Open to non addicts on the 1st Monday of every month, closed otherwise", 1),
        ("First Monday - Open Speaker; rest closed discussion", 1),
        ("Abierta el último lunes del mes", -1),
        ("Offenes Meeting am 1. Montag im Monat", 1),
    ],
)
def test_an_open_week_amid_other_words_is_read(notes, week):
    found = _found(notes, "C")
    assert (found.weeks, found.access, dict(found.access_weeks)) == ((), CLOSED, {OPEN: (week,)})


@pytest.mark.parametrize(
    ("name", "week"), [("Open 1st Mon/Closed Others", 1), ("Last Monday Birthday Open", -1)]
)
def test_such_a_name_is_of_a_weekly_meeting(name, week):
    found = _found(None, "C", name=name)
    assert (found.weeks, dict(found.access_weeks)) == ((), {OPEN: (week,)})


@pytest.mark.parametrize(
    "notes",
    [
        "Open last Monday of Aug/Nov/Feb/May",
        "Open meeting last Monday of the month except December",
        "4 open mtgs each year",
        "Quarterly combined with Al-Anon, last Monday",
        "Last Monday of Aug/Nov/Feb/May combined with Al-Anon",
        "Combined with Al-Anon in December, last Monday",
        "Combined with Al-Anon in December",
    ],
)
def test_what_holds_in_some_months_is_no_yes_and_is_shown_as_it_stands(notes):
    found = _found(notes, "C")
    assert (found.access, dict(found.access_weeks), found.access_text) == (ASK, {}, notes)


def test_what_is_said_not_to_be_open_in_some_week_stays_closed():
    notes = "Not an open meeting last Monday of the month"
    found = _found(notes, "C")
    assert (found.access, dict(found.access_weeks), found.access_text) == (CLOSED, {}, notes)


@pytest.mark.parametrize(
    ("notes", "text"),
    [
        ("Open last meeting of the month or so, password 640422", None),
        ("Open topic first Monday", None),
        ("Open last Tuesday of each quarter", None),
    ],
)
def test_own_words_are_of_this_meeting_and_hold_no_key(notes, text):
    assert _found(notes, "C").access_text == text


def test_modified_closed_in_words_is_to_be_asked_about():
    found = _found("Modified Closed Meeting", "C", fellowship="ga")
    said = {each.viewer: each.answer for each in viewer_answers(found, found.access)}
    assert (found.access, found.guests) == (GUESTS, frozenset())
    assert found.access_text == "Modified Closed Meeting"
    assert said["relative"] == "Ask the group first."


def test_all_meetings_open_to_family_lets_relatives_in():
    found = _found("All meetings open to friends and family", "C")
    assert found.lets_family_in(found.access)
    assert not _found("Families welcome", "C").guests


@pytest.mark.parametrize("text", ["Mondays in May", "Aug/Nov", "every other month", "2 a year"])
def test_months_are_named(text):
    assert names_months(text)


@pytest.mark.parametrize("text", ["Families may come", "of the month", "March on", "Augusta"])
def test_other_words_name_no_months(text):
    assert not names_months(text)

"""Lists of weeks that are open or closed: "1st Open Step/2nd Closed/3rd Open BB"."""

from datetime import date

import pytest

from finder.model import Access
from finder.schedule import access_on
from importers import Feed
from tests.clean.drafts import codes, meeting

OPEN, CLOSED = Access.OPEN, Access.CLOSED
ASK = Access.OPEN_ON_REQUEST
AA = Feed(key="feed", urls=("x",), fellowship="aa", timezone="America/Denver")


def _found(notes, code, name="Larks"):
    return meeting(AA, name=name, notes=notes, codes=codes(*code.split()))


@pytest.mark.parametrize(
    ("notes", "weeks"),
    [
        ("1st Open Living Sober/2nd Closed Step/3rd Open BB/5th Open Spkr", (1, 3, 5)),
        ("Upstairs -- 1st Open Living Sober/2nd Closed Step/3rd Open BB", (1, 3)),
        ("1st Open/2nd BB", (1,)),
        ("Side door/1st Open/2nd BB/3rd Disc/last Chairperson's choice", (1,)),
        ("1st Open / 2nd Closed / 3rd Open", (1, 3)),
        ("1st: Open, 2nd: Closed, 3rd: Open, 4th: Closed", (1, 3)),
        ("1st & 3rd open; 2nd & 4th closed", (1, 3)),
        ("1st, 3rd open, 2nd closed", (1, 3)),
        ("Open 1st & 3rd, closed 2nd & 4th", (1, 3)),
        ("Closed: 1st, 2nd, 3rd. Open: 4th & 5th Mondays", (4, 5)),
        ("This is an Open meeting 1st, 3rd; Closed 2nd, 4th", (1, 3)),
        ("1st - Closed BB; 2nd - Open Speaker", (2,)),
        ("Wk 1 Spkr/wk 2 Step/wk 3 Living Sober/wk 4 Open Trad", (4,)),
        ("Week 1 closed Step / Week 2 open Speaker / Week 3 closed BB", (2,)),
        ("The 1st is open, the 2nd is a book study", (1,)),
        ("1st Open/rest closed", (1,)),
    ],
)
def test_a_list_of_weeks_is_read_without_its_days(notes, weeks):
    found = _found(notes, "C")
    assert (found.weeks, found.access, dict(found.access_weeks)) == ((), CLOSED, {OPEN: weeks})
    assert found.access_text is None


@pytest.mark.parametrize(
    ("notes", "weeks"),
    [
        ("1st Closed Step/rest open", {CLOSED: (1,)}),
        ("1st wk closed Step, 2nd wk open Spkr", {CLOSED: (1,)}),
    ],
)
def test_a_list_narrows_an_open_meeting_in_its_weeks(notes, weeks):
    found = _found(notes, "O")
    assert (found.access, dict(found.access_weeks)) == (OPEN, weeks)


@pytest.mark.parametrize(
    "notes",
    [
        "1st Street/2nd floor, open meeting",
        "Step 1st/Tradition 2nd/open topic 3rd",
        "1st open topic/2nd open share/3rd BB",
        "1st Tuesday open/2nd BB",
        "Closed 1st January, 2nd January",
    ],
)
def test_floors_formats_and_other_days_are_no_weeks(notes):
    assert not _found(notes, "C").access_weeks


@pytest.mark.parametrize(
    "notes", ["2nd floor/1st Open", "Enter 3rd door, 1st open", "1st open except December/2nd BB"]
)
def test_one_week_alone_is_no_list_and_has_to_be_asked_about(notes):
    found = _found(notes, "C")
    assert (found.access, found.access_text, dict(found.access_weeks)) == (ASK, notes, {})


@pytest.mark.parametrize(
    ("notes", "code", "usual", "weeks"),
    [
        (
            "Birthdays - 1st Monday of every Month. They are Open meetings.",
            "C",
            CLOSED,
            {OPEN: (1,)},
        ),
        ("Birthdays on the last Monday. These are open.", "C", CLOSED, {OPEN: (-1,)}),
        ("Business meetings 1st Monday. They are closed.", "O", OPEN, {CLOSED: (1,)}),
        ("Step study 1st Mondays. They are open to suggestions.", "C", CLOSED, {}),
        ("Birthdays 1st Monday, speakers 2nd Monday. They are open.", "C", CLOSED, {}),
        ("Birthdays in May, first Monday. They are open.", "C", CLOSED, {}),
        ("Birthdays 1st Tuesday. They are open.", "C", CLOSED, {}),
    ],
)
def test_they_are_the_weeks_of_the_sentence_before(notes, code, usual, weeks):
    found = _found(notes, code)
    assert (found.access, dict(found.access_weeks)) == (usual, weeks)


@pytest.mark.parametrize(
    ("notes", "access", "weeks"),
    [
        ("4th Monday: Open Speaker", ASK, (4,)),
        ("1st Mon open Speaker, 2nd Mon open Step, 3rd Mon open Tradition", ASK, (1, 2, 3)),
        ("1st & 3rd wk Open Spkr/4th wk Open Disc", ASK, (1, 3, 4)),
        ("First week: open speaker. Third week: open discussion.", ASK, (1,)),
        ("First Monday is an open, step meeting.", ASK, (1,)),
        ("All welcome on the last Monday", ASK, (-1,)),
        ("Open meeting last Monday", CLOSED, (-1,)),
        ("Open speaker meeting last Monday only", CLOSED, (-1,)),
    ],
)
def test_open_formats_of_an_open_meeting_do_not_close_its_other_weeks(notes, access, weeks):
    found = _found(notes, "O")
    assert (found.access, dict(found.access_weeks)) == (access, {OPEN: weeks})
    assert _found(notes, "C").access is CLOSED


def test_months_with_five_of_a_day_are_those_with_a_fifth_week():
    found = _found("On months with five Mondays, the fifth Monday is an open eating meeting.", "C")
    assert (found.weeks, found.access, dict(found.access_weeks)) == ((), CLOSED, {OPEN: (5,)})
    assert not found.cautions


@pytest.mark.parametrize("code", ["C", "O", "C O"])
@pytest.mark.parametrize(
    "notes",
    [
        "Closed on the first Monday of the month. Otherwise OPEN",
        "First Monday closed; rest of the month open",
        "First Monday closed, open otherwise",
        "Closed first Monday. All other Mondays are open.",
    ],
)
def test_closed_in_a_week_and_otherwise_open_explains_any_label(notes, code):
    found = _found(notes, code)
    assert (found.access, dict(found.access_weeks)) == (OPEN, {CLOSED: (1,)})


def test_other_weeks_of_open_discussion_are_not_said_to_be_open():
    found = _found("Last week is an open Step meeting. All other weeks are open discussion.", "")
    assert (found.access, dict(found.access_weeks)) == (CLOSED, {OPEN: (-1,)})


def test_what_is_said_beside_a_list_stays_in_the_groups_own_words():
    found = _found("1st Open/2nd BB. Open last Monday of May", "O")
    assert found.access_text == "Open last Monday of May"


@pytest.mark.parametrize(
    ("notes", "code", "weeks"),
    [
        ("4th Monday closed. Last Monday open", "C", {OPEN: (-1,), CLOSED: (4,)}),
        ("4th Monday open. Last Monday closed", "C", {OPEN: (4,), CLOSED: (-1,)}),
        ("4th Monday open. Last Monday closed", "O", {CLOSED: (-1,), OPEN: (4,)}),
        ("2nd Monday closed. Last Monday open", "C", {OPEN: (-1,)}),
    ],
)
def test_a_fourth_week_that_may_be_the_last_is_open_only_where_both_are(notes, code, weeks):
    found = _found(notes, code)
    assert dict(found.access_weeks) == weeks
    both_in_one, last_alone = date(2026, 12, 28), date(2026, 11, 30)
    closed = {4, -1} & {*weeks.get(CLOSED, ())}
    assert access_on(found, both_in_one) is (CLOSED if closed else OPEN)
    assert access_on(found, last_alone) is (CLOSED if -1 in closed else OPEN)

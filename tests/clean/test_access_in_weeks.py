"""Weeks that names and notes call open: heard, and never taken for the weeks it meets in."""

import pytest

from finder.model import Access, Caution, Weekday
from finder.register.viewers import viewer_answers
from importers import Feed
from tests.clean.drafts import codes, meeting

DAYS = {day.short: day for day in Weekday}
NA = Feed(key="feed", urls=("x",), fellowship="na", timezone="America/Denver")
AL_ANON = Feed(key="feed", urls=("x",), fellowship="al-anon", timezone="America/Denver")
OPEN, CLOSED, FAMILY = Access.OPEN, Access.CLOSED, Access.CLOSED_WITH_GUESTS


@pytest.mark.parametrize(
    ("name", "day", "weeks"),
    [
        ("Friday Night - 1st Friday Open", "fri", {OPEN: (1,)}),
        ("Family welcome 1st Friday", "fri", {FAMILY: (1,)}),
        ("Families welcome last Friday", "fri", {FAMILY: (-1,)}),
        ("Open 1st Monday", "mon", {OPEN: (1,)}),
        ("First Monday open AFG", "mon", {OPEN: (1,)}),
        ("Serenity AFG 1st Monday Open", "mon", {OPEN: (1,)}),
        ("Hope Group open last Thursday", "thu", {OPEN: (-1,)}),
        ("Last Friday Open to All Al-Anon", "fri", {OPEN: (-1,)}),
        ("Friday AFG - last Friday open to public", "fri", {OPEN: (-1,)}),
        ("Thursday Group (open last Thursday)", "thu", {OPEN: (-1,)}),
        ("Open Last Friday", "fri", {OPEN: (-1,)}),
        ("Thursday Group (last Thursday closed)", "thu", {}),  # nobody is there then
        ("Thursday Group (open last Friday)", "thu", {}),
    ],
)
def test_a_week_that_a_name_calls_open_leaves_the_meeting_weekly(name, day, weeks):
    found = meeting(name=name, weekdays=(DAYS[day],), codes=codes("C"))
    assert (found.weeks, dict(found.access_weeks), found.access) == ((), weeks, CLOSED)


@pytest.mark.parametrize(
    ("name", "closed"),
    [
        ("Group 1 (closed last Monday)", (-1,)),
        ("Group 1 - closed 1st Monday", (1,)),
        ("Group 1 (last Monday closed)", (-1,)),
        ("Faith (2nd & 4th Monday; last Monday closed)", (-1,)),
    ],
)
def test_a_week_that_a_name_calls_closed_is_not_open(name, closed):
    found = meeting(name=name, codes=codes("O"))
    assert (found.access, dict(found.access_weeks)) == (OPEN, {CLOSED: closed})


@pytest.mark.parametrize(
    ("name", "day", "weeks"),
    [
        ("First Friday Open Meeting", "fri", (1,)),
        ("First Friday Open Group", "fri", (1,)),
        ("First Monday AFG", "mon", (1,)),
        ("AFG First Monday", "mon", (1,)),
        ("CLOSED Inquiry (2nd & 4th Thursdays)", "thu", (2, 4)),
        ("Hope (1st Tuesday Of Every Month) Open Format Meeting", "tue", (1,)),
        ("Family Night 1st Friday", "fri", (1,)),
    ],
)
def test_weeks_that_a_group_meets_in_stay_what_they_are(name, day, weeks):
    found = meeting(name=name, weekdays=(DAYS[day],), codes=codes("O"))
    assert (found.weeks, found.access_weeks) == (weeks, {})


def test_several_weeks_called_open_in_a_name_are_worth_a_question():
    found = meeting(name="Hope (open 1st & 3rd Mondays)", codes=codes("C"))
    assert (found.weeks, dict(found.access_weeks)) == ((), {OPEN: (1, 3)})
    assert Caution.ASK_FIRST in found.cautions


@pytest.mark.parametrize(
    ("feed", "notes", "day", "weeks"),
    [
        (NA, "Open meeting last Friday of the month, families welcome", "fri", {OPEN: (-1,)}),
        (
            NA,
            "Birthday celebration last Fri of the month - open meeting, friends & family welcome",
            "fri",
            {OPEN: (-1,)},
        ),
        (NA, "Last Friday of month: birthday night, family welcome", "fri", {FAMILY: (-1,)}),
        (NA, "Open speaker meeting on the final Friday of every month", "fri", {OPEN: (-1,)}),
        (NA, "4th Friday open speaker meeting - bring your family", "fri", {OPEN: (4,)}),
        (NA, "Open 2nd Friday (birthday night)", "fri", {OPEN: (2,)}),
        (NA, "Open the last Sunday for birthday celebrations.", "sun", {OPEN: (-1,)}),
        (NA, "Non-addicts welcome last Friday", "fri", {OPEN: (-1,)}),
        (NA, "Non addicts welcome first Tuesday", "tue", {OPEN: (1,)}),
        (NA, "Non addicts welcome first Tuesday", "wed", {}),
        (AL_ANON, "First Monday open to observers and students", "mon", {OPEN: (1,)}),
    ],
)
def test_open_weeks_in_notes_are_heard(feed, notes, day, weeks):
    found = meeting(feed, notes=notes, weekdays=(DAYS[day],), codes=codes("C"))
    assert (found.weeks, found.access, dict(found.access_weeks)) == ((), CLOSED, weeks)


@pytest.mark.parametrize(
    ("notes", "usual", "weeks"),
    [
        ("Open only on the first Monday", CLOSED, {OPEN: (1,)}),
        ("Members only except first Monday", CLOSED, {OPEN: (1,)}),
        ("4th week Illness in Recovery(addicts only on this night)", OPEN, {CLOSED: (4,)}),
        (
            "3rd week Tradition, 4th week Illness in Recovery(addicts only on this night)",
            OPEN,
            {CLOSED: (4,)},
        ),
        ("4th week Illness in Recovery", OPEN, {}),
    ],
)
def test_words_narrow_a_meeting_that_is_labelled_open(notes, usual, weeks):
    found = meeting(NA, notes=notes, codes=codes("O"))
    assert (found.access, dict(found.access_weeks)) == (usual, weeks)


FAMILY_THEN = [
    ("Birthday night last Friday of the month - family and friends welcome", (-1,)),
    ("Family & friends are welcome to our birthday meeting on the last Friday", (-1,)),
    ("Friends and family are invited the last Friday of each month for the celebration", (-1,)),
    ("Bring your family on the 4th Friday", (4,)),
    ("4th Friday: Family Night", (4,)),
    ("Significant others welcome on the second Friday", (2,)),
    ("Husbands and wives welcome the third Friday of every month", (3,)),
    ("This is a closed meeting except family may attend on first Friday", (1,)),
    ("Open: friends and family welcome the last Friday", (-1,)),
    ("Friends/Family welcome 2nd and 4th Fridays", (2, 4)),
    ("Family members and friends may attend the 1st Friday only.", (1,)),
]
OPEN_THEN = [
    ("1st Friday is open, all other Fridays closed", (1,)),
    ("1st Friday open and the rest closed", (1,)),
    ("Open 1st Friday/closed others", (1,)),
    ("Open meeting on the 1st Friday, when family and friends are welcome", (1,)),
    ("Visitors welcome on the first Friday", (1,)),
    ("Everyone is welcome on the last Friday of the month", (-1,)),
    ("On the 2nd Friday the public may attend", (2,)),
    ("Open: 1st & 3rd Friday. Closed: 2nd & 4th Friday", (1, 3)),
    ("1st Friday open, 2nd Friday closed", (1,)),
    ("Open to public last Friday", (-1,)),
]


FORMATS = [
    "1st Monday: Open topic; 2nd Monday: Big Book",
    "2nd Monday Big Book, 3rd Monday open topic",
    "open discussion last Monday of the month",
    "1st Monday open share",
    "Open sharing 1st Monday",
    "Open forum first Monday",
    "1st Monday open mic",
    "1st Monday: open format meeting",
]


@pytest.mark.parametrize("fellowship", ["aa", "na", "aca", "al-anon"])
@pytest.mark.parametrize(("code", "access"), [("O", OPEN), ("C", CLOSED)])
@pytest.mark.parametrize("notes", FORMATS)
def test_an_open_format_says_nothing_of_who_may_come(notes, code, access, fellowship):
    feed = Feed(key="feed", urls=("x",), fellowship=fellowship, timezone="America/Denver")
    found = meeting(feed, notes=notes, codes=codes(code))
    assert (found.access, dict(found.access_weeks), found.access_text) == (access, {}, None)


@pytest.mark.parametrize(
    ("notes", "weeks"),
    [
        ("1st Monday: Open Speaker", {OPEN: (1,)}),
        ("4th week: Open Speaker", {OPEN: (4,)}),
        ("Last Monday open step meeting", {OPEN: (-1,)}),
        ("Last Monday is an open discussion meeting", {OPEN: (-1,)}),
        ("1st Monday: Open meeting", {OPEN: (1,)}),
    ],
)
def test_an_open_kind_of_meeting_says_who_may_come(notes, weeks):
    found = meeting(notes=notes, codes=codes("C"))
    assert (found.access, dict(found.access_weeks)) == (CLOSED, weeks)


@pytest.mark.parametrize(
    ("notes", "code", "usual", "weeks"),
    [
        ("Family welcome at birthday meeting, last Friday of month", "C", CLOSED, {FAMILY: (-1,)}),
        ("Family welcome at our birthday night last Friday", "C", CLOSED, {FAMILY: (-1,)}),
        (
            "Family and friends welcome at the last meeting of each month",
            "C",
            CLOSED,
            {FAMILY: (-1,)},
        ),
        ("Open at the last meeting of each month", "C", CLOSED, {OPEN: (-1,)}),
        *((notes, "C", CLOSED, {FAMILY: weeks}) for notes, weeks in FAMILY_THEN),
        *((notes, "C", CLOSED, {OPEN: weeks}) for notes, weeks in OPEN_THEN),
        ("Open to friends and family except on the last Friday", "C", FAMILY, {CLOSED: (-1,)}),
        ("Friends and family welcome except 1st Friday", "C", FAMILY, {CLOSED: (1,)}),
        ("Closed meeting. Open to family but not the last Friday", "C", FAMILY, {CLOSED: (-1,)}),
        ("Open to friends and family except on the last Friday", "O", FAMILY, {CLOSED: (-1,)}),
        ("Open to all except the last Friday of the month", "", OPEN, {CLOSED: (-1,)}),
        ("Open meeting except 1st Friday", "O", OPEN, {CLOSED: (1,)}),
        # Another day's, a weekday alone, and weeks that nobody names stay in the notes.
        ("Open to friends and family except on the last Tuesday", "C", CLOSED, {}),
        ("Open to friends and family except at Christmas", "C", CLOSED, {}),
    ],
)
def test_weeks_for_family_and_weeks_without_them(notes, code, usual, weeks):
    found = meeting(NA, notes=notes, weekdays=(Weekday.FRIDAY,), codes=codes(*code.split()))
    assert (found.weeks, found.access, dict(found.access_weeks)) == ((), usual, weeks)
    assert (FAMILY in (usual, *weeks)) is ("family_and_friends" in found.guests)


def test_where_family_may_come_but_in_the_last_week_a_relative_reads_both():
    notes = "Open to friends and family except on the last Friday"
    found = meeting(NA, notes=notes, weekdays=(Weekday.FRIDAY,), codes=codes("C"))
    said = {each.viewer: each.answer for each in viewer_answers(found, found.access)}
    assert said["relative"].startswith("On the last Friday of the month: no.")
    assert said["relative"].endswith("In other weeks: yes, you may come and listen.")

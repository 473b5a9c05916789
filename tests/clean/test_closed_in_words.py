"""Words that call a meeting closed, or say who alone may come, beside a label that opens it."""

import pytest

from finder.model import Access, Weekday
from finder.register.viewers import viewer_answers
from importers import Feed
from importers.clean.called_closed import called_closed, may_be_closed
from importers.clean.days_open import said_of_day
from tests.clean.drafts import codes, meeting

FIRST = "Ask the group first."


def _listed(notes, *, fellowship="aa", labels="O", name="Hope"):
    feed = Feed(key="feed", urls=("x",), fellowship=fellowship, timezone="America/New_York")
    return meeting(feed, name=name, notes=notes, codes=codes(*labels))


def _of_a_relative(found):
    return next(
        each.answer for each in viewer_answers(found, found.access) if each.viewer == "relative"
    )


@pytest.mark.parametrize(
    "notes",
    [
        "Residents only until further notice",
        "Residents only due to COVID.",
        "Residents only during COVID-19 restrictions",
        "Currently open to residents only",
        "Currently for clients only.",
        "This meeting is currently for residents only",
        "Only residents may attend at this time",
        "Only patients and staff are allowed to attend",
        "Patients only for now",
        "Not currently accepting outside visitors",
        "We are not accepting outsiders at the moment.",
        "In-house clients only",
        "Residents only per facility policy",
        "For residents only while restrictions are in place",
    ],
)
def test_how_long_a_house_lets_no_one_in_changes_nothing(notes):
    assert _listed(f"Ring the bell. {notes}").access is Access.RESTRICTED


@pytest.mark.parametrize(
    ("fellowship", "notes"),
    [
        ("aa", "Closed to the public until further notice"),
        ("aa", "Currently closed to the public due to the pandemic."),
        ("aa", "This is a closed AA meeting for those who have a desire to stop drinking"),
        ("aa", "Closed meeting for alcoholics and those with a desire to stop drinking."),
        ("aa", "This is a closed meeting for anyone with a desire to stop drinking."),
        ("aa", "This is a closed online meeting."),
        ("aa", "Closed group at this time"),
        ("aa", "Closed meeting until further notice"),
        ("aa", "We're a closed group."),
        ("aa", "Closed AA meeting"),
        ("aa", "A closed meeting for those who have a drinking problem"),
        ("aa", "This meeting is closed for alcoholics only"),
        ("aa", "This is a closed, online meeting for women."),
        ("aa", "This is a closed meeting: please only alcoholics"),
        ("aa", "This is a closed meeting, open only to alcoholics."),
        ("na", "This is a closed meeting for addicts or those who may have a drug problem"),
        ("na", "Meeting is for addicts or those who think they have a drug problem"),
        (
            "ca",
            "Open to anyone with a desire to stop using cocaine and all other mind-altering"
            " substances",
        ),
        ("aa", "Open to anyone who suffers from alcoholism"),
        ("aa", "Open to anyone seeking recovery from alcoholism."),
        ("aca", "Our meeting is open to all Adult Children."),
        ("aca", "This meeting is open to anyone identifying as an adult child."),
        ("aa", "Only AA members may attend"),
        ("aa", "Only alcoholics please"),
        ("aa", "Alkies only"),
        ("aa", "Attendance is limited to AA members"),
        ("aa", "Attendance limited to those who have a desire to stop drinking."),
        ("aa", "Reserved for AA members"),
        ("aa", "We ask that only those with a desire to stop drinking attend."),
        ("aa", "Please attend only if you have a desire to stop drinking."),
    ],
)
def test_who_alone_may_come_is_heard_whatever_the_label_says(fellowship, notes):
    found = _listed(f"Ring the bell. {notes}", fellowship=fellowship)
    assert (found.access, found.access_text) == (
        Access.CLOSED,
        "Listed as both open and closed",
    )
    assert _listed(notes, fellowship=fellowship, labels="").access is Access.CLOSED


@pytest.mark.parametrize(
    "notes",
    [
        "Anyone with a desire to stop drinking is welcome.",
        "All are welcome who have a desire to stop drinking",
        "You are welcome if you have a desire to stop drinking.",
        "For those with a desire to stop drinking.",
        "Anyone who thinks they may have a problem with alcohol is welcome to attend",
        "In-house only until further notice",
        "Open to anyone with a strong desire to recover from the obsession of alcoholism",
        "Open to anyone with the desire to recover from growing up in a dysfunctional home",
        "Open to AA members and newcomers",
        "Open to residents and alumni.",
        "This meeting is closed.",  # or has ended
        "Open to all who would search and work for emotional sobriety.",
        "Open to all who wish to work for recovery from a dysfunctional upbringing",
    ],
)
def test_for_whom_it_is_without_only_leaves_an_open_label_in_doubt(notes):
    found = _listed(notes)
    assert (found.access, _of_a_relative(found)) == (Access.OPEN_ON_REQUEST, FIRST)


@pytest.mark.parametrize(
    "notes",
    [
        "The only requirement for membership is a desire to stop drinking.",
        "The only requirement for attending is a desire to stop drinking.",
        "Open to anyone with a desire to stop using and to recover, and to their families",
        "Attendance is limited to 30 persons",
        "Last 10 minutes reserved for newcomers.",
        "Only 5 members attend",
        "This is not a closed meeting",
        "This is a closed meeting until June 2019",
        "Closed meeting for the holidays",
        "Formerly a closed meeting",
        "Closed captions for those who need them",
        "We welcome anyone with a desire to stop drinking, and their friends.",
    ],
)
def test_other_words_leave_an_open_meeting_open(notes):
    assert _listed(notes).access is Access.OPEN


@pytest.mark.parametrize("name", ["Joy - Closed", "Women's Meeting (closed)", "Hope (Closed)"])
def test_a_name_that_says_closed_and_no_more_leaves_an_open_label_in_doubt(name):
    assert may_be_closed(name, None)
    assert _listed(None, name=name).access is Access.OPEN_ON_REQUEST
    assert _listed(None, name=name, labels="").access is Access.NOT_STATED


@pytest.mark.parametrize("name", ["Closed", "Hope (closed first Monday)", "Closed Doors Opened"])
def test_other_names_leave_none(name):
    assert not may_be_closed(name, None)


@pytest.mark.parametrize(
    ("words", "day", "said"),
    [
        ("Friday is a closed meeting", "friday", "closed"),
        ("Friday is a closed meeting", "monday", ""),
        ("Fridays closed.", "friday", "closed"),
        ("The Friday meeting is closed", "friday", "closed"),
        ("Mon-Thu open, Fri-Sun closed", "saturday", "closed"),
        ("Mon-Thu open, Fri-Sun closed", "wednesday", "open"),
        ("Fri-Mon closed, Tue-Thu open", "sunday", "closed"),
        ("Sat & Sun open; Fri closed", "friday", "closed"),
        ("Open Mon, Wed; closed Fri", "wednesday", "open"),
        ("Open Mon, Wed; closed Fri", "friday", "closed"),
        ("Open on Mondays, closed on Fridays", "friday", "closed"),
        ("Fridays are open meetings", "friday", "open"),
        ("Tue and Fri are open meetings, with all other days closed.", "monday", "closed"),
        ("Tue and Fri are open meetings, with all other days closed.", "friday", "open"),
        ("Open except Fridays", "friday", "closed"),
        ("All meetings closed except Friday", "friday", "open"),
        ("Weekdays closed, weekends open", "friday", "closed"),
        ("Open Fridays", "friday", ""),  # a house may be
        ("Library closed Fridays", "friday", ""),
        ("First Friday is closed", "friday", ""),
        ("Closed Friday for Christmas", "friday", ""),
        ("Closed Friday 12/06/2026", "friday", ""),
        ("Friday open discussion, Monday closed", "friday", ""),
    ],
)
def test_words_on_days_of_the_week_are_heard_for_the_day_they_name(words, day, said):
    assert said_of_day(None, words, weekday=Weekday(day)) == ({Access(said)} if said else set())


@pytest.mark.parametrize(("labels", "how"), [("O", "closed"), ("C", "an open meeting")])
def test_a_day_called_otherwise_than_its_label_says_is_one_to_ask_about(labels, how):
    found = _listed(f"Monday is {how}.", labels=labels)
    assert found.weekday is Weekday.MONDAY
    assert (found.access, _of_a_relative(found)) == (Access.CLOSED, FIRST)


def test_what_stands_below_another_day_closes_only_that():
    notes = "Tuesday 5:30pm Women's.\nThis is a closed AA meeting for women."
    assert called_closed(None, notes, weekday=Weekday.TUESDAY)
    assert not called_closed(None, notes, weekday=Weekday.MONDAY)

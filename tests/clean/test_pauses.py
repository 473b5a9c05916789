"""Whether words say that nobody meets: told from closed meetings, closed doors and other things."""

import pytest

from finder.model import Caution, Status, Weekday
from importers.clean.pauses import Pause, paused
from tests.clean.drafts import meeting

SATURDAY = Weekday.from_number(5)
CLEAR, UNCLEAR, NOTHING = Pause.CLEAR, Pause.UNCLEAR, None

NAMES = [
    ("SUSPENDED - Hope", CLEAR),
    ("Hope (CANCELLED until further notice)", CLEAR),
    ("CANCELLED", CLEAR),
    ("Courage to Change Closed Temporarily", CLEAR),
    ("Hope - TEMPORARILY CLOSED", CLEAR),
    ("Hope *not meeting*", CLEAR),
    ("Hope [INACTIVE]", CLEAR),
    ("Hope (on hiatus)", CLEAR),
    ("TEMPORARILY SUSPENDED: Hope", CLEAR),
    ("Hope Temporarily Closed", CLEAR),
    ("Hope (currently not meeting)", CLEAR),
    ("Hope - Not Meeting Until Further Notice", CLEAR),
    ("Grupo Esperanza (suspendido)", CLEAR),
    ("Gruppe Hoffnung (bis auf weiteres geschlossen)", CLEAR),
    ("Groupe Espoir (suspendu)", CLEAR),
    ("Approximate Inactive Test", NOTHING),
    ("No Longer Alone", NOTHING),
    ("Suspended Animation Group", NOTHING),
    ("RD Belmont (Outdoor Meeting, - cancelled if raining)", NOTHING),
    ("REBOS (Temporary Location)", NOTHING),
    ("10 @ 10:30 Group - Meets Temporarily at 11:30 am", NOTHING),
    ("Hope (Closed)", NOTHING),
    ("CLOSED - Hope", NOTHING),
    ("Closed Meeting", NOTHING),
    ("Hope - closed discussion", NOTHING),
    ("**Not meeting on July 4th**", NOTHING),
    ("Hope (not on holidays)", NOTHING),
    ("Dinner Break", NOTHING),
    ("Pause When Agitated", NOTHING),
]

NOTES = [
    ("TEMPORARILY CLOSED", CLEAR),
    ("Suspended", CLEAR),
    ("Meeting closed until further notice", CLEAR),
    ("Not meeting until January", CLEAR),
    ("Cancelled until further notice.", CLEAR),
    ("Temporarily cancelled", CLEAR),
    ("MEETING HAS ENDED", CLEAR),
    ("This group has disbanded.", CLEAR),
    ("Geschlossen bis auf Weiteres", CLEAR),
    ("Das Meeting fällt bis auf weiteres aus", CLEAR),
    ("Paused for the summer", UNCLEAR),
    ("DARK until Jan 5", UNCLEAR),
    ("We will resume in March 2027", UNCLEAR),
    ("Back in September", UNCLEAR),
    ("After the dark for light", NOTHING),
    ("When the break has ended we share", NOTHING),
    ("Entrance is back on the right", NOTHING),
    ("Geschlossen", NOTHING),
    ("This meeting is closed temporarily.", CLEAR),
    ("temp inactive", CLEAR),
    ("The meeting is suspended until further notice.", CLEAR),
    ("This meeting is currently not meeting.", CLEAR),
    ("Group on hiatus", CLEAR),
    ("Meeting suspended due to COVID-19", CLEAR),
    ("We are not meeting at this time.", CLEAR),
    ("This group is no longer meeting.", CLEAR),
    ("No meetings until further notice", CLEAR),
    ("Saturday night is cancelled indefinitely.", CLEAR),
    ("This group has been disbanded", CLEAR),
    ("Please note: this meeting is temporarily suspended.", CLEAR),
    ("Bring a friend. Meeting cancelled until further notice. Park in rear.", CLEAR),
    ("Closed until September", CLEAR),
    ("La reunión está suspendida hasta nuevo aviso", CLEAR),
    ("Das Meeting findet derzeit nicht statt", CLEAR),
    ("Réunion suspendue jusqu'à nouvel ordre", CLEAR),
    ("This meeting is not being held at this time", CLEAR),
    ("Temporarily cancelled until January 2022", UNCLEAR),
    ("MEETING CANCELLED THRU MARCH 19.", UNCLEAR),
    ("1/12/25-7/12/25 CLOSED TEMPORARILY FOR BUILDING WORKS", UNCLEAR),
    ("Our Swiss meeting is temporarily closed.", UNCLEAR),
    ("In-person meeting suspended, meeting on Zoom", UNCLEAR),
    ("In person meetings are cancelled; join us online", UNCLEAR),
    ("Temporary Closure:", UNCLEAR),
    ("Closed for the summer", UNCLEAR),
    ("This group does not meet in July and August", UNCLEAR),
    ("Suspended. We meet on Zoom instead.", UNCLEAR),
    ("The group does not meet at the church", NOTHING),
    (
        "Due to works at our venue, the meeting will be closed until the work has finished.",
        UNCLEAR,
    ),
    ("Closed", NOTHING),
    ("Closed meeting", NOTHING),
    ("This meeting is closed.", NOTHING),
    ("Meeting is closed to the public", NOTHING),
    ("The church is closed on holidays", NOTHING),
    ("Not meeting on holidays", NOTHING),
    ("No meeting Dec 25", NOTHING),
    ("No meeting December 25, 2026.", NOTHING),
    ("Friday night is cancelled indefinitely.", NOTHING),
    ("If heavy rain, meeting may be cancelled.", NOTHING),
    ("The meeting is canceled if raining.", NOTHING),
    ("Not meeting in inclement weather", NOTHING),
    ("Zoom meeting discontinued.", NOTHING),
    ("Zoom (hybrid) format will continue until 10/17, then they will be discontinued.", NOTHING),
    ("9:30-10 AM Newcomers' meeting will be suspended starting Jan 1, 2022", NOTHING),
    ("Temporarily online zoom meeting.", NOTHING),
    ("Temporary Sponsorship offered.", NOTHING),
    ("Meeting restricted to 30 members until further notice.", NOTHING),
    ("The room is currently not accessible by wheelchair.", NOTHING),
    ("Meeting is currently not a viable option for members in wheelchairs", NOTHING),
    ("We meet virtually permanently.", NOTHING),
    ("The barrier is always closed until a member opens it", NOTHING),
    ("Door is closed until 7", NOTHING),
    ("Business meeting cancelled", NOTHING),
    ("No smoking", NOTHING),
    ("Meeting will break for coffee", NOTHING),
    ("Elevator temporarily closed", NOTHING),
    ("Closed 1st Saturday", NOTHING),
    ("We do not meet outside", NOTHING),
    ("Meeting closed when school is cancelled", NOTHING),
    ("Meeting is closed except 1st Saturday", NOTHING),
    ("Do not park in the lot", NOTHING),
    ("This meeting is currently only online until further notice.", NOTHING),
]


@pytest.mark.parametrize(("name", "meant"), NAMES)
def test_a_name_suspends_its_meeting_where_a_part_of_it_says_just_that(name, meant):
    assert paused(name, None, weekday=SATURDAY) is meant


@pytest.mark.parametrize(("notes", "meant"), NOTES)
def test_notes_suspend_a_meeting_where_a_sentence_says_it_of_the_meeting(notes, meant):
    assert paused("Hope", notes, weekday=SATURDAY) is meant


def test_a_suspended_meeting_is_one_and_a_doubtful_one_asks():
    stopped = meeting(notes="Cancelled until further notice.")
    doubtful = meeting(notes="MEETING CANCELLED THRU MARCH 19.")
    assert (stopped.status, stopped.cautions) == (Status.SUSPENDED, frozenset())
    assert (doubtful.status, doubtful.cautions) == (Status.ACTIVE, {Caution.ASK_FIRST})


def test_closed_as_who_may_come_suspends_nothing():
    assert meeting(notes="This meeting is closed.").status is Status.ACTIVE

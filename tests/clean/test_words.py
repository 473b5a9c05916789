"""What a row's own words say about its kind, its schedule and who may come."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.model import Access, Caution, Change, Kind, Weekday
from importers.clean.words import Said, said

DAYS = {day.short: day for day in Weekday}


def _said(name=None, notes=None, day=None) -> Said:
    return said(name, notes, weekday=DAYS[day] if day else None)


NAMED_WEEKS = [
    ("Friday - Old Town (1st Friday Each Month)", "fri", (1,)),
    ("Saturday - Downtown (1st & 3rd Saturday Each Month)", "sat", (1, 3)),
    ("Monday - Bay (The last Monday of each month)", "mon", (-1,)),
    ("Young Persons Monthly Meeting (1St Sat Each Month Only)", "sat", (1,)),
    ("Women’S 2Nd & Last Thursday Of The Month Meeting", "thu", (2, -1)),
    ("Matters (Meets Second and Fourth Thursdays)", "thu", (2, 4)),
    ("RD @ Wellness (First and third Tuesdays)", "tue", (1, 3)),
    ("Care (Every 4th Wednesday of the Month)", "wed", (4,)),
    ("Fairfield, IA - 1st and 3rd Mondays 3:30 pm Central", "mon", (1, 3)),
    ("First Saturday Group", "sat", (1,)),
    ("CLOSED Inquiry (2nd & 4th Thursdays)", "thu", (2, 4)),
    ("1st Sat Group", None, (1,)),
    # these say something else
    ("First Things First", "mon", ()),
    ("First Street Group", "mon", ()),
    ("The Second Chance", "sat", ()),
    ("3rd Step, 4th Step Study", "sat", ()),
    ("Step of the Month Club", "mon", ()),
    ("Topic & Main Share Last Tuesday Of The Month", "tue", ()),
    ("Coffee (Brunch LAST SUNDAY of the Month)", "sun", ()),
    ("Food (w/ INQUIRY Writing the last Sundays of the month)", "sun", ()),
    ("Group (1st Friday Each Month)", "mon", ()),  # not this row's day
    ("RD (Except 1st Friday of the Month)", "fri", (2, 3, 4, 5)),
    ("Living Clean (No Mtg On The 1st Wednesday of month!)", "wed", (2, 3, 4, 5)),
    (
        "Fitzroy (This Meeting Does NOT Operate On The 1St Tue Of Every Month)",
        "tue",
        (2, 3, 4, 5),
    ),
    ("Speakers - Meets Second Saturday of Each Odd Month", "sat", ()),
    ("LAST SUNDAY BREAKFAST MEETING (5 Sundays a Year)", "sun", ()),
]

NOTED_WEEKS = [
    ("We meet on the first and third Thursdays of each month.", "thu", (1, 3)),
    ("We only meet 1st Monday of each month. Use main entrance.", "mon", (1,)),
    ("This meeting is held on the 1st Wed of each month only.", "wed", (1,)),
    ("This meeting is on the 1st and 3rd Tuesday of the month and is for all.", "tue", (1, 3)),
    (
        "Please Note this Meeting is only Held on the 2nd & Last Thursday of the Month.",
        "thu",
        (2, -1),
    ),
    ("Meeting runs on the second and fourth Wednesday of each month.", "wed", (2, 4)),
    ("Only meets 1st Saturday of the Month. Basement.", "sat", (1,)),
    ("Only on 3rd Saturday of each month", "sat", (3,)),
    ("First Saturday of the month only: we meet once per month", "sat", (1,)),
    (
        "It lasts 1.5hrs. 1st & 3rd Monday of the month (subject to change). All welcome.",
        "mon",
        (1, 3),
    ),
    ("A 90min monthly Meeting on the 2nd Saturday of every month.", None, (2,)),
    # these say what happens in a meeting that is weekly
    ("Speaker last Friday", "fri", ()),
    ("Speaker meeting last Friday of the month", "fri", ()),
    ("Open meeting 4th Saturday", "sat", ()),
    ("Birthday night last Wednesday of the month", "wed", ()),
    ("Business meeting 1st Tuesday of the month", "tue", ()),
    ("Business meeting is held every 1st Monday of the month", "mon", ()),
    ("Step mtg held on 1st Sunday of every month.", "sun", ()),
    ("Last Tuesday of month / Step Meeting", "tue", ()),
    ("1st Friday - Topic\n2nd Friday - Speaker", "fri", ()),
    ("We meet in person and virtually on the 2nd Thursday of each month", "thu", ()),
    ("We meet on the first and third Thursdays virtually and on the second in person", "thu", ()),
    ("This meeting is ONLINE ONLY on the last Tuesday of each month", "tue", ()),
    ("From July 2022, the meeting on the first Saturday of every month will be from 7", "sat", ()),
    ("We don't meet on the last Tuesday of the month.", "tue", ()),
    ("We meet on the 2nd Tuesday", "mon", ()),
]


@pytest.mark.parametrize(("name", "day", "weeks"), NAMED_WEEKS)
def test_a_name_makes_a_meeting_monthly_only_where_it_says_when_it_meets(name, day, weeks):
    assert _said(name, None, day).weeks == weeks


@pytest.mark.parametrize(("notes", "day", "weeks"), NOTED_WEEKS)
def test_notes_make_it_monthly_only_where_they_say_when_it_meets(notes, day, weeks):
    found = _said("Hope", notes, day)
    assert found.weeks == weeks


def test_notes_give_the_week_that_a_monthly_name_leaves_open():
    found = _said("Young Person's Monthly Meeting", "1st Wed of the month. Doors open at 6.", "wed")
    assert (found.weeks, found.monthly_unclear) == ((1,), False)


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("The Elements of Recovery (MONTHLY MEETING)", None),
        ("Women's Monthly Step", None),
        ("Hope", "Meets once a month"),
        ("Hope", "This is a monthly meeting"),
        ("Monthly Business Meeting District 7", "Meets one Sunday of the month for GR's"),
        ("Monthly Business Meeting", "Business meeting that meets one day a month"),
        ("Hope - Meets Second Saturday of Each Odd Month", None),
        ("LAST SUNDAY BREAKFAST (5 Sundays a Year)", None),
    ],
)
def test_monthly_without_a_week_is_unclear(name, notes):
    found = _said(name, notes)
    assert found.monthly_unclear
    assert found.weeks == ()


@pytest.mark.parametrize(
    "notes",
    [
        "We have a once-monthly business meeting",
        "Main share once a month",
        "Monthly speaker",
        "Business meeting that meets one day a month",
        "Step of the month",
    ],
)
def test_a_weekly_meeting_with_something_monthly_stays_weekly(notes):
    assert not _said("Hope", notes).monthly_unclear


@pytest.mark.parametrize(
    ("notes", "caution"),
    [
        ("No meetings on holidays", Caution.NOT_ON_HOLIDAYS),
        ("NO MTG BANK HOLIDAYS", Caution.NOT_ON_HOLIDAYS),
        ("Building closed on major and federal holidays", Caution.NOT_ON_HOLIDAYS),
        ("Does not meet on Mon of holiday weekends", Caution.NOT_ON_HOLIDAYS),
        ("No meeting if the meeting day falls on a holiday.", Caution.NOT_ON_HOLIDAYS),
        ("Term time only", Caution.TERM_TIME_ONLY),
        ("Meeting is closed on all school holidays", Caution.TERM_TIME_ONLY),
        ("During the school year", Caution.TERM_TIME_ONLY),
        ("Time may change to coincide with sunrise", Caution.TIME_MAY_CHANGE),
        ("Meeting time will switch to 8am on March 29", Caution.TIME_MAY_CHANGE),
        ("Please call first", Caution.ASK_FIRST),
        ("By appointment", Caution.ASK_FIRST),
        ("Contact us before attending", Caution.ASK_FIRST),
        ("Check Website Calendar to verify actual date.", Caution.ASK_FIRST),
        ("We don't meet on the last Tuesday", Caution.ASK_FIRST),
        ("We do not meet here on the 2nd Thursday of the month.", Caution.ASK_FIRST),
    ],
)
def test_warnings_become_cautions(notes, caution):
    assert _said("Hope", notes).cautions == {caution}


@pytest.mark.parametrize(
    "notes",
    [
        "Meets every Sunday, even on holidays.",
        "We have our meeting through the holidays.",
        "Closed meeting. Holiday Inn",
        "Call ahead for wheelchair access",
        "Closed except last Saturday of each month",
        "Sometimes we go for coffee",
        None,
    ],
)
def test_other_words_are_no_caution(notes):
    assert _said("Hope", notes).cautions == frozenset()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("25007 Monthly Business Meeting District 7", Kind.SERVICE),
        ("Group Conscience", Kind.SERVICE),
        ("Intergroup Meeting", Kind.SERVICE),
        ("District 12 Meeting", Kind.SERVICE),
        ("GSR Orientation", Kind.SERVICE),
        ("Area Assembly", Kind.SERVICE),
        ("Christmas Alkathon", Kind.EVENT),
        ("Spring Round-Up 2026", Kind.EVENT),
        ("Annual Picnic", Kind.EVENT),
        ("One-Day Workshop", Kind.EVENT),
        ("Intergroup Noon", None),
        ("Park--meets inside or outside per group conscience", None),
        ("Big Book Workshop Group", None),
        ("24hr International Marathon Meeting", None),
        ("Serenity", None),
        (None, None),
    ],
)
def test_the_kind_is_in_the_name(name, kind):
    assert _said(name).kind is kind


def test_an_ordinary_meeting_that_mentions_its_business_meeting_stays_one():
    assert _said("Hope", "Business meeting last Friday. Annual picnic in 2026.").kind is None


ACCESS = [
    ("1st Mon each month 'open'.", "mon", None, {Access.OPEN: (1,)}),
    ("1st, 3rd & 5th Mon each month 'open'.", "mon", None, {Access.OPEN: (1, 3, 5)}),
    ("Last Tues each mnth 'open'.", "tue", None, {Access.OPEN: (-1,)}),
    ("Last Thur each month 'open'", "thu", None, {Access.OPEN: (-1,)}),
    ("Last Sun each month 'closed'.", "sun", None, {Access.CLOSED: (-1,)}),
    ("4th Sunday each month is closed.", "sun", None, {Access.CLOSED: (4,)}),
    ("3rd Monday of each month - Closed Step Meeting", "mon", None, {Access.CLOSED: (3,)}),
    ('"Open to all" 1st Tuesday of month', "tue", None, {Access.OPEN: (1,)}),
    ("'Open' last Tue each month.", "tue", None, {Access.OPEN: (-1,)}),
    (
        "Each Saturday, first Saturday each month is an open meeting.",
        "sat",
        None,
        {Access.OPEN: (1,)},
    ),
    ("First meeting of the month is an open meeting", "fri", None, {Access.OPEN: (1,)}),
    (
        "Closed meeting, but open (friends/family welcome) on the last Saturday of the month",
        "sat",
        Access.CLOSED,
        {Access.OPEN: (-1,)},
    ),
    ("Closed except last Saturday of each month.", "sat", Access.CLOSED, {Access.OPEN: (-1,)}),
    ("'Open' mtgs on request.", None, Access.OPEN_ON_REQUEST, {}),
    (
        "Open Meeting; Closed meeting last Thursday of month",
        "thu",
        Access.OPEN,
        {Access.CLOSED: (-1,)},
    ),
    ("Room 125; weekly; open meeting 2nd Sunday of each month", "sun", None, {Access.OPEN: (2,)}),
    (
        "All meetings are closed meetings with the exception of the first Monday of each month.",
        "mon",
        Access.CLOSED,
        {Access.OPEN: (1,)},
    ),
    ("Last Tuesday of the month is the open meeting.", "tue", None, {Access.OPEN: (-1,)}),
    ("Open to all on request", None, Access.OPEN_ON_REQUEST, {}),
    ("Closed: Open on request.", None, Access.OPEN_ON_REQUEST, {}),
    ("All mtgs 'open'.", None, Access.OPEN, {}),
    ("Alll mtgs 'oepn'", None, Access.OPEN, {}),
    ("This meeting is open and anyone may attend.", None, Access.OPEN, {}),
    ("Open to addicts only", None, Access.CLOSED, {}),
    (
        "This meeting is closed; only those who have a desire to stop using may attend.",
        None,
        Access.CLOSED,
        {},
    ),
    ("Open meeting; Closed meeting", None, None, {}),
    # stated by a sentence of the publisher's own
    ("Meeting type: Open", None, Access.OPEN, {}),
    ("Meeting type: Open/Non-Smoking/Discussion", None, Access.OPEN, {}),
    ("The meeting is an open meeting and has a rotating format", None, Access.OPEN, {}),
    ("This is an open meeting of EDA in the area", None, Access.OPEN, {}),
    (
        "Speaker **Open to students/professionals (observers), friends, and family (for support).",
        None,
        Access.OPEN,
        {},
    ),
    ("OPEN MEETING (All are welcome)", None, Access.OPEN, {}),
    ("OPEN MEETING (All are welcome) Meets in Room 2| Child friendly", None, Access.OPEN, {}),
    ("All mtgs'open'.", None, Access.OPEN, {}),
    ("Allmtgs 'open'.", None, Access.OPEN, {}),
    ("Topic\nClosed meeting, limited to EDA members only", None, Access.CLOSED, {}),
    (
        "CLOSED MEETING(Open to friends and families directly affected by someone's addiction)",
        None,
        Access.CLOSED,
        {},
    ),
    ("This is a closed meeting, only open to alcoholics. Chit.", None, Access.CLOSED, {}),
    ("This is closed meeting.", None, Access.CLOSED, {}),
    ("This is a 'Closed' meeting", None, Access.CLOSED, {}),
    (
        "This is a Closed Meeting but will be Open on the 4th Friday of the Month.",
        "fri",
        Access.CLOSED,
        {Access.OPEN: (4,)},
    ),
    ("Meeting type: Open/Women", None, None, {}),
    ("Meeting type: Big Book Study", None, None, {}),
    ("This is an open meeting of women", None, None, {}),
    ("This is an open meeting in December only", None, None, {}),
    ("This is an open meeting and men are asked to leave", None, None, {}),
    ("This meeting is open to anyone who has a desire to recover", None, None, {}),
    ("An open meeting for all women", None, None, {}),
    ("All mtgs 'open' in term.", None, None, {}),
    ("Quarterly open meeting on the first Sunday of the quarter", "sun", None, {}),
    ("For alcoholics", None, None, {}),
    ("The first Monday night meeting of every month is an Open Meeting (8pm)", "mon", None, {}),
    (":ast Mon each month 'open'.", "mon", None, {}),
    ("4 open mtgs each year. Last Wed of March", "wed", None, {}),
    ("Last Wed in odd numbered mnths 'open'.", "wed", None, {}),
    ("April - Oct all mtgs 'open'.", None, None, {}),
    ("1st Tue each month 'open'.", "mon", None, {}),
    ("Doors open at 7", None, None, {}),
    ("The door is closed at 8", None, None, {}),
]


@pytest.mark.parametrize(("notes", "day", "access", "weeks"), ACCESS)
def test_words_say_who_may_come_where_they_are_sure(notes, day, access, weeks):
    found = _said("Hope", notes, day)
    assert (found.access, dict(found.access_weeks)) == (access, weeks)
    assert found.weeks == ()


@pytest.mark.parametrize(
    ("notes", "conditions"),
    [
        ("30 days sobriety required. Ring bell", "30 days sobriety required."),
        ("Must have 90 days clean to attend", "Must have 90 days clean to attend"),
        ("Camera must be on", "Camera must be on"),
        ("90 days sobriety required to chair", None),
        ("24 hours sober required to share", None),  # it bars nobody, and stays in the notes
        ("Not open to newcomers", "Not open to newcomers"),
        ("Members only. Not open to newcomers.", "Not open to newcomers."),
        ("Sorry, no newcomers", "Sorry, no newcomers"),
        ("Not recommended for beginners", "Not recommended for beginners"),
        ("Newcomers are not admitted", "Newcomers are not admitted"),
        ("Closed to new members", "Closed to new members"),
        ("No newcomer meeting this week", None),
        ("Not just for newcomers", None),
        ("This is not a newcomers meeting", None),
        ("Adult children of alcoholics only", "Adult children of alcoholics only"),
        ("For adult daughters of alcoholics only", "For adult daughters of alcoholics only"),
        ("Parents only", "Parents only"),
        ("Couples only", "Couples only"),
        ("Spouses and partners only", "Spouses and partners only"),
        ("Parking for parents only", None),
        ("Attendance limited to parents", "Attendance limited to parents"),
        (
            "Only for parents of alcoholics and addicts",
            "Only for parents of alcoholics and addicts",
        ),
        ("Seating limited to 30", None),
        ("Cameras are not required", None),
        ("Celebrating 30 days sober", None),
        (None, None),
    ],
)
def test_conditions_are_what_is_asked_of_everyone(notes, conditions):
    assert _said("Hope", notes).conditions == conditions


def test_a_registration_has_its_link_and_its_words():
    found = _said(
        "Hope", "Register to receive zoom info: https://zoom.us/meeting/register/t"
    ).registration
    assert found is not None
    assert (found.required, found.url) == (True, "https://zoom.us/meeting/register/t")
    assert found.notes == "Register to receive zoom info"


@pytest.mark.parametrize(
    ("notes", "required"),
    [
        ("Pre-registration required", True),
        ("Must pre-register to attend", True),
        ("Please book a seat", True),
        ("No prior registration is required.", False),
        ("No need to book in, just turn up", False),
        ("Please bring your own book", None),
        ("Cars must register at reception", None),
        ("Registered service animals only", None),
        ("Sign up as a speaker: please sign up", None),
    ],
)
def test_registration_is_told_from_books_and_cars(notes, required):
    found = _said("Hope", notes).registration
    assert (found.required if found else None) is required


@pytest.mark.parametrize(
    ("notes", "day", "dates"),
    [
        ("No meeting December 25, 2026.", "fri", [(2026, 12, 25)]),
        ("No mtg held 25th December 2026", None, [(2026, 12, 25)]),
        ("Not meeting this Friday, July 10, 2026", "fri", [(2026, 7, 10)]),
        ("Meeting closed on 2026-12-25", "fri", [(2026, 12, 25)]),
        ("Meeting is closed 26th June 2026 and re-opens 3 July 2026", "fri", [(2026, 6, 26)]),
        ("Not meeting Nov 27, 2026 and December 25, 2026", "fri", [(2026, 11, 27), (2026, 12, 25)]),
        (
            "No meetings - Dec. 18, 2026 through Jan 1st, 2027",
            "fri",
            [(2026, 12, 18), (2026, 12, 25), (2027, 1, 1)],
        ),
        ("No meeting December 25, 2026", "mon", []),
        ("No meeting on July 4th", "sat", []),
        ("Closed meeting. Since May 1, 2020", "fri", []),
        ("First meeting on May 1, 2026", "fri", []),
        ("No meeting February 30, 2026", None, []),
    ],
)
def test_only_full_dates_cancel_a_meeting(notes, day, dates):
    found = _said("Hope", notes, day).exceptions
    assert [item.date for item in found] == [date(*day) for day in dates]
    assert all(item.change is Change.CANCELLED and item.text for item in found)


@pytest.mark.parametrize(
    ("name", "notes", "zone"),
    [
        ("Hope", "Pacific Standard Time; Zoom", "America/Los_Angeles"),
        ("Hope", "Eastern Time", "America/New_York"),
        ("Freedom - 6pm Eastern - Online", None, "America/New_York"),
        ("Hope", "3:30 pm Pacific Time/ 6:30 pm Eastern Time", None),
        ("Central Group", "Enter from Pacific Avenue", None),
        (None, None, None),
    ],
)
def test_a_zone_that_stands_alone_is_a_hint(name, notes, zone):
    assert _said(name, notes).time_zone == zone


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            [n for n, _, _ in NAMED_WEEKS + NOTED_WEEKS] + ["\n", "no", "closed", "2026"]
        )
        | st.text()
    ),
    st.sampled_from([None, *Weekday]),
)
def test_no_text_makes_it_raise(parts, day):
    text = " ".join(parts)
    found = said(text, text, weekday=day)
    assert not (found.weeks and found.monthly_unclear)


def test_the_thirteen_district_meetings_of_massachusetts_are_service_of_an_unknown_week(listings):
    rows = json.loads((listings / "meeting-guide/al-anon-massachusetts.json").read_text("utf-8"))
    found = [row for row in rows if _said(row["name"]).kind is Kind.SERVICE]
    assert len(found) == 13
    assert all(_said(row["name"], row["notes"]).monthly_unclear for row in found)

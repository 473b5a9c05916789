"""From a phrase of a listing to who may come, on what condition, and what a relative is told."""

import pytest

from finder.model import Access
from finder.register.viewers import viewer_answers
from importers import Feed
from tests.clean.drafts import codes, meeting, row

OPEN, CLOSED, ASK = Access.OPEN, Access.CLOSED, Access.OPEN_ON_REQUEST
NO, FIRST = "No. Look for an open meeting or a family group.", "Ask the group first."
LISTEN = "Yes, you may come and listen."


def listed(notes, *, fellowship="aa", labels="O", name="Morning Light"):
    feed = Feed(key="feed", urls=("x",), fellowship=fellowship, timezone="America/New_York")
    return meeting(feed, name=name, notes=notes, codes=codes(*labels.split()))


def answers(found):
    return {each.viewer: each.answer for each in viewer_answers(found, found.access)}


@pytest.mark.parametrize(
    "words",
    [
        # sober time, without a word for it
        "Old-timers (10+ years) only",
        "Oldtimers only",
        "Old Timers Only (20+ years)",
        "Long-timers only",
        "Newcomers only",
        "10+ years only",
        "20 years or more only",
        "Members with 5+ years only",
        "For those with 10 years or more",
        "For members with at least 10 years of sobriety",
        "Please have at least 90 days",
        "Must have 90 days to attend",
        "90 days required",
        "Minimum 1 year",
        "You need at least 6 months to join",
        # a sponsor, the steps
        "Must have sponsor",
        "Must have a sponsor",
        "A sponsor is required",
        "Attendees must have a current sponsor and home group",
        "Only for those with a sponsor",
        "Must have completed the steps",
        "You must have worked all twelve steps with a sponsor",
        "For those who have completed the steps",
        "Must be working the steps",
        "Must have read the Big Book",
        # a card, or a way past a gate
        "Military ID required",
        "base ID required",
        "Photo ID required",
        "Government-issued ID required at gate",
        "You must show military ID at the gate",
        "Must have base access",
        "Military ID needed to get on base",
        "Must be able to get on base",
        # some people alone
        "Pilots (BOAF) only",
        "Nurses (RN, LPN) only",
        "Lawyers and judges (LCL) only",
        "For women, trans and non-binary people",
    ],
)
def test_what_is_asked_of_all_is_kept_and_part_of_every_yes(words):
    found = listed(f"Ring the bell.\n{words}\nCoffee.")
    assert (found.access, found.conditions) == (OPEN, words)
    assert all(said.startswith("If you meet the group's") for said in answers(found).values())


@pytest.mark.parametrize(
    "words",
    [
        "We have 20 years of recovery here",
        "90 days sobriety to chair",
        "Sponsors available",
        "Sponsors must have 2 years",
        "Zoom ID required",
        "Meeting ID 123 456",
        "Must have 24 hours notice to open the room",
        "Old timers and newcomers welcome",
        "Enter through the gate",
        "The minimum donation is one dollar",
        "Has met for 10 years or more",
        "Steps 1-3 completed each month",
    ],
)
def test_other_words_ask_nothing(words):
    found = listed(words)
    assert (found.access, found.conditions) == (OPEN, None)


@pytest.mark.parametrize(
    "words",
    [
        "By appointment only",
        "Attendance by appointment only",
        "Please call for an appointment",
        "Appointment required",
    ],
)
def test_who_comes_by_appointment_asks_and_signs_up_first(words):
    found = listed(words)
    assert (found.access, found.registration.required) == (ASK, True)
    assert found.registration.notes == words
    assert answers(found)["relative"] == f"{FIRST} You must sign up first."


@pytest.mark.parametrize(
    "words",
    [
        "Private meeting, call for address",
        "This is a private meeting.",
        "Private AA meeting",
        "This group is private",
        "Not a public meeting",
    ],
)
def test_a_private_meeting_is_one_to_ask(words):
    found = listed(words)
    assert (found.access, found.conditions) == (ASK, words)
    assert answers(found)["relative"] == FIRST


@pytest.mark.parametrize(
    "words", ["Private parking", "Private room in the rear", "Private dining room", "Private home"]
)
def test_a_private_place_is_no_private_meeting(words):
    assert listed(words).access is OPEN


@pytest.mark.parametrize(
    "words",
    [
        "For clients of the program",
        "For residents of the facility",
        "For current patients of Larkfield Hospital",
        "This meeting is for inpatients",
        "For alumni and clients of Larkfield House",
    ],
)
def test_for_those_inside_is_not_for_the_public_without_only_too(words):
    assert listed(words).access is Access.RESTRICTED


@pytest.mark.parametrize(
    "words", ["Parking for residents of the street", "Coffee for staff of the church", "For all"]
)
def test_what_is_there_for_those_inside_restricts_nobody_else(words):
    assert listed(words).access is OPEN


@pytest.mark.parametrize(
    ("fellowship", "words"),
    [
        ("na", "for addicts or those who think they may have a problem"),
        ("ca", "for addicts or those who think they may have a problem"),
        ("na", "For addicts, or anyone who thinks they may have a drug problem"),
        ("na", "This meeting is for addicts or people who believe they may be an addict"),
        ("aa", "Open to all alcoholics and addicts"),
        ("aa", "Open to alcoholics and addicts"),
        ("aa", "Open to any alcoholic"),
        ("aa", "Open to all recovering alcoholics"),
        ("aa", "Open to all members"),
        ("aa", "For addicts and alcoholics only"),
        ("na", "This meeting is open to all addicts seeking recovery"),
    ],
)
def test_who_it_is_open_to_is_not_those_who_are_not_named(fellowship, words):
    labelled = listed(words, fellowship=fellowship)
    assert labelled.access is CLOSED
    assert answers(labelled)["relative"] == FIRST  # listed as open besides
    assert answers(listed(words, fellowship=fellowship, labels=""))["relative"] == NO


@pytest.mark.parametrize(
    "words",
    [
        "This is a meeting for recovering alcoholics",
        "For anyone who thinks they may have a drinking problem",
        "For alcoholics and addicts",
        "An Al-Anon focused meeting for Alcoholics",
    ],
)
def test_whom_it_is_for_makes_others_ask_whatever_the_label(words):
    assert listed(words).access is ASK
    assert listed(words, labels="").access is Access.NOT_STATED
    assert listed(words, labels="C").access is CLOSED


@pytest.mark.parametrize(
    "words",
    [
        "Open to alcoholics and non-alcoholics",
        "Open to all alcoholics and their families",
        "All alcoholics are welcome!",
        "A big book for addicts is on the table",
    ],
)
def test_other_words_on_alcoholics_and_addicts_shut_nobody_out(words):
    assert listed(words).access is OPEN


@pytest.mark.parametrize(
    ("words", "audience"),
    [
        ("Big Book/Ladies only", "women"),
        ("Step study/Women only", "women"),
        ("Discussion/gentlemen only", "men"),
        ("Open to all women", "women"),
        ("Open to all Men.", "men"),
        ("This meeting is for women.", "women"),
        ("A meeting for women", "women"),
        ("This is an open meeting for women in recovery", "women"),
        ("For ladies", "women"),
        ("Reunión para mujeres", "women"),
        ("Meeting für Männer", "men"),
    ],
)
def test_women_or_men_may_be_named_without_only(words, audience):
    found = listed(words)
    assert (found.access, found.audiences) == (OPEN, {audience})
    assert answers(found)["relative"].endswith("Anyone else: ask the group first.")


@pytest.mark.parametrize(
    "words",
    [
        "Men/women only",
        "Men/ladies only",
        "Open to all women and men",
        "Open to women, men and all others",
        "Restrooms for women are upstairs",
        "Not just for women",
        "A book for women in recovery is on the table",
        "Women are welcome",
        "Childcare for women",
    ],
)
def test_other_words_on_women_and_men_narrow_nothing(words):
    found = listed(words)
    assert (found.access, found.audiences, found.conditions) == (OPEN, set(), None)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Morning Light", "Closed Discussion."),
        ("Morning Light", "Closed Big Book study"),
        ("Morning Light", "Closed step/tradition"),
        ("Morning Light", "This is a closed group."),
        ("Closed Women's Book Study", None),
        ("Hope Group - Closed Discussion", None),
        ("Lark (Closed Meeting)", None),
    ],
)
@pytest.mark.parametrize("fellowship", ["aa", "aca"])
def test_a_meeting_that_calls_itself_closed_is_not_open_by_its_label(name, words, fellowship):
    found = listed(words, fellowship=fellowship, name=name)
    assert (found.access, found.access_text) == (CLOSED, "Listed as both open and closed")
    assert answers(found)["relative"] == FIRST
    assert listed(words, fellowship=fellowship, name=name, labels="").access is CLOSED


@pytest.mark.parametrize("labels", ["", "O"])
@pytest.mark.parametrize("words", ["Open to all", "This is an open meeting"])
def test_a_name_and_notes_at_odds_are_no_yes(labels, words):
    found = listed(words, name="Closed Step Meeting", labels=labels)
    assert found.access is (ASK if labels else Access.NOT_STATED)
    assert answers(found)["relative"] == FIRST


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Closed Minds Opened", None),
        ("Hope", "Tuesday 5:30 Women's Meeting. Closed Discussion."),
        ("Hope", "The closed discussion room is upstairs"),
        ("Hope", "Closed on holidays"),
    ],
)
def test_other_words_that_hold_closed_close_nothing(name, words):
    assert listed(words, name=name).access is OPEN


@pytest.mark.parametrize(
    ("fellowship", "words"),
    [
        ("al-anon", "Open to Al-Anon members only"),
        ("nar-anon", "Nar-Anon members only"),
        ("al-anon", "Members of Al-Anon only"),
        ("al-anon", "Family members and friends only"),
        ("al-anon", "Only for families and friends of alcoholics"),
        ("al-anon", "1st Monday open speaker with AA; all others families and friends only"),
    ],
)
def test_a_family_group_for_its_own_alone_tells_no_visitor_yes(fellowship, words):
    said = answers(listed(words, fellowship=fellowship))
    assert said["relative"] == "Yes, this is for you."
    assert said["visitor"] == FIRST


@pytest.mark.parametrize(
    ("fellowship", "words"),
    [
        ("al-anon", "No members of AA, please"),
        ("al-anon", "Not open to members of AA"),
        ("al-anon", "AA members please do not attend"),
        ("al-anon", "Closed to those in AA"),
        ("nar-anon", "No addicts please"),
        ("al-anon", "Double winners only"),
        ("pal", "Parents of addicted loved ones only"),
        ("pal", "Mothers and fathers of addicted children only"),
        ("pal", "Grandparents of addicted loved ones only"),
        ("al-anon", "For spouses and partners of alcoholics"),
        ("al-anon", "This meeting is for parents"),
    ],
)
def test_what_a_family_group_asks_of_relatives_is_kept_and_part_of_their_yes(fellowship, words):
    found = listed(words, fellowship=fellowship, labels="C")
    assert found.conditions == words
    assert answers(found)["relative"] == "If you meet the group's condition: yes, this is for you."


@pytest.mark.parametrize(
    "words",
    [
        "No nursing students please",
        "Closed to students",
        "No student nurses or interns, please",
        "Students may not attend",
    ],
)
def test_students_alone_are_shut_out_where_they_alone_are_named(words):
    found = listed(words)
    assert (found.access, found.conditions) == (OPEN, words)
    assert answers(found) == {"self": "Yes, you may come.", "relative": LISTEN, "visitor": FIRST}


@pytest.mark.parametrize(
    "words",
    [
        "Newcomers and students welcome",
        "Students are welcome",
        "Visitors and professionals welcome",
        "We welcome observers",
        "Nursing students welcome with permission",
    ],
)
def test_whom_a_closed_family_group_welcomes_hears_no_no(words):
    found = listed(words, fellowship="al-anon", labels="C")
    assert found.access is ASK
    said = answers(found)
    assert (said["relative"], said["visitor"]) == ("Yes, this is for you.", FIRST)


@pytest.mark.parametrize("words", ["Friends welcome", "Newcomers welcome", "Families are welcome"])
def test_that_it_welcomes_relatives_opens_a_family_group_to_no_visitor(words):
    assert listed(words, fellowship="al-anon", labels="C").access is CLOSED


@pytest.mark.parametrize(
    ("labels", "words", "access"),
    [
        ("O", "Open to addicts only. Open on request.", ASK),
        ("", "Open to addicts only. Open on request.", ASK),
        ("O", "Open meeting; Closed meeting", ASK),
        ("", "Open meeting; Closed meeting", Access.NOT_STATED),
        ("O", "This is an open meeting. Open on request.", ASK),
        ("C", "Open meeting; Closed meeting", CLOSED),
    ],
)
def test_two_sentences_at_odds_leave_a_label_that_opens_in_doubt(labels, words, access):
    assert listed(words, labels=labels).access is access


@pytest.mark.parametrize("labels", ["O C", "O"])
def test_a_relative_turned_away_is_not_told_to_ask_where_it_is_listed_as_both(labels):
    said = answers(listed("Sorry, no spouses", labels=labels))
    assert (said["relative"], said["visitor"]) == (NO, FIRST)


def test_both_open_and_closed_is_counted_where_the_words_say_it():
    feed = Feed(key="feed", urls=("x",), fellowship="aca", timezone="America/New_York")
    found = row(feed, notes="Closed Discussion.", codes=codes("O"))
    assert [problem.reason for problem in found.problems] == ["both open and closed"]

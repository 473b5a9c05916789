"""From what a listing says to what a relative reads: who may come, and may I?"""

import json
import re
from datetime import date

import pytest

from finder.model import Meeting
from finder.register.access import access_sentence
from finder.register.fellowships import fellowships
from finder.register.viewers import viewer_answers
from finder.register.welcomes import welcome
from finder.schedule import access_on
from importers import Feed, Part
from importers.listing import read

# Mondays of a month of four: the first, second, third and last.
FIRST, SECOND, THIRD, LAST = (date(2026, 12, day) for day in (7, 14, 21, 28))

AA_OPEN, AA_CLOSED = "Anyone may come. If you have no drinking problem", "you need not be a member"
NA_OPEN, NA_CLOSED = "Anyone may come, family and friends too", "a problem with drugs, you may come"
UNSAID = "The group has not said who may come. Ask before you go."
OTHERS_ASK = "Anyone else: ask the group first."
AL_CLOSED, AL_OPEN = "If someone else's drinking troubles you", "Anyone may come: families, friends"
TEENS = "If you are a teenager"
FRIENDS = "For families and friends: you can come."
ANYONE = "Anyone may come."
ON_FIRST, ON_LAST = (f"On the {which} Monday of the month:" for which in ("first", "last"))
LISTED_OPEN = (
    "The list calls it open. If you come for someone else or to learn, ask the group first."
)

# (fellowship, codes, words, day, what the sentence on that day says, the relative's first word)
CASES = [
    ("aa", "O", "", FIRST, AA_OPEN, "Yes"),
    ("aa", "C", "", FIRST, AA_CLOSED, "No"),
    ("aa", "", "", FIRST, UNSAID, "Ask"),
    ("aa", "O C", "", FIRST, AA_CLOSED, "Ask"),
    ("aa", "D", "", FIRST, UNSAID, "Ask"),
    ("aa", "O D BE", "", FIRST, AA_OPEN, "Yes"),
    ("aa", "C W", "", FIRST, AA_CLOSED, "No"),
    ("aa", "TC", "", FIRST, UNSAID, "Ask"),
    ("aa", "TC O", "", FIRST, AA_OPEN, "Yes"),
    ("aa", "POA", "", FIRST, UNSAID, "Ask"),
    ("aa", "Y", "", FIRST, UNSAID, "Ask"),
    ("aa", "Y O", "", FIRST, AA_OPEN, "Yes"),
    ("aa", "A C", "", FIRST, AA_CLOSED, "No"),
    ("aa", "AL-AN O", "", FIRST, AA_OPEN, "Yes"),
    ("aa", "AL-AN", "", FIRST, UNSAID, "Ask"),
    ("aa", "O", "Bring a cushion.", LAST, AA_OPEN, "Yes"),
    ("na", "O", "", FIRST, NA_OPEN, "Yes"),
    ("na", "C", "", FIRST, NA_CLOSED, "No"),
    ("na", "", "", FIRST, UNSAID, "Ask"),
    ("na", "O C", "", SECOND, NA_CLOSED, "Ask"),
    ("na", "D", "", FIRST, UNSAID, "Ask"),
    ("ca", "O", "", FIRST, ANYONE, "Yes"),
    ("ca", "C", "", FIRST, "If you want to stop using, you may come.", "No"),
    ("ca", "", "", FIRST, UNSAID, "Ask"),
    ("ma", "O", "", FIRST, "Anyone may come, with or without a drug problem.", "Yes"),
    ("ma", "C", "", FIRST, "If you want to stop using marijuana, you may come.", "No"),
    ("cma", "O", "", FIRST, LISTED_OPEN, "Not stated"),
    ("cma", "C", "", FIRST, "If you want to stop using crystal meth, you may come.", "Ask"),
    ("ha", "O", "", FIRST, ANYONE, "Yes"),
    ("ha", "C", "", FIRST, "If you want to stop using heroin, you may come.", "Ask"),
    ("ha", "", "", FIRST, UNSAID, "Ask"),
    ("ga", "O", "", FIRST, "Anyone may come, family and friends too.", "Yes"),
    ("ga", "C", "", FIRST, "If you think you may have a gambling problem", "No"),
    ("ga", "", "", FIRST, UNSAID, "Ask"),
    ("oa", "O", "", FIRST, "You may come, also as a visitor.", "Yes"),
    ("oa", "C", "", FIRST, "If you want to stop eating in a way that harms you, or", "No"),
    ("oa", "", "", FIRST, UNSAID, "Ask"),
    ("eda", "", "", FIRST, UNSAID, "Ask"),
    ("eda", "O", "", FIRST, LISTED_OPEN, "Not stated"),
    ("sca", "O", "", FIRST, LISTED_OPEN, "Not stated"),
    ("sa", "O", "", FIRST, "You may come to listen and learn, says one group.", "Ask"),
    ("wfs", "O", "", FIRST, LISTED_OPEN, "No. It is only for women"),
    ("da", "O", "", FIRST, LISTED_OPEN, "Ask"),
    ("da", "C", "", FIRST, "If you want to stop running up debts, you may come.", "Ask"),
    ("slaa", "C", "", FIRST, "If you want to stop a way of seeking sex or love", "No"),
    ("saa", "O", "", FIRST, LISTED_OPEN, "Not stated"),
    ("coda", "O", "", FIRST, LISTED_OPEN, "Not stated"),
    ("coda", "", "", FIRST, UNSAID, "Ask"),
    ("aca", "O", "", FIRST, "Anyone may come: friends, relatives", "Yes"),
    ("aca", "C", "", FIRST, "If you grew up in a home with drinking", "No"),
    ("aca", "", "", FIRST, UNSAID, "Ask"),
    ("recovery-dharma", "O", "", FIRST, LISTED_OPEN, "Not stated"),
    ("refuge-recovery", "", "", FIRST, UNSAID, "Ask"),
    ("al-anon", "O", "", FIRST, AL_OPEN, "Yes"),
    ("al-anon", "C", "", FIRST, AL_CLOSED, "Yes"),
    ("al-anon", "", "", FIRST, AL_CLOSED, "Yes"),
    ("al-anon", "O C", "", FIRST, AL_CLOSED, "Yes"),
    ("al-anon", "POA", "", FIRST, AL_CLOSED, "Yes"),
    ("al-anon", "POA O", "", FIRST, AL_OPEN, "Yes"),
    ("al-anon", "TC", "", FIRST, AL_CLOSED, "Yes"),
    ("al-anon", "A", "", FIRST, AL_CLOSED, "Yes"),
    ("al-anon", "Y", "", FIRST, TEENS, "Yes, if you are a teenager."),
    ("al-anon", "Y O", "", FIRST, TEENS, "Yes, if you are a teenager."),
    ("alateen", "", "", FIRST, TEENS, "Yes, if you are a teenager."),
    ("narateen", "", "", FIRST, TEENS, "Yes, if you are a teenager."),
    ("nar-anon", "O", "", FIRST, ANYONE, "Yes"),
    ("nar-anon", "", "", FIRST, FRIENDS, "Yes"),
    ("gam-anon", "", "", FIRST, FRIENDS, "Yes"),
    ("gam-anon", "C", "", FIRST, f"{FRIENDS} {OTHERS_ASK}", "Yes"),
    ("nar-anon", "C", "", FIRST, f"{FRIENDS} {OTHERS_ASK}", "Yes"),
    ("co-anon", "", "", FIRST, FRIENDS, "Yes"),
    ("co-anon", "C", "", FIRST, f"{FRIENDS} {OTHERS_ASK}", "Yes"),
    ("s-anon", "O", "", FIRST, "If you want to learn about it, you may come too.", "Yes"),
    ("s-anon", "C", "", FIRST, "If someone else's sexual acts trouble you, you may come.", "Yes"),
    ("s-anon", "", "", FIRST, FRIENDS, "Yes"),
    ("cosa", "", "", FIRST, FRIENDS, "Yes"),
    ("sa", "C", "", FIRST, "If you want to stop lust", "No"),
    ("families-anonymous", "", "", FIRST, FRIENDS, "Yes"),
    ("pal", "", "", FIRST, FRIENDS, "Yes"),
    ("grasp", "", "", FIRST, FRIENDS, "Yes"),
    ("nami-family", "", "", FIRST, FRIENDS, "Yes"),
    ("smart-family", "", "", FIRST, FRIENDS, "Yes"),
    ("smart", "", "", FIRST, UNSAID, "Ask"),
    ("lifering", "", "", FIRST, UNSAID, "Ask"),
    ("smart", "O", "", FIRST, "Anyone may come, unless the meeting is marked private.", "Yes"),
    ("lifering", "O", "", FIRST, "Everyone is welcome to come.", "Yes"),
    ("slaa", "O", "", FIRST, "Anyone may come who has the problem", "Yes"),
    # weeks of the month
    (
        "aa",
        "C",
        "1st Monday of the month is open.",
        FIRST,
        AA_OPEN,
        "On the first Monday of the month: yes",
    ),
    (
        "aa",
        "C",
        "1st Monday of the month is open.",
        SECOND,
        AA_CLOSED,
        "On the first Monday of the month: yes",
    ),
    (
        "aa",
        "C",
        "Open on the last Monday of the month.",
        LAST,
        AA_OPEN,
        "On the last Monday of the month: yes",
    ),
    (
        "aa",
        "C",
        "Open on the last Monday of the month.",
        THIRD,
        AA_CLOSED,
        "On the last Monday of the month: yes",
    ),
    (
        "na",
        "C",
        "3rd Monday of the month is open.",
        THIRD,
        NA_OPEN,
        "On the third Monday of the month: yes",
    ),
    (
        "na",
        "C",
        "3rd Monday of the month is open.",
        FIRST,
        NA_CLOSED,
        "On the third Monday of the month: yes",
    ),
    (
        "aa",
        "O",
        "Last Monday of each month is closed.",
        LAST,
        AA_CLOSED,
        "On the last Monday of the month: no",
    ),
    (
        "aa",
        "O",
        "Last Monday of each month is closed.",
        FIRST,
        AA_OPEN,
        "On the last Monday of the month: no",
    ),
    # weeks for family and friends
    *(
        (key, codes, words, day, sentence, f"{week} yes, you may come and listen. In other weeks:")
        for key, codes, words, week, days in (
            ("aa", "C", "Family and friends welcome on the last Monday", ON_LAST, (LAST, FIRST)),
            ("na", "", "Open to family 1st Monday", ON_FIRST, (FIRST, LAST)),
            ("eda", "", "Last Monday of the month: families welcome", ON_LAST, (LAST, FIRST)),
            ("ga", "C", "Family night 1st Monday of the month", ON_FIRST, (FIRST, THIRD)),
            ("oa", "C", "Closed, but open to family on the last Monday", ON_LAST, (LAST, SECOND)),
            ("independent", "", "Friends may attend on the first Monday", ON_FIRST, (FIRST, LAST)),
        )
        for day, sentence in zip(days, ("Family and friends may come too.", ""), strict=True)
    ),
    ("aa", "C", "Open to family 1st Friday", FIRST, AA_CLOSED, "No"),  # another day's meeting
    ("aa", "O", "Open to family 1st Monday", LAST, AA_OPEN, "Yes"),
    ("nar-anon", "", "Families welcome on the last Monday", FIRST, FRIENDS, "Yes"),
    ("aa", "C", "Bring the family to the potluck on the last Monday", LAST, AA_CLOSED, "No"),
    (
        "aa",
        "C",
        "Family welcome at birthday meeting, last Monday of month",
        LAST,
        "Family and friends may come too.",
        f"{ON_LAST} yes, you may come and listen.",
    ),
    (
        "aa",
        "C",
        "Open to friends and family except on the last Monday",
        FIRST,
        "Family and friends may come too.",
        f"{ON_LAST} no. Look for an open meeting or a family group. In other weeks: yes",
    ),
    (
        "aa",
        "C",
        "Open to friends and family except on the last Monday",
        LAST,
        AA_CLOSED,
        f"{ON_LAST} no.",
    ),
    # two fellowships in one room
    (
        "ga",
        "C",
        "Combined GA and Gam-Anon meeting. Open to all.",
        SECOND,
        "Family and friends may come too.",
        "Yes, this is for you.",
    ),
    (
        "ga",
        "C",
        "Combined GA/Gam-Anon meeting first Monday",
        FIRST,
        "Family and friends may come too.",
        f"{ON_FIRST} yes, this is for you. In other weeks: no.",
    ),
    ("al-anon", "C", "Adult children of alcoholics only", FIRST, AL_CLOSED, "If you meet the"),
    ("al-anon", "C", "Not open to newcomers.", FIRST, AL_CLOSED, "If you meet the group's"),
    # what keeps people out, or lets them in, in the list's own words
    ("aa", "O", "Members only please. No visitors.", FIRST, AA_CLOSED, "Ask"),
    ("eda", "O", "No visitors", FIRST, OTHERS_ASK, "Ask"),
    ("smart", "O", "No guests.", FIRST, OTHERS_ASK, "Ask"),
    ("na", "", "By invitation.", FIRST, "not for the public", "Ask"),
    ("lifering", "O", "No children please", FIRST, "If you meet the group's condition", "If you"),
]


def listed(fellowship: str, codes: str, words: str) -> Meeting:
    """The meeting as it is imported from a Meeting Guide listing."""
    row = {
        "slug": "one", "name": "Morning Light", "day": 1, "time": "19:00",
        "timezone": "America/New_York", "location": "Larkfield Hall",
        "formatted_address": "12 Larkfield Street, Boston, MA 02116, USA",
        "types": codes.split(), "notes": words,
    }  # fmt: skip
    part = Part(url="example", body=json.dumps([row]).encode())
    feed = Feed(key="example", urls=("example",), fellowship=fellowship, format="meeting_guide")
    (read_row,) = read([part], feed).rows
    (meeting,) = read_row.meetings
    return meeting


def test_the_table_has_its_sixty_cases():
    assert len(set(CASES)) == len(CASES) >= 60


@pytest.mark.parametrize(("fellowship", "codes", "words", "day", "sentence", "relative"), CASES)
def test_what_a_listing_says_becomes_what_a_relative_reads(
    fellowship, codes, words, day, sentence, relative
):
    meeting = listed(fellowship, codes, words)
    access = access_on(meeting, day)
    said = access_sentence(meeting, access, day=day)
    then = re.split(" So it is| On the ", said)[0]  # what holds on that day stands first
    assert sentence.lower() in then.lower()
    assert viewer_answers(meeting, access)[1].answer.startswith(relative)
    told = welcome(meeting, access)
    is_family = fellowships()[meeting.fellowship].family and not meeting.for_children
    assert (told is not None) == is_family
    assert told is None or told.says.startswith("Yes, this is for you if ")

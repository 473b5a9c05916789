"""The weeks of a meeting in words: every one it meets in, and none for what is only said of one."""

import pytest

from finder.model import Weekday
from importers.clean.month_weeks import meeting_weeks

SATURDAY = Weekday.from_number(5)
WEEKLY, WHICH, ASK = "weekly", "ask which week", "weekly, but ask first"

NAMES = [
    ("Steps 1st, 3rd and 5th Saturday", (1, 3, 5)),
    ("Hope 1st, 2nd, 4th Saturday", (1, 2, 4)),
    ("Hope 2nd, & 4th Saturday", (2, 4)),
    ("Hope 1st-3rd Saturdays", (1, 2, 3)),
    ("Hope 1st thru 3rd Saturday", (1, 2, 3)),
    ("Hope 1st 2nd 3rd Saturday", (1, 2, 3)),
    ("Hope first, third and last Saturday", (1, 3, -1)),
    ("Hope (All but 1st Saturday)", (2, 3, 4, 5)),
    ("First Things First Saturday", WEEKLY),
    ("Hope (2nd Saturday excluded)", ASK),
    ("Hope every Saturday, not the 1st", ASK),
    ("Every Saturday but the last", ASK),
    ("Hope (1st Sat men; 2nd Sat women)", ASK),
    ("Hope (2nd & 4th Saturday; last Saturday closed)", (2, 4)),
    ("Hope (2nd & 4th Saturday; no meeting last Saturday)", (2, 4)),
    ("Hope; 1st Saturday only", (1,)),
    ("Hope (Saturdays 1 & 3)", ASK),
    ("Hope (1 & 3 Saturday)", WHICH),
    ("Week 2 & 4 Saturday", WHICH),
    ("Hope (weeks 1 and 3)", WHICH),
    ("Hope 1st and 15th", WHICH),
    ("Hope 1st and 3rd", WHICH),
    ("First Saturday in December", WHICH),
    ("Hope 1st Saturdays Jan-May", WHICH),
    ("Hope penultimate Saturday", WHICH),
    ("Hope EOW", WHICH),
    ("Hope every 14 days", WHICH),
    ("Steps 1, 2 and 3", WEEKLY),
    ("Steps 2 & 3 Saturday", WEEKLY),
    ("Last but not Least", WEEKLY),
    ("Hope Every 2nd Saturday", WHICH),
    ("1st Saturday: speaker; other Saturdays: steps", ASK),
    ("Hope 2x a month", WHICH),
    ("Alternating Saturdays", WHICH),
    ("Only meets in odd months", WHICH),
    ("15th of each month", WHICH),
    ("Hope (Saturday, 1st only)", (1,)),
    ("Hope - every other Saturday", WHICH),
    ("Hope (Bi-Weekly)", WHICH),
    ("Fortnightly Hope", WHICH),
    ("Quarterly Speaker Jam", WHICH),
    ("Hope Twice Monthly", WHICH),
    ("Hope - 1st & 3rd Saturday", (1, 3)),
    ("Hope, 2nd and 4th Sat of the month", (2, 4)),
    ("Hope (2nd & 4th Sats only)", (2, 4)),
    ("Second Chance Saturday", WEEKLY),
    ("Second Wind Group", WEEKLY),
    ("Third Tradition Saturday", WEEKLY),
    ("One Day at a Time", WEEKLY),
    ("First Step Saturday Morning", WEEKLY),
    ("Saturday First Step", WEEKLY),
    ("First Light Saturday", WEEKLY),
    ("Saturday Second Street Group", WEEKLY),
    ("1st Sunday Group", WEEKLY),
    ("French Quarter Saturday", WEEKLY),
    ("Saturday at 3rd Avenue", WEEKLY),
    ("4th Dimension Saturday", WEEKLY),
    ("Last House on the Block", WEEKLY),
    ("Hope (Speaker last Saturday)", WEEKLY),
    ("Hope (birthday 1st Saturday)", WEEKLY),
    ("Fifth Saturday Speakers", (5,)),
    ("Hope - except 3rd Saturday", (1, 2, 4, 5)),
    ("Hope (except the last Saturday)", ASK),
    ("Hope (no meeting 1st Saturday)", (2, 3, 4, 5)),
    ("2nd to last Saturday", WHICH),
    ("Saturday Alternatives", WEEKLY),
    ("Big Book / Alternate Speaker", WEEKLY),
    ("Hope 1st Saturday monthly", (1,)),
    ("Saturday Nooner (1st & 3rd)", (1, 3)),
    ("Hope Saturdays 2nd & 4th", (2, 4)),
    ("Step 1st Saturday", WEEKLY),
    ("Monthly Hope", WHICH),
    ("Step of the Month Club", WEEKLY),
    ("Hope 1st & 3rd Sunday", WEEKLY),
    ("Hope (1st or 3rd Saturday)", (1, 3)),
    ("Even Keel Saturday", WEEKLY),
    ("Against the Odds", WEEKLY),
    ("First Saturday Group", (1,)),
    ("Every Saturday but the 1st", (2, 3, 4, 5)),
    ("Hope (Saturday except 5th)", (1, 2, 3, 4)),
    ("24 Hours Saturday", WEEKLY),
    ("Hope 12th Step Saturday", WEEKLY),
    ("11th Step Saturday", WEEKLY),
    ("Saturday 4th Step", WEEKLY),
]

NOTES = [
    ("Monthly", WHICH),
    ("2nd & 4th Saturdays", (2, 4)),
    ("First and Third Saturdays", (1, 3)),
    ("1st, 3rd and 5th Saturday", (1, 3, 5)),
    ("Saturday (1st only)", (1,)),
    ("1st Sat of mo. only", (1,)),
    ("Every other Saturday", WHICH),
    ("Fortnightly", WHICH),
    ("bi-weekly", WHICH),
    ("Alternate weeks", WHICH),
    ("Twice monthly", WHICH),
    ("Quarterly", WHICH),
    ("Meets 1st and 3rd Saturdays.", (1, 3)),
    ("Meets monthly", WHICH),
    ("We meet every second Saturday", WHICH),
    ("Meets on alternate Saturdays", WHICH),
    ("2x a month", WHICH),
    ("Alternating Saturdays", WHICH),
    ("Only meets in odd months", WHICH),
    ("15th of each month", WHICH),
    ("Meets twice a month.", WHICH),
    ("Once a month", WHICH),
    ("Every 2 weeks", WHICH),
    ("Meets every two weeks.", WHICH),
    ("All but 1st Saturday", (2, 3, 4, 5)),
    ("Saturdays except 3rd", (1, 2, 4, 5)),
    ("Every Saturday except the 1st", (2, 3, 4, 5)),
    ("Every Saturday except last", ASK),
    ("No meeting on the 1st Saturday", (2, 3, 4, 5)),
    ("2nd Saturday", (2,)),
    ("1st & 3rd", WEEKLY),
    ("First Saturday of each month. Wheelchair ramp.", (1,)),
    ("Enter by side door.\n2nd & 4th Saturdays", (2, 4)),
    ("Monthly. Parking in rear.", WHICH),
    ("This is a monthly meeting.", WHICH),
    ("Every other week", WHICH),
    ("1st and 3rd Saturdays only", (1, 3)),
    ("Last Saturday of the month only", (-1,)),
    ("Bi-monthly", WHICH),
    ("Meeting is bi-weekly", WHICH),
    ("1st Saturday: speaker", WEEKLY),
    ("Business meeting 2nd Sunday", WEEKLY),
    ("Business meeting 2nd Saturday", WEEKLY),
    ("Speaker meeting last Saturday", WEEKLY),
    ("Potluck 1st Saturday of the month", WEEKLY),
    ("Birthday night last Saturday", WEEKLY),
    ("Steward meetings on the 1st Saturday", WEEKLY),
    ("open meeting on the last Friday", WEEKLY),
    ("open meeting on the last Saturday", WEEKLY),
    ("Open meeting 1st Saturday only", WEEKLY),
    ("Speaker every other Saturday", WEEKLY),
    ("Alternate weeks step", WEEKLY),
    ("Big Book every other week", WEEKLY),
    ("Monthly business meeting", WEEKLY),
    ("Monthly speaker", WEEKLY),
    ("Speaker monthly", WEEKLY),
    ("Chips last Saturday", WEEKLY),
    ("1st Saturday - Speaker\n2nd Saturday - Steps", WEEKLY),
    ("1st Saturday speaker, 2nd Saturday steps", WEEKLY),
    ("2nd & 4th Sundays", WEEKLY),
    ("We read the book on alternate weeks", WEEKLY),
    ("Quarterly speaker jam", WEEKLY),
    ("Business meeting monthly", WEEKLY),
    ("Group conscience 2nd Saturday after the meeting", WEEKLY),
    ("Every other Saturday is a step meeting", WEEKLY),
    ("First things first.", WEEKLY),
    ("One day at a time", WEEKLY),
    ("Weekly", WEEKLY),
    ("Meets weekly", WEEKLY),
    ("We are in the 2nd floor on Saturday", WEEKLY),
    ("First Presbyterian Church Saturday", WEEKLY),
    ("Last Saturday is open", WEEKLY),
    ("On the last Saturday we celebrate birthdays", WEEKLY),
    ("Childcare 1st & 3rd Saturdays", WEEKLY),
    ("Anniversaries celebrated last Saturday of month", WEEKLY),
    ("Speaker\n1st Saturday", WEEKLY),
    ("Speaker meeting\n1st & 3rd Saturdays", ASK),
    ("We meet in the annex on the 1st Saturday", WEEKLY),
    ("ASL interpreter 1st and 3rd Saturdays", WEEKLY),
    ("Newcomers 1st Saturday", WEEKLY),
    ("In person 1st and 3rd Saturdays, Zoom other Saturdays", WEEKLY),
    ("Zoom only last Saturday", WEEKLY),
    ("There is a business meeting every 2nd Saturday", WEEKLY),
    ("No smoking 1st Saturday", WEEKLY),
]


def _said(name: str | None, notes: str | None) -> object:
    found = meeting_weeks(name, notes, weekday=SATURDAY)
    assert not (found.weeks and found.monthly)
    return found.weeks or (WHICH if found.monthly else ASK if found.ask else WEEKLY)


@pytest.mark.parametrize(("name", "meant"), NAMES)
def test_a_name_says_all_of_its_weeks_or_none(name, meant):
    assert _said(name, None) == meant


def test_a_week_that_a_name_leaves_out_of_its_own_is_worth_a_question():
    found = meeting_weeks("Hope (2nd & 4th Sat; last Sat closed)", None, weekday=SATURDAY)
    assert (found.weeks, found.ask) == ((2, 4), True)
    found = meeting_weeks("Hope (No Mtg On The 1st Sat of month!)", None, weekday=SATURDAY)
    assert (found.weeks, found.ask) == ((2, 3, 4, 5), False)


@pytest.mark.parametrize(("notes", "meant"), NOTES)
def test_notes_that_say_when_it_meets_are_told_from_those_that_say_what_happens_then(notes, meant):
    assert _said("Hope", notes) == meant


@pytest.mark.parametrize("words", ["1st & 3rd Sundays", "1st Saturday and 3rd Sunday"])
def test_weeks_of_another_day_are_not_those_of_this_meeting(words):
    assert _said("Hope", words) == WEEKLY
    assert _said(words, None) == WEEKLY


def test_two_sentences_of_different_weeks_give_both_and_a_warning():
    found = meeting_weeks("Hope", "Meets 1st Saturday.\nMeets 3rd Saturday.", weekday=SATURDAY)
    assert (found.weeks, found.ask) == ((1, 3), True)

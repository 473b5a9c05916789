"""Whom a list's own words let in where its label does not say it (issue 7)."""

import json
from datetime import date

import pytest

from finder.model import Access, Meeting
from finder.register.viewers import viewer_answers
from finder.register.welcomes import who_may_come
from importers import Feed, Part
from importers.listing import read

LISTEN, UNTOLD = "Yes, you may come and listen.", "Not stated: ask the group."
OPEN, CLOSED, ASK = Access.OPEN, Access.CLOSED, Access.OPEN_ON_REQUEST


def listed(fellowship: str, *, name: str = "Hope", notes: str = "", types: str = "") -> Meeting:
    row = {"name": name, "slug": "hope", "day": 1, "time": "19:00", "timezone": "America/Chicago"}
    row |= {"formatted_address": "1 Main Street, Springfield, IL 62701, USA", "latitude": 39.8}
    row |= {"longitude": -89.6, "types": types.split(), "notes": notes}
    url = "https://example.org/m.json"
    feed = Feed(
        key="example", urls=(url,), title="E", fellowship=fellowship, today=date(2026, 11, 22)
    )
    (made,) = read([Part(url=url, body=json.dumps([row]).encode())], feed).rows
    return made.meetings[0]


def told(meeting: Meeting) -> list[str]:
    return [item.answer for item in viewer_answers(meeting, meeting.access)][1:]


# (notes, what relatives are told, what visitors are told)
NOTES = [
    ("Open to students/professionals (observers), friends, and family (for support)", 1, 1),
    ("Big book **Open to students/professionals (observers), friends, and family", 1, 1),
    ("Friends, family and professionals are welcome", 1, 1),
    ("Family, friends and students are welcome to attend.", 1, 1),
    ("We welcome visitors and families.", 1, 1),
    ("Everyone welcome", 1, 1),
    ("All are welcome!", 1, 1),
    ("Everyone is welcome here", 1, 1),
    ("Open to everyone: friends, family, students and professionals", 1, 1),
    ("Open to everyone including friends and family", 1, 1),
    ("Family and friends welcome", 1, 0),
    ("Newcomers, family and friends are always welcome", 1, 0),
    ("This meeting is open to loved ones and friends.", 1, 0),
    ("Families welcome", 0, 0),
    ("Newcomers welcome", 0, 0),
    ("Friends of Bill welcome", 0, 0),
    ("Open to friends of Bill W", 0, 0),
    ("Family and friends welcome with permission", 0, 0),
    ("Family and friends welcome on birthdays", 0, 0),
    ("Open to anyone with an eating disorder", 0, 0),
    ("Everyone welcome who wants to recover", 0, 0),
    ("Open to family members only", 0, 0),
    ("Not open to family and friends", 0, 0),
    ("Bring a friend", 0, 0),
]


@pytest.mark.parametrize("fellowship", ["eda", "coda"])
@pytest.mark.parametrize(("notes", "relative", "visitor"), NOTES)
def test_open_lets_in_whom_the_lists_own_words_name(fellowship, notes, relative, visitor):
    meeting = listed(fellowship, notes=notes, types="O")
    answers = told(meeting)
    assert (answers[0] == LISTEN) == bool(relative)
    assert (answers[1] == LISTEN) == bool(visitor)
    said = who_may_come(meeting, meeting.access)
    assert ("Family and friends may come too." in said) == (relative > visitor)


def test_the_words_are_not_repeated_where_open_means_it_for_all():
    meeting = listed("aa", notes="Family and friends welcome", types="O")
    assert (meeting.access, meeting.access_text) == (OPEN, None)
    assert told(meeting) == [LISTEN, LISTEN]


# A name, its notes and labels, and what follows.
UNLABELLED = [
    ("Serenity AFG (open)", "", "", OPEN),
    ("Serenity AFG - Open Meeting", "", "", OPEN),
    ("Open Al-Anon Speaker Meeting", "", "", OPEN),
    ("Serenity AFG Open Meeting", "", "", OPEN),
    ("Serenity AFG Open", "", "", OPEN),
    ("Hope [Open to all]", "", "", OPEN),
    ("Serenity AFG", "Open meeting", "", OPEN),
    ("Serenity AFG", "Everyone welcome", "", ASK),
    ("Serenity AFG", "All are welcome.", "", ASK),
    ("Serenity AFG", "Everybody is welcome to join us!", "", ASK),
    ("Open Door AFG", "", "", CLOSED),
    ("Open Hearts Meeting", "", "", CLOSED),
    ("Eyes Wide Open Meeting", "", "", CLOSED),
    ("Open Minds, Open Hearts", "", "", CLOSED),
    ("Serenity AFG", "All parents welcome", "", CLOSED),
    ("Serenity AFG", "All are welcome whose lives were changed by a drinker", "", CLOSED),
    ("Serenity AFG", "All newcomers welcome", "", CLOSED),
    ("Serenity AFG (open)", "", "C", CLOSED),
    ("Serenity AFG", "Everyone welcome", "C", CLOSED),
    ("Serenity AFG (open)", "Closed meeting", "", CLOSED),
]


@pytest.mark.parametrize(("name", "notes", "types", "access"), UNLABELLED)
def test_a_default_holds_where_no_word_says_otherwise(name, notes, types, access):
    meeting = listed("al-anon", name=name, notes=notes, types=types)
    assert meeting.access is access
    assert told(meeting)[0] == "Yes, this is for you."


def test_a_week_in_the_name_says_which_week_is_open_and_no_more():
    meeting = listed("al-anon", name="Serenity AFG (last Monday open)")
    assert (meeting.access, meeting.access_weeks) == (CLOSED, {OPEN: (-1,)})


def test_the_groups_words_are_shown_where_others_have_to_ask():
    assert listed("al-anon", notes="Everyone welcome").access_text == "Everyone welcome"

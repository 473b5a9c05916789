"""Women or men, by what a meeting is called and not by a label or the word "only"."""

import pytest

from finder.model import Weekday
from finder.register.viewers import viewer_answers
from importers.clean.said_audience import said_audience
from tests.clean.drafts import codes, meeting

FRIDAY = Weekday.FRIDAY


@pytest.mark.parametrize(
    ("name", "audience"),
    [
        ("Ladies Day", "women"),
        ("Womens Meeeting", "women"),
        ("Open Minds Women's Group", "women"),
        ("Wonderful Womens Meeting", "women"),
        ("Womens' Meeting", "women"),
        ("Pennypack Park--Women’s Big Book", "women"),
        ("Women of Gratitude", "women"),
        ("Women in Recovery", "women"),
        ("Guildford Women", "women"),
        ("Sisters in Sobriety", "women"),
        ("Friday Women Only", "women"),
        ("Women Only - Joy", "women"),
        ("Mujeres en Sobriedad", "women"),
        ("We Stay Sober Men's Zoom Meeting", "men"),
        ("6 AM Men's Literature Meeting", "men"),
        ("Courage and Fellowship Men's AFG", "men"),
        ("Notting Hill Men`S Step", "men"),
        ("Woodmere Men's Preferred", "men"),
        ("Men Only Big Book", "men"),
        ("Men in Sobriety", "men"),
        ("Chelsea Men", "men"),
        ("Friday Men's Stag", "men"),
        ("Constructive Criticism Stag", "men"),
        ("Männermeeting Potsdam", "men"),
    ],
)
def test_a_meeting_that_is_called_womens_or_mens_is_theirs(name, audience):
    assert said_audience(name, None, FRIDAY) == {audience}


@pytest.mark.parametrize(
    "name",
    [
        "Men of Steel",
        "Men On A Mission",
        "Boys To Men",
        "Dead Man Walking",
        "Man Cave",
        "Twelve Angry Men",
        "Women's Club Building",
        "Rule 62 Mens Club",
        "Cloyne Mens Shed Serenity Group",
        "Men's Shelter Group",
        "Women's Community Center",
        "Women and Men in the Morning",
        "100 Men And Women",
        "Ladies and Gentlemen",
        "Not Just for Women Only",
        "Women's Meeting - men welcome",
        "Seven Sisters (Polish)",
        "Lady Lake",
        "Guys Meadows",
        "Amendments and Mental Health",
        "God as I Understand Him",
        "Tuesday Women's Group",
    ],
)
def test_a_name_that_only_sounds_so_or_names_both_is_for_anyone(name):
    assert said_audience(name, None, FRIDAY) == set()


@pytest.mark.parametrize(
    ("notes", "audience"),
    [
        ("Women's meeting.", "women"),
        ("Room 3; Women preferred", "women"),
        ("Women only on Fridays", "women"),
        ("Women only on the first Friday", "women"),
        ("Women only except last Friday.", "women"),
        ("This meeting is for women only except for the last Friday when men are welcome", "women"),
        ("Men welcome on last Friday. Otherwise women only.", "women"),
        ("Women's stag", "women"),
        ("Stag meeting", "men"),
        ("Men's stag", "men"),
        ("Stag. Enter rear.", "men"),
        ("Men only: dads", "men"),
        ("This meeting is meant to be attended by men only.", "men"),
    ],
)
def test_a_note_that_calls_it_theirs_names_them(notes, audience):
    assert said_audience("Hope", notes, FRIDAY) == {audience}


@pytest.mark.parametrize(
    "notes",
    [
        "Women only on Tuesdays",
        "Women's meeting on Tuesday",
        "Women's restroom only on the left",
        "Stag and deer park opposite",
        "Women's meeting (open to all)",
        "Ladies' night at the club next door",
        "1st Friday: women's issues",
    ],
)
def test_a_note_of_another_day_or_thing_names_nobody(notes):
    assert said_audience("Hope", notes, FRIDAY) == set()


@pytest.mark.parametrize(
    "notes", ["All are welcome.", "Women's Issues Meeting (open to all)", "Open to everyone"]
)
def test_words_that_let_all_in_go_before_the_name(notes):
    assert said_audience("A Woman's Time for Change", notes, FRIDAY) == set()


def test_an_open_meeting_called_mens_says_yes_to_men_and_ask_to_others():
    found = meeting(name="6 AM Men's Literature Meeting", codes=codes("O"))
    said = {item.viewer: item.answer for item in viewer_answers(found, found.access)}
    assert said["relative"].startswith("If you are a man: yes")
    assert said["relative"].endswith("Anyone else: ask the group first.")


def test_a_label_goes_before_the_name():
    assert meeting(name="Women's Hour", codes=codes("O", "M")).audiences == {"men"}

"""Who may come, in words: about the reader, never the bare word."""

import re
from datetime import date
from itertools import product

import pytest

from finder.model import Access, Attendance, Meeting, Registration, Weekday
from finder.register.access import (
    BOTH_LABELS,
    access_label,
    access_sentence,
    family_relation,
    is_for_children,
    words,
)
from finder.register.fellowships import fellowships
from finder.register.viewers import viewer_answers

AA = "If you think you may have a problem with drinking, you may come; you need not be a member."
AA_SHORT = "you may come if you think you may have a drinking problem."
NA = "If you think you may have a problem with drugs, you may come."
NA_OPEN = "Anyone may come, family and friends too. Only people with a drug problem speak."
AL_ANON = (
    "If someone else's drinking troubles you, you may come. "
    "The meeting is not for people who only want to look on, such as students."
)
ALATEEN = (
    "If you are a teenager and someone else's drinking troubles you, you may come. "
    "Ask the Alateen coordinator where and how."
)
NARATEEN = (
    "If you are a teenager and someone else's drug use troubles you, you may come. "
    "Ask the Narateen coordinator where and how."
)
TEENAGERS = (
    "If you are a teenager, this meeting may be for you. Ask the group where and how to come."
)
MARIJUANA = "If you want to stop using marijuana, you may come. Others may not."
FAMILY = "For families and friends: you can come."
FAMILY_UNSAID = f"{FAMILY} The group has not said if visitors may come: ask first."
VISITORS = "Anyone else: ask the group first."
FOR_FAMILY = f"{FAMILY} {VISITORS}"
UNKNOWN = f"The list does not say for whom it is. {VISITORS}"
NOT_STATED = "The group has not said who may come. Ask before you go."
RESTRICTED = "This meeting is not for the public. Ask the group whether you may come."
GUESTS = "Some guests may come. Ask the group before you go."


LISTED_OPEN = (
    "The list calls it open. If you come for someone else or to learn, ask the group first."
)


def by_rule(whom):
    """What is said where no page of the fellowship says what closed means there."""
    return f"If you {whom}, you may come. {VISITORS}"


OPEN, ON_REQUEST, WITH_GUESTS = Access.OPEN, Access.OPEN_ON_REQUEST, Access.CLOSED_WITH_GUESTS
CLOSED, INSTITUTION, UNSAID = Access.CLOSED, Access.RESTRICTED, Access.NOT_STATED


def meeting(fellowship="aa", access=Access.NOT_STATED, **values):
    values.setdefault("weekday", Weekday.MONDAY)
    return Meeting(
        id="feed_one",
        feed="feed",
        name="A meeting",
        fellowship=fellowship,
        attendance=Attendance.IN_PERSON,
        access=access,
        **values,
    )


@pytest.mark.parametrize(
    ("fellowship", "access", "sentence"),
    [
        ("aa", OPEN, "Anyone may come. If you have no drinking problem, you come to listen."),
        ("aa", CLOSED, AA),
        ("aa", ON_REQUEST, f"{AA} {VISITORS}"),
        ("aa", WITH_GUESTS, GUESTS),
        ("aa", INSTITUTION, RESTRICTED),
        ("aa", UNSAID, NOT_STATED),
        ("na", OPEN, NA_OPEN),
        ("na", CLOSED, NA),
        ("na", ON_REQUEST, f"{NA} {VISITORS}"),
        ("na", INSTITUTION, RESTRICTED),
        ("na", UNSAID, NOT_STATED),
        ("ca", OPEN, "Anyone may come."),
        ("ca", CLOSED, "If you want to stop using, you may come."),
        ("ca", UNSAID, NOT_STATED),
        (
            "al-anon",
            OPEN,
            "Anyone may come: families, friends, and people who only want to learn.",
        ),
        ("al-anon", CLOSED, AL_ANON),
        ("al-anon", ON_REQUEST, f"{AL_ANON} {VISITORS}"),
        ("al-anon", UNSAID, FAMILY_UNSAID),
        ("alateen", CLOSED, ALATEEN),
        ("alateen", OPEN, ALATEEN),
        ("alateen", UNSAID, ALATEEN),
        ("alateen", INSTITUTION, ALATEEN),
        ("narateen", CLOSED, NARATEEN),
        ("narateen", UNSAID, NARATEEN),
        ("ma", OPEN, "Anyone may come, with or without a drug problem."),
        ("ma", CLOSED, MARIJUANA),
        (
            "smart",
            OPEN,
            "Anyone may come, unless the meeting is marked private. Everyone may talk.",
        ),
        ("smart", UNSAID, NOT_STATED),
        ("smart-family", UNSAID, FAMILY_UNSAID),
        ("lifering", OPEN, "Everyone is welcome to come."),
        ("lifering", CLOSED, by_rule("want to stop drinking or using drugs")),
        ("nar-anon", OPEN, "Anyone may come."),
        ("nar-anon", CLOSED, FOR_FAMILY),
        ("nar-anon", UNSAID, FAMILY_UNSAID),
        ("gam-anon", UNSAID, FAMILY_UNSAID),
        ("gam-anon", CLOSED, FOR_FAMILY),
        ("da", OPEN, f"If you want to stop running up debts, you may come. {LISTED_OPEN}"),
        ("da", CLOSED, by_rule("want to stop running up debts")),
        ("da", ON_REQUEST, by_rule("want to stop running up debts")),
        ("ga", OPEN, "Anyone may come, family and friends too. They come to listen."),
        ("ga", CLOSED, "If you think you may have a gambling problem, you may come."),
        ("ga", WITH_GUESTS, GUESTS),
        ("aca", OPEN, "Anyone may come: friends, relatives, and people who want to learn."),
        ("eda", CLOSED, by_rule("want to get better from an eating disorder")),
        (
            "oa",
            CLOSED,
            "If you want to stop eating in a way that harms you, or think you may have a "
            "problem with food, you may come.",
        ),
        ("oa", UNSAID, NOT_STATED),
        ("coda", CLOSED, by_rule("want healthy and loving bonds with others")),
        (
            "recovery-dharma",
            OPEN,
            f"If you want to change a habit that harms you, you may come. {LISTED_OPEN}",
        ),
        ("recovery-dharma", CLOSED, by_rule("want to change a habit that harms you")),
        ("slaa", INSTITUTION, RESTRICTED),
        ("grasp", UNSAID, FAMILY_UNSAID),
        ("grasp", WITH_GUESTS, f"{FAMILY} Some guests may come too: ask the group."),
        ("grasp", ON_REQUEST, f"{FAMILY} {VISITORS}"),
        ("grasp", INSTITUTION, RESTRICTED),
        ("not-in-the-register", CLOSED, UNKNOWN),
        ("independent", CLOSED, UNKNOWN),
        ("ha", CLOSED, by_rule("want to stop using heroin")),
        ("not-in-the-register", OPEN, LISTED_OPEN),
    ],
)
def test_the_sentence_is_the_fellowships_own_or_a_true_general_one(fellowship, access, sentence):
    assert access_sentence(meeting(fellowship, access), access) == sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"access": CLOSED, "access_weeks": {OPEN: (1,)}},
            f"On the first Monday of the month: open to anyone. In other weeks: {AA_SHORT}",
        ),
        (
            {"access": CLOSED, "access_weeks": {OPEN: (1, 3, 5)}},
            "On the first, third and fifth Monday of the month: open to anyone. "
            f"In other weeks: {AA_SHORT}",
        ),
        (
            {"access": CLOSED, "access_weeks": {OPEN: (2, 4)}},
            "On the second and fourth Monday of the month: open to anyone. "
            f"In other weeks: {AA_SHORT}",
        ),
        (
            {"access": CLOSED, "access_weeks": {OPEN: (-1,)}, "weekday": Weekday.SUNDAY},
            f"On the last Sunday of the month: open to anyone. In other weeks: {AA_SHORT}",
        ),
        (
            {"access": CLOSED, "access_weeks": {OPEN: (1,)}, "weekday": None},
            f"In the first week of the month: open to anyone. In other weeks: {AA_SHORT}",
        ),
        (
            {"access": OPEN, "access_weeks": {CLOSED: (-1,)}, "fellowship": "ca"},
            "On the last Monday of the month: you may come if you want to stop using. "
            "In other weeks: open to anyone.",
        ),
        (
            {"access": UNSAID, "access_weeks": {CLOSED: (3,)}, "fellowship": "nar-anon"},
            FAMILY_UNSAID,  # visitors have to ask in all of them
        ),
        (
            {"access": CLOSED, "access_weeks": {OPEN: (1,), ON_REQUEST: (2,)}},
            "On the first Monday of the month: open to anyone. On the second Monday of the month: "
            f"if you visit, ask first. In other weeks: {AA_SHORT}",
        ),
        # it never varies where all the weeks in which it meets are alike
        ({"access": CLOSED, "access_weeks": {OPEN: (1,)}, "weeks": (2,)}, AA),
        ({"access": CLOSED, "access_weeks": {CLOSED: (1,)}}, AA),
        ({"access": CLOSED, "access_weeks": {OPEN: ()}}, AA),
    ],
)
def test_the_weeks_in_which_access_differs_are_said(values, sentence):
    found = meeting(**values)
    assert access_sentence(found, found.access) == sentence


def test_a_meeting_of_one_week_that_is_always_open_then_does_not_vary():
    found = meeting(access=CLOSED, access_weeks={OPEN: (1,)}, weeks=(1,))
    said = access_sentence(found, OPEN)
    assert said.startswith("Anyone may come.")
    assert said.endswith("So it is each time.")


def test_the_last_week_may_be_the_fourth():
    found = meeting(access=CLOSED, access_weeks={OPEN: (-1,)}, weeks=(4,))
    assert "On the last Monday" in access_sentence(found, CLOSED)


def test_with_a_date_it_says_first_what_holds_then():
    found = meeting("ca", CLOSED, access_weeks={OPEN: (1,)})
    said = access_sentence(found, OPEN, day=date(2026, 12, 7))
    assert said == (
        "On 7 December: anyone may come. So it is on the first Monday of the month. "
        "In other weeks: you may come if you want to stop using."
    )


def test_a_date_changes_nothing_where_access_never_varies():
    assert access_sentence(meeting(access=CLOSED), CLOSED, day=date(2026, 12, 7)) == AA


def test_both_labels_are_said_and_the_narrower_one_first():
    found = meeting(access=CLOSED, access_text=f"{BOTH_LABELS}; call us")
    said = access_sentence(found, CLOSED)
    assert said == (
        f"{AA} The listing also says that anyone may come. If you only want to visit, ask first."
    )
    assert access_label(found, CLOSED) == "Listed as both: ask first"


def test_words_whose_meaning_is_not_known_are_quoted():
    found = meeting("ga", WITH_GUESTS, access_text="Modified closed")
    assert access_sentence(found, WITH_GUESTS) == (
        "The group says: “Modified closed”. Ask what that means for you before you go."
    )


def test_words_too_long_to_quote_are_left_out():
    found = meeting("ga", WITH_GUESTS, access_text="guests " * 30)
    assert access_sentence(found, WITH_GUESTS) == GUESTS


def test_braces_in_a_publishers_words_stay_words():
    found = meeting("ga", WITH_GUESTS, access_text="{text} {0}", access_weeks={OPEN: (1,)})
    assert "“{text} {0}”" in access_sentence(found, WITH_GUESTS, day=date(2026, 12, 14))


def test_a_childrens_meeting_of_any_fellowship_has_its_own_sentence():
    found = meeting("smart", OPEN, audiences=frozenset({"teens"}))
    assert access_sentence(found, OPEN) == TEENAGERS
    assert access_label(found, OPEN) == "For teenagers: ask first"
    assert is_for_children(found)
    assert not is_for_children(meeting("smart"))


EVERY_CASE = list(product([*fellowships(), "not-in-the-register"], Access))
VARIED = [{}, {OPEN: (1,)}, {CLOSED: (-1,)}, {ON_REQUEST: (2, 4)}]


@pytest.mark.parametrize("weeks", VARIED, ids=str)
def test_no_sentence_is_or_begins_with_a_bare_word(weeks):
    for fellowship, access in EVERY_CASE:
        found = meeting(fellowship, access, access_weeks=weeks)
        said = access_sentence(found, access)
        assert not re.match(r"(closed|open|restricted)\b", said, re.I)
        assert not re.search(r"\bclosed\b", said, re.IGNORECASE)
        assert said.endswith(".")
        assert "{" not in said
        assert re.search(r"\b(you|anyone|everyone|teenager|public)\b", said, re.IGNORECASE)


@pytest.mark.parametrize(("fellowship", "access"), EVERY_CASE)
def test_a_label_is_short_and_not_the_bare_word(fellowship, access):
    text = access_label(meeting(fellowship, access), access)
    assert text.lower() not in {"closed", "open", "restricted", "not stated"}
    assert 2 <= len(text.split()) <= 12


@pytest.mark.parametrize(
    ("fellowship", "access", "text"),
    [
        ("aa", OPEN, "Open to anyone"),
        ("aa", CLOSED, "You may come if you think you may have a drinking problem"),
        ("al-anon", CLOSED, "You may come if someone else's drinking troubles you"),
        ("da", CLOSED, "You may come if you share the problem"),
        ("ga", CLOSED, "You may come if you think you may have a gambling problem"),
        ("ga", UNSAID, "Not stated: ask the group"),
        ("nar-anon", UNSAID, FAMILY.rstrip(".")),
        ("nar-anon", CLOSED, FAMILY.rstrip(".")),
        ("independent", CLOSED, "Not for everyone: ask first"),
        ("nar-anon", OPEN, "Open to anyone"),
        ("na", ON_REQUEST, "If you visit, ask first"),
        ("na", INSTITUTION, "Not for the public"),
        ("alateen", CLOSED, "For teenagers: ask first"),
    ],
)
def test_labels_for_lists(fellowship, access, text):
    assert access_label(meeting(fellowship, access), access) == text


@pytest.mark.parametrize(
    ("fellowship", "audiences", "access", "relation"),
    [
        ("al-anon", (), CLOSED, "group"),
        ("al-anon", (), OPEN, "group"),
        ("al-anon", (), UNSAID, "group"),
        ("al-anon", (), INSTITUTION, None),
        ("alateen", ("teens",), CLOSED, "group"),
        ("smart", ("family_and_friends",), UNSAID, "group"),
        ("smart-family", (), UNSAID, "group"),
        ("aa", (), OPEN, "open"),
        ("aa", (), CLOSED, None),
        ("aa", (), ON_REQUEST, None),
        ("aa", (), UNSAID, None),
        ("aca", (), OPEN, "open"),
        ("aca", (), CLOSED, None),
        ("smart", ("teens",), OPEN, None),
        ("not-in-the-register", (), OPEN, "open"),
    ],
)
def test_what_a_meeting_is_to_relatives(fellowship, audiences, access, relation):
    found = meeting(fellowship, access, audiences=frozenset(audiences))
    assert family_relation(found, access) == relation


@pytest.mark.parametrize(
    ("fellowship", "access", "answers"),
    [
        ("aa", OPEN, ("Yes", "Yes", "Yes")),
        ("aa", CLOSED, ("Yes", "No", "No")),
        ("aa", ON_REQUEST, ("Yes", "Ask", "Ask")),
        ("aa", UNSAID, ("Ask", "Ask", "Ask")),
        ("aa", INSTITUTION, ("Ask", "Ask", "Ask")),
        ("ga", WITH_GUESTS, ("Ask", "Ask", "Ask")),
        ("al-anon", CLOSED, ("Only", "Yes", "No")),
        ("al-anon", OPEN, ("Yes", "Yes", "Yes")),
        ("al-anon", UNSAID, ("Ask", "Yes", "Ask")),
        ("alateen", CLOSED, ("This", "Yes", "No")),
        ("smart-family", UNSAID, ("Choose", "Yes", "Ask")),
    ],
)
def test_each_kind_of_reader_gets_their_own_answer(fellowship, access, answers):
    found = viewer_answers(meeting(fellowship, access), access)
    assert tuple(item.answer.split()[0].rstrip(",.") for item in found) == answers
    assert [item.viewer for item in found] == ["self", "relative", "visitor"]
    assert all(item.question.startswith("If you") for item in found)


YES, NO = "Yes, this is for you.", "No. Look for an open meeting or a family group."
LISTEN, ASK = "Yes, you may come and listen.", "Ask the group first."
UNTOLD = "Not stated: ask the group."
WHOM = "The list does not say for whom it is: ask the group."
HOME = "If you grew up in a home with drinking or other trouble"
FEELINGS = "If you find it hard to live with your feelings"
PROBLEM = "If you have the problem yourself"
ABUSED = "If you were abused for sex as a child and are an adult now"
COUPLE = "If you and your partner want to stay a couple and do better"


@pytest.mark.parametrize(
    ("fellowship", "access", "question", "own", "relative"),
    [
        ("aca", CLOSED, HOME, YES, NO),
        ("aca", OPEN, HOME, YES, LISTEN),
        ("aca", UNSAID, HOME, YES, ASK),
        ("aca", INSTITUTION, HOME, ASK, ASK),
        ("coda", CLOSED, "If you want better bonds with others", YES, ASK),
        ("sia", CLOSED, ABUSED, YES, ASK),
        ("sia", OPEN, ABUSED, YES, ASK),
        ("rca", OPEN, COUPLE, YES, ASK),
        ("ea", CLOSED, FEELINGS, YES, ASK),
        ("independent", CLOSED, PROBLEM, WHOM, WHOM),
        ("independent", ON_REQUEST, PROBLEM, WHOM, WHOM),
        ("independent", UNSAID, PROBLEM, WHOM, WHOM),
        ("independent", OPEN, PROBLEM, "Yes, you may come.", UNTOLD),
        ("eda", OPEN, PROBLEM, "Yes, you may come.", UNTOLD),
        ("oa", OPEN, PROBLEM, "Yes, you may come.", "Yes, as visitors, to open meetings."),
        ("sa", OPEN, PROBLEM, "Yes, you may come.", ASK),
        ("ga", OPEN, PROBLEM, "Yes, you may come.", LISTEN),
        ("ha", OPEN, PROBLEM, "Yes, you may come.", LISTEN),
        (
            "slaa",
            OPEN,
            PROBLEM,
            "Yes, you may come.",
            "Yes, to open meetings, if they want to learn about it.",
        ),
        (
            "wfs",
            OPEN,
            PROBLEM,
            "Yes, you may come.",
            "No. It is only for women who want to stop for themselves.",
        ),
        ("independent", INSTITUTION, PROBLEM, ASK, ASK),
        ("not-in-the-register", CLOSED, PROBLEM, WHOM, WHOM),
        ("aa", CLOSED, PROBLEM, "Yes, if you want to stop drinking.", NO),
        ("aa", ON_REQUEST, PROBLEM, "Yes, if you want to stop drinking.", ASK),
        ("eda", CLOSED, PROBLEM, "Yes, if you want to get better from an eating disorder.", ASK),
        (
            "va",
            CLOSED,
            PROBLEM,
            "Yes, if you want to stop the violence in your life. "
            "People who were hurt and people who hurt others meet together.",
            ASK,
        ),
        ("al-anon", CLOSED, PROBLEM, "Only if someone else's problem troubles you too.", YES),
        ("nar-anon", UNSAID, PROBLEM, ASK, YES),
        ("grasp", CLOSED, PROBLEM, "Only if someone you love has died from drink or drugs.", YES),
    ],
)
def test_whom_it_is_for_is_asked_in_words_that_fit(fellowship, access, question, own, relative):
    mine, theirs, _ = viewer_answers(meeting(fellowship, access), access)
    assert (mine.question, mine.answer, theirs.answer) == (question, own, relative)


def test_open_in_the_lists_own_words_answers_where_the_fellowship_does_not():
    said = meeting("eda", OPEN, access_text="Open meeting: family and visitors are welcome")
    assert [item.answer for item in viewer_answers(said, OPEN)[1:]] == [LISTEN, LISTEN]
    assert access_sentence(said, OPEN) == "Anyone may come."
    assert access_label(said, OPEN) == "Open to anyone"
    assert access_label(meeting("eda", OPEN), OPEN) != "Open to anyone"


def test_words_that_let_in_family_alone_leave_visitors_to_ask():
    said = meeting("eda", OPEN, access_text="Open meeting: family and friends are welcome")
    assert [item.answer for item in viewer_answers(said, OPEN)[1:]] == [LISTEN, UNTOLD]
    assert access_label(said, OPEN) == "Family and friends may come too"
    assert access_sentence(said, OPEN).endswith(
        "Family and friends may come too. Anyone else: ask the group first."
    )


def test_no_relative_hears_yes_at_an_open_meeting_but_by_a_fact_of_the_register():
    for key, item in fellowships().items():
        relative = viewer_answers(meeting(key, OPEN), OPEN)[1].answer
        if relative.startswith("Yes") and not is_for_children(meeting(key)):
            assert item.facts.open or item.facts.family, key


def test_who_is_refused_by_the_fellowships_own_rule_is_led_elsewhere():
    assert viewer_answers(meeting("wfs", OPEN), OPEN)[1].turned_away
    assert not viewer_answers(meeting("slaa", OPEN), OPEN)[1].turned_away


def test_who_grew_up_in_such_a_home_is_not_turned_away_as_family():
    mine, theirs, _ = viewer_answers(meeting("aca", CLOSED), CLOSED)
    assert mine.basis == "So says Adult Children of Alcoholics"
    assert mine.rule is fellowships()["aca"].facts.welcomes
    assert theirs.question == "If you did not, but are family or a friend"
    assert theirs.basis is None


def test_a_childrens_or_a_family_group_of_such_a_fellowship_keeps_its_own_answers():
    teens = viewer_answers(meeting("aca", CLOSED, audiences=frozenset({"teens"})), CLOSED)
    assert teens[0].answer == "This meeting is for teenagers."
    family = meeting("coda", CLOSED, audiences=frozenset({"family_and_friends"}))
    assert viewer_answers(family, CLOSED)[1].answer == YES


def test_where_one_must_sign_up_first_it_is_said_to_whom_it_is_for():
    found = meeting("aca", CLOSED, registration=Registration(required=True))
    mine = viewer_answers(found, CLOSED)[0]
    assert mine.answer == "Yes, this is for you. You must sign up first."


def test_no_answer_speaks_of_stopping_but_where_the_fellowship_does():
    for fellowship, access in EVERY_CASE:
        known = fellowships().get(fellowship)
        for item in viewer_answers(meeting(fellowship, access), access):
            assert "{" not in item.answer
            assert "stop" not in item.answer or "stop" in known.welcomes


def test_no_sentence_of_ours_begins_with_a_name_so_it_can_stand_after_a_colon():
    every = [*words()["sentence"].values()]
    for item in fellowships().values():
        every += [text for text in (item.open_means, item.closed_means) if text]
    assert {text.split()[0].strip("“,:") for text in every} <= set(
        "Anyone Family For If Only Some The There This Everyone You".split()
    )


@pytest.mark.parametrize(
    ("audiences", "sentence", "label"),
    [
        (
            {"men"},
            "If you are a man, you may come. Anyone else: ask the group first.",
            "Open to men",
        ),
        (
            {"women", "newcomers"},
            "If you are a woman, you may come. Anyone else: ask the group first.",
            "Open to women",
        ),
        ({"women", "men"}, "Anyone may come: friends", "Open to anyone"),
        ({"seniors"}, "Anyone may come: friends", "Open to anyone"),
    ],
)
def test_an_open_meeting_of_women_or_of_men_is_not_said_to_be_for_anyone(
    audiences, sentence, label
):
    found = meeting(fellowship="aca", access=Access.OPEN, audiences=frozenset(audiences))
    assert access_sentence(found, Access.OPEN).startswith(sentence)
    assert access_label(found, Access.OPEN) == label

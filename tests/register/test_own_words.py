"""What a publisher says of who may come stands on a card where the card does not say it already."""

from dataclasses import replace

import pytest

from finder.model import Access
from finder.register.own_words import own_words
from tests.web.listing import BASE, TEENS

OPEN, CLOSED, ASK = Access.OPEN, Access.CLOSED, Access.OPEN_ON_REQUEST
GUESTS, UNKNOWN = Access.CLOSED_WITH_GUESTS, Access.NOT_STATED


@pytest.mark.parametrize(
    ("access", "text", "said"),
    [
        (GUESTS, "Modified Closed", "Modified Closed"),
        (GUESTS, "Modified Closed Meeting", "Modified Closed Meeting"),
        (CLOSED, "Open to addicts only", "Open to addicts only"),
        (CLOSED, "Closed", None),
        (CLOSED, "Listed as both open and closed", None),
        (CLOSED, "Listed as both open and closed; open for birthdays", "open for birthdays"),
        (OPEN, "All mtgs 'open'.", None),
        (OPEN, "This meeting is open and anyone may attend.", None),
        (OPEN, "Open, closed in odd months", "Open, closed in odd months"),
        (ASK, "'Open' mtgs on request.", None),
        (ASK, "Call the secretary two days before", "Call the secretary two days before"),
        (UNKNOWN, "Speaker open once a quarter", "Speaker open once a quarter"),
        (CLOSED, None, None),
        (CLOSED, "Step work " * 30, ("Step work " * 8).strip() + " Step …"),
    ],
)
def test_it_is_shown_where_the_card_says_less(access: Access, text: str | None, said: str | None):
    assert own_words(replace(BASE, access=access, access_text=text, access_weeks={})) == said


def test_weeks_that_were_read_are_told_in_our_own_words() -> None:
    weekly = replace(BASE, access=CLOSED, access_weeks={OPEN: (1,)}, access_text="1st Mon 'open'.")
    assert own_words(weekly) is None


def test_a_condition_is_not_said_twice() -> None:
    twice = replace(BASE, access=CLOSED, access_text="Members only", conditions="Members only!")
    assert own_words(replace(twice, access_weeks={})) is None


def test_of_a_childrens_group_no_word_is_shown() -> None:
    assert own_words(replace(TEENS, access_text="Closed; enter by the blue door")) is None

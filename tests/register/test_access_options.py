"""What a filter says of open and closed is what the cards below it say, else neutral."""

from itertools import product

import pytest

from finder.model import Access, Attendance, Meeting
from finder.register.access import access_label
from finder.register.access_options import access_words
from finder.register.fellowships import fellowships

NEUTRAL = {"open": "Open meetings", "closed": "For those it is meant for"}
SHARED = "You may come if you share the problem"


@pytest.mark.parametrize(
    ("keys", "to_open", "to_closed"),
    [
        ((), *NEUTRAL.values()),
        (("aa",), "Open to anyone", "You may come if you think you may have a drinking problem"),
        (("aa", "na"), "Open to anyone", NEUTRAL["closed"]),
        (("eda",), "Listed as open, but if you only visit, ask first", SHARED),
        (("coda", "eda"), "Listed as open, but if you only visit, ask first", SHARED),
        (("aa", "eda"), NEUTRAL["open"], NEUTRAL["closed"]),
        (("nar-anon", "gam-anon"), "Open to anyone", "For families and friends: you can come"),
        (("al-anon", "alateen"), *NEUTRAL.values()),
    ],
)
def test_the_words_go_by_what_can_be_listed(
    keys: tuple[str, ...], to_open: str, to_closed: str
) -> None:
    assert (access_words("open", keys), access_words("closed", keys)) == (to_open, to_closed)


@pytest.mark.parametrize("value", NEUTRAL)
def test_of_every_pair_of_fellowships_they_are_those_of_both_cards_or_neutral(value: str) -> None:
    said = {
        key: access_label(
            Meeting(id=key, feed=key, name=key, fellowship=key, attendance=Attendance.ONLINE),
            Access(value),
        )
        for key in fellowships()
    }
    for (one, first), (other, second) in product(said.items(), repeat=2):
        words = access_words(value, (one, other))
        assert words == NEUTRAL[value] or words == first == second


def test_what_else_may_be_asked_for_is_called_the_same_everywhere() -> None:
    assert access_words("not_stated", ("al-anon",)) == "Not stated: ask the group"

"""Family & Friends meetings in lists that have no column for them."""

import pytest

from importers import Feed
from tests.clean.drafts import meeting


def _of(fellowship, name, notes=None):
    feed = Feed(key="feed", urls=("x",), fellowship=fellowship, timezone="America/Denver")
    found = meeting(feed, name=name, notes=notes)
    return found.fellowship, set(found.audiences)


FAMILY = {"family_and_friends"}


@pytest.mark.parametrize(
    ("fellowship", "name", "notes", "expected"),
    [
        ("smart", "SMART Family & Friends", None, ("smart-family", FAMILY)),
        ("smart", "Family & Friends Meeting", None, ("smart-family", FAMILY)),
        ("smart", "Family and Friends (F&F)", None, ("smart-family", FAMILY)),
        ("smart", "Tuesday", "Friends and Family.", ("smart-family", FAMILY)),
        ("lifering", "LifeRing F&F", "Friends and Family", ("lifering", FAMILY)),
        ("smart", "4-Point, Family & Friends", None, ("smart", set())),
        ("smart", "Tuesday", "Friends and family welcome", ("smart", set())),
        ("smart", "Tuesday (family and friends welcome)", None, ("smart", set())),
        ("lifering", "Tuesday", "Friends and family are welcome.", ("lifering", set())),
        ("aa", "Family & Friends", None, ("aa", set())),
    ],
)
def test_a_meeting_for_family_and_friends_is_one_by_its_words(fellowship, name, notes, expected):
    assert _of(fellowship, name, notes) == expected

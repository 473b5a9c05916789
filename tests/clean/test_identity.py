import re
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.model import Attendance, Meeting, Venue, Weekday
from importers.clean.identity import identifier, identify, with_suffix

PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def meeting(**values):
    given = {
        "id": "",
        "feed": "f",
        "name": "Pass It On",
        "fellowship": "aa",
        "weekday": Weekday.MONDAY,
        "start": time(19),
        "attendance": Attendance.IN_PERSON,
    }
    return Meeting(**given | values)


def names(wanted):
    return [found.identifier for found in identify(wanted)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foo Bar_Baz", "foo-bar-baz"),
        ("  --Foo--  bar ", "foo-bar"),
        ("Women's", "womens"),
        ("Überlingen", "uberlingen"),
        ("other-feed_12", "other-feed-12"),
        ("../../etc/passwd", "etc-passwd"),
        ("148955", "148955"),
        ("Собрание", ""),
        ("", ""),
        ("a" * 10_000, "a" * 80),
        ("a" * 79 + "-b", "a" * 79),
    ],
)
def test_an_identifier_is_plain_letters_digits_and_single_hyphens(text, expected):
    assert identifier(text) == expected


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_whatever_is_given_an_identifier_is_harmless(text):
    found = identifier(text)
    assert found == "" or (PATTERN.fullmatch(found) and len(found) <= 80)


def test_a_suffix_never_makes_an_identifier_too_long():
    assert with_suffix("a" * 80, "mon") == "a" * 76 + "-mon"


def test_an_own_identifier_that_is_unique_is_kept():
    assert names([("one", meeting()), ("two", meeting())]) == ["one", "two"]


def test_a_missing_identifier_is_the_name_and_a_hash():
    assert re.fullmatch(r"pass-it-on-[0-9a-f]{8}", names([("", meeting())])[0])


def test_a_name_without_ascii_letters_is_the_hash_alone():
    assert re.fullmatch(r"[0-9a-f]{8}", names([("", meeting(name="Собрание"))])[0])


@pytest.mark.parametrize(
    "other",
    [
        {"weekday": Weekday.TUESDAY},
        {"start": time(20)},
        {"name": "Other"},
        {"venue": Venue(street="2 Main St")},
    ],
)
def test_the_hash_tells_day_start_name_and_place_apart(other):
    found = names([("x", meeting()), ("x", meeting(**other))])
    assert len(set(found)) == 2
    assert all(re.fullmatch(r"x-[0-9a-f]{8}", name) for name in found)


def test_both_of_two_equal_identifiers_end_in_a_hash_whatever_the_order():
    one, two = ("x", meeting()), ("x", meeting(start=time(8)))
    assert names([one, two]) == names([two, one])[::-1]


def test_meetings_of_the_same_hash_are_numbered_by_their_content_not_their_order():
    one, two = ("x", meeting(notes="a")), ("x", meeting(notes="b"))
    first, second = names([one, two])
    assert {first, second} == {first.removesuffix("-2"), first.removesuffix("-2") + "-2"}
    assert names([two, one]) == [second, first]


def test_only_the_second_of_two_equal_meetings_is_there_again():
    found = identify([("x", meeting()), ("x", meeting())])
    assert [item.again for item in found] == [False, True]
    assert len({item.identifier for item in found}) == 2


def test_an_identifier_made_to_look_like_another_rows_hash_takes_nothing_away():
    [plain] = names([("", meeting())])
    found = names([(plain, meeting(name="Hostile")), ("", meeting())])
    assert len(set(found)) == 2
    assert plain in found


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "x", "y", "x-2"]),
            st.sampled_from([Weekday.MONDAY, None]),
            st.sampled_from([None, "a", "b"]),
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60)
def test_ids_are_unique_and_belong_to_the_meeting_not_the_row(rows, random):
    wanted = [(name, meeting(weekday=day, notes=notes)) for name, day, notes in rows]
    shuffled = random.sample(range(len(wanted)), len(wanted))
    found = names(wanted)
    again = names([wanted[index] for index in shuffled])
    assert len(set(found)) == len(found)
    pairs = sorted(zip(found, map(repr, wanted), strict=True))
    moved = [wanted[index] for index in shuffled]
    assert pairs == sorted(zip(again, map(repr, moved), strict=True))

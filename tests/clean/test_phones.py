"""Telephone numbers as people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.clean.phones import dial_string, digits, may_hold_number, phone_numbers

DIAL_STRINGS = [
    ("+1 (312) 626-6799,,123#", None, "+13126266799,,123#"),
    ("+16699009128,,85563522432#,,#,,777644#", None, "+16699009128,,85563522432#,,#,,777644#"),
    ("+16699009128,,85563522432# ,,*123456#", None, "+16699009128,,85563522432#,,*123456#"),
    ("\u202a+1 312 626 6799\u202c", None, "+13126266799"),
    ("312-626-6799", "US", "+13126266799"),
    ("312.626.6799", None, "3126266799"),
    ("1-312-626-6799", None, "13126266799"),
    ("020 7946 0018", "GB", "+442079460018"),
    ("+44 (0)20 7946 0018", None, "+442079460018"),
    ("030 / 1234567", "DE", "+49301234567"),
    ("+1+13126266799,,123 456 789#", None, "+13126266799,,123456789#"),
    ("+13126266799,,#,,#", None, "+13126266799"),
    ("+13126266799,,", None, "+13126266799"),
    ("+13126266799,,987#,,#,,Bill&Bob#", None, "+13126266799,,987#,,#"),
    ("312-626-6799 or 646-558-8656", "US", "+13126266799"),
    ("555-1212", None, "5551212"),
    ("call 312-626-6799 PIN 12", "US", "+13126266799"),
    (13126266799, None, "13126266799"),
    ("555-12", None, None),
    ("+99", None, None),
    ("1234567890123456", None, None),
    ("", None, None),
    ("none", None, None),
    (None, "US", None),
    ("312-626-6799", "XX", "3126266799"),
]


@pytest.mark.parametrize(("value", "country", "expected"), DIAL_STRINGS)
def test_a_dial_string_is_what_a_telephone_can_dial(value, country, expected):
    assert dial_string(value, country) == expected


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("call 617-555-0112 now", "US", ["617-555-0112"]),
        ("(617) 555-0112 or 555-0113", None, ["(617) 555-0112", "555-0113"]),
        ("1 617 555 0112 x12", "US", ["1 617 555 0112 x12"]),
        ("6175550112", "US", ["6175550112"]),
        ("07700 900123, +44 7700 900123", "GB", ["07700 900123", "+44 7700 900123"]),
        ("030 / 1234567", "DE", ["030 / 1234567"]),
        ("612 345 678", "ES", ["612 345 678"]),
        ("9:30-10:30, 01/02/2026 7pm, 2022-2023, 19103-1234", "US", []),
        ("Steps 1, 2 and 3; room 1204", "US", []),
        ("ID 855 6352 2432", None, []),
    ],
)
def test_numbers_in_a_text_are_found(text, country, expected):
    assert [text[start:end] for start, end in phone_numbers(text, country)] == expected


def test_digits_are_ascii_ones():
    assert digits("+1 (312) ６26") == "131226"


@settings(max_examples=100)
@given(st.text(alphabet="0123456789 ()+-.,;#*/x"), st.sampled_from([None, "US", "GB", "DE", "??"]))
def test_no_text_makes_it_raise_and_numbers_do_not_overlap(text, country):
    dial_string(text, country)
    end = 0
    for start, stop in phone_numbers(text, country):
        assert end <= start < stop
        end = stop


@given(st.text("07 ().-/–a", max_size=30))
def test_enough_digits_close_together_are_seen_in_ascii_as_in_any_text(text: str) -> None:
    assert may_hold_number(text) is may_hold_number(f"{text} é")

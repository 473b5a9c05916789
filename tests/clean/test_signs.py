import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.clean.signs import may_hold, signs

SIGN, OTHER = signs("first ski"), signs("ski", "last")
LETTERS = {letter: signs(letter) for letter in "first k"}


@pytest.mark.parametrize(
    "text", ["First ski", "FIRST SKI", "fir\u017ft \u017f\u212a\u0131", "\ufb01rst ski"]
)
def test_a_sign_is_seen_however_it_is_cased(text):
    assert may_hold(SIGN, f"the {text} here")


def test_a_text_without_a_sign_holds_nothing():
    assert not may_hold(SIGN, "firstski")


def test_signs_of_several_patterns_are_told_apart_where_they_overlap():
    assert may_hold(SIGN, "a first ski")
    assert may_hold(OTHER, "a first ski")
    assert may_hold(OTHER, "skis")
    assert not may_hold(SIGN, "skis")
    assert may_hold(SIGN | OTHER, "at last")


def test_signs_that_are_named_later_are_seen_in_a_text_that_was_read_before():
    assert not may_hold(SIGN, "a lantern")
    assert may_hold(signs("lantern"), "a lantern")


@given(st.lists(st.sampled_from("fFiIıİrRsSſtTkK \u212a"), max_size=4).map("".join))
def test_what_a_pattern_finds_whatever_its_case_is_never_missed(text):
    for letter, its in LETTERS.items():
        if re.search(letter, text, re.IGNORECASE):
            assert may_hold(its, text)

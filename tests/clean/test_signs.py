import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.clean.signs import may_hold

SIGN = "first ski"


@pytest.mark.parametrize(
    "text", ["First ski", "FIRST SKI", "fir\u017ft \u017f\u212a\u0131", "\ufb01rst ski"]
)
def test_a_sign_is_seen_however_it_is_cased(text):
    assert may_hold([SIGN], f"the {text} here")


def test_a_text_without_a_sign_holds_nothing():
    assert not may_hold([SIGN, "last"], "firstski")


@given(st.lists(st.sampled_from("fFiIıİrRsSſtTkK \u212a"), max_size=4).map("".join))
def test_what_a_pattern_finds_whatever_its_case_is_never_missed(text):
    for letter in "first k":
        if re.search(letter, text, re.IGNORECASE):
            assert may_hold([letter], text)

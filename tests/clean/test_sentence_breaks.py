"""Sentences break where the plainest form of the rule says, though a quicker one is used."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.clean.sentences import _BREAK, _MAY_BREAK

_PLAINEST = re.compile(
    r"((?<!\s)\s*\n\s*|(?<=[.!?;])\s+(?=[^\sa-z])|(?<!\s)\s+(?:[|•]|//?)\s+"
    r"|(?<![\s*])\s*\*{2,}\s*)"
)
_TEXTS = st.text(alphabet=" \n\t\u00a0.!;*|/•aA(", max_size=14)


@settings(max_examples=500)
@given(_TEXTS)
def test_the_quicker_pattern_breaks_where_the_plain_one_does(text: str) -> None:
    assert _BREAK.split(text) == _PLAINEST.split(text)


@settings(max_examples=500)
@given(_TEXTS)
def test_a_text_without_a_sign_has_no_break(text: str) -> None:
    assert _MAY_BREAK.search(text) or not _PLAINEST.search(text)

"""Cautions in words."""

import pytest

from finder.model import Caution
from finder.register.cautions import caution_words
from tests.made import meeting


@pytest.mark.parametrize("caution", Caution)
def test_every_caution_has_words_that_end_without_a_full_stop(caution: Caution) -> None:
    (words,) = caution_words(meeting(cautions=frozenset({caution})))
    assert words
    assert not words.endswith(".")


def test_a_meeting_without_cautions_has_none() -> None:
    assert caution_words(meeting()) == ()

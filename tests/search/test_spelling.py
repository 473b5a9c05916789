"""One slip is found wherever it is in a word, and nothing else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.search.columns.files import Files
from finder.search.columns.spelling import Spelling, read, write
from finder.search.slips import is_one_slip

LETTERS = "abco东п"
TERMS = sorted(
    {a + b + c + d for a in "abc" for b in "ab" for c in ("", "oo", "bca") for d in "acп"}
    | {"serenity", "gratitude", "москва", "東京都庁"},
    key=str.encode,
)


@pytest.fixture(scope="module")
def spelling(tmp_path_factory: pytest.TempPathFactory) -> Spelling:
    folder, octets = tmp_path_factory.mktemp("spelling"), [term.encode() for term in TERMS]
    write(folder, octets)
    bounds = np.cumsum([0, *map(len, octets)])
    return read(Files(folder), b"".join(octets), bounds)


def slips(word: str) -> set[str]:
    """Every word that one slip makes of this one, the plain way."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(head + tail[1:] for head, tail in cuts if tail),
        *(head + letter + tail for head, tail in cuts for letter in LETTERS),
        *(head + letter + tail[1:] for head, tail in cuts if tail for letter in LETTERS),
        *(head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1),
    } - {word}


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_found_from_all_its_slips(spelling: Spelling, term: str) -> None:
    for written in slips(term):
        assert term in spelling.nearly(written), written


@settings(max_examples=200, deadline=None)
@given(written=st.text(alphabet=LETTERS, max_size=9))
def test_only_what_is_one_slip_away_is_found(spelling: Spelling, written: str) -> None:
    expected = [term for term in TERMS if term in slips(written) or written in slips(term)]
    assert sorted(spelling.nearly(written)) == sorted(expected)


@settings(max_examples=300, deadline=None)
@given(one=st.text(alphabet="abc", max_size=6), other=st.text(alphabet="abc", max_size=6))
def test_one_slip_is_the_same_both_ways(one: str, other: str) -> None:
    assert is_one_slip(one, other) == is_one_slip(other, one) == (other in slips(one))

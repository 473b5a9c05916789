"""Free text is taken apart by sentences and put together again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.clean.sentences import by_sentence, sentences, tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("One\n\nTwo | Three // Four ** Five", ["One", "Two", "Three", "Four", "Five"]),
        ("St. Mary's, enter from Oak St. Ring bell", ["St. Mary's, enter from Oak St. Ring bell"]),
        ("No meeting Dec. 25. Back in Jan. 2027", ["No meeting Dec. 25.", "Back in Jan. 2027"]),
        ("at 7 p.m. in the hall", ["at 7 p.m. in the hall"]),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text, expected):
    assert [sentence for sentence, _ in sentences(text)] == expected


@settings(max_examples=150)
@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["a. ", "A. ", "\n", " ", "** ", "x" * 700])).map("".join),
    )
)
def test_sentences_are_the_text_and_none_is_endless(text):
    pairs = sentences(text)
    assert "".join(sentence + gap for sentence, gap in pairs) == text
    assert all(len(sentence) <= 1000 for sentence, _ in pairs)


def test_what_is_dropped_leaves_no_gap():
    keep = {"One.": "One.", "Two.": None, "Three.": "3"}
    assert by_sentence("One. Two.\nThree.", keep.get) == "One.\n3"
    assert by_sentence("Two.", keep.get) is None


def test_tidying_removes_empty_brackets_and_loose_ends():
    assert tidy("Ring ( ) bell , then:") == "Ring bell, then"

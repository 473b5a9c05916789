"""A quick look sees that a text names a group of children wherever the whole pattern does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.clean import beside_children
from importers.clean.beside_children import names_group

PIECES = (
    "kids meet meeting group for our the teens youth minors ages 6-12 young younger members people"
    " in at room upstairs , . : - Alateen children's under 18 childcare adult sons they students"
    " \u010dlov\u011bk 13-18 go to their"
)


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=9).map(" ".join))
def test_the_quick_way_finds_what_the_whole_pattern_finds(text):
    assert names_group(text) == bool(beside_children._GROUP.search(text))


@pytest.mark.parametrize("text", ["Teens: room 4", "Kids meet upstairs", "A group for youth"])
def test_what_both_find_is_found(text):
    assert names_group(text)
    assert re.search(beside_children._GROUP, text)

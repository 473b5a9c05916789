"""A row is read as texts in one walk, each field as it would be alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.clean.meeting_guide_place import regions, texts, words

_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from((" a ", "", "\t", "b")),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(("name", "slug", "city", "notes")), _VALUES))
def test_each_field_of_a_row_is_read_as_it_is_alone(row: dict[str, object]) -> None:
    assert texts(row) == {name: words(value) for name, value in row.items()}


_LEVELS = ("regions", "region", "sub_region", "sub_sub_region")


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(_LEVELS), _VALUES | st.sampled_from(("A > B", "A"))))
def test_regions_are_those_of_the_list_or_else_of_the_three_levels(row: dict[str, object]) -> None:
    given_ones = row.get("regions")
    whole = given_ones if isinstance(given_ones, list) else [given_ones]
    said = [text for text in map(words, whole) if text]
    said = said or [text for name in _LEVELS[1:] if (text := words(row.get(name)))]
    parts = [part.strip() for text in said for part in text.split(">")]
    assert regions(row) == tuple(dict.fromkeys(part for part in parts if part))[:6]

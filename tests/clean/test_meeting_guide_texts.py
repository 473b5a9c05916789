"""A row is read as texts in one walk, each field as it would be alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.clean.meeting_guide_place import texts, words

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

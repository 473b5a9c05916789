from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from finder.web.links import address, with_value, with_values, without

PAIRS = (("q", "steps"), ("near", "Boston"), ("within", "10"), ("day", "mon"), ("day", "tue"),
         ("sort", "nearest"), ("page", "3"))  # fmt: skip


def test_an_address_leaves_out_what_is_empty_and_quotes_the_rest() -> None:
    pairs = (("q", "a&b=c d"), ("near", ""))
    assert address("/meetings", pairs) == "/meetings?q=a%26b%3Dc%20d"
    assert address("/meetings", ()) == "/meetings"


def test_taking_the_place_away_takes_distance_and_its_order_along() -> None:
    assert without(PAIRS, "near") == (("q", "steps"), ("day", "mon"), ("day", "tue"))


def test_taking_one_value_leaves_the_others() -> None:
    assert ("day", "tue") in without(PAIRS, "day", "mon")
    assert ("day", "mon") not in without(PAIRS, "day", "mon")


def test_a_changed_query_starts_on_its_first_page() -> None:
    assert not [name for name, _ in with_value(PAIRS, "day", "wed") if name == "page"]


def test_a_value_set_is_the_only_one() -> None:
    changed = with_values(PAIRS, {"day": "wed", "within": "50"})
    assert [value for name, value in changed if name == "day"] == ["wed"]
    assert [value for name, value in changed if name == "within"] == ["50"]


@given(pairs=st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)), min_size=1))
def test_an_address_says_what_it_was_made_of(pairs: list[tuple[str, str]]) -> None:
    written = address("/meetings", pairs).removeprefix("/meetings?")
    assert parse_qsl(written) == pairs
    assert written.isascii()

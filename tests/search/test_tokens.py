"""Words as they are compared: "AA" is "A.A.", and no name is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.search.region_paths import region_labels, region_path
from finder.search.tokens import fold, slug, words


@pytest.mark.parametrize(("text", "found"), [
    ("A.A.", ("aa",)), ("AA", ("aa",)), ("S.L.A.A. group", ("slaa", "group")),
    ("C.M.A", ("cma",)), ("7 p.m.", ("7", "pm")), ("End. A start", ("end", "a", "start")),
    ("Washington D.C. N.W.", ("washington", "dc", "nw")), ("J. Smith", ("j", "smith")),
    ("O'Brien", ("obrien",)), ("O’Brien", ("obrien",)), ("OBrien", ("obrien",)),
    ("St. Mary's", ("st", "marys")), ("7th & Main", ("7th", "main")), ("AA/NA", ("aa", "na")),
    ("Al-Anon", ("al", "anon")), ("12-step", ("12", "step")), ("Step 1", ("step", "1")),
    ("As Bill Sees It", ("as", "bill", "sees", "it")), ("Café São João", ("cafe", "sao", "joao")),
    ("CAFE\u0301", ("cafe",)), ("Łódź Ærø Straße", ("lodz", "aero", "strasse")),
    ("ﬁne ½ Ｚoom", ("fine", "1", "2", "zoom")), ("東京 集会", ("東京", "集会")),
    ("Москва", ("москва",)), ("a_b", ("a", "b")),
    ("12x12", ("12x12",)), ("12 X 12", ("12x12",)), ("12 & 12", ("12x12",)),
    ("Twelve and Twelve", ("12x12",)), ("12 and 12 study", ("12x12", "study")),
    ("24/7", ("24", "7")),
    ("112 x 12", ("112", "x", "12")), ("Step-1", ("step", "1")), ("", ()), ("?!—…", ()),
])  # fmt: skip
def test_words_are_folded(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once
    assert all(fold(word) == word for word in once)


@pytest.mark.parametrize(("regions", "path"), [
    (("California", "San José"), "california/san-jose"), ((), None), (("—",), None),
    (("Essex/Kent", "St. Mary's"), "essex-kent/st-marys"), (("", "Bern"), "bern"),
])  # fmt: skip
def test_a_region_is_a_path_of_safe_names(regions: tuple[str, ...], path: str | None) -> None:
    assert region_path(regions) == path


def test_a_region_is_labelled_as_most_publishers_spell_it() -> None:
    labels = region_labels(
        [("CALIFORNIA",), ("California", "San José"), ("California", "san jose")]
    )
    assert labels["california"] == "California"
    assert labels["california/san-jose"] == "California › San José"


def test_a_slug_has_no_space() -> None:
    assert slug("  North   Shore ") == "north-shore"

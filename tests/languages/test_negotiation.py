import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.languages import best, named

OFFERED = ("en", "es", "pt-BR", "zh-Hant")


@pytest.mark.parametrize(
    ("wished", "spoken"),
    [
        ([], "en"),
        ([("es", 1)], "es"),
        ([("es-MX", 1), ("en", 0.9)], "es"),
        ([("en", 0.5), ("es", 0.8)], "es"),
        ([("fr", 1), ("es", 0.3)], "es"),
        ([("fr", 1)], "en"),
        ([("es", 0), ("*", 0.1)], "en"),
        ([("es", 0)], "en"),
        ([("*", 1), ("es", 0.5)], "en"),
        ([("pt", 1)], "en"),
        ([("pt-br", 1)], "pt-BR"),
        ([("zh-Hant-TW", 1)], "zh-Hant"),
        ([("ES_mx", 1)], "es"),
        ([("fr", 1), ("de", 1), ("es", 1)], "es"),
        ([("e", 1), ("-", 1), ("es-", 1)], "es"),
    ],
)
def test_the_highest_wish_that_is_offered_is_spoken(
    wished: list[tuple[str, float]], spoken: str
) -> None:
    assert best(wished, OFFERED) == spoken


def test_a_tag_that_is_not_offered_names_nothing() -> None:
    assert named("fr", OFFERED) is None
    assert named("", OFFERED) is None


@given(st.lists(st.tuples(st.text(max_size=40), st.floats(0, 1)), max_size=30))
def test_whatever_a_browser_says_one_of_those_offered_is_spoken(
    wished: list[tuple[str, float]],
) -> None:
    assert best(wished, OFFERED) in OFFERED

"""The filter for who may come, and its chip, say of open meetings what their cards say."""

import re
from dataclasses import replace

import pytest

from finder.model import Access
from tests.web.conftest import Make
from tests.web.listing import BASE

EDA = replace(BASE, id="city_eda", name="Balance", fellowship="eda", access=Access.OPEN)
ASK = "Listed as open, but if you only visit, ask first"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "Open meetings"),
        ("fellowship=aa&", "Open to anyone"),
        ("fellowship=eda&", ASK),
        ("fellowship=eda&fellowship=aa&", "Open meetings"),
    ],
)
def test_option_and_chip_are_true_of_what_is_listed(make_site: Make, asked: str, said: str) -> None:
    client = make_site(BASE, EDA).test_client()
    for query in (asked, f"{asked}access=open&", asked):  # in turns: nothing is kept for another
        html = client.get(f"/meetings?{query}").text
        [option] = re.findall(r'name="access" value="open"[^>]*><span>(.*?)</span>', html)
        assert option == said
    chips = client.get(f"/meetings?{asked}access=open").text
    assert f"Remove </span>{said}<span" in chips


def test_the_calendar_of_a_list_names_it_so_too(make_site: Make) -> None:
    html = make_site(BASE, EDA).test_client().get("/subscribe?fellowship=eda&access=open").text
    assert ASK in html
    assert "Open to anyone" not in html


def test_a_card_has_the_publishers_own_words_where_they_decide(make_site: Make) -> None:
    own = replace(
        BASE,
        fellowship="ga",
        access=Access.CLOSED_WITH_GUESTS,
        access_text="Modified Closed",
        access_weeks={},
    )
    young = replace(own, id="city_young", audiences=frozenset({"teens"}), access_text="Blue door")
    html = make_site(own, young).test_client().get("/meetings").text
    assert "In the publisher’s words:" in html
    assert "Modified Closed" in html
    assert "Blue door" not in html

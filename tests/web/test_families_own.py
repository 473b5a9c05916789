"""Groups for a problem of one's own: the ways into the list lead to those shown and no others."""

import re
from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient

from finder.model import Access
from tests.web.conftest import Make
from tests.web.listing import BASE, FAMILY, TEENS

SMART = replace(BASE, id="city_smart", name="Tools And Talk", fellowship="smart")
ACA = replace(BASE, id="city_aca", name="Grown Up", fellowship="aca", access=Access.CLOSED)
YOUNG = frozenset({"teens"})
TEENS_SMART = replace(SMART, id="city_young_smart", audiences=YOUNG)
TEENS_GA = replace(BASE, id="city_young_ga", fellowship="ga", audiences=YOUNG)
TEENS_ACA = replace(ACA, id="city_young_aca", audiences=YOUNG)


@pytest.fixture(scope="module")
def client(make_site: Make) -> FlaskClient:
    return make_site(
        BASE, SMART, ACA, FAMILY, TEENS, TEENS_SMART, TEENS_ACA, TEENS_GA
    ).test_client()


def _fellowships(client: FlaskClient, page: str, label: str) -> set[str]:
    """Of the meetings at the way of that label."""
    found = re.search(rf'href="/meetings([^"]+)">{label} <span', page)
    assert found is not None, label
    answer = client.get(f"/meetings.json{unescape(found[1])}&per_page=100").get_json()
    return {item["fellowship"] for item in answer["meetings"]}


@pytest.mark.parametrize("whose", [2, 3])
@pytest.mark.parametrize(
    ("style", "own"), [("", {"aa", "smart"}), ("&e=2", {"smart"}), ("&e=1", {"aa"})]
)
def test_all_of_these_are_the_groups_named_above(
    client: FlaskClient, whose: int, style: str, own: set[str]
) -> None:
    page = client.get(f"/families?a=1&b={whose}&near=Boston{style}").text
    for label in ("Near [^<]*(?:<bdi>)?[^<]*(?:</bdi>)?", "All groups for a problem of your own"):
        assert _fellowships(client, page, label) == own
    assert ("All of these together" in page) is not bool(style)
    assert ("All of these that work in the way you asked for" in page) is bool(style)


def test_where_it_is_not_sure_what_it_is_about_no_family_groups_are_counted(
    client: FlaskClient,
) -> None:
    page = client.get("/families?b=3").text
    found = _fellowships(client, page, "All groups for a problem of your own")
    assert found == {"aa", "ga", "smart"}


def test_a_teenager_s_are_no_groups_about_growing_up_with_a_relative(client: FlaskClient) -> None:
    page = client.get("/families?a=1&b=3&c=4").text
    assert _fellowships(client, page, "Groups for teenagers with a problem of their own") == {
        "smart"
    }


def test_where_groups_are_shown_no_page_says_that_we_know_none(client: FlaskClient) -> None:
    page = client.get("/families?a=3&b=3&c=4").text
    assert "Groups for teenagers with a problem of their own" in page
    assert "We know no group for this" not in page
    assert "You can talk to a child line about this" in page


@pytest.mark.parametrize("about", [4, 5, 6, 7])
def test_nobody_is_told_to_come_and_listen_where_that_is_not_known(
    make_site: Make, about: int
) -> None:
    page = make_site(BASE).test_client().get(f"/families?a={about}&c=1").text
    assert "where you may come and listen" not in page
    assert "Open meetings: ask first</h2>" in page
    assert "Look on the site of" in page


@pytest.mark.parametrize(
    "address",
    [
        "/map?for=family",
        "/subscribe?for=family",
        "/subscribe?fellowship=al-anon",
        "/fellowships/aca",
        "/fellowships/alateen",
        "/meetings?for=family",
        "/plan?m=city_sunday-night&m=family_tuesday",
        "/subscribe?m=family_tuesday",
    ],
)
def test_the_way_out_is_on_every_page_for_relatives(client: FlaskClient, address: str) -> None:
    assert "data-leave>" in client.get(address).text


@pytest.mark.parametrize(
    "address",
    [
        "/map",
        "/subscribe",
        "/fellowships/aa",
        "/plan",
        "/plan?m=city_sunday-night",
        "/subscribe?m=city_sunday-night",
    ],
)
def test_other_pages_have_none(client: FlaskClient, address: str) -> None:
    assert "data-leave>" not in client.get(address).text


def test_the_tab_of_a_map_for_relatives_says_nothing_of_them(client: FlaskClient) -> None:
    title = client.get("/map?for=family&near=Boston").text.partition("<title>")[2]
    assert title.startswith("Meetings (")

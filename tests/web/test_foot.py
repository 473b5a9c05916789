"""Helplines stand at the same place on every page, are those of the reader's country, and wait."""

import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from finder.register.helplines import GOOD_FOR, Review, helplines
from tests.web.conftest import Make
from tests.web.test_pages import PAGES, text_of

WHERE = [*PAGES, "/saved", "/offline", "/plan", "/subscribe?fellowship=aa"]


def foot(client: FlaskClient, address: str, **headers: str) -> str:
    html = client.get(address, headers=headers).text
    found = re.findall(r'<section class="foot-help".*?</section>', html, re.S)
    assert len(found) == 1
    assert html.index("</main>") < html.index(found[0]) < html.index('<ul class="foot-links">')
    return str(found[0])


def country(client: FlaskClient, address: str, **headers: str) -> str | None:
    found = re.search(r"Helplines: ([^<]+)<", foot(client, address, **headers))
    return found[1].strip("\u2068\u2069") if found else None


@pytest.fixture(scope="module")
def american(make_site: Make) -> FlaskClient:
    return make_site(country="US").test_client()


@pytest.mark.parametrize("address", WHERE)
def test_the_same_lines_stand_at_the_same_place_on_every_page(
    american: FlaskClient, address: str
) -> None:
    assert foot(american, address) == foot(american, "/")
    top = american.get(address).text.split("<main")[0]
    assert 'class="urgent" href="/help"' in top


def test_each_line_can_be_tapped_and_has_its_source_and_date(american: FlaskClient) -> None:
    html = foot(american, "/")
    found = re.findall(r"<li>.*?</li>", html, re.S)
    assert [text_of(item).split(" Call")[0] for item in found] == [
        line.label
        for line in helplines("US")
        if not line.audience and not line.topic and line.country
    ]
    for item in found:
        assert re.search(r'href="tel:\d+"', item)
        assert re.search(r'href="https://[^"]+" rel="noopener noreferrer">Source', item)
        assert "22 November 2026" in text_of(item)
    assert len(found) <= 3


def test_nothing_is_dialled_by_itself(american: FlaskClient) -> None:
    html = american.get("/help").text
    assert not re.search(r'(src|action|content)="[^"]*(tel|sms):', html)
    assert not re.search(r"<meta[^>]*refresh", html)


@pytest.mark.parametrize(
    ("address", "language", "expected"),
    [
        ("/", "en-GB,en;q=0.9", "United Kingdom"),
        ("/", "en,en-IE;q=0.5", "Ireland"),
        ("/", "en-JP", None),
        ("/", "", None),
        ("/meetings?near=Boston,%20MA", "", "United States"),
        ("/meetings?near=Boston,%20MA", "en-GB", "United States"),
        ("/meetings/city_sunday-night", "en-GB", "United States"),
    ],
)
def test_without_a_country_of_the_site_s_own_it_is_the_place_s_then_the_browser_s(
    client: FlaskClient, address: str, language: str, expected: str | None
) -> None:
    assert country(client, address, **{"Accept-Language": language}) == expected


def test_the_site_s_own_country_comes_first(american: FlaskClient) -> None:
    assert country(american, "/", **{"Accept-Language": "en-GB"}) == "United States"


def test_where_no_country_is_known_the_lists_for_every_country_stand_there(
    client: FlaskClient,
) -> None:
    html = foot(client, "/")
    assert "https://findahelpline.com" in html
    assert "tel:" not in html


def test_pages_of_readers_in_two_countries_are_not_taken_for_each_other(
    client: FlaskClient,
) -> None:
    british = client.get("/", headers={"Accept-Language": "en-GB"})
    irish = client.get("/", headers={"Accept-Language": "en-IE"})
    assert british.headers["ETag"] != irish.headers["ETag"]
    assert "Accept-Language" in british.headers["Vary"]


def test_a_line_that_was_withdrawn_is_gone_and_an_old_one_says_so(make_site: Make) -> None:
    old = date(2026, 11, 22) - GOOD_FOR - timedelta(days=2)
    reviews = {"us-988": Review(withdrawn=True), "us-emergency": Review(reviewed=old)}
    html = foot(make_site(country="US", helplines=reviews).test_client(), "/")
    assert "tel:988" not in html
    assert "it may have changed since" in html

"""Helplines are those of one country on the whole page: the reader's, or the place's they name."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from finder.model import Meeting
from tests.web.conftest import Make
from tests.web.listing import BASE, FAMILY, HALL, TEENS

HERE = {"Accept-Language": "en-US"}
CHILD, ABUSE = "Childhelp", "1-800-799-7233"


@pytest.fixture(scope="module")
def asker(make_site: Make) -> FlaskClient:
    return make_site(BASE, FAMILY, TEENS).test_client()


def _above(asker: FlaskClient, address: str, **headers: str) -> str:
    """The page without its foot."""
    return asker.get(address, headers=headers).text.partition("<footer")[0]


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("/meetings?q=he+hits+me", ABUSE),
        ("/families?a=1&c=2", ABUSE),
        ("/families?a=1&c=4", CHILD),
        ("/fellowships/alateen", CHILD),
    ],
)
def test_the_country_that_the_browser_names_counts(
    asker: FlaskClient, address: str, line: str
) -> None:
    assert line in _above(asker, address, **HERE)
    assert line not in _above(asker, address)


@pytest.mark.parametrize(
    "address", ["/meetings?q=he+hits+me+boston", "/families?a=1&c=2&near=Boston"]
)
def test_a_place_that_is_named_counts(asker: FlaskClient, address: str) -> None:
    assert ABUSE in _above(asker, address)
    assert "988" in asker.get(address).text.partition("<footer")[2]


def test_a_cry_about_a_parent_shows_the_child_line_too(asker: FlaskClient) -> None:
    assert CHILD in _above(asker, "/meetings?q=my+dad+hits+me", **HERE)
    assert CHILD not in _above(asker, "/meetings?q=my+husband+hits+me", **HERE)


def test_a_teenager_is_not_told_that_a_list_is_near_a_place(asker: FlaskClient) -> None:
    words = _above(asker, "/families?a=1&c=4&near=Boston")
    assert "near <" not in words.partition("You said")[2].partition("</p>")[0]
    assert "Boston</bdi>" not in words.partition("</details>")[2]


def _in(town: str, region: str, latitude: float, longitude: float) -> Meeting:
    hall = replace(HALL, locality=town, region=region, latitude=latitude, longitude=longitude)
    return replace(BASE, id=f"city_{town.lower()}", name=f"{town} Group", venue=hall)


@pytest.fixture(scope="module")
def namesakes(make_site: Make) -> FlaskClient:
    """Its towns are namesakes, in America, of larger ones elsewhere; so is a family's."""
    towns = [
        _in("Manchester", "MO", 38.597, -90.509),
        _in("Dublin", "PA", 40.3716, -75.2016),
        _in("Berlin", "MA", 42.3812, -71.637),
        _in("Madrid", "NY", 44.7506, -75.1307),
    ]
    return make_site(BASE, FAMILY, TEENS, *towns).test_client()


@pytest.mark.parametrize(
    ("address", "language", "country", "number"),
    [
        ("/meetings?q=he+hits+me+manchester", "en-GB", "United Kingdom", "tel:999"),
        ("/meetings?q=my+dad+hits+me+dublin", "en-IE", "Ireland", "tel:112"),
        ("/families?a=1&near=Berlin", "de-DE", "Germany", "tel:112"),
        ("/families?c=4&near=Dublin", "en-IE", "Ireland", "tel:112"),
        ("/meetings?q=he+hits+me+manchester", "en-US", "United States", "tel:911"),
        ("/meetings?q=he+hits+me+manchester", "en", "United States", "tel:911"),
        ("/meetings?q=he+hits+me+manchester", "de-DE", "United States", "tel:911"),
        ("/meetings?q=he+hits+me+Manchester,+MO", "en-GB", "United States", "tel:911"),
        ("/meetings?q=he+hits+me", "en-IE", "Ireland", "tel:112"),
        ("/families?a=1&near=London", "en-US", "United Kingdom", "tel:999"),
    ],
)
def test_lines_are_those_of_the_namesake_at_home_and_their_country_is_named(
    namesakes: FlaskClient, address: str, language: str, country: str, number: str
) -> None:
    headers = {"Accept-Language": language, "Cookie": ""}
    page = namesakes.get(f"{address}&lang=en", headers=headers).text
    above, foot = page.partition("<footer")[::2]
    block = above[above.index("Talk to someone now</h2>") :]
    assert f"Helplines: {country}" in block
    assert number in block
    others = {"tel:911", "tel:999", "tel:112"} - {number}
    assert country == "United Kingdom" or not [one for one in others if f'"{one}"' in block]
    assert f"Helplines: {country}" in foot


def test_where_the_country_at_home_has_no_lines_here_they_are_international(
    namesakes: FlaskClient,
) -> None:
    page = namesakes.get("/meetings?q=suicidio+madrid", headers={"Accept-Language": "es-ES"}).text
    block = page.partition("<footer")[0].partition('id="now"')[2]
    assert "findahelpline.com" in block
    assert "tel:911" not in page


@pytest.mark.parametrize("address", ["/fellowships/alateen", "/meetings/family_tuesday"])
def test_the_country_is_named_wherever_its_lines_are(asker: FlaskClient, address: str) -> None:
    answer = asker.get(address, headers=HERE)
    assert answer.status_code == 200
    block = answer.text.partition("<footer")[0].partition("Talk to someone now</h2>")[2]
    assert "Helplines: United States" in block


def test_a_place_that_is_not_used_for_a_teenager_is_not_used_for_lines(asker: FlaskClient) -> None:
    assert CHILD not in _above(asker, "/families?a=1&c=4&near=Boston")
    assert CHILD in _above(asker, "/families?a=1&c=4&near=Dublin", **HERE)

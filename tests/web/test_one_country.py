"""Helplines are those of one country on the whole page: the reader's, or the place's they name."""

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import Make
from tests.web.listing import BASE, FAMILY, TEENS

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
    "address", ["/meetings?q=he+hits+me+boston", "/families?a=1&c=4&near=Boston"]
)
def test_a_place_that_is_named_counts(asker: FlaskClient, address: str) -> None:
    assert (CHILD if "families" in address else ABUSE) in _above(asker, address)
    assert "988" in asker.get(address).text.partition("<footer")[2]


def test_a_cry_about_a_parent_shows_the_child_line_too(asker: FlaskClient) -> None:
    assert CHILD in _above(asker, "/meetings?q=my+dad+hits+me", **HERE)
    assert CHILD not in _above(asker, "/meetings?q=my+husband+hits+me", **HERE)


def test_a_teenager_is_not_told_that_a_list_is_near_a_place(asker: FlaskClient) -> None:
    words = _above(asker, "/families?a=1&c=4&near=Boston")
    assert "near <" not in words.partition("You said")[2].partition("</p>")[0]
    assert "Boston</bdi>" not in words.partition("</details>")[2]

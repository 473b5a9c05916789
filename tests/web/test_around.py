"""What stands round a page is drawn once for many: what is of one request stays with it."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import Make


@pytest.fixture(scope="module")
def client(make_site: Make) -> FlaskClient:
    return make_site(url="https://chair.example", name="City & Sons").test_client()


def page(client: FlaskClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def test_each_answer_has_a_nonce_of_its_own_on_every_script(client: FlaskClient) -> None:
    seen = set()
    for _ in range(2):
        answer = client.get("/")
        allowed = re.search(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"])
        scripts = re.findall(r"<script[^>]*>", answer.get_data(as_text=True))
        assert allowed is not None
        assert scripts
        assert all(f'nonce="{allowed[1]}"' in script for script in scripts)
        seen.add(allowed[1])
    assert len(seen) == 2


@pytest.mark.parametrize("words", ["100% %s %d {0} {}", "</title><b>", "&amp; \"'", "\N{SNOWMAN}"])
def test_a_title_is_what_was_asked_for_and_nothing_more(client: FlaskClient, words: str) -> None:
    answer = client.get("/meetings", query_string={"q": f'"{words}"', "day": "mon"})
    html = answer.get_data(as_text=True)
    (title,) = re.findall("<title>(.*?)</title>", html, re.DOTALL)
    assert words in unescape(title)
    assert "City &amp; Sons" in title
    assert "<" not in title


def test_the_languages_lead_to_this_page_and_no_other(client: FlaskClient) -> None:
    for day in ("mon", "tue"):
        html = page(client, f"/meetings?day={day}")
        assert re.findall(r'hreflang="(\w+)" dir', html) == ["en", "es"]
        assert f'href="/meetings?day={day}&amp;lang=es"' in html


def test_a_page_that_may_be_found_names_itself_in_each_language(client: FlaskClient) -> None:
    alternate = re.compile(r'<link rel="alternate" hreflang="(\w+)" href="([^"]*)">')
    assert alternate.findall(page(client, "/help")) == [
        ("en", "/help?lang=en"),
        ("es", "/help?lang=es"),
    ]
    assert alternate.findall(page(client, "/meetings")) == []


def test_sites_of_one_process_keep_what_is_theirs(client: FlaskClient, make_site: Make) -> None:
    other = make_site(name="Elsewhere", imprint="One Street").test_client()
    for _ in range(2):
        assert "One Street" in page(other, "/help")
        assert "One Street" not in page(client, "/help")


@pytest.mark.parametrize("address", ["/", "/meetings?near=Boston", "/help?lang=es", "/nowhere"])
def test_no_hole_is_left_open(client: FlaskClient, address: str) -> None:
    for _ in range(2):  # drawn, then filled again
        assert "\0" not in page(client, address)

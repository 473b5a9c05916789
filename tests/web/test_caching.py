import gzip
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import Make
from tests.web.listing import NOW

CLOCKED = ["/", "/meetings", "/meetings.json", "/meetings.csv", "/meetings/city_sunday-night"]
FIXED = ["/meetings.ics", "/meetings/city_sunday-night.ics", "/openapi.json"]


@pytest.mark.parametrize("address", CLOCKED + FIXED)
def test_what_the_reader_has_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"].removeprefix("W/") == first.headers["ETag"].removeprefix("W/")


@pytest.mark.parametrize("address", CLOCKED + FIXED)
def test_an_old_tag_gets_the_whole_answer(client: FlaskClient, address: str) -> None:
    assert client.get(address, headers={"If-None-Match": '"old"'}).status_code == 200


def test_a_minute_later_a_page_is_another_but_a_calendar_is_not(make_site: Make) -> None:
    app = make_site()
    client = app.test_client()
    before = {address: client.get(address).headers["ETag"] for address in CLOCKED + FIXED}
    app.extensions["finder"] = replace(
        app.extensions["finder"], now=lambda: NOW + timedelta(minutes=1)
    )
    changed = {
        address for address, tag in before.items() if client.get(address).headers["ETag"] != tag
    }
    assert changed == set(CLOCKED)


def _bare(content: bytes) -> bytes:
    """Without the nonce of the answer."""
    return re.sub(rb' nonce="[^"]+"', b"", content)


@pytest.mark.parametrize("address", ["/meetings", "/meetings.json", "/static/site.css"])
def test_text_is_compressed_for_those_who_take_it(client: FlaskClient, address: str) -> None:
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert _bare(gzip.decompress(packed.data)) == _bare(plain.data)
    assert int(packed.headers["Content-Length"]) == len(packed.data)


def test_the_tag_of_a_compressed_answer_is_good_for_a_304(client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "gzip"}
    tag = client.get("/meetings", headers=headers).headers["ETag"]
    assert tag.startswith("W/")
    again = client.get("/meetings", headers={**headers, "If-None-Match": tag})
    assert again.status_code == 304


def test_our_own_files_are_kept_for_ever_under_the_hash_of_their_content(
    client: FlaskClient,
) -> None:
    page = client.get("/").get_data(as_text=True)
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "?v=" in address
    assert "immutable" in client.get(address).headers["Cache-Control"]


def test_errors_are_not_remembered(client: FlaskClient) -> None:
    for address in ("/nowhere", "/meetings?day=x", "/meetings/city_gone"):
        assert client.get(address).headers["Cache-Control"] == "no-store"


QUESTIONS = ["q=hits+me", "for=family&near=Boston", "near=Boston", "fellowship=al-anon"]
LISTS = ["/meetings", "/meetings.json", "/meetings.csv", "/meetings.ics", "/map", "/subscribe"]


@pytest.mark.parametrize("asked", QUESTIONS)
@pytest.mark.parametrize("path", LISTS)
def test_no_cache_on_the_way_keeps_what_a_person_asked(
    client: FlaskClient, path: str, asked: str
) -> None:
    first = client.get(f"{path}?{asked}")
    assert first.status_code == 200
    assert "public" not in first.headers["Cache-Control"]
    if tag := first.headers.get("ETag"):
        again = client.get(f"{path}?{asked}", headers={"If-None-Match": tag})
        assert again.status_code == 304  # on its own device it costs nearly nothing as before
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/meetings", "/meetings.json", "/", "/fellowships"])
def test_a_list_of_which_nothing_was_asked_may_be_kept_by_all(
    client: FlaskClient, path: str
) -> None:
    assert client.get(path).headers["Cache-Control"] == "public, max-age=60"

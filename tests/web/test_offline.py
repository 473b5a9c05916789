"""What a device may keep: the worker's address, its version, and how an operator ends it."""

import json
import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from finder.register.helplines import Review
from finder.web.offline import PAGES
from tests.web.conftest import Make


def told(client: FlaskClient) -> dict[str, object]:
    """What the server tells the worker to keep."""
    first, _rest = client.get("/sw.js").text.split("\n", 1)
    found = re.fullmatch(r"const KEPT = (\{.*\});", first)
    assert found
    kept: dict[str, object] = json.loads(found[1])
    return kept


def body(client: FlaskClient, address: str) -> str:
    found = re.search(r"<body[^>]*>", client.get(address).text)
    assert found
    return found[0]


def test_the_worker_speaks_for_the_whole_site_and_is_always_asked_for_anew(
    client: FlaskClient,
) -> None:
    response = client.get("/sw.js")
    assert response.mimetype == "application/javascript"
    assert response.headers["Cache-Control"] == "no-cache"
    again = client.get("/sw.js", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_the_worker_may_ask_this_site_alone(client: FlaskClient) -> None:
    policy = client.get("/sw.js").headers["Content-Security-Policy"]
    assert "connect-src 'self';" in policy + ";"
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("path", PAGES)
def test_every_page_that_is_kept_from_the_start_is_the_same_for_everyone(
    client: FlaskClient, path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert "no-store" not in response.headers["Cache-Control"]


def test_every_file_that_is_kept_is_there_for_ever(client: FlaskClient) -> None:
    files = told(client)["files"]
    assert isinstance(files, list)
    assert len(files) >= 5
    for file in files:
        assert "immutable" in client.get(file).headers["Cache-Control"], file


def test_the_files_of_the_kept_pages_are_kept_too(client: FlaskClient) -> None:
    files = told(client)["files"]
    assert isinstance(files, list)
    for path in PAGES:
        wanted = re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get(path).text)
        assert wanted
        assert set(wanted) <= set(files)


def test_a_helpline_that_changes_changes_the_worker(make_site: Make) -> None:
    review = {"us-988": Review(reviewed=date(2026, 11, 23))}
    versions = {
        told(make_site(**settings).test_client())["version"]
        for settings in ({}, {"helplines": review}, {"name": "Bay Meetings"})
    }
    assert len(versions) == 3


def test_the_same_site_has_the_same_worker(make_site: Make) -> None:
    one, other = (make_site().test_client().get("/sw.js").data for _ in range(2))
    assert one == other


def test_where_the_operator_keeps_nothing_on_devices_the_worker_goes_with_all_it_kept(
    make_site: Make,
) -> None:
    client = make_site(offline=False).test_client()
    worker = client.get("/sw.js").text
    assert "registration.unregister()" in worker
    assert "caches.delete" in worker
    assert "fetch" not in worker
    assert "data-offline" not in body(client, "/")
    assert "Without a network" not in client.get("/saved").text


def test_the_page_in_place_of_what_is_not_kept_leads_to_what_is(client: FlaskClient) -> None:
    html = client.get("/offline").text
    for path in ("/help", "/first-meeting", "/saved"):
        assert f'<li><a href="{path}">' in html
    assert "X-Robots-Tag" in client.get("/offline").headers


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/meetings", False),
        ("/meetings?for=me", False),
        ("/meetings?for=family", True),
        ("/families", True),
        ("/families?about=drugs", True),
        ("/fellowships/al-anon", True),
        ("/fellowships/aa", False),
    ],
)
def test_pages_for_relatives_are_marked_so_that_no_list_of_them_is_kept(
    client: FlaskClient, address: str, marked: bool
) -> None:
    assert ("data-family" in body(client, address)) is marked

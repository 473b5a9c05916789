"""Every answer, whatever its status, keeps the person's secret (facts: trust, S31–S34)."""

import re
from pathlib import Path

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from finder import create_app
from finder.config import Config
from finder.ical.links import opaque
from finder.web.headers import ALWAYS, POLICY
from tests.web.conftest import Make

ADDRESSES = {
    "/": 200,
    "/meetings": 200,
    "/meetings?q=steps": 200,
    "/meetings.json": 200,
    "/meetings.ics": 200,
    "/meetings.csv": 200,
    "/meetings.geojson": 200,
    "/meetings/city_sunday-night": 200,
    "/meetings/city_sunday-night.json": 200,
    "/meetings/city_sunday-night.ics": 200,
    "/meetings/city_sunday-night.svg": 200,
    "/meetings/city_never.svg": 404,
    "/meetings.ics?soon=60": 400,
    "/plan.ics?m=city_sunday-night&m=city_gone": 200,
    "/meetings/city_old": 301,
    "/meetings/city_gone": 410,
    "/meetings/city_gone.json": 410,
    "/meetings/city_never": 404,
    "/meetings/city_never.ics": 404,
    "/meetings?day=someday": 400,
    "/meetings.csv?day=someday": 400,
    "/families": 200,
    "/fellowships": 200,
    "/fellowships/aa": 200,
    "/fellowships/none": 404,
    "/subscribe?fellowship=aa": 200,
    "/subscribe?m=city_closed&title=discreet": 200,
    "/plan": 200,
    "/plan?m=city_closed&m=none": 200,
    "/sources": 200,
    "/help": 200,
    "/help?country=GB": 200,
    "/help?country=XX": 400,
    "/privacy": 200,
    "/first-meeting": 200,
    "/healthz": 200,
    "/openapi.json": 200,
    "/static/site.css": 200,
    "/static/none.css": 404,
    "/static/../wsgi.py": 404,
    "/map": 200,
    "/map.json": 200,
    "/print?day=sun": 200,
    "/print?paper=a5": 400,
    "/embed": 200,
    "/embed.js": 200,
    "/embed/how?near=Boston": 200,
    "/saved": 200,
    "/sw.js": 200,
    "/offline": 200,
    "/theme.css": 404,
    "/logo": 404,
    "/c/nothing.ics": 404,
    f"/c/{opaque('plan?m=city_closed')}.ics": 200,
    f"/m/{opaque('city_closed')}": 302,
    "/nowhere": 404,
}


@pytest.mark.parametrize(("address", "status"), ADDRESSES.items())
def test_every_address_answers_as_it_should(client: FlaskClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_every_route_is_among_the_addresses(site: Flask) -> None:
    found = site.url_map.bind("chair.example")
    paths = [address.partition("?")[0] for address in ADDRESSES]
    asked = {found.match(path, return_rule=True)[0].rule for path in paths if found.test(path)}
    assert asked == {rule.rule for rule in site.url_map.iter_rules()}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_headers_and_no_cookie(client: FlaskClient, address: str) -> None:
    carries_all(client.get(address))


def carries_all(response: TestResponse) -> None:
    for name, value in ALWAYS.items():
        if name != "Content-Security-Policy":
            assert response.headers[name] == value
    assert response.headers["Strict-Transport-Security"].startswith("max-age=")
    assert response.headers["Cross-Origin-Resource-Policy"] in ("same-origin", "cross-origin")
    assert "Set-Cookie" not in response.headers
    assert "Access-Control-Allow-Credentials" not in response.headers
    given = response.headers.getlist("Content-Security-Policy")
    assert [bare(each) for each in given] == [POLICY]


def bare(policy: str) -> str:
    return re.sub("'nonce-[^']+'", "'none'", policy)


# Each status that an answer can have, and what brings it about.
STATUSES: dict[int, tuple[str, str, dict[str, str]]] = {
    200: ("GET", "/meetings", {}),
    301: ("GET", "/meetings/city_old", {}),
    302: ("GET", f"/m/{opaque('city_closed')}", {}),
    400: ("GET", "/meetings?day=someday", {}),
    404: ("GET", "/nowhere", {}),
    405: ("POST", "/meetings", {}),
    410: ("GET", "/meetings/city_gone", {}),
}


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_carries_the_headers(client: FlaskClient, status: int) -> None:
    method, address, headers = STATUSES[status]
    response = client.open(address, method=method, headers=headers)
    assert response.status_code == status
    carries_all(response)


# RFC 9110, 15.4.5: these tell of what is not sent again.
OF_THE_BODY = {f"Content-{what}" for what in ("Type", "Length", "Language", "Disposition")}


@pytest.mark.parametrize("address", [a for a, status in ADDRESSES.items() if status == 200])
def test_what_has_not_changed_carries_all_that_came_with_it(
    client: FlaskClient, address: str
) -> None:
    """Its policy names the nonce of the page that the reader has, whose scripts go on running."""
    first = client.get(address)
    if "ETag" not in first.headers:
        return
    for given in (first.headers["ETag"], f'"x", W/{first.headers["ETag"].removeprefix("W/")}'):
        response = client.get(address, headers={"If-None-Match": given})
        assert response.status_code == 304
        carries_all(response)
        told = {name: value for name, value in response.headers.items() if name != "Date"}
        came = dict(first.headers)
        assert {name: came.get(name) for name in told} == told
        assert came.keys() - told.keys() <= {"Date", "Last-Modified"} | OF_THE_BODY


@pytest.mark.parametrize("more", ["", "n", "-x", "-own-abc", "-'; script-src *", f"-{'a' * 23}"])
def test_a_tag_that_was_made_up_changes_no_policy(client: FlaskClient, more: str) -> None:
    tag = client.get("/").headers["ETag"].strip('"').partition("-")[0]
    response = client.get("/", headers={"If-None-Match": f'"{tag}{more}"'})
    carries_all(response)


def test_nothing_published_yet_carries_the_headers(tmp_path: Path) -> None:
    config = Config(data=tmp_path, feeds=tmp_path / "feeds.toml", url="https://chair.example")
    response = create_app(config).test_client().get("/meetings")
    assert response.status_code == 503
    carries_all(response)


_SCRIPT = re.compile(r"<script\b[^>]*>")
PAGES = [address for address in ADDRESSES if "." not in address.split("?")[0]]


@pytest.mark.parametrize("address", PAGES)
def test_every_script_of_a_page_is_named_by_its_policy_and_nothing_is_inline(
    client: FlaskClient, address: str
) -> None:
    response = client.get(address)
    html, policy = response.get_data(as_text=True), response.headers["Content-Security-Policy"]
    named = re.findall("'nonce-([^']+)'", policy)
    for script in _SCRIPT.findall(html):
        assert re.findall(' nonce="([^"]+)"', script) == named
        assert re.search(' src="/(?!/)', script)
    assert re.findall("script-src ([^;]+)", policy) in (["'none'"], [f"'nonce-{n}'" for n in named])
    assert not re.search(r"<style|<[^>]*\s(?:style|on\w+)=|javascript:", html)
    assert "unsafe" not in policy


def test_no_two_answers_have_the_same_nonce(client: FlaskClient) -> None:
    policies = [client.get("/").headers["Content-Security-Policy"] for _ in range(100)]
    assert len(set(policies)) == 100
    for policy in policies:
        assert re.search("script-src 'nonce-[A-Za-z0-9_-]{22,}'", policy)


def test_the_policy_lets_nothing_in_and_nothing_out() -> None:
    policy = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    assert policy == {
        "default-src": "'none'",
        "style-src": "'self'",
        "script-src": "'none'",
        "worker-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert ALWAYS["Referrer-Policy"] == "no-referrer"
    assert ALWAYS["X-Content-Type-Options"] == "nosniff"
    assert ALWAYS["Cross-Origin-Opener-Policy"] == "same-origin"
    allowed = [
        part for part in ALWAYS["Permissions-Policy"].split(", ") if not part.endswith("=()")
    ]
    assert allowed == ["geolocation=(self)"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_asking_for_the_head_gives_the_same_headers(client: FlaskClient, address: str) -> None:
    head, get = client.head(address), client.get(address)
    assert head.data == b""
    assert head.status_code == get.status_code
    assert _lasting(head.headers) == _lasting(get.headers)


_TAG = re.compile(r'(?<=[0-9a-f]{32})n?-[\w-]{22}(?=")')


def _lasting(headers: Headers) -> dict[str, str]:
    """Without the second of the answer and its nonce."""
    return {name: bare(_TAG.sub("", value)) for name, value in headers.items() if name != "Date"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
@pytest.mark.parametrize("address", ["/", "/meetings", "/meetings.json", "/static/site.css"])
def test_nothing_can_be_changed_from_outside(
    client: FlaskClient, method: str, address: str
) -> None:
    response = client.open(address, method=method, headers={"X-HTTP-Method-Override": "GET"})
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "Content-Security-Policy" in response.headers


def test_a_fault_of_ours_is_a_500_with_all_headers_and_no_word_of_the_request(
    make_site: Make, caplog: pytest.LogCaptureFixture
) -> None:
    broken: Flask = make_site()

    def fail() -> None:
        raise ValueError(request.query_string)

    broken.extensions["finder"].reader.snapshot = fail
    response = broken.test_client().get("/meetings?q=secret+words&near=Boston")
    assert response.status_code == 500
    assert bare(response.headers["Content-Security-Policy"]) == POLICY
    assert b"ValueError" not in response.data
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text
    assert "Boston" not in caplog.text


@pytest.mark.parametrize("ending", ["json", "ics", "csv", "geojson"])
def test_data_may_be_read_by_any_origin_and_listed_by_no_search_engine(
    client: FlaskClient, ending: str
) -> None:
    headers = client.get(f"/meetings.{ending}", headers={"Origin": "https://x.example"}).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["X-Robots-Tag"] == "noindex"


def test_pages_may_be_read_by_this_origin_alone(client: FlaskClient) -> None:
    headers = client.get("/", headers={"Origin": "https://x.example"}).headers
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_lists_are_not_for_search_engines_but_meetings_are(client: FlaskClient) -> None:
    assert client.get("/meetings").headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get("/meetings/city_sunday-night").headers
    assert client.get("/meetings/family_teens").headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("ending", ["", ".json", ".csv", ".geojson"])
def test_an_answer_with_a_position_is_stored_nowhere(client: FlaskClient, ending: str) -> None:
    response = client.get(f"/meetings{ending}?lat=42.36&lon=-71.06")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil"]
)
@pytest.mark.parametrize("address", ["/meetings.json", "/meetings.ics", "/subscribe", "/"])
def test_the_host_a_request_names_is_in_no_link(
    make_site: Make, site: Flask, host: str, address: str
) -> None:
    for app in (site, make_site()):
        headers = {"Host": host, "X-Forwarded-Host": host, "X-Forwarded-Proto": "https"}
        response = app.test_client().get(address, headers=headers)
        assert b"evil" not in response.data
        assert "evil" not in str(response.headers)


def test_on_loopback_links_lead_back_to_the_same_port(make_site: Make) -> None:
    client = make_site().test_client()
    response = client.get("/meetings.json", headers={"Host": "127.0.0.1:8123"})
    assert response.json["meetings"][0]["url"].startswith("http://127.0.0.1:8123/meetings/")


def test_the_site_s_own_address_is_used_for_links(client: FlaskClient) -> None:
    for meeting in client.get("/meetings.json").json["meetings"]:
        assert meeting["url"].startswith("https://chair.example/meetings/")

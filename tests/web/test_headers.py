"""Every answer, whatever its status, keeps the person's secret (facts: trust, S31–S34)."""

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers

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
    "/nowhere": 404,
}


@pytest.mark.parametrize(("address", "status"), ADDRESSES.items())
def test_every_address_answers_as_it_should(client: FlaskClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_headers_and_no_cookie(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    for name, value in ALWAYS.items():
        assert response.headers[name] == value
    assert response.headers["Strict-Transport-Security"].startswith("max-age=")
    assert "Set-Cookie" not in response.headers
    assert "Access-Control-Allow-Credentials" not in response.headers


def test_the_policy_lets_nothing_in_and_nothing_out() -> None:
    policy = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    assert policy == {
        "default-src": "'none'",
        "style-src": "'self'",
        "script-src": "'self'",
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


def _lasting(headers: Headers) -> dict[str, str]:
    """Without the second of the answer."""
    return {name: value for name, value in headers.items() if name != "Date"}


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
    assert response.headers["Content-Security-Policy"] == ALWAYS["Content-Security-Policy"]
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

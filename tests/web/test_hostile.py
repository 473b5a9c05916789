"""Hostile text, from a feed or a request, stays text (facts: trust, S15, S18, S20, S23, S24)."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from finder.model import Attendance, Online, Registration
from tests.web.conftest import Make
from tests.web.listing import BASE, HALL

MARK = "zq7"
PAYLOADS = [
    f"<script>{MARK}()</script>",
    f'"><img src=x onerror={MARK}()>',
    f"'><svg/onload={MARK}()>",
    f"</title><script>{MARK}()</script>",
    f"</script><script>{MARK}()</script>",
    f"{{{{ {MARK} }}}}{{% raw %}}",
    f"javascript:{MARK}()",
    f"&lt;script&gt;{MARK}&lt;/script&gt;",
    f'" autofocus onfocus={MARK}() x="',
    f"<!--{MARK}--><b>",
]
PARAMETERS = [
    "q", "near", "lat", "lon", "within", "unit", "day", "time", "after", "before", "from", "soon",
    "tz", "fellowship", "concern", "for", "access", "attendance", "type", "audience", "language",
    "accessibility", "facilitation", "style", "kind", "status", "region", "feed", "sort", "page",
    "per_page", "country", "unheard-of",
]  # fmt: skip
TAGS = re.compile(r"<[^>]*>")


def harmless(html: str) -> None:
    """The mark stands in text or in a quoted value only: it is never a tag or an attribute."""
    for tag in TAGS.findall(re.sub(r'"[^"]*"', '""', html)):
        assert MARK not in tag
    assert not re.search(rf"<script[^>]*>[^<]*{MARK}", html)
    assert not re.search(rf'(?:href|src|action)="\s*javascript:[^"]*{MARK}', html, re.I)


@pytest.fixture(scope="module")
def hostile(make_site: Make) -> Flask:
    meetings = [
        replace(
            BASE,
            id=f"city_hostile-{number}",
            name=text,
            group=text,
            notes=text,
            conditions=text,
            cost=text,
            access_text=text,
            attendance=Attendance.HYBRID,
            types=frozenset({text}),
            regions=(text,),
            source_types=(text,),
            registration=Registration(required=True, notes=text),
            venue=replace(HALL, name=text, street=text, locality=text, region=text, notes=text),
            online=Online(notes=text, phone_notes=text, provider=text, url="https://x.example/"),
        )
        for number, text in enumerate(PAYLOADS)
    ]
    return make_site(*meetings, name=PAYLOADS[1], imprint=PAYLOADS[0], contact=PAYLOADS[2])


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_a_hostile_listing_is_shown_as_text(hostile: Flask, number: int) -> None:
    client = hostile.test_client()
    page = client.get(f"/meetings/city_hostile-{number}").get_data(as_text=True)
    assert MARK in page
    harmless(page)


@pytest.mark.parametrize("address", ["/", "/meetings?per_page=100", "/meetings?near=02108",
                                     "/sources", "/subscribe"])  # fmt: skip
def test_a_hostile_listing_is_shown_as_text_in_lists(hostile: Flask, address: str) -> None:
    harmless(hostile.test_client().get(address).get_data(as_text=True))


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_hostile_parameter_comes_back_as_text(client: FlaskClient, name: str) -> None:
    for text in PAYLOADS:
        for path in ("/meetings", "/subscribe", "/help", "/meetings/city_closed"):
            response = client.get(path, query_string={name: text})
            assert response.status_code in (200, 400)
            harmless(response.get_data(as_text=True))


@pytest.mark.parametrize("name", PARAMETERS)
@pytest.mark.parametrize("ending", ["", ".json", ".ics", ".csv", ".geojson"])
def test_a_malformed_value_is_a_400_or_an_answer_never_a_fault(
    client: FlaskClient, name: str, ending: str
) -> None:
    for raw in ("%ff%fe", "%00", "-1", "1e999", "NaN", "9" * 400, "%0d%0aX-Evil:1", "a" * 3000,
                "%F0%9F%98%80", "*" * 50, "[]", "../../etc/passwd", "%22", "''--"):  # fmt: skip
        response = client.get(f"/meetings{ending}?{name}={raw}")
        assert response.status_code in (200, 400), (name, raw)
        assert "X-Evil" not in response.headers


@pytest.mark.parametrize(
    "query", ["q=" + "a" * 9000, "&".join(["day=mon"] * 1000), "x=1&" * 2000, "q=" + "%41" * 3000]
)
@pytest.mark.parametrize("ending", ["", ".json"])
def test_a_huge_request_is_refused_in_plain_words(
    client: FlaskClient, query: str, ending: str
) -> None:
    response = client.get(f"/meetings{ending}?{query}")
    assert response.status_code == 400


@pytest.mark.parametrize(
    "address",
    ["/meetings/..%2f..%2fetc%2fpasswd", "/meetings/%00", "/meetings/a%0d%0ab.ics",
     "//evil.example", "/meetings/<script>",
     "/static/..%2f..%2fwsgi.py", "/fellowships/%2e%2e", "/meetings/.json",
     "/meetings//evil.example", "/help/", "/meetings/é_é"],
)  # fmt: skip
def test_a_strange_address_is_a_404_and_leads_nowhere_else(
    client: FlaskClient, address: str
) -> None:
    response = client.get(address)
    assert response.status_code in (200, 404)
    assert "Location" not in response.headers


@pytest.mark.parametrize("name", ["next", "url", "lang", "redirect", "return"])
def test_no_parameter_leads_to_another_site(client: FlaskClient, name: str) -> None:
    for path in ("/", "/meetings", "/meetings/city_old", "/help"):
        response = client.get(path, query_string={name: "https://evil.example/"})
        assert "evil" not in response.headers.get("Location", "")

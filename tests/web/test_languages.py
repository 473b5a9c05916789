import re
from collections.abc import Sequence

import pytest
from flask import Flask
from flask.testing import FlaskClient

from finder.languages import AREAS
from tests.web.conftest import Make
from tests.web.speaking import CALENDARS, PAGES, joined


@pytest.fixture(scope="module")
def many(make_site: Make) -> Flask:
    """A site in every language there is for tests, whose name has no letters."""
    return make_site(name="○", languages=("en", "es", "en-XA", "en-XB"))


@pytest.fixture
def reader(many: Flask) -> FlaskClient:
    return many.test_client()


def spoken(html: str) -> str:
    found = re.search(r'<html lang="([^"]+)"', html)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("address", ["/", "/meetings", "/meetings/city_online", "/help"])
def test_a_language_from_right_to_left_turns_the_page(reader: FlaskClient, address: str) -> None:
    assert '<html lang="en-XB" dir="rtl">' in reader.get(joined(address, "lang=en-XB")).text


@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [
        ("/", None, "en"),
        ("/", "es", "es"),
        ("/", "es-MX,en;q=0.8", "es"),
        ("/", "en;q=0.5, es;q=0.7", "es"),
        ("/", "fr", "en"),
        ("/", "es;q=0", "en"),
        ("/", "nonsense;;q=x,,", "en"),
        ("/?lang=es", "en", "es"),
        ("/?lang=en", "es", "en"),
        ("/?lang=es-419", None, "es"),
        ("/?lang=", "es", "es"),
        ("/nowhere", "es", "es"),
        ("/meetings?day=x&lang=es", None, "es"),
        ("/static/nothing.css", "es", "es"),
    ],
)
def test_the_address_decides_then_the_browser(
    client: FlaskClient, address: str, accepted: str | None, language: str
) -> None:
    headers = {"Accept-Language": accepted} if accepted else {}
    response = client.get(address, headers=headers)
    assert spoken(response.text) == language
    assert response.headers["Content-Language"] == language


@pytest.mark.parametrize("given", ["lang=xx", "lang=en&lang=es", "lang=<script>"])
def test_a_language_that_is_not_spoken_is_refused_with_those_that_are(
    client: FlaskClient, given: str
) -> None:
    response = client.get(f"/fellowships?{given}")
    assert response.status_code == 400
    assert 'href="/fellowships?lang=es"' in response.text


@pytest.mark.parametrize("address", ["/", "/meetings", "/help", "/nowhere", "/meetings?day=x"])
def test_caches_are_told_that_a_page_depends_on_the_browser_s_languages(
    client: FlaskClient, address: str
) -> None:
    assert "Accept-Language" in client.get(address).headers["Vary"]


def test_a_page_that_did_not_change_says_so_too_of_its_language(client: FlaskClient) -> None:
    first = client.get("/meetings", headers={"Accept-Language": "es"})
    tag = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/meetings", headers={"Accept-Language": "es", **tag})
    assert again.status_code == 304
    assert "Accept-Language" in again.headers["Vary"]


@pytest.mark.parametrize("address", ["/", "/meetings", "/meetings/city_online", "/sources"])
def test_a_tag_of_one_language_is_none_of_another(client: FlaskClient, address: str) -> None:
    first = client.get(address, headers={"Accept-Language": "es"})
    other = {"Accept-Language": "en", "If-None-Match": first.headers["ETag"]}
    assert client.get(address, headers=other).status_code == 200


@pytest.mark.parametrize(
    "address", ["/meetings.json", "/meetings.csv", "/meetings.geojson", "/openapi.json", "/healthz"]
)
@pytest.mark.parametrize("asked", ["", "?lang=es", "?lang=xx"])
def test_data_speaks_english_whoever_asks(client: FlaskClient, address: str, asked: str) -> None:
    plain = client.get(address)
    spanish = client.get(address + asked, headers={"Accept-Language": "es"})
    assert spanish.data == plain.data
    assert "Accept-Language" not in spanish.headers.get("Vary", "")


@pytest.mark.parametrize("address", CALENDARS)
def test_a_calendar_speaks_the_language_of_its_address_alone(
    client: FlaskClient, address: str
) -> None:
    english = client.get(address, headers={"Accept-Language": "es"})
    spanish = client.get(f"{address}{'&' if '?' in address else '?'}lang=es")
    assert "X-WR-CALNAME:Meetings" in english.text
    assert "X-WR-CALNAME:Reuniones" in spanish.text
    assert "Compruebe antes de ir" in unfolded(spanish.text)
    assert uids(english.text) == uids(spanish.text)
    assert client.get(address).data == english.data


@pytest.mark.parametrize("address", CALENDARS)
def test_a_calendar_whose_language_went_goes_on_in_english(
    client: FlaskClient, address: str
) -> None:
    plain = client.get(address)
    assert client.get(f"{address}{'&' if '?' in address else '?'}lang=xx").data == plain.data


@pytest.mark.parametrize("asked", ["day=sun", "m=city_closed", "m=city_closed&title=discreet"])
def test_a_calendar_taken_from_a_spanish_page_is_spanish(client: FlaskClient, asked: str) -> None:
    html = client.get(f"/subscribe?{asked}", headers={"Accept-Language": "es"}).text
    (file,) = re.findall(r'href="(/[^"]*\.ics[^"]*)"', html)
    assert "X-WR-CALNAME:Reuniones" in client.get(file.replace("&amp;", "&")).text


def unfolded(calendar: str) -> str:
    return calendar.replace("\r\n ", "")


def uids(calendar: str) -> list[str]:
    return re.findall(r"^UID:.*$", calendar, re.M)


def test_no_page_leaves_a_cookie_to_remember_a_language(client: FlaskClient) -> None:
    for address in ("/?lang=es", "/meetings?lang=es", "/nowhere?lang=es"):
        assert "Set-Cookie" not in client.get(address).headers


def ways(html: str) -> list[str]:
    return re.findall(r'<a\b[^>]*? href="(/(?!/)[^"]*)"', html)


def is_page(url: str) -> bool:
    return not re.search(r"\.(ics|json|csv|geojson)(\?|$)", url)


@pytest.mark.parametrize("address", [page for page in PAGES if not page.startswith("/embed?")])
def test_the_links_of_a_page_keep_the_language_its_address_names(
    reader: FlaskClient, address: str
) -> None:
    html = reader.get(joined(address, "lang=es")).text
    pages = [url for url in ways(html) if is_page(url)]
    assert pages
    assert [url for url in pages if url.count("lang=") != 1] == []
    calendars = [url for url in ways(html) if ".ics" in url]
    assert [url for url in calendars if "lang=es" not in url and "/c/" not in url] == []
    assert [url for url in ways(html) if re.search(r"\.(json|csv)", url) and "lang=" in url] == []
    forms = re.findall(r"<form\b.*?</form>", html, re.S)
    assert [form for form in forms if form.count('name="lang" value="es"') != 1] == []


def test_without_a_language_in_the_address_no_link_has_one(client: FlaskClient) -> None:
    html = client.get("/meetings", headers={"Accept-Language": "es"}).text
    chosen = re.findall(r'href="([^"]*lang=[^"]*)"', html)
    assert chosen == ["/meetings?lang=en", "/meetings?lang=es"]


def test_every_page_offers_its_languages_in_their_own_words(client: FlaskClient) -> None:
    html = client.get("/meetings?near=Boston&day=mon").text
    href = "/meetings?near=Boston&amp;day=mon&amp;lang=es"
    assert re.search(f'<a href="{re.escape(href)}" lang="es" hreflang="es"[^>]*>Español</a>', html)


def test_with_one_language_there_is_nothing_to_choose(make_site: Make) -> None:
    client = make_site(languages=("es",)).test_client()
    html = client.get("/").text
    assert spoken(html) == "es"
    assert "hreflang" not in html


def test_the_first_language_of_a_site_is_spoken_to_whoever_asks_for_none(make_site: Make) -> None:
    client = make_site(languages=("es", "en")).test_client()
    assert spoken(client.get("/").text) == "es"
    assert spoken(client.get("/", headers={"Accept-Language": "en"}).text) == "en"


FIRST = "What is said there stays there."
NOTE = "falta que alguien revise su traducción"


def test_what_nobody_has_read_in_a_language_is_english_and_said_to_be(client: FlaskClient) -> None:
    html = client.get("/first-meeting?lang=es").text
    assert FIRST in html
    assert html.count(NOTE) == 1
    assert re.search(r'<div lang="en"[^>]*>\s*<p class="lead">', html)


def test_the_operator_may_say_that_a_person_has_read_them(make_site: Make) -> None:
    client = make_site(reviewed={"es": AREAS}).test_client()
    html = client.get("/first-meeting?lang=es").text
    assert FIRST not in html
    assert NOTE not in html


def test_a_sentence_on_access_is_wholly_in_one_language(
    client: FlaskClient, make_site: Make
) -> None:
    address = "/meetings?for=family&lang=es"
    basis = "Al-Anon says so: al-anon.org, 22 November 2026"
    read = make_site(reviewed={"es": ("access",)}).test_client().get(address).text
    assert basis.split(", ")[1] in client.get(address).text
    assert "Así lo dice Al-Anon" in read
    assert "22 November" not in read


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_once_that_it_has_english_sentences(client: FlaskClient, address: str) -> None:
    html = client.get(joined(address, "lang=es")).text
    assert html.count(NOTE) == 1 or "data-unchecked" not in html


@pytest.mark.parametrize("address", ["/privacy?lang=es", "/first-meeting"])
def test_a_page_without_such_sentences_says_nothing_of_them(
    client: FlaskClient, address: str
) -> None:
    assert "data-unchecked" not in client.get(address).text.split("<footer")[0]


def cards(html: str) -> Sequence[str]:
    return re.findall(r'<li class="card.*?</li>\s*(?=<li class="card|</ol>)', html, re.S)


def test_cards_are_kept_a_language_apart(make_site: Make) -> None:
    client = make_site().test_client()
    english = cards(client.get("/meetings?lang=en").text)
    spanish = cards(client.get("/meetings?lang=es").text)
    assert any(" PM</time>" in card for card in english)
    assert not any(" PM</time>" in card for card in spanish)
    assert english == cards(client.get("/meetings?lang=en").text)


@pytest.mark.parametrize(
    ("settings", "address", "time"),
    [
        ({}, "/meetings?q=step&lang=en", "8:00 PM"),
        ({}, "/meetings?q=step&lang=es", "8:00 p.m."),
        ({"clock": 24}, "/meetings?q=step&lang=es", "20:00"),
        ({"country": "DE"}, "/meetings?q=step&lang=es", "20:00"),
        ({"country": "DE", "clock": 12}, "/meetings?q=step&lang=en", "8:00 PM"),
    ],
)
def test_the_hour_is_said_the_local_way(
    make_site: Make, settings: dict[str, object], address: str, time: str
) -> None:
    html = make_site(**settings).test_client().get(address).text
    assert time in html.replace("\N{NO-BREAK SPACE}", " ")

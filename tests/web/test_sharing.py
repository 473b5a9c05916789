"""An address to pass on, without a position; a mistake told to whoever can mend it."""

import re
from dataclasses import replace
from html import unescape
from random import Random
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from finder.model import Publisher
from finder.search.places import distance_km, label
from finder.search.query import parse_query
from finder.web.report import report
from finder.web.sharing import nearest_town
from finder.web.state import snapshot
from tests.web.conftest import Make
from tests.web.listing import BASE, HALL, ONLINE, TEENS

PAGE = "https://chair.example/meetings/city_online"
BARE = Publisher(key="city", title="City Office", helpline="Call 617-555-0100, always")


def shared(html: str) -> str:
    found = re.search(r'<input id="address"[^>]* value="([^"]+)"', html)
    assert found, "an address to pass on"
    return unescape(found[1])


def test_a_list_is_shared_by_what_was_asked_for(client: FlaskClient) -> None:
    html = client.get("/meetings?fellowship=aa&day=sun").get_data(as_text=True)
    assert shared(html) == "https://chair.example/meetings?fellowship=aa&day=sun"


def test_a_position_is_never_in_what_is_shared_and_the_page_says_so(client: FlaskClient) -> None:
    html = client.get("/meetings?lat=42.36&lon=-71.06&within=10&day=sun").get_data(as_text=True)
    url = shared(html)
    assert "lat" not in url
    assert "42.36" not in url
    assert "near=Boston" in url
    assert "within=10" in url
    assert "Your position is not in this address: it says Boston" in html
    found = client.get(url.removeprefix("https://chair.example"))
    assert found.status_code == 200


def test_far_from_any_town_nothing_is_shared(client: FlaskClient) -> None:
    html = client.get("/meetings?lat=0&lon=-30&within=1000").get_data(as_text=True)
    assert 'id="address"' not in html


def test_a_meeting_is_shared_by_its_own_address_and_as_a_code(client: FlaskClient) -> None:
    html = client.get("/meetings/city_online?tz=Asia/Tokyo").get_data(as_text=True)
    assert shared(html) == PAGE
    assert 'class="qr" src="/meetings/city_online.svg"' in html
    code = client.get("/meetings/city_online.svg")
    assert code.mimetype == "image/svg+xml"
    assert code.data.startswith(b"<?xml")
    assert client.get("/meetings/city_never.svg").status_code == 404
    assert 'data-title="Open Chair"' in html  # what the device shows names no fellowship


def test_a_mistake_goes_to_the_publisher_s_own_form_first(client: FlaskClient) -> None:
    html = client.get("/meetings/city_online").get_data(as_text=True)
    assert 'href="https://city.example/wrong"' in html
    assert "will be visible" not in html


@pytest.mark.parametrize(
    ("publisher", "operator", "said", "url"),
    [
        (replace(BARE, corrections_url="https://city.example/f", contact="a@city.example"), "o@x.y",
         None, "https://city.example/f"),
        (replace(BARE, contact="a@city.example"), "o@x.y",
         "This opens a mail to City Office. Your address will be visible to them.",
         "mailto:a@city.example?"),
        (replace(BARE, contact="https://city.example/c"), None, None, "https://city.example/c"),
        (BARE, "o@x.example",
         "This opens a mail to who runs this site. Your address will be visible to them.",
         "mailto:o@x.example?"),
        (BARE, "https://x.example/contact", None, "https://x.example/contact"),
        (None, "o@x.example",
         "This opens a mail to who runs this site. Your address will be visible to them.",
         "mailto:o@x.example?"),
    ],
)  # fmt: skip
def test_it_goes_to_whoever_is_nearest_to_the_list(
    publisher: Publisher | None, operator: str | None, said: str | None, url: str
) -> None:
    found = report(BASE, publisher, operator, PAGE)
    assert found.said == said
    assert found.way is not None
    assert found.way.url.startswith(url)


def test_a_mail_is_prefilled_with_the_meeting_and_nothing_of_the_reader() -> None:
    found = report(ONLINE, replace(BARE, contact="a@city.example"), None, PAGE)
    assert found.way is not None
    words = unquote(found.way.url)
    assert "subject=Mistake in a listing: Nightlight Online" in words
    assert PAGE in words
    assert "\n" not in found.way.url
    assert "VerySecret" not in words


def test_a_name_cannot_add_a_field_to_the_mail() -> None:
    odd = replace(BASE, name="A&bcc=x@evil.example\r\nBcc: y@evil.example")
    found = report(odd, replace(BARE, contact="a@city.example"), None, PAGE)
    assert found.way is not None
    assert re.fullmatch(r"mailto:a@city\.example\?subject=[^&]*&body=[^&]*", found.way.url)


def test_its_helpline_stands_beside() -> None:
    line = report(BASE, BARE, None, PAGE).helpline
    assert line is not None
    assert line.url == "tel:6175550100"


@pytest.mark.parametrize(
    ("fellowship", "website", "url"),
    [
        ("aa", None, "https://www.aa.org/"),
        ("other", "https://group.example/", "https://group.example/"),
        ("other", None, "/sources"),
    ],
)
def test_where_nobody_is_named_a_site_is_and_never_nothing(
    make_site: Make, fellowship: str, website: str | None, url: str
) -> None:
    item = replace(
        BASE, id="family_x", feed="family", source_url=None, fellowship=fellowship, website=website
    )
    html = make_site(item).test_client().get("/meetings/family_x").get_data(as_text=True)
    part = html[html.index('id="wrong"') :].split("</section>")[0]
    links = re.findall(r'href="([^"]+)"', part)
    assert links
    assert links[0].startswith(url)
    assert ("gives no way" in part) == (url == "/sources")


def test_a_mistake_in_a_teenagers_meeting_leads_to_no_page_of_its_own() -> None:
    item = replace(TEENS, source_url="https://x.example/teens/1", website="https://x.example/us")
    way = report(item, replace(BARE, website="https://x.example/"), None, PAGE).way
    assert way is not None
    assert "x.example/teens" not in way.url
    assert "x.example/us" not in way.url


def test_nobody_there_leads_to_online_meetings_the_next_nearby_and_somebody_to_talk_to(
    client: FlaskClient,
) -> None:
    html = client.get(f"/meetings/{BASE.id}").get_data(as_text=True)
    part = html[html.index('id="else"') :]
    ways = re.findall(r'<li><a href="([^"]+)">', part[: part.index("</section>")])
    assert [unescape(url) for url in ways] == [
        "/meetings?attendance=online&on=60",
        "/meetings?near=Boston%2C%20MA&sort=soonest",
        "/help",
    ]


def test_a_teenagers_meeting_is_not_looked_for_nearby(client: FlaskClient) -> None:
    html = client.get(f"/meetings/{TEENS.id}").get_data(as_text=True)
    part = html[html.index('id="else"') :]
    assert "near=" not in part[: part.index("</section>")]


def test_the_town_named_is_the_nearest_of_all(make_site: Make) -> None:
    random = Random(4)
    spots = [(42 + random.uniform(-1, 1), -71 + random.uniform(-1, 1)) for _ in range(60)]
    app = make_site(
        *(
            replace(
                BASE,
                id=f"city_{number}",
                venue=replace(HALL, locality=f"Town {number}", latitude=north, longitude=east),
            )
            for number, (north, east) in enumerate(spots)
        )
    )
    with app.test_request_context("/"):
        index = snapshot().index
        towns = [place for place in index.own_places if place.kind == "town"]
        assert len(towns) == len(spots)
        for _ in range(60):
            here = f"{42 + random.uniform(-1, 1):.2f}", f"{-71 + random.uniform(-1, 1):.2f}"
            query = parse_query((("lat", here[0]), ("lon", here[1])), index, None)
            far = {
                distance_km(float(here[0]), float(here[1]), town.latitude, town.longitude): town
                for town in towns
            }
            assert nearest_town(query) == label(far[min(far)])

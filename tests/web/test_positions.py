"""A reader's position leaves the page in no address: shared, printed, put on a site, subscribed."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import unquote

import pytest
import segno
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from finder.web import qr
from finder.web.positions import rounded
from tests.web.conftest import Make
from tests.web.listing import BASE, HALL

HERE = "lat=42.36&lon=-71.06"
_ABSOLUTE = re.compile(r"(?:https?|webcal)(?:://|%3A%2F%2F)[^\s\"<>]+")


@pytest.fixture(scope="module")
def client(make_site: Make) -> FlaskClient:
    return make_site(url="https://chair.example", embed=("*",)).test_client()


@pytest.mark.parametrize(
    "path", ["/meetings", "/subscribe", "/print", "/embed/how", "/embed", "/map"]
)
def test_no_address_to_pass_on_and_no_code_holds_a_position(
    client: FlaskClient, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    coded: list[str] = []
    make = segno.make
    monkeypatch.setattr(
        qr.segno, "make", lambda text, **options: coded.append(text) or make(text, **options)
    )
    answer = client.get(f"{path}?{HERE}")
    assert answer.status_code == 200
    told = _ABSOLUTE.findall(unescape(answer.get_data(as_text=True)))
    assert not [address for address in (*told, *coded) if "42.36" in address or "lat" in address]
    passed_on = path in ("/meetings", "/print", "/embed/how", "/embed")
    assert any("near=Boston" in address for address in (*told, *coded)) == passed_on
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/meetings", "Your position is not in this address: it says Boston, MA instead."),
        ("/subscribe", "Your position is not put into a calendar’s address"),
        ("/print", "Paper does not know where you are: this is the list near Boston, MA."),
        ("/embed/how", "Your position is not in this line: it says Boston, MA instead."),
        ("/embed", "A position is not kept on another site: this is the list near Boston, MA."),
    ],
)
def test_the_page_says_what_stands_there_instead(client: FlaskClient, path: str, says: str) -> None:
    assert says in unescape(client.get(f"{path}?{HERE}").get_data(as_text=True))


def test_a_frame_keeps_no_position_in_what_it_asks_for_next(client: FlaskClient) -> None:
    html = unescape(client.get(f"/embed?{HERE}&within=30&per_page=1").get_data(as_text=True))
    assert 'rel="next" href="/embed?per_page=1&within=30&near=Boston%2C%20MA&page=2"' in html
    assert '<input type="hidden" name="near" value="Boston, MA">' in html
    assert "42.36" not in html
    assert "lat" not in re.findall(r'name="(\w+)"', html)


def test_a_frame_for_a_position_far_from_any_town_is_refused_without_it(
    client: FlaskClient,
) -> None:
    answer = client.get("/embed?lat=1.5&lon=-140.25")
    assert answer.status_code == 400
    html = unescape(answer.get_data(as_text=True))
    assert "A position is not put on another site." in html
    assert "140.25" not in html
    assert "lang=es" in html


def test_a_calendar_is_offered_for_the_nearest_town(client: FlaskClient) -> None:
    html = client.get(f"/subscribe?{HERE}").get_data(as_text=True)
    assert "Use what is within 25 miles of Boston, MA" in unescape(html)
    assert 'href="/subscribe?near=Boston%2C%20MA&within=25&unit=mi"' in unescape(html)


@pytest.mark.parametrize("path", ["/meetings", "/print", "/embed", "/subscribe", "/map", "/plan"])
def test_lists_are_for_no_search_engine(client: FlaskClient, path: str) -> None:
    assert "noindex" in client.get(path).headers["X-Robots-Tag"]


@pytest.mark.parametrize("path", ["/meetings", "/subscribe", "/print", "/embed/how", "/embed"])
def test_a_position_is_called_by_the_same_town_everywhere_no_quarter_and_no_hamlet(
    make_site: Make, path: str
) -> None:
    here = replace(HALL, latitude=42.36, longitude=-71.06)
    quarter = replace(BASE, id="city_a", venue=here, regions=("Boston", "Downtown"))
    hamlet = replace(BASE, id="city_b", venue=replace(here, locality="Little Corner"))
    town = replace(BASE, id="city_c", venue=replace(here, latitude=42.33, longitude=-71.08))
    client = make_site(quarter, hamlet, town, embed=("*",)).test_client()
    html = unescape(client.get(f"{path}?{HERE}").text)
    said = r"(?:: it says|within 25 miles of (?!you)|list near) ?([^.<]*?)(?: instead)?[.<]"
    assert set(re.findall(said, html.partition("<main")[2])) == {"Boston, MA"}
    assert "Downtown" not in " ".join(re.findall('(?:href|value)="([^"]*)"', html))


@pytest.mark.parametrize(
    "path", ["/meetings", "/subscribe", "/print", "/embed", "/embed/how", "/map", "/map.json",
             "/meetings.json", "/meetings.csv", "/meetings.geojson", "/meetings.ics", "/help",
             "/families", "/plan", "/saved", "/nowhere", "/meetings/city_gone"],
)  # fmt: skip
@pytest.mark.parametrize("more", ["", "&day=someday", "&lang=es"])
def test_an_exact_position_of_somebody_else_s_link_is_repeated_nowhere(
    client: FlaskClient, path: str, more: str
) -> None:
    answer = client.get(f"{path}?lat=42.358765&lon=-71.063321{more}")
    told = unquote(unescape(answer.text)) + str(answer.headers)
    assert "42.3587" not in told
    assert "71.0633" not in told


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("lat=42.361234&lon=-71.057654&q=a+b", "lat=42.36&lon=-71.06&q=a+b"),
        ("l%61t=42%2E361234", "l%61t=42.36"),
        ("lat=4.2361e1&lon=+71.0576", "lat=42.36&lon=71.06"),
        ("lat=42,361234", "lat=42,36"),
        ("lat=42.36&lon=-71", "lat=42.36&lon=-71"),
        ("lat=90.001&lon=nan", "lat=90.001&lon=nan"),
        ("q=lat=42.361234&lat=", "q=lat=42.361234&lat="),
    ],
)
def test_a_position_is_rounded_before_anything_reads_it(address: str, read: str) -> None:
    assert rounded(address) == read


@given(st.text(alphabet="latonLON=&%.,+-eE0123456789 \u0661", max_size=40))
def test_whatever_an_address_holds_it_is_read(text: str) -> None:
    once = rounded(text)
    assert rounded(once) == once

"""Every key of settings.toml changes the site as docs/settings.md says, and stands there."""

import re
import tomllib
from dataclasses import fields, replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from finder.register.families import data
from finder.register.helplines import Review
from finder.settings import Notice, Settings, load_settings
from tests.conftest import PROJECT
from tests.web.conftest import Make
from tests.web.listing import BASE, FAMILY, ONLINE, PARIS

KEYS = [part.name for part in fields(Settings)]
EXAMPLE = PROJECT / "settings.example.toml"
NOTES = (PROJECT / "docs" / "settings.md").read_text("utf-8")
# Where a key is proven that has no test here.
ELSEWHERE = {
    "logo": "tests/web/test_theme.py",
    "accent": "tests/web/test_theme.py",
    "languages": "tests/languages",
    "reviewed": "tests/languages",
    "geocoder": "tests/geocode",
    "tiles": "tests/web/test_map.py",
    "offline": "tests/web/test_offline.py",
    "embed": "tests/web/test_embed.py",
}


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return unescape(answer.get_data(as_text=True))


def both(make_site: Make, **settings: object) -> tuple[FlaskClient, FlaskClient]:
    """A site with these settings and one without any."""
    return make_site(**settings).test_client(), make_site().test_client()


def test_the_example_holds_every_key_and_loads() -> None:
    text = EXAMPLE.read_text("utf-8")
    assert set(tomllib.loads(text)) == set(KEYS)
    assert load_settings(EXAMPLE) != Settings()


def test_the_example_says_something_else_than_the_default_for_every_key() -> None:
    ours, example = Settings(), load_settings(EXAMPLE)
    assert not [key for key in KEYS if getattr(ours, key) == getattr(example, key)]


def test_the_notes_have_a_row_for_every_key_and_for_no_other() -> None:
    assert re.findall(r"^\| `(\w+)`", NOTES, re.M) == KEYS


def test_every_key_is_proven_somewhere() -> None:
    ours = re.findall(
        r"^def test_(\w+?)_is_shown_as_noted", Path(__file__).read_text("utf-8"), re.M
    )
    assert sorted([*ours, *ELSEWHERE]) == sorted(KEYS)
    for key, place in ELSEWHERE.items():
        found = PROJECT / place
        files = [found] if found.is_file() else sorted(found.glob("test_*.py"))
        assert any(re.search(rf"\b{key}\b", file.read_text("utf-8")) for file in files), key


def test_name_is_shown_as_noted(make_site: Make) -> None:
    client = make_site(name="City Meetings").test_client()
    html = page(client, "/help")
    assert "· City Meetings</title>" in html
    assert "<bdi>City Meetings</bdi>" in html
    assert "Open Chair" not in html


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("office@city.example", "mailto:office@city.example"),
        ("https://city.example/c", "https://city.example/c"),
        ("tel:+15555550100", "tel:+15555550100"),
    ],
)
def test_contact_is_shown_as_noted(make_site: Make, contact: str, link: str) -> None:
    client, plain = both(make_site, contact=contact)
    assert f'href="{link}"' in page(client, "/help")
    assert ">Contact</a>" not in page(plain, "/help")


def test_imprint_is_shown_as_noted(make_site: Make) -> None:
    client = make_site(imprint="City e.V., 1 Street").test_client()
    for address in ("/", "/meetings", "/nowhere"):
        assert "City e.V., 1 Street" in client.get(address).get_data(as_text=True)


def test_home_place_is_shown_as_noted(make_site: Make) -> None:
    client, plain = both(make_site, home_place="Boston, MA")
    home = page(client, "/")
    assert "Starting soon near Boston" in home
    assert 'href="/meetings?near=Boston%2C%20MA"' in home
    link = r'<a href="/meetings\?near=Boston%2C%20MA">See (\w+) meetings? near .?Boston'
    found = re.search(link, page(client, "/meetings"))
    assert found is not None
    near = page(client, "/meetings?near=Boston%2C+MA")
    assert re.search(rf'role="status">{found[1]} meetings?<', near)
    assert 'name="near" type="text" value="Boston, MA"' in near
    assert not re.search(link, page(client, "/meetings?day=mon") + near + page(plain, "/meetings"))


def test_a_home_place_is_sent_by_nobody_who_did_not_ask_for_it(make_site: Make) -> None:
    """Else the counts of the whole list would be those of another list than the one received."""
    client, plain = both(make_site, home_place="Boston, MA")
    for place in ("/", "/meetings", "/meetings?q=group"):
        filled = [re.findall(r"<input [^>]*>", page(one, place)) for one in (client, plain)]
        assert filled[0] == filled[1]


def test_a_home_place_that_is_nowhere_breaks_no_page(make_site: Make) -> None:
    client = make_site(home_place="Xyzzyville").test_client()
    home = page(client, "/")
    assert "Xyzzyville" not in home
    assert "Xyzzyville" not in page(client, "/meetings")
    assert 'class="more" href="/meetings"' in home


def test_country_is_shown_as_noted(make_site: Make) -> None:
    client, plain = both(make_site, country="GB")
    assert "United Kingdom" in page(client, "/").split("<footer")[1]
    assert "United Kingdom" not in page(plain, "/").split("<footer")[1]
    assert "paper-a4" in page(client, "/print?q=none")


def test_unit_is_shown_as_noted(make_site: Make) -> None:
    client, plain = both(make_site, unit="km")
    assert "miles away" in page(plain, "/meetings?near=Boston")
    html = page(client, "/meetings?near=Boston")
    assert "km away" in html
    assert "miles away" not in html


@pytest.mark.parametrize(
    ("settings", "query", "unit"),
    [
        ({}, "?lat=42.36&lon=-71.06", "mile"),
        ({}, "?lat=48.86&lon=2.31", "km"),
        ({"country": "US"}, "?near=Paris", "km"),
        ({"country": "US"}, "?lat=48.86&lon=2.31", "km"),
        ({"country": "US"}, "?lat=0&lon=0", "mile"),
        ({"country": "FR"}, "?lat=42.36&lon=-71.06", "mile"),
        ({"country": "US"}, "", "mile"),
        ({"home_place": "Boston, MA"}, "", "mile"),
        ({"home_place": "Nowhere at all"}, "", "km"),
        ({}, "", "km"),
        ({"unit": "km"}, "?lat=42.36&lon=-71.06", "km"),
        ({}, "?lat=42.36&lon=-71.06&unit=km", "km"),
    ],
)
def test_how_far_is_said_in_the_place_s_own_unit(
    make_site: Make, settings: dict[str, object], query: str, unit: str
) -> None:
    html = page(make_site(BASE, PARIS, **settings).test_client(), f"/meetings{query}")
    radii = re.search(r'<select[^>]* name="within".*?</select>', html, re.S)
    assert radii is not None
    assert ("mile" in radii[0], "km" in radii[0]) == (unit == "mile", unit == "km")


def test_clock_is_shown_as_noted(make_site: Make) -> None:
    client = make_site(BASE, PARIS, clock=24).test_client()
    assert "7:00 PM" not in page(client, "/meetings?near=Boston")
    assert "19:00" in page(client, "/meetings?near=Boston")
    other = make_site(BASE, PARIS, clock=12).test_client()
    assert "6:30 PM" in page(other, "/meetings?near=Paris")


def test_notice_is_shown_as_noted(make_site: Make) -> None:
    until = {day: Notice(text="Closed today", until=date(2026, 11, day)) for day in (21, 22, 23)}
    client = make_site(notice=until[23]).test_client()
    for address in ("/", "/meetings", "/meetings/city_sunday-night", "/nowhere"):
        assert "Closed today" in client.get(address).get_data(as_text=True)
    assert "Closed today" not in page(make_site(notice=until[21]).test_client(), "/")


def test_helplines_is_shown_as_noted(make_site: Make) -> None:
    kept = {"us-988": Review(reviewed=date(2026, 11, 20))}
    gone = {"us-988": Review(withdrawn=True)}
    assert "20 November 2026" in page(make_site(helplines=kept).test_client(), "/help?country=US")
    assert "tel:988" not in page(make_site(helplines=gone).test_client(), "/help?country=US")


@pytest.mark.parametrize(
    ("setting", "leaves"),
    [("off", []), ("families", ["/families"]), ("everywhere", ["/families", "/", "/meetings"])],
)
def test_quick_exit_is_shown_as_noted(make_site: Make, setting: str, leaves: list[str]) -> None:
    client = make_site(quick_exit=setting).test_client()
    way_out = leave_link()
    found = [
        address for address in ("/families", "/", "/meetings") if way_out in page(client, address)
    ]
    assert found == leaves


def leave_link() -> str:
    return f'href="{data()["exit"]["url"]}"'


@pytest.fixture(scope="module")
def two(make_site: Make) -> FlaskClient:
    return make_site(fellowships=("aa", "al-anon")).test_client()


@pytest.fixture(scope="module")
def one(make_site: Make) -> FlaskClient:
    other = replace(ONLINE, id="city_na", name="Clean Dawn", fellowship="na")
    return make_site(BASE, FAMILY, other, fellowships=("aa",)).test_client()


def test_fellowships_is_shown_as_noted(one: FlaskClient, two: FlaskClient) -> None:
    names = [item["name"] for item in one.get("/meetings.json").json["meetings"]]
    assert names == ["Sunday Night Lights"]
    for address in ("/meetings", "/", "/meetings.csv", "/meetings.ics", "/print", "/embed"):
        text = one.get(address).get_data(as_text=True)
        assert "Clean Dawn" not in text
        assert "Tuesday Families" not in text
    html = page(two, "/meetings")
    assert "Tuesday Families" in html
    assert 'name="fellowship" value="al-anon"' in html


def test_a_count_is_of_what_the_site_shows(one: FlaskClient) -> None:
    found = one.get("/meetings.json").json
    assert found["total"] == 1
    counts = {item["value"]: item["count"] for item in found["facets"]["fellowship"]}
    assert counts == {"aa": 1}


def test_a_site_of_one_fellowship_asks_nothing_that_parts_nothing(
    one: FlaskClient, two: FlaskClient
) -> None:
    for address in ("/", "/meetings"):
        for words in ('name="fellowship"', 'name="concern"', "Who is it for?"):
            assert words not in page(one, address)
        assert "Who is it for?" in page(two, address)
    assert 'name="fellowship"' in page(two, "/meetings")


def test_a_site_of_one_fellowship_tells_about_it_where_others_list_them_all(
    one: FlaskClient, two: FlaskClient
) -> None:
    html = page(one, "/")
    assert html.count('href="/fellowships/aa"') == 3
    assert 'href="/fellowships"' not in html
    assert 'href="/fellowships"' in page(two, "/")


def test_a_site_of_one_fellowship_leads_to_and_asks_for_no_other(
    one: FlaskClient, two: FlaskClient
) -> None:
    for address in ("/", "/meetings"):
        assert 'href="/families"' not in page(one, address)
        assert "day, name or fellowship" not in page(one, address)
        assert 'href="/families"' in page(two, address)
        assert "day, name or fellowship" in page(two, address)
    assert "What is it about?" not in page(one, "/families")
    assert "What is it about?" in page(two, "/families")
    assert one.get("/families?about=alcohol&whose=someone").status_code == 200


def test_what_was_asked_for_is_kept_though_the_site_does_not_ask_it(one: FlaskClient) -> None:
    html = page(one, "/meetings?fellowship=aa&for=me&concern=alcohol")
    kept = re.findall(r'type="hidden" name="(\w+)" value="([\w-]+)"', html)
    assert {("fellowship", "aa"), ("for", "me"), ("concern", "alcohol")} <= set(kept)


def test_the_sources_are_those_of_what_the_site_shows(one: FlaskClient) -> None:
    """As many meetings, from as many lists, as the page of the fellowship says."""
    html = page(one, "/sources")
    assert "1 meeting from 1 list." in html
    assert re.findall(r'<li class="feed" id="([^"]*)"', html) == ["city"]
    assert "<dt>Meetings</dt><dd>1</dd>" in html

"""The map: the same answer as the list, by place; nobody's pin that should not be there."""

import gzip
import hashlib
import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from finder.model import Access, Venue
from finder.tiles import Tiles
from finder.web.files import STATIC, TOGETHER, content
from finder.web.headers import POLICY
from finder.web.map import OUTLINE
from tests.web.conftest import Make
from tests.web.listing import BASE, HALL, ONLINE, TEENS

QUERIES = ("", "near=Boston", "day=sun", "fellowship=aa", "attendance=hybrid", "q=night",
           "for=family", "per_page=10&page=2")  # fmt: skip
TILES = Tiles(url="https://tiles.example.org/{z}/{x}/{y}.png", attribution="© Somebody")


def data(client: FlaskClient, query: str = "") -> dict[str, Any]:
    response = client.get(f"/map.json?{query}")
    assert response.status_code == 200
    found: dict[str, Any] = response.json
    return found


def shown_ids(document: dict[str, Any]) -> list[str]:
    return [entry["id"] for place in document["places"] for entry in place["entries"]]


@pytest.fixture
def demo(demo_site: Any) -> FlaskClient:
    client: FlaskClient = demo_site.test_client()
    return client


@pytest.fixture
def world(random_sites: Any) -> FlaskClient:
    client: FlaskClient = random_sites["demo"].test_client()
    return client


@pytest.mark.parametrize("query", QUERIES)
def test_every_mark_is_in_the_list_on_the_page_it_names(world: FlaskClient, query: str) -> None:
    marked = [entry for place in data(world, query)["places"] for entry in place["entries"]]
    assert marked
    rest = re.sub(r"(^|&)page=\d+", "", query)
    for page in {entry["page"] for entry in marked}:
        html = world.get(f"/map?{rest}&page={page}").get_data(as_text=True)
        listed = set(re.findall(r'<h[23]><a href="/meetings/([^"?]+)', html))
        assert {entry["id"] for entry in marked if entry["page"] == page} <= listed


@pytest.mark.parametrize("query", QUERIES)
def test_the_map_shows_what_the_geojson_holds(world: FlaskClient, query: str) -> None:
    features = world.get(f"/meetings.geojson?{query}").json["features"]
    assert sorted(shown_ids(data(world, query))) == sorted(feature["id"] for feature in features)


def test_what_is_only_near_stands_as_an_area(world: FlaskClient) -> None:
    features = world.get("/meetings.geojson").json["features"]
    vague = {f["id"] for f in features if f["properties"]["venue"]["approximate"]}
    places = data(world)["places"]
    areas = {entry["id"] for place in places if place["area"] for entry in place["entries"]}
    assert areas == vague


def test_an_area_and_an_exact_place_are_two_marks(make_site: Make) -> None:
    vague = replace(BASE, id="city_vague", venue=replace(HALL, approximate=True))
    document = data(make_site(BASE, vague).test_client())
    assert sorted(place["area"] for place in document["places"]) == [False, True]
    area = next(place for place in document["places"] if place["area"])
    assert area["title"] == "Somewhere in or near Boston, MA"


def test_a_meeting_for_under_18s_has_no_mark_even_with_a_point(make_site: Make) -> None:
    pinned = [
        replace(TEENS, venue=HALL),
        replace(BASE, id="city_untold", fellowship="alateen", access=Access.CLOSED),
    ]
    client = make_site(BASE, *pinned).test_client()
    assert shown_ids(data(client)) == [BASE.id]
    assert "Meetings for under-18s are in the list alone." in data(client)["said"]


def test_it_says_how_many_have_no_place_on_it(make_site: Make) -> None:
    nowhere = replace(BASE, id="city_nowhere", venue=Venue(locality="Boston"))
    client = make_site(BASE, ONLINE, nowhere).test_client()
    assert data(client)["said"] == [
        "1 meeting is on the map.",
        "1 is only online: it is in the list alone.",
        "1 gives no place that could be shown: it is in the list alone.",
    ]


def test_meetings_at_one_place_share_a_mark_with_their_number(make_site: Make) -> None:
    beside = replace(HALL, latitude=HALL.latitude + 0.00002)
    two = (BASE, replace(BASE, id="city_two", venue=beside))
    (place,) = data(make_site(*two).test_client())["places"]
    assert len(place["entries"]) == 2
    assert place["label"].startswith("2 meetings: Riverside Hall")


def test_no_two_marks_have_the_same_name(world: FlaskClient, make_site: Make) -> None:
    far = [
        replace(BASE, id=f"city_n{n}", venue=replace(HALL, latitude=42.3 + n / 50))
        for n in range(4)
    ]
    for client in (world, make_site(*far).test_client()):
        labels = [place["label"] for place in data(client)["places"]]
        assert len(set(labels)) == len(labels) > 1


def test_an_entry_says_when_and_who_may_come(make_site: Make) -> None:
    (place,) = data(make_site(BASE).test_client())["places"]
    (entry,) = place["entries"]
    assert entry == {
        "id": BASE.id,
        "name": "Sunday Night Lights",
        "when": "Today, 7:00 PM",
        "where": "Riverside Hall, 12 Main Street, Boston, MA 02108",
        "who": "Open to anyone",
        "english": False,
        "url": f"/meetings/{BASE.id}",
        "page": 1,
    }


def test_towns_are_named_the_largest_first(make_site: Make) -> None:
    towns = data(make_site(BASE).test_client())["towns"]
    assert towns[0][0] == "Boston"
    assert all(abs(latitude - 42.36) < 0.3 for _, latitude, _ in towns)


def test_too_many_are_refused_with_words_that_the_map_shows(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finder.web.map.MOST_ROWS", 1)
    client = make_site(BASE, replace(BASE, id="city_two")).test_client()
    response = client.get("/map.json")
    assert response.status_code == 400
    assert response.json["error"]["message"] == "A map takes at most 1 meetings; these are 2."
    assert client.get("/map").status_code == 200


def test_the_list_leads_to_the_map_where_there_is_a_place(make_site: Make) -> None:
    there = make_site(BASE).test_client().get("/meetings?day=sun").get_data(as_text=True)
    assert 'href="/map?day=sun"' in there
    nowhere = make_site(ONLINE).test_client().get("/meetings").get_data(as_text=True)
    assert "/map" not in nowhere


def test_the_map_leads_back_to_the_same_list(client: FlaskClient) -> None:
    html = client.get("/map?near=Boston&day=sun").get_data(as_text=True)
    assert '<a href="/meetings?near=Boston&amp;day=sun">Back to the list</a>' in html


def test_without_script_the_page_says_so_and_has_the_list(client: FlaskClient) -> None:
    html = client.get("/map").get_data(as_text=True)
    assert "The map needs JavaScript. The list has every meeting without it." in html
    assert "Sunday Night Lights" in html


def test_a_search_of_the_part_in_view_forgets_the_place_and_nothing_else(
    client: FlaskClient,
) -> None:
    for place in ("near=Boston", "lat=42.36&lon=-71.06"):
        html = client.get(f"/map?{place}&within=10&day=sun").get_data(as_text=True)
        (again,) = re.findall(r"data-area hidden><a href=\"([^\"]+)\"", html)
        assert again == "/map?day=sun"


def test_a_position_is_stored_nowhere(client: FlaskClient) -> None:
    for path in ("/map", "/map.json"):
        headers = client.get(f"{path}?lat=42.36&lon=-71.06").headers
        assert headers["Cache-Control"] == "private, no-store"
        assert headers["X-Robots-Tag"] == "noindex"


def test_what_feeds_say_is_text(make_site: Make) -> None:
    evil = "<img src=x onerror=alert(1)>\"'"
    venue = replace(HALL, name=evil, street=evil, locality=evil, region=evil)
    client = make_site(replace(BASE, name=evil, venue=venue)).test_client()
    assert "<img src=x" not in client.get("/map").get_data(as_text=True)
    assert data(client)["places"][0]["entries"][0]["name"] == evil


def test_the_scripts_write_no_markup(client: FlaskClient) -> None:
    for name in TOGETHER["map.js"]:
        if name.startswith("vendor/"):
            continue
        script = (STATIC / name).read_text("utf-8")
        assert not re.findall(r"innerHTML|outerHTML|insertAdjacent|document\.write", script)
        assert not re.findall(r"eval\(|new Function|setAttribute\(\"style", script)


def test_only_this_site_is_asked_until_an_operator_sets_up_streets(client: FlaskClient) -> None:
    response = client.get("/map")
    given = response.headers["Content-Security-Policy"]
    assert re.sub("'nonce-[^']+'", "'none'", given) == POLICY
    assert "Cross-Origin-Embedder-Policy" not in response.headers
    html = response.get_data(as_text=True)
    assert "data-streets" not in html
    fetched = re.findall(r'<(?:link|script|img|iframe)\b[^>]*? (?:src|href)="([^"]*)"', html)
    fetched += re.findall(r' data-(?:places|outline)="([^"]*)"', html)
    assert len(fetched) >= 7
    assert all(re.match(r"/(?!/)", address) for address in fetched)


def test_the_policy_names_the_tile_server_on_the_map_alone(make_site: Make) -> None:
    client = make_site(BASE, tiles=TILES).test_client()
    response = client.get("/map")
    policy = response.headers["Content-Security-Policy"]
    assert re.sub("'nonce-[^']+'", "'none'", policy) == POLICY.replace(
        "img-src 'self' data:", "img-src 'self' data: https://tiles.example.org"
    )
    assert response.headers.getlist("Content-Security-Policy") == [policy]
    assert response.headers["Cross-Origin-Embedder-Policy"] == "credentialless"
    for path in ("/", "/meetings", f"/meetings/{BASE.id}", "/map.json", "/static/map.js"):
        given = client.get(path).headers["Content-Security-Policy"]
        assert re.sub("'nonce-[^']+'", "'none'", given) == POLICY


def test_the_button_names_the_host_before_anything_is_asked_of_it(make_site: Make) -> None:
    html = unescape(make_site(BASE, tiles=TILES).test_client().get("/map").get_data(as_text=True))
    assert "Show streets" in html
    assert "Loads pictures from tiles.example.org, which then sees your network address" in html
    assert "© Somebody" in html


def test_vendored_files_are_those_of_the_notice() -> None:
    vendor = STATIC / "vendor"
    noted = dict(
        reversed(line.split("  "))
        for line in (vendor / "NOTICE").read_text("utf-8").splitlines()
        if re.match(r"[0-9a-f]{64}  ", line)
    )
    names = ("leaflet-1.9.4", "leaflet.markercluster-1.5.3")
    found = {
        str(path.relative_to(vendor)): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in names
        for path in (vendor / name).iterdir()
    }
    assert found == noted


def test_what_the_map_is_drawn_with_comes_as_two_files_with_its_licences(
    client: FlaskClient,
) -> None:
    html = client.get("/map").text
    files = re.findall(r'<(?:link rel="stylesheet" href|script src)="/static/([^"?]+)', html)
    assert files == ["site.css", "site.js", "map.css", "map.js"]
    for name in ("map.css", "map.js"):
        sent = client.get(f"/static/{name}").data
        for part in TOGETHER[name]:
            assert (STATIC / part).read_bytes() in sent
            if part.startswith("vendor/"):
                assert (STATIC / part).with_name("LICENSE").read_bytes() in sent


def _weight(name: str) -> int:
    return len(gzip.compress(content(name)))


def test_the_map_is_light() -> None:
    assert _weight("map.js") <= 62_000
    assert _weight("map.css") <= 8_000
    assert (STATIC / OUTLINE).stat().st_size <= 250_000


def test_the_outline_is_sent_compressed_and_kept_for_ever(client: FlaskClient) -> None:
    html = client.get("/map").get_data(as_text=True)
    (address,) = re.findall(r'data-outline="([^"]+)"', html)
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert sorted(response.json if not response.data.startswith(b"\x1f\x8b") else
                  json.loads(gzip.decompress(response.data))) == [
        "borders", "lakes", "land", "source", "states", "steps"]  # fmt: skip


def test_the_style_sheet_fetches_nothing() -> None:
    sheet = (STATIC / "map.css").read_text("utf-8")
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert not re.findall(r"(?<![-\w])(left|right|margin-left|margin-right)\s*:", sheet)


def test_licences_lie_beside_what_they_allow() -> None:
    for name in ("leaflet-1.9.4", "leaflet.markercluster-1.5.3"):
        assert "opyright" in Path(STATIC / "vendor" / name / "LICENSE").read_text("utf-8")

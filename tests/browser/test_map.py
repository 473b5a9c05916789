"""The map in Chromium: beside a list that needs it not, by mouse and by keyboard, asking no one."""

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from finder.tiles import Tiles
from tests.browser.listening import listening
from tests.web.listing import BASE, HALL, ONLINE, TEENS
from tests.web.sites import site_over

pytestmark = pytest.mark.browser
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
SPREAD = [
    replace(
        BASE,
        id=f"city_place-{number:02}",
        name=f"Group {number:02}",
        venue=replace(HALL, name=f"Hall {number:02}", latitude=42.1 + number / 25),
    )
    for number in range(12)
]
VAGUE = replace(
    BASE, id="city_vague", name="Vague", venue=replace(HALL, longitude=-71.6, approximate=True)
)
TWICE = replace(SPREAD[0], id="city_twice", name="Same Place")
MEETINGS = (*SPREAD, TWICE, VAGUE, ONLINE, TEENS)
NEAR = "/map?near=Boston&within=100&unit=km"
WHERE_MARKS_STAND = """[...document.querySelectorAll(".leaflet-marker-pane > *")].map(mark => {
    const at = mark.getBoundingClientRect();
    return [mark.className, at.x, at.y].join();
}).join(";")"""
MARKS = ".leaflet-marker-pane .map-mark"


@pytest.fixture(scope="module")
def asked_of_tiles() -> list[dict[str, str]]:
    """The headers of every request that reached the tile server."""
    return []


@pytest.fixture(scope="module")
def tiles(asked_of_tiles: list[dict[str, str]]) -> Iterator[str]:
    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked_of_tiles.append({"path": self.path, **dict(self.headers.items())})
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(_PIXEL)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, tiles: str) -> Iterator[str]:
    app = site_over(
        tmp_path_factory.mktemp("map"),
        tmp_path_factory.mktemp("gazetteer"),
        *MEETINGS,
        tiles=Tiles(url=f"{tiles}/{{z}}/{{x}}/{{y}}.png", attribution="© Stand-in"),
    )
    assert app.extensions["finder"].gazetteer  # made before the clock of a test runs
    with listening(app) as address:
        yield address


def open_map(page: Page, site: str, query: str = NEAR) -> None:
    page.goto(site + query)
    page.locator(MARKS).first.wait_for()
    expect(page.locator(".leaflet-cluster-anim")).to_have_count(0)
    at_rest(page)


def at_rest(page: Page) -> None:
    """Until the map has found its place: the same marks stand at the same points twice in a row.

    A mark that is pressed while all are drawn anew is gone before the press ends.
    """
    seen, now = None, page.evaluate(WHERE_MARKS_STAND)
    while seen != now:
        page.evaluate("new Promise(done => setTimeout(done, 300))")
        seen, now = now, page.evaluate(WHERE_MARKS_STAND)


def focus_held(mark: Locator) -> None:
    """The marks are drawn anew as long as the map finds its place, and lose the focus with it."""
    for _ in range(100):
        mark.focus()
        mark.page.evaluate("new Promise(done => setTimeout(done, 200))")
        if mark.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the mark does not keep the focus")


def test_marks_stand_beside_the_list_and_nobody_else_is_asked(
    site: str, quiet: Page, requested: list[str]
) -> None:
    open_map(quiet, site)
    quiet.locator(".map-land").wait_for(state="attached")
    names = quiet.locator(MARKS).evaluate_all("all => all.map(one => one.ariaLabel)")
    assert len(names) == len(set(names)) > 1
    meetings = quiet.locator("[data-view]").inner_text()
    assert meetings == "In view: places 13, meetings 14"
    assert quiet.locator(".cards .card").count() == 14
    assert all(address.startswith((site, "data:")) for address in requested)
    assert quiet.context.cookies() == []


def test_an_inexact_place_is_an_area_with_words(site: str, quiet: Page) -> None:
    open_map(quiet, site)
    area = quiet.locator(".map-somewhere")
    expect(area).to_have_attribute("aria-label", re.compile("Somewhere in or near Boston, MA"))
    assert quiet.locator(".map-around").count() == 1
    area.click()
    expect(quiet.locator("[data-picked]")).to_contain_text("gives no exact place")


def test_a_mark_is_opened_by_keyboard_and_left_by_escape(site: str, quiet: Page) -> None:
    open_map(quiet, site)
    mark = quiet.locator(f"{MARKS}:not(.map-cluster)").first
    focus_held(mark)
    quiet.keyboard.press("Enter")
    picked = quiet.locator("[data-picked]")
    expect(picked).to_be_focused()
    link = picked.get_by_role("link").first
    assert urlsplit(link.get_attribute("href") or "").path.startswith("/meetings/city_")
    quiet.keyboard.press("Escape")
    expect(picked).to_be_hidden()
    expect(mark).to_be_focused()


def test_a_cluster_opens_by_keyboard_and_the_focus_stays_on_the_map(site: str, quiet: Page) -> None:
    quiet.set_viewport_size({"width": 390, "height": 844})
    open_map(quiet, site)
    scale = quiet.locator(".leaflet-control-scale-line").first
    before = scale.inner_text()
    cluster = quiet.locator(".map-cluster").first
    focus_held(cluster)
    quiet.keyboard.press("Space")
    expect(scale).not_to_have_text(before)
    expect(quiet.locator("[data-canvas]")).to_be_focused()


def test_several_meetings_at_one_place_open_together(site: str, quiet: Page) -> None:
    open_map(quiet, site)
    quiet.get_by_role("button", name="On the map: Same Place").click()
    picked = quiet.locator("[data-picked]")
    expect(picked.get_by_role("listitem")).to_have_count(2)
    expect(picked).to_contain_text("Group 00")
    expect(picked).to_contain_text("Open to anyone")
    assert quiet.locator(".card-lit").count() == 2
    picked.get_by_role("link", name="In the list: Group 00").click()
    in_list = quiet.locator("#list").get_by_role("link", name="Group 00", exact=True)
    expect(in_list).to_be_focused()


def test_what_stands_on_another_page_is_led_to(site: str, quiet: Page) -> None:
    open_map(quiet, site, f"{NEAR}&per_page=5&sort=name")
    quiet.locator(".map-somewhere").click()
    quiet.get_by_role("link", name="On page 3 of the list: Vague").click()
    expect(quiet.locator(".card-lit").get_by_role("link", name="Vague", exact=True)).to_be_focused()
    assert "page=3" in quiet.url


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_one_key_leads_past_the_map_and_nothing_holds_the_focus(
    site: str, quiet: Page, width: int
) -> None:
    quiet.set_viewport_size({"width": width, "height": 800})
    open_map(quiet, site)
    first = "list" if width > 992 else "map"
    # The map takes its place when it knows how wide the page is.
    expect(quiet.locator("[data-map-page] > :first-child")).to_have_id(first)
    quiet.get_by_role("link", name="Skip the map").focus()
    quiet.keyboard.press("Enter")
    expect(quiet.locator("#list")).to_be_focused()
    quiet.locator("[data-canvas]").focus()
    for _ in range(60):
        quiet.keyboard.press("Tab")
        if not quiet.evaluate("document.activeElement.closest('#map')"):
            break
    assert not quiet.evaluate("document.activeElement.closest('#map')")
    wide = quiet.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


def test_buttons_move_and_zoom_and_are_large_enough(site: str, quiet: Page) -> None:
    open_map(quiet, site)
    view = quiet.locator("[data-view]")
    for _ in range(3):
        quiet.get_by_role("button", name="Zoom in", exact=True).click()
    expect(view).not_to_have_text("In view: places 13, meetings 14")
    quiet.get_by_role("button", name="Show all places").click()
    expect(view).to_have_text("In view: places 13, meetings 14")
    boxes = "all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
    sizes = quiet.locator("#map button:visible, .map-mark").evaluate_all(boxes)
    assert min(min(size) for size in sizes) >= 32


def test_the_part_in_view_is_searched_by_a_rounded_point(site: str, quiet: Page) -> None:
    open_map(quiet, site)
    expect(quiet.get_by_role("link", name="Search this area")).to_be_hidden()
    quiet.get_by_role("button", name="Zoom in", exact=True).click()
    link = quiet.get_by_role("link", name="Search this area")
    expect(link).to_be_visible()
    asked = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert set(asked) == {"lat", "lon", "within", "unit"}
    assert re.fullmatch(r"42\.\d\d", asked["lat"][0])
    assert re.fullmatch(r"-7\d\.\d\d", asked["lon"][0])
    link.click()
    quiet.locator(MARKS).first.wait_for()
    expect(quiet.locator("h1")).to_have_text("Meetings near you on a map")


def test_streets_are_asked_for_after_the_tap_alone(
    site: str, tiles: str, quiet: Page, asked_of_tiles: list[dict[str, str]]
) -> None:
    quiet.context.add_cookies([{"name": "seen", "value": "before", "url": tiles}])
    asked_of_tiles.clear()
    open_map(quiet, site)
    quiet.get_by_role("button", name="Zoom in", exact=True).click()
    quiet.wait_for_load_state("networkidle")
    assert asked_of_tiles == []
    button = quiet.get_by_role("button", name="Show streets")
    button.click()
    quiet.locator("img.leaflet-tile-loaded").first.wait_for()
    assert asked_of_tiles
    for request in asked_of_tiles:
        assert not {"Referer", "Cookie", "Origin"} & set(request)
    expect(quiet.locator("[data-credit]")).to_contain_text("© Stand-in")
    assert quiet.locator(".map-land").count() == 0
    button.click()
    expect(quiet.locator("img.leaflet-tile")).to_have_count(0)
    expect(quiet.locator(".map-land")).to_have_count(1)
    quiet.reload()
    asked_of_tiles.clear()
    open_map(quiet, site)
    assert asked_of_tiles == []


def _fails(route: Route) -> None:
    route.abort()


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("**/map.json?*", "The places could not be loaded, so there is no map."),
        ("**/map.js?*", "The map cannot be drawn here."),
    ],
)
def test_a_map_that_fails_says_so_and_leaves_the_list(
    site: str, page: Page, broken: str, said: str
) -> None:
    page.route(broken, _fails)
    page.goto(site + NEAR)
    expect(page.locator(".map-said")).to_contain_text(said)
    expect(page.locator(".map-said")).to_contain_text("The list has every meeting")
    page.get_by_role("link", name="Group 00", exact=True).click()
    expect(page.locator("h1")).to_have_text("Group 00")


def test_without_its_outline_the_map_still_has_its_marks(site: str, page: Page) -> None:
    page.route("**/world.json?*", _fails)
    open_map(page, site)
    expect(page.locator(".map-said")).to_contain_text("the places are right all the same")


def test_what_the_server_refuses_is_said_in_its_words(site: str, page: Page) -> None:
    refused = {"error": {"parameter": None, "message": "A map takes at most 10,000 meetings."}}
    page.route("**/map.json?*", lambda route: route.fulfill(status=400, json=refused))
    page.goto(site + NEAR)
    expect(page.locator(".map-said")).to_have_text("A map takes at most 10,000 meetings.")


def test_without_a_place_there_is_a_sentence(site: str, quiet: Page) -> None:
    quiet.goto(site + "/map?attendance=online")
    expect(quiet.locator(".map-said")).to_contain_text("None of these meetings has a place")
    expect(quiet.locator("[data-left]")).to_contain_text("1 is only online")


def test_without_script_the_list_is_complete(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + NEAR)
    expect(page.locator(".map-said")).to_contain_text("The map needs JavaScript.")
    expect(page.locator("[data-frame]")).to_be_hidden()
    assert page.locator(".cards .card").count() == 14
    context.close()

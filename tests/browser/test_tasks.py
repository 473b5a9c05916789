"""What people come to do, in a browser: with and without scripts, on small and wide screens."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
PAGES = [
    "/", "/meetings", "/meetings?near=Boston&day=sun", "/meetings?q=zzzz&near=Boston",
    "/meetings/city_sunday-night", "/meetings/city_online", "/meetings/family_teens", "/families",
    "/fellowships", "/fellowships/aa", "/subscribe?fellowship=aa", "/sources", "/help", "/privacy",
    "/first-meeting", "/meetings?day=someday", "/meetings/city_gone", "/nowhere",
]  # fmt: skip


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def either(browser: Browser, base_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param, base_url=base_url)
    yield context.new_page()
    context.close()


def test_find_by_words_and_open_the_meeting(either: Page) -> None:
    either.goto("/")
    either.get_by_label("Town, postcode, day, name or fellowship").fill("step")
    either.get_by_role("button", name="Search").click()
    expect(either.locator(".total")).to_have_text("1 meeting")
    either.get_by_role("link", name="Step by Step", exact=True).click()
    expect(either.get_by_role("heading", level=1)).to_have_text("Step by Step")


def test_find_near_a_place_and_by_a_day(either: Page) -> None:
    either.goto("/meetings")
    either.get_by_label("Near", exact=True).fill("Boston, MA")
    either.get_by_role("button", name="Search").click()
    expect(either.get_by_role("heading", level=1)).to_have_text(
        "Meetings near Boston, Massachusetts"
    )
    expect(either.get_by_text("miles away").first).to_be_visible()
    if either.get_by_text("Filters").is_visible():
        either.get_by_text("Filters").click()
    either.get_by_label("Sunday").check()
    either.get_by_role("button", name=re.compile("Apply|Show 2 meetings")).click()
    expect(either.get_by_role("link", name="Remove Sunday")).to_be_visible()
    expect(either.locator(".total")).to_have_text("2 meetings")
    either.get_by_role("link", name="Remove Sunday").click()
    expect(either.get_by_role("link", name="Remove Sunday")).to_have_count(0)
    expect(either.get_by_label("Near", exact=True)).to_have_value("Boston, MA")


def test_join_online_with_the_passcode_in_sight(either: Page) -> None:
    either.goto("/meetings?attendance=online")
    either.get_by_role("link", name="Nightlight Online", exact=True).click()
    join = either.get_by_role("link", name=re.compile("Join on Zoom ?: Nightlight Online"))
    expect(join).to_have_attribute("rel", "noopener noreferrer")
    expect(either.get_by_text("123456", exact=True)).to_be_visible()


def test_find_a_family_group(either: Page) -> None:
    either.goto("/")
    either.get_by_label("Someone I care about").check()
    either.get_by_role("button", name="Search").click()
    expect(either.get_by_role("link", name="Tuesday Families", exact=True)).to_be_visible()
    expect(either.get_by_role("heading", level=1)).to_have_text("Family groups")


def test_put_a_list_into_a_calendar(either: Page) -> None:
    either.goto("/meetings?fellowship=aa")
    either.get_by_role("link", name="Put this list in your calendar").click()
    link = either.get_by_role("link", name="Subscribe on this device")
    expect(link).to_have_attribute(
        "href", "webcal://" + either.url.split("/")[2] + "/meetings.ics?fellowship=aa"
    )


def test_an_empty_list_leads_on(either: Page) -> None:
    either.goto("/meetings?near=Boston&day=thu")
    either.get_by_role("link", name="Any day, not only Thursday").click()
    expect(either.get_by_role("link", name="Sunday Night Lights", exact=True)).to_be_visible()


def test_what_was_left_empty_stays_out_of_the_address(quiet: Page) -> None:
    quiet.goto("/meetings")
    quiet.get_by_label("Town, postcode, day, name or fellowship").fill("lights")
    quiet.get_by_role("button", name="Search").click()
    expect(quiet.locator(".total")).to_have_text("1 meeting")
    assert parse_qs(urlsplit(quiet.url).query) == {"q": ["lights"], "within": ["25"]}


def test_near_me_asks_on_a_tap_only_and_rounds_on_the_device(
    browser: Browser, base_url: str
) -> None:
    context = browser.new_context(
        base_url=base_url,
        permissions=["geolocation"],
        geolocation={"latitude": 42.357621, "longitude": -71.065149},
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="Use my position").click()
    page.wait_for_url("**/meetings?*")
    assert parse_qs(urlsplit(page.url).query) == {"lat": ["42.36"], "lon": ["-71.07"]}
    expect(page.get_by_role("heading", level=1)).to_have_text("Meetings near you")
    context.close()


def test_near_me_refused_says_what_to_do_instead(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, permissions=[])
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="Use my position").click()
    expect(page.locator("[data-near-me] [role=status]")).to_contain_text("Type a town or postcode")
    context.close()


def test_an_online_time_is_shown_where_the_reader_is(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, timezone_id="America/New_York")
    page = context.new_page()
    page.goto("/meetings?attendance=online&q=nightlight")
    expect(page.get_by_text("Sunday, 8:00 PM where you are")).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", ["/meetings?feed=family", "/meetings/family_tuesday"])
def test_what_is_also_online_says_its_zone_and_the_reader_s_hour(
    browser: Browser, base_url: str, address: str
) -> None:
    context = browser.new_context(base_url=base_url, timezone_id="Europe/Madrid")
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_text("6:00 PM where you are").first).to_be_visible()
    zone = page.locator(".when .zone, .fact p").filter(has_text="Eastern time")
    expect(zone.first).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_scrolls_sideways(
    browser: Browser, base_url: str, address: str, width: int
) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_no_page_asks_anyone_else_or_stores_anything(
    page: Page, requested: list[str], base_url: str, address: str
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    response = page.goto(address)
    page.wait_for_load_state("networkidle")
    assert response is not None
    assert all(url.startswith(base_url + "/") for url in requested)
    assert len(requested) <= 8
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert not [text for text in said if "status of 4" not in text]


@pytest.mark.parametrize("address", ["/", "/meetings", "/meetings/city_online", "/help"])
def test_what_is_tapped_is_large_enough(browser: Browser, base_url: str, address: str) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    chosen = page.locator(
        "main button, main .action, main input:not([type=hidden]):not([type=radio])"
        ":not([type=checkbox]), main select, main .option, .chips a, .urgent, .top nav a"
    )
    assert chosen.count() > 0
    for item in chosen.all():
        box = item.bounding_box()
        if box is not None:
            assert box["height"] >= 43.5, item.evaluate("element => element.outerHTML")
    context.close()


def test_every_stop_of_the_keyboard_shows_where_it_is(quiet: Page) -> None:
    quiet.goto("/")
    seen = []
    for _ in range(14):
        quiet.keyboard.press("Tab")
        seen.append(
            quiet.evaluate(
                """() => {
                  const focus = document.activeElement;
                  const shown = focus.matches('.choice input') ? focus.nextElementSibling : focus;
                  return [focus.outerHTML.slice(0, 60), getComputedStyle(shown).outlineStyle];
                }"""
            )
        )
    assert "Skip to the main part" in quiet.locator(".skip").inner_text()
    assert all(style == "solid" for _, style in seen), seen


def test_the_filters_stand_open_on_a_wide_screen_and_fold_on_a_phone(quiet: Page) -> None:
    quiet.set_viewport_size({"width": 1280, "height": 900})
    quiet.goto("/meetings")
    expect(quiet.get_by_label("Sunday")).to_be_visible()
    quiet.set_viewport_size({"width": 390, "height": 844})
    expect(quiet.get_by_label("Sunday")).to_be_hidden()
    quiet.get_by_text("Filters").click()
    expect(quiet.get_by_label("Sunday")).to_be_visible()

"""The language that a page's address names stays in every way that a script makes, offline too."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.device import until, wait_for

pytestmark = pytest.mark.browser
_SHELL_HAS = """(await Promise.all((await caches.keys()).filter((key) => key.startsWith("shell-"))
  .map(async (key) => (await caches.open(key)).match(name)))).some(Boolean)"""


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A browser that asks for English, as many do whose readers read Spanish."""
    context = browser.new_context(base_url=base_url, locale="en-US")
    yield context
    context.close()


@pytest.fixture
def saved(context: BrowserContext) -> Page:
    """A page of a device that has saved one meeting from its page in Spanish."""
    page = context.new_page()
    page.goto("/meetings/city_closed?lang=es")
    page.locator("[data-save=city_closed]").first.click()
    wait_for(page, "saved", "/meetings/city_closed?lang=es")
    return page


def test_the_ways_on_from_what_is_saved_speak_it(saved: Page) -> None:
    saved.goto("/meetings/city_sunday-night?lang=es")
    plan = saved.locator("[data-plan-add]")
    expect(plan).to_have_attribute("href", "/plan?m=city_closed&m=city_sunday-night&lang=es")
    saved.goto("/saved?lang=es")
    title = saved.locator("[data-saved-list] .card h2 a, [data-saved-list] .card h3 a").first
    expect(title).to_have_attribute("href", re.compile(r"^/meetings/city_closed\?(.*&)?lang=es"))
    for way in saved.locator("[data-saved-way]").all():
        expect(way).to_have_attribute("href", re.compile(r"\?m=city_closed&lang=es$"))
    saved.goto("/saved")
    for way in saved.locator("[data-saved-way]").all():
        expect(way).to_have_attribute("href", re.compile(r"\?m=city_closed$"))


def test_without_a_network_the_kept_pages_speak_it(saved: Page) -> None:
    for address in ("/help?lang=es", "/offline?lang=es"):
        until(saved, _SHELL_HAS, address)
    saved.context.set_offline(True)
    for address in ("/help?lang=es", "/plan?lang=es", "/meetings/city_closed?lang=es"):
        saved.goto(address)
        expect(saved.locator("html")).to_have_attribute("lang", "es")
    saved.goto("/help")
    expect(saved.locator("html")).to_have_attribute("lang", "en")
    saved.goto("/meetings/city_closed")  # kept in one language alone
    expect(saved.get_by_role("heading", level=1)).to_have_text("Step by Step")


def test_a_place_of_the_map_speaks_it_and_marks_what_is_english(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/map?near=Boston&lang=es")
    page.locator(".map-show").first.click()
    picked = page.locator("[data-picked-list] li").first
    expect(picked.locator("a").first).to_have_attribute("href", re.compile(r"\?lang=es$"))
    who = page.locator(".card .who").first
    expect(who).to_have_attribute("lang", "en")
    expect(picked.locator("p[lang=en]")).to_have_count(1)


def test_a_filter_without_a_network_leaves_the_list_and_says_why(context: BrowserContext) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/meetings?lang=es")
    before = page.locator("#found").inner_text()
    context.set_offline(True)
    option = page.locator("#panel .option input[type=checkbox]:not(:disabled):visible").first
    option.click()
    expect(page.locator("[data-toast]")).to_contain_text("Los filtros necesitan conexión.")
    expect(option).not_to_be_checked()
    assert page.url.endswith("/meetings?lang=es")
    assert page.locator("#found").inner_text() == before

"""Without a network: what was kept opens and says how old it is; nothing else is kept."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.device import NOTHING, kept, until, wait_for

pytestmark = pytest.mark.browser
READY = "It opens without a network, too."
_SHELL_HAS = """(await Promise.all((await caches.keys()).filter((key) => key.startsWith("shell-"))
  .map(async (key) => (await caches.open(key)).match(name)))).some(Boolean)"""


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=base_url, viewport={"width": 390, "height": 844}, locale="en-GB"
    )
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"latitude": 42.3601, "longitude": -71.0589})
    yield context
    context.close()


# What a page says that was kept at this hour of the device's clock.
_AT = """([style, hour]) => {
  const note = document.querySelector("[data-old-note]");
  note.dataset.clock = style;
  document.documentElement.dataset.kept = new Date(`2026-11-22T${hour}:00`).getTime();
  document.dispatchEvent(new Event("kept"));
  return /\\(.*?\\)/.exec(note.textContent)[0];
}"""


@pytest.fixture
def saved(context: BrowserContext) -> Page:
    """A page of a device that has saved one meeting."""
    page = context.new_page()
    page.goto("/meetings/city_closed")
    page.get_by_role("button", name=re.compile("Saved? ?: Step by Step")).click()
    expect(page.get_by_role("status").filter(has_text=READY)).to_be_visible()
    return page


def listening(page: Page) -> Page:
    """The same, where the last list is kept too."""
    page.goto("/saved")
    page.get_by_label("Keep the last list I looked at, too").check()
    until(page, "await caches.has('list')")
    return page


def unplug(page: Page) -> None:
    """No network, and none of the minute's answers that any browser keeps."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.context.set_offline(True)


def later(page: Page, **lapse: float) -> None:
    """The device's clock goes on."""
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(**lapse))


def note(page: Page) -> str:
    found = page.locator("[data-old-note]")
    expect(found).to_be_visible()
    return found.inner_text()


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/help", "Talk to someone now"),
        ("/first-meeting", "Your first meeting"),
        ("/meetings/city_closed", "Step by Step"),
        ("/meetings/city_closed?tz=Europe/London", "Step by Step"),
    ],
)
def test_helplines_the_first_visit_and_saved_meetings_open_with_their_age(
    saved: Page, address: str, heading: str
) -> None:
    unplug(saved)
    later(saved, hours=3, minutes=10)
    saved.goto(address)
    expect(saved.get_by_role("heading", level=1)).to_have_text(heading)
    said = note(saved)
    assert re.match(
        r"(You are offline|The site does not answer)\. This was read 3 hours ago "
        r"\(\w+ \d+ \w+ \d{4}, (noon|midnight|\d+:\d\d [AP]M)\)",
        said,
    )


def test_an_age_is_told_by_the_clock_of_the_page(saved: Page) -> None:
    unplug(saved)
    saved.goto("/help")
    for style, hour, words in (
        ("12", "16:22", "4:22 PM"),
        ("24", "16:22", "16:22"),
        ("24", "12:00", "noon"),
        ("12", "00:00", "midnight"),
    ):
        assert saved.evaluate(_AT, [style, hour]) == f"(Sunday 22 November 2026, {words})"


def test_what_the_browser_has_from_a_minute_ago_is_said_to_be_old(saved: Page) -> None:
    listening(saved)
    saved.goto("/meetings?feed=city")
    wait_for(saved, "list", "/meetings?feed=city")
    saved.context.set_offline(True)
    for address in ("/meetings?feed=city", "/help"):
        saved.goto(address)
        assert "1 minute ago" in note(saved)


def test_a_page_comes_back_in_the_language_that_was_read(saved: Page) -> None:
    for address in ("/help?lang=es", "/first-meeting?lang=es"):
        saved.goto(address)
        until(saved, _SHELL_HAS, address)
    unplug(saved)
    for address, tag in (
        ("/help?lang=es", "es"),
        ("/help?lang=en", "en"),
        ("/help", "en"),
        ("/first-meeting?lang=es", "es"),
    ):
        saved.goto(address)
        assert saved.evaluate("document.documentElement.lang") == tag
        expect(saved.locator("[data-old-note]")).to_be_visible()


def test_the_word_save_is_read_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/meetings")
    for button in page.locator(".card .save").all():
        assert button.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 12


def test_the_list_of_saved_meetings_opens_with_its_age(saved: Page) -> None:
    unplug(saved)
    later(saved, days=2)
    saved.goto("/saved")
    expect(saved.get_by_role("heading", name="Step by Step")).to_be_visible()
    assert "2 days ago" in note(saved)


@pytest.mark.parametrize(
    ("lapse", "words"),
    [
        ({"seconds": 5}, "1 minute ago"),
        ({"minutes": 59}, "59 minutes ago"),
        ({"hours": 23, "minutes": 59}, "23 hours ago"),
        ({"days": 9}, "9 days ago"),
        ({"hours": -5}, "1 minute ago"),
    ],
)
def test_the_age_is_the_device_s(saved: Page, lapse: dict[str, float], words: str) -> None:
    unplug(saved)
    later(saved, **lapse)
    saved.goto("/help")
    assert words in note(saved)


def test_an_age_grows_while_one_looks(saved: Page) -> None:
    saved.clock.install(time=datetime.now(UTC) + timedelta(minutes=10, seconds=30))
    unplug(saved)
    saved.goto("/help")
    assert "10 minutes ago" in note(saved)
    saved.clock.run_for(60_000)
    assert "11 minutes ago" in note(saved)


def test_with_a_network_no_page_says_that_it_is_old(saved: Page) -> None:
    for address in ("/help", "/first-meeting", "/saved", "/meetings/city_closed", "/meetings"):
        saved.goto(address)
        saved.wait_for_load_state("networkidle")
        expect(saved.locator("[data-old-note]")).to_be_hidden()


def test_an_old_list_takes_back_what_counted_from_then(saved: Page) -> None:
    listening(saved)
    saved.goto("/meetings?feed=city")
    expect(saved.get_by_role("heading", name="On now")).to_be_visible()
    expect(saved.locator(".soon").first).to_be_visible()
    wait_for(saved, "list", "/meetings?feed=city")
    unplug(saved)
    saved.clock.set_fixed_time(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    saved.goto("/meetings?feed=city")
    expect(saved.locator("[data-old-note]")).to_be_visible()
    expect(saved.get_by_role("heading", name=re.compile("On now|Within the hour"))).to_have_count(0)
    for word in saved.locator(".soon").all():
        expect(word).to_be_hidden()
    card = saved.locator(".card", has_text="Sunday Night Lights")
    expect(card.locator(".day")).to_have_text(re.compile(r"Sunday,? 22 November \(past\)"))


def test_an_old_meeting_s_page_promises_no_next_time(saved: Page) -> None:
    expect(saved.locator(".next")).to_be_visible()
    unplug(saved)
    saved.reload()
    expect(saved.locator(".next")).to_be_hidden()
    expect(saved.get_by_text("Every Sunday")).to_be_visible()


def test_only_the_last_list_is_kept_and_only_where_it_was_asked_for(saved: Page) -> None:
    saved.goto("/meetings?day=sun")
    saved.wait_for_load_state("networkidle")
    assert "list" not in kept(saved)["caches"]
    listening(saved)
    for address in ("/meetings?day=sun", "/meetings?day=mon"):
        saved.goto(address)
        wait_for(saved, "list", address)
    assert kept(saved)["caches"]["list"] == ["/meetings?day=mon"]


def test_a_list_is_kept_by_its_own_button_too(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/meetings?day=sun")
    button = page.get_by_role("button", name="Keep the last list for when I am offline")
    button.click()
    wait_for(page, "list", "/meetings?day=sun")
    expect(button).to_have_attribute("aria-pressed", "true")
    unplug(page)
    page.goto("/meetings")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page needs a network")
    page.get_by_role("link", name="The last list you looked at").click()
    expect(page).to_have_url(re.compile(r"/meetings\?day=sun$"))
    assert "ago (" in note(page)
    context.set_offline(False)
    page.goto("/meetings?day=sun")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    until(page, "!(await caches.has('list'))")


@pytest.mark.parametrize(
    "address",
    [
        "/meetings?lat=42.36&lon=-71.06",
        "/meetings?for=family",
        "/families",
        "/families?about=drugs&who=parent&near=Boston",
        "/meetings/city_online",
        "/plan?m=city_closed",
        "/",
    ],
)
def test_no_position_no_family_page_and_nothing_unasked_is_kept(saved: Page, address: str) -> None:
    listening(saved)
    before = kept(saved)["caches"]
    saved.goto(address)
    saved.wait_for_load_state("networkidle")
    expect(saved.locator("[data-keep-list]:visible")).to_have_count(0)
    after = kept(saved)["caches"]
    assert after == before
    assert not re.search(r"lat=|lon=|famil|42\.3", str(after))
    unplug(saved)
    saved.goto(address)
    expect(saved.get_by_role("heading", level=1)).to_have_text("This page needs a network")


def test_near_me_leaves_no_position_on_the_device(saved: Page) -> None:
    listening(saved)
    saved.goto("/meetings")
    wait_for(saved, "list", "/meetings")
    saved.get_by_role("button", name="Use my position").click()
    saved.wait_for_url("**/meetings?*lat=42.36*")
    saved.wait_for_load_state("networkidle")
    found = kept(saved)
    assert found["caches"]["list"] == ["/meetings"]
    assert "42.3" not in str(found)
    whole = saved.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) => {
          const cache = await caches.open(name);
          return (await Promise.all((await cache.keys()).map(async (r) =>
            r.url + await (await cache.match(r)).text()))).join();
        }))).join()"""
    )
    assert len(whole) > 10_000
    assert not re.search(r"lat=-?\d|42\.36\d|-71\.05|data-family", whole)


def test_a_meeting_that_is_taken_off_the_list_is_not_kept(saved: Page) -> None:
    saved.get_by_role("button", name=re.compile("Saved? ?: Step by Step")).click()
    until(saved, "!(await caches.has('saved'))")
    unplug(saved)
    saved.reload()
    expect(saved.get_by_role("heading", level=1)).to_have_text("This page needs a network")


def test_one_may_save_meetings_and_keep_no_page(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/meetings")
    page.get_by_role("button", name=re.compile("Saved? ?: Step by Step")).first.click()
    wait_for(page, "saved", "/saved?list")
    page.goto("/saved")
    page.get_by_label("Keep helplines, your first meeting and my saved meetings").uncheck()
    until(page, "!(await navigator.serviceWorker.getRegistrations()).length")
    page.goto("/meetings")
    page.get_by_role("button", name=re.compile("Saved? ?: Sunday Night Lights")).first.click()
    page.wait_for_load_state("networkidle")
    found = kept(page)
    assert found["caches"] == {}
    assert found["workers"] == 0
    assert found["storage"]["saved"] == '["city_closed","city_sunday-night"]'


def test_the_kept_pages_look_as_they_should(saved: Page) -> None:
    unplug(saved)
    saved.goto("/meetings/city_closed")
    assert saved.evaluate("[...document.styleSheets].every((s) => s.cssRules.length > 0)")
    button = saved.get_by_role("button", name=re.compile("Saved? ?: Step by Step"))
    expect(button).to_have_attribute("aria-pressed", "true")


def test_what_was_forgotten_offline_stays_so(saved: Page) -> None:
    unplug(saved)
    saved.goto("/saved")
    saved.get_by_role("button", name="Forget everything on this device").click()
    expect(saved.get_by_text("Forgotten. This site keeps nothing")).to_be_visible()
    assert kept(saved) == NOTHING

"""The quick way out (facts: U15), and the page for a first meeting on one screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

pytestmark = pytest.mark.browser
AWAY = "https://www.wikipedia.org/"
FAMILY = "/families?about=drugs&who=parent"


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=base_url, viewport={"width": 390, "height": 844})
    context.route(f"{AWAY}**", _neutral)
    yield context
    context.close()


def _neutral(route: Route) -> None:
    assert "referer" not in route.request.headers
    route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html")


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto("/help")
    page.goto(FAMILY)
    return page


def left(page: Page) -> None:
    page.wait_for_url(AWAY)
    page.go_back()
    assert page.url.endswith("/help"), "the page that was left is not in the way back"


def test_the_button_leaves(page: Page) -> None:
    page.get_by_role("link", name="Leave this page", exact=True).click()
    left(page)


def test_the_first_thing_after_the_skip_link_leaves_too(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Leave this page for")).to_be_focused()
    expect(page.get_by_role("link", name="Leave this page for")).to_be_in_viewport()
    page.keyboard.press("Enter")
    left(page)


def test_shift_three_times_leaves(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")
    left(page)


def test_each_press_of_shift_is_told_to_whoever_cannot_see(page: Page) -> None:
    said = page.locator("[data-way-out] [role=status]")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Shift: twice more to leave")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Shift: once more to leave")
    page.keyboard.press("a")
    expect(said).to_have_text("")


@pytest.mark.parametrize(
    "keys", ["Shift Shift", "Shift+A Shift+B Shift+C", "Shift a Shift b Shift"]
)
def test_typing_capitals_leaves_nothing(page: Page, keys: str) -> None:
    page.get_by_text("Change your answers").click()
    page.get_by_label("Near", exact=True).focus()
    for key in keys.split():
        page.keyboard.press(key)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert FAMILY in page.url


def test_three_slow_presses_leave_nothing(page: Page) -> None:
    page.evaluate(
        """for (const at of [0, 1500, 3000]) {
          const event = new KeyboardEvent("keydown", { key: "Shift" });
          Object.defineProperty(event, "timeStamp", { value: at });
          dispatchEvent(event);
        }"""
    )
    assert FAMILY in page.url


def test_the_page_is_blank_while_the_other_loads(page: Page) -> None:
    shown, title = page.evaluate(
        """() => {
          document.querySelector("[data-leave]").click();
          return [getComputedStyle(document.body).display, document.title];
        }"""
    )
    assert (shown, title) == ("none", "")


def test_it_stays_in_sight_and_says_what_it_cannot_do(page: Page) -> None:
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    expect(page.get_by_role("link", name="Leave this page", exact=True)).to_be_in_viewport()
    expect(page.locator("[data-way-out]")).to_contain_text("Goes to Wikipedia.")
    box = page.locator(".leave-more")
    expect(box).to_contain_text("Your browser still keeps this page in its history.")
    box.get_by_role("link", name="What to do").click()
    expect(page.get_by_role("heading", name="If someone else may look")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/families", True),
        ("/meetings?for=family", True),
        ("/meetings/family_tuesday", True),
        ("/fellowships/al-anon", True),
        ("/meetings", False),
        ("/meetings/city_closed", False),
        ("/fellowships/aa", False),
        ("/", False),
    ],
)
def test_it_is_on_every_page_for_relatives_and_on_no_other(
    page: Page, address: str, there: bool
) -> None:
    page.goto(address)
    expect(page.get_by_role("link", name="Leave this page", exact=True)).to_have_count(int(there))


def test_without_script_it_is_a_link(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    context.route(f"{AWAY}**", _neutral)
    page = context.new_page()
    page.goto(FAMILY)
    expect(page.locator("[data-leave-keys]")).to_be_hidden()
    page.get_by_role("link", name="Leave this page", exact=True).click()
    assert page.url == AWAY
    context.close()


def test_it_works_while_pages_are_kept_for_offline(context: BrowserContext, page: Page) -> None:
    page.goto("/saved")
    page.get_by_label("Keep helplines, your first meeting").check()
    expect(page.get_by_label("Keep helplines, your first meeting")).to_be_checked()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("/help")
    page.goto(FAMILY)
    for _ in range(3):
        page.keyboard.press("Shift")
    left(page)


def test_the_first_meeting_is_told_on_one_screen(page: Page) -> None:
    page.goto("/first-meeting")
    end = page.evaluate("document.querySelector('#first').getBoundingClientRect().bottom")
    assert end <= 844

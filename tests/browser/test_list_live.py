"""A list that changes without a reload: counts, focus, history, one message; or by a button."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser
_LISTEN = """() => {
  const total = document.querySelector('.total');
  window.messages = [];
  window.same = true;
  const note = () => { if (total.textContent) window.messages.push(total.textContent); };
  new MutationObserver(note).observe(total, { childList: true });
}"""


@pytest.fixture
def listened(quiet: Page) -> Page:
    """All meetings on a wide screen, where what a screen reader would say is noted."""
    quiet.set_viewport_size({"width": 1280, "height": 900})
    quiet.goto("/meetings")
    quiet.evaluate(_LISTEN)
    return quiet


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def messages(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.messages")
    return found


def focus(page: Page) -> str:
    found: str = page.evaluate(
        "(document.activeElement.name || '') + '=' + (document.activeElement.value || '')"
    )
    return found


def test_a_filter_changes_the_list_where_it_is(listened: Page) -> None:
    listened.get_by_label("Sunday").check()
    expect(listened.locator(".total")).to_have_text("2 meetings")
    assert asked(listened) == {"day": ["sun"]}
    assert listened.evaluate("window.same")  # the page was not loaded again
    assert focus(listened) == "day=sun"
    expect(listened).to_have_title("Meetings: 2 meetings (Sunday) · Open Chair")
    expect(listened.get_by_role("link", name="Remove Sunday")).to_be_visible()


def test_each_change_is_said_once(listened: Page) -> None:
    listened.get_by_label("Sunday").check()
    expect(listened.locator(".total")).to_have_text("2 meetings")
    listened.get_by_label("Evening").check()
    expect(listened.get_by_role("link", name="Remove Evening")).to_be_visible()
    listened.wait_for_timeout(100)
    assert messages(listened) == ["2 meetings", "2 meetings"]


def test_the_numbers_beside_the_options_change_with_it(listened: Page) -> None:
    online = listened.locator(".option", has=listened.get_by_label("Online")).first
    before = online.locator(".count").inner_text()
    listened.get_by_label("Sunday").check()
    expect(listened.locator(".total")).to_have_text("2 meetings")
    assert online.locator(".count").inner_text() == "0" != before
    expect(online.locator("input")).to_be_disabled()


def test_going_back_undoes_one_change_after_the_other(listened: Page) -> None:
    listened.get_by_label("Sunday").check()
    expect(listened.get_by_role("link", name="Remove Sunday")).to_be_visible()
    listened.get_by_label("Evening").check()
    expect(listened.get_by_role("link", name="Remove Evening")).to_be_visible()
    listened.go_back()
    expect(listened.get_by_role("link", name="Remove Evening")).to_have_count(0)
    expect(listened.get_by_label("Evening")).not_to_be_checked()
    expect(listened.get_by_label("Sunday")).to_be_checked()
    listened.go_back()
    expect(listened.get_by_label("Sunday")).not_to_be_checked()
    assert asked(listened) == {}
    listened.go_forward()
    expect(listened.get_by_label("Sunday")).to_be_checked()
    assert listened.evaluate("window.same")


def test_a_chip_is_removed_and_the_focus_goes_to_the_next(listened: Page) -> None:
    listened.get_by_label("Sunday").check()
    expect(listened.get_by_role("link", name="Remove Sunday")).to_be_visible()
    listened.get_by_label("Evening").check()
    listened.get_by_role("link", name="Remove Sunday").click()
    expect(listened.get_by_role("link", name="Remove Sunday")).to_have_count(0)
    expect(listened.get_by_role("link", name="Remove Evening")).to_be_focused()
    expect(listened.get_by_label("Sunday")).not_to_be_checked()
    listened.get_by_role("link", name="Remove Evening").click()
    expect(listened.locator("#results")).to_be_focused()


def test_on_a_phone_the_button_under_the_filters_leads_to_what_was_found(quiet: Page) -> None:
    quiet.set_viewport_size({"width": 390, "height": 844})
    quiet.goto("/meetings")
    quiet.get_by_text("Filters", exact=True).click()
    quiet.get_by_label("Sunday").check()
    quiet.get_by_role("button", name="Show 2 meetings").click()
    expect(quiet.get_by_label("Sunday")).to_be_hidden()
    expect(quiet.locator("#results")).to_be_focused()
    expect(quiet.locator(".filters summary").first).to_have_text("Filters (1 chosen)")


def test_the_last_of_quick_changes_counts(listened: Page) -> None:
    def late(route: Route) -> None:
        listened.wait_for_timeout(300)
        route.continue_()

    listened.route("**/meetings?day=sun", late)
    listened.get_by_label("Sunday").check()
    listened.get_by_role("checkbox", name="Monday").check()
    expect(listened.get_by_role("link", name="Remove Monday")).to_be_visible()
    listened.wait_for_timeout(500)
    assert asked(listened)["day"] == ["mon", "sun"]
    expect(listened.get_by_role("link", name="Remove Sunday")).to_be_visible()


def test_where_the_answer_does_not_come_the_page_is_opened_as_ever(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/meetings")
    refused = []

    def once(route: Route) -> None:
        if not refused:
            refused.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    page.route("**/meetings?day=sun", once)
    page.get_by_label("Sunday").check()
    expect(page.locator(".total")).to_have_text("2 meetings")
    assert refused


def test_what_is_typed_is_sent_by_its_button_alone(listened: Page) -> None:
    listened.get_by_label("Town, postcode, day, name or fellowship").fill("lights")
    listened.get_by_label("Near").focus()
    listened.wait_for_timeout(200)
    assert asked(listened) == {}
    listened.get_by_role("button", name="Search").click()
    expect(listened.locator(".total")).to_have_text("1 meeting")


def test_without_scripts_a_button_applies_the_filters(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/meetings")
    page.get_by_label("Sunday").check()
    page.get_by_role("button", name="Apply").click()
    expect(page.locator(".total")).to_have_text("2 meetings")
    context.close()


def test_times_and_buttons_in_a_changed_list_are_as_in_any(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, timezone_id="America/New_York",
                                  viewport={"width": 1280, "height": 900})  # fmt: skip
    page = context.new_page()
    page.goto("/meetings")
    page.locator("input[name=attendance][value=online]").check()
    expect(page.get_by_role("link", name="Remove Online")).to_be_visible()
    expect(page.get_by_text("Sunday, 8:00 PM where you are")).to_be_visible()
    expect(page.locator(".card [data-save]").first).to_be_visible()
    context.close()


OUTCOMES = {
    1: "Your browser keeps your position to itself.",
    2: "Your position cannot be found right now.",
    3: "Finding your position takes too long.",
}
_ANSWERS = "navigator.geolocation.getCurrentPosition = (good, bad) => bad({ code: %d })"


@pytest.fixture
def asking(browser: Browser, base_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(base_url=base_url)
    context.add_init_script(_ANSWERS % request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("asking", "code"), [(c, c) for c in OUTCOMES], indirect=["asking"])
def test_a_position_that_is_not_given_is_explained_and_a_place_can_be_typed(
    asking: Page, code: int
) -> None:
    asking.goto("/meetings")
    asking.get_by_role("button", name="Use my position").click()
    said = asking.locator("[data-near-me] [role=status]")
    expect(said).to_have_text(f"{OUTCOMES[code]} Type a town or postcode instead.")
    expect(asking.get_by_label("Near")).to_be_editable()
    assert asked(asking) == {}

"""A relative's walk through /families, with and without scripts, and the quick way out."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser
AWAY = "https://www.wikipedia.org/"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def either(browser: Browser, base_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=request.param,
        base_url=base_url,
        viewport={"width": 390, "height": 844},
    )
    context.route(f"{AWAY}**", _neutral)
    yield context.new_page()
    context.close()


def _neutral(route: Route) -> None:
    assert "referer" not in route.request.headers
    route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html")


def test_three_answers_lead_to_a_group_and_back_again(either: Page) -> None:
    either.goto("/families")
    either.get_by_label("Drinking").check()
    either.get_by_label("Mother or father").check()
    either.get_by_label("Near", exact=True).fill("Boston")
    either.get_by_role("button", name="Show groups").click()
    expect(either.get_by_text("Because it is about someone else’s drinking").first).to_be_visible()
    yes = either.get_by_text("Yes, this is for you if someone else's drinking troubles you.")
    expect(yes.first).to_be_visible()
    either.get_by_role("link", name="Tuesday Families").first.click()
    expect(either.get_by_role("heading", level=1)).to_have_text("Tuesday Families")
    expect(yes).to_be_in_viewport()  # without opening or scrolling anything
    either.go_back()
    expect(
        either.get_by_text("You said: Drinking · Mother or father · near Boston")
    ).to_be_visible()


def test_the_way_out_is_a_link(either: Page) -> None:
    either.goto("/families?about=drugs&who=parent")
    either.get_by_role("link", name="Leave this page", exact=True).click()
    expect(either.get_by_role("heading", level=1)).to_have_text("Elsewhere")
    assert either.url == AWAY


def test_shift_three_times_leaves_and_back_does_not_return(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url)
    context.route(f"{AWAY}**", _neutral)
    page = context.new_page()
    page.goto("/help")
    page.goto("/families?about=drugs&who=parent")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(AWAY)
    page.go_back()
    expect(page).to_have_url(f"{base_url}/help")
    context.close()


def test_no_link_that_stands_by_itself_is_too_low_for_a_thumb(either: Page) -> None:
    either.goto("/families?a=1&c=4")
    titles = either.locator(".family-group > h3 a")
    assert titles.count()
    for title in titles.all():
        box = title.bounding_box()
        assert box is not None
        assert box["height"] >= 24, title.inner_text()

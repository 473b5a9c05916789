"""Chromium runs nothing of what feeds say, even without the policy that forbids it (trust, S15)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.listening import listening
from tests.browser.test_map import at_rest
from tests.security.hostile_site import hostile_site
from tests.security.payloads import PAYLOADS

pytestmark = pytest.mark.browser
_COUNT = "window.ran = 0; window.zq7 = () => { window.ran += 1; top.ran += 1 };"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app = hostile_site(tmp_path_factory.mktemp("hostile"))
    with listening(app) as address:
        yield address


@pytest.fixture
def unguarded(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(_COUNT)
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    yield page
    context.close()


@pytest.mark.parametrize(
    "path",
    ["/meetings?per_page=100", "/meetings?per_page=100&page=2", "/sources", "/subscribe",
     *(f"/meetings/city_past-{number}" for number in range(0, len(PAYLOADS), 11))],
)  # fmt: skip
def test_nothing_runs(path: str, hostile: str, unguarded: Page) -> None:
    unguarded.goto(hostile + path)
    unguarded.keyboard.press("Tab")
    unguarded.mouse.move(300, 300)
    assert unguarded.evaluate("window.ran") == 0


def test_nothing_runs_on_the_map(hostile: str, unguarded: Page) -> None:
    unguarded.goto(f"{hostile}/map?per_page=100")
    unguarded.locator(".map-mark").first.wait_for()
    at_rest(unguarded)
    unguarded.locator(".map-mark").first.click()
    expect(unguarded.locator("[data-picked] li").nth(60)).to_be_attached()
    unguarded.locator("[data-picked] li").first.hover()
    unguarded.locator(".map-show").first.click()
    assert unguarded.evaluate("window.ran") == 0


def test_put_into_a_page_as_they_are_they_would_run(unguarded: Page) -> None:
    unguarded.set_content("<p>" + "<p>".join(PAYLOADS[14:23]))
    unguarded.wait_for_function("window.ran > 0")

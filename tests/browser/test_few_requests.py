"""No page asks for more than eight things, however much of the looks the operator sets."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.listening import listening
from tests.web.sites import site_over

pytestmark = pytest.mark.browser
MOST = 8
PAGES = (
    "/",
    "/meetings",
    "/meetings?near=Boston&for=family",
    "/meetings/city_closed",
    "/meetings/family_teens",
    "/families",
    "/fellowships",
    "/help",
    "/first-meeting",
    "/saved",
    "/map?near=Boston",
    "/plan?m=city_closed",
    "/subscribe?fellowship=aa",
    "/print?near=Boston",
    "/sources",
    "/privacy",
    "/embed?near=Boston",
    "/nowhere",
)


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with every setting of its looks."""
    app = site_over(
        tmp_path_factory.mktemp("site"),
        tmp_path_factory.mktemp("gazetteer"),
        accent="#1f5f8b",
        logo="logo.svg",
        quick_exit="everywhere",
        languages=("en", "es"),
        contact="office@example.org",
        imprint="Example e.V., 1 Street, Town",
    )
    folder: Path = app.extensions["finder"].config.feeds.parent
    (folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    with listening(app) as address:
        yield address


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_for_no_more_than_eight_things(
    browser: Browser, dressed: str, address: str
) -> None:
    context = browser.new_context(base_url=dressed)
    context.add_init_script("localStorage.setItem('saved', '[\"city_closed\"]')")
    found: list[str] = []
    context.on("request", lambda request: found.append(request.url))
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    icon = page.locator("link[rel=icon]")  # what a browser with a window asks for besides
    asked = [*found, *(icon.evaluate_all("links => links.map((link) => link.href)"))]
    names = {urlsplit(url).path for url in asked}
    assert "/theme.css" in names
    assert ("/logo" in names) != address.startswith("/embed")
    assert len(asked) - asked[:-1].count(asked[-1]) <= MOST, asked
    context.close()

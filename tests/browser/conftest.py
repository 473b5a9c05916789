"""The site in Debian's Chromium, over loopback."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.listening import listening
from tests.web.sites import site_over

CHROMIUM = Path("/usr/bin/chromium")
expect.set_options(timeout=30_000)  # a busy machine is no failure; what holds is seen at once


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}: install the package chromium")
    return {
        **browser_type_launch_args,
        "executable_path": str(CHROMIUM),
        "timeout": 120_000,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Browser:
    """Chromium that waits for a page as long as a busy machine needs."""
    opened = browser.new_context

    def patient(**options: Any) -> BrowserContext:
        context = opened(**options)
        context.set_default_timeout(90_000)
        return context

    browser.new_context = patient  # type: ignore[method-assign, assignment]
    return browser


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site's address while the tests run."""
    app = site_over(
        tmp_path_factory.mktemp("site"),
        tmp_path_factory.mktemp("gazetteer"),
        languages=("en", "es", "en-XB"),
    )
    with listening(app) as address:
        yield address


@pytest.fixture
def requested(context: BrowserContext) -> list[str]:
    """Every address the pages ask for."""
    found: list[str] = []
    context.on("request", lambda request: found.append(request.url))
    return found


@pytest.fixture
def quiet(page: Page) -> Iterator[Page]:
    """A page whose console says nothing: no error, no violation of the policy."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert not said

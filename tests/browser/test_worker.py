"""The worker over time: a site that is slow, fails, is renewed, or takes its worker back."""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.device import kept, until, wait_for
from tests.browser.listening import listening
from tests.web.sites import site_over

pytestmark = pytest.mark.browser
Start = Callable[..., Any]


class Changing:
    """One address whose site can be another from one request to the next."""

    def __init__(self, make: Callable[..., Any]) -> None:
        self._make, self._made = make, dict[str, Any]()
        self.url, self._status, self._free = "", None, threading.Event()
        self._held, self._let_go = "", threading.Event()
        self.as_ever()

    def as_ever(self) -> None:
        self._status, self._held = None, ""
        self._free.set()
        self._let_go.set()
        self.serve()

    def serve(self, **settings: object) -> None:
        """From now on a site with these settings."""
        key = repr(settings)
        if key not in self._made:
            self._made[key] = self._make(**settings)
        self._app = self._made[key]

    def fail(self, status: str) -> None:
        """Answers everything with this status."""
        self._status = status

    def hold(self, path: str) -> None:
        """Answers everything but this address, which waits until `let_go`."""
        self._held = path
        self._let_go.clear()

    def let_go(self) -> None:
        self._let_go.set()

    def fall_silent(self) -> None:
        self._free.clear()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        assert self._free.wait(60)
        if environ["PATH_INFO"] == self._held:
            assert self._let_go.wait(60)
        if self._status:
            start(self._status, [("Content-Type", "text/html")])
            return [b"<h1>Broken</h1>"]
        return self._app(environ, start)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Changing]:
    places = tmp_path_factory.mktemp("gazetteer")
    app = Changing(
        lambda **settings: site_over(tmp_path_factory.mktemp("site"), places, **settings)
    )
    with listening(app) as app.url:
        yield app


@pytest.fixture
def changing(server: Changing) -> Iterator[Changing]:
    yield server
    server.as_ever()


@pytest.fixture
def page(browser: Browser, changing: Changing) -> Iterator[Page]:
    """A device that has saved one meeting of the site."""
    context = browser.new_context(base_url=changing.url)
    page = context.new_page()
    page.goto("/meetings/city_closed")
    page.locator("[data-save=city_closed]").first.click()
    wait_for(page, "saved", "/saved?list")
    until(page, "Boolean(navigator.serviceWorker.controller)")
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    yield page
    context.close()


def shells(page: Page) -> list[str]:
    return [name for name in kept(page)["caches"] if name.startswith("shell-")]


def renew(page: Page) -> None:
    """What a browser does at a visit, at the latest after a day."""
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")


def test_what_is_kept_is_shown_while_the_site_fails(changing: Changing, page: Page) -> None:
    changing.fail("502 Bad Gateway")
    page.goto("/help")
    expect(page.get_by_role("heading", level=1)).to_have_text("Talk to someone now")
    expect(page.locator("[data-old-note]")).to_contain_text("The site does not answer.")
    page.goto("/saved")
    expect(page.get_by_role("heading", name="Step by Step")).to_be_visible()
    expect(page.locator("[data-old-note]")).to_be_visible()


def test_what_is_kept_is_shown_where_the_site_is_silent(changing: Changing, page: Page) -> None:
    changing.fall_silent()
    page.goto("/first-meeting", wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your first meeting")
    expect(page.locator("[data-old-note]")).to_be_visible()


def test_a_new_version_takes_the_old_one_s_place(changing: Changing, page: Page) -> None:
    (before,) = shells(page)
    changing.serve(name="Bay Meetings")
    renew(page)
    until(page, "!(await caches.has(name))", before)
    (after,) = shells(page)
    assert after != before
    changing.fail("503 Service Unavailable")
    page.goto("/help")
    expect(page).to_have_title("Talk to someone now · Bay Meetings")
    assert "/saved?list" in kept(page)["caches"]["saved"], "what was saved stays"


def test_a_version_that_cannot_be_read_leaves_the_old_one(changing: Changing, page: Page) -> None:
    before = shells(page)
    changing.fail("500 Internal Server Error")
    with pytest.raises(Exception, match="update"):
        renew(page)
    assert shells(page) == before
    page.goto("/help")
    expect(page.get_by_role("heading", level=1)).to_have_text("Talk to someone now")


def test_an_operator_takes_everything_back(changing: Changing, page: Page) -> None:
    assert shells(page)
    changing.serve(offline=False)
    renew(page)
    until(page, "!(await navigator.serviceWorker.getRegistrations()).length")
    until(page, "!(await caches.keys()).length")
    page.goto("/meetings")
    page.locator("[data-save=city_sunday-night]").first.click()
    page.wait_for_load_state("networkidle")
    found = kept(page)
    assert (found["caches"], found["workers"]) == ({}, 0)
    assert found["storage"]["saved"] == '["city_closed","city_sunday-night"]'


def test_a_saved_meeting_that_has_gone_is_no_longer_kept(changing: Changing, page: Page) -> None:
    page.evaluate("localStorage.setItem('saved', JSON.stringify(['city_closed', 'city_gone']))")
    page.goto("/saved")
    expect(page.locator("[data-saved-list]")).to_contain_text("No longer listed")
    changing.fail("410 Gone")
    page.goto("/meetings/city_closed")
    until(page, "!(await (await caches.open('saved')).match('/meetings/city_closed'))")


def test_a_meeting_is_kept_at_the_tap_and_said_to_be_once_it_opens_without_a_network(
    browser: Browser, changing: Changing
) -> None:
    context = browser.new_context(base_url=changing.url)
    page = context.new_page()
    page.goto("/meetings/city_closed")
    changing.hold("/help")  # what the worker brings for later takes long
    page.locator("[data-save=city_closed]").first.click()
    wait_for(page, "saved", "/meetings/city_closed")
    said = page.locator("[data-toast]")
    expect(said).to_contain_text("Saved on this device.")
    expect(said).not_to_contain_text("without a network")
    changing.let_go()
    expect(said).to_contain_text("It opens without a network, too.")
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    context.set_offline(True)
    page.goto("/meetings/city_closed")
    expect(page.locator("h1")).to_have_text("Step by Step")
    context.close()

"""A list in another site's page, in Chromium.

The other site is `localhost`, ours 127.0.0.1: for the browser two sites, not two ports of one. In a
frame of another site it draws nothing that cannot be seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.wrappers import Response

from tests.browser.listening import listening
from tests.web.sites import site_over

_HOST = "<!doctype html><title>Library</title><h1>Library</h1>{above}{line}<p id=after>After</p>"
_SCREENS = "<div style='height: 5000px'></div>"


@dataclass(kw_only=True)
class Library:
    """Another site; `html` is its one page, `policy` its own Content-Security-Policy."""

    html: str = ""
    policy: str | None = None

    def __call__(self, environ: Any, start_response: Any) -> Any:
        headers = {"Content-Security-Policy": self.policy} if self.policy else {}
        return Response(self.html, headers=headers, mimetype="text/html")(environ, start_response)


@dataclass(frozen=True, kw_only=True)
class Two:
    """The library, where it is, and the addresses of a site that lets it and of one that does
    not.
    """

    library: Library
    at: str
    site: str
    closed: str


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    made, library = tmp_path_factory.mktemp, Library()
    places = made("gazetteer")
    with listening(library, "localhost") as at:
        app = site_over(made("site"), places, embed=(at,))
        other = site_over(made("other"), places, embed=("https://elsewhere.example",))
        app.test_client().get("/meetings?near=Boston")  # the places of the world are read once
        with listening(app) as site, listening(other) as closed:
            yield Two(library=library, at=at, site=site, closed=closed)


def hold(
    two: Two, page: Page, query: str = "near=Boston", site: str | None = None, above: str = ""
) -> None:
    """Opens the library's page with the line that the site gives, `above` it other content."""
    page.goto(f"{site or two.site}/embed/how?{query}")
    line = page.get_by_label("The line", exact=True).input_value()
    two.library.html = _HOST.format(line=line, above=above)
    page.goto(two.at)


def test_the_line_shows_the_list_as_high_as_it_is(two: Two, page: Page) -> None:
    hold(two, page)
    inside = page.frame_locator("iframe")
    expect(inside.get_by_role("link", name="Sunday Night Lights")).to_be_visible()
    expect(page.get_by_role("link", name="Meetings at")).to_be_hidden()
    own = inside.locator("body").evaluate("body => Math.ceil(body.getBoundingClientRect().height)")
    assert page.locator("iframe").evaluate("frame => frame.clientHeight") == own
    scrolls = inside.locator("html").evaluate("html => html.scrollHeight > html.clientHeight")
    assert not scrolls


def test_a_frame_far_below_the_screen_has_its_height_before_anyone_comes_to_it(
    two: Two, page: Page
) -> None:
    hold(two, page, above=_SCREENS)
    expect(page.locator("iframe")).to_be_visible()
    own = page.frames[1].evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    assert page.locator("iframe").evaluate("frame => frame.clientHeight") == own


def test_a_frame_in_a_part_that_is_opened_later_is_there_then(two: Two, page: Page) -> None:
    hold(two, page, above="<div id=part hidden>")
    page.frames[1].wait_for_load_state("load")
    page.evaluate("document.querySelector('#part').hidden = false")
    expect(page.locator("iframe")).to_be_visible()


def test_the_frame_is_as_high_as_its_list_on_a_page_made_narrower(two: Two, page: Page) -> None:
    hold(two, page)
    expect(page.locator("iframe")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 700})
    page.wait_for_function(
        "document.querySelector('iframe').clientWidth < 320 && "
        "document.querySelector('iframe').clientHeight > 0"
    )
    page.frames[1].wait_for_function(
        "innerWidth < 320 && "
        "innerHeight === Math.ceil(document.body.getBoundingClientRect().height)"
    )


def test_the_frame_grows_and_shrinks_with_what_it_holds(two: Two, page: Page) -> None:
    hold(two, page)
    frame = page.locator("iframe")
    expect(frame).to_be_visible()
    before = frame.evaluate("frame => frame.clientHeight")
    inside = page.frame_locator("iframe")
    inside.get_by_label("Day").select_option("tue")
    inside.get_by_role("button", name="Show").click()
    expect(inside.get_by_role("status")).to_have_text("1 meeting")
    page.wait_for_function(
        "before => document.querySelector('iframe').clientHeight < before", arg=before
    )


def test_a_meeting_opens_in_a_tab_of_its_own_that_knows_nothing_of_the_page(
    two: Two, page: Page
) -> None:
    hold(two, page)
    with page.expect_popup() as opened:
        page.frame_locator("iframe").get_by_role("link", name="Sunday Night Lights").click()
    tab = opened.value
    assert tab.url.startswith(f"{two.site}/meetings/city_sunday-night")
    assert tab.evaluate("[window.opener, document.referrer]") == [None, ""]


def test_a_site_that_is_not_named_keeps_the_link(two: Two, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        hold(two, page, site=two.closed)
    expect(page.get_by_role("link", name="Meetings at")).to_be_visible()
    expect(page.locator("iframe")).not_to_be_visible()
    assert page.locator("iframe").evaluate("frame => frame.clientHeight") == 0


@pytest.mark.parametrize("policy", ["script-src 'none'", "frame-src 'none'; script-src *"])
def test_where_the_page_takes_no_script_or_frame_there_is_the_link(
    two: Two, page: Page, policy: str
) -> None:
    two.library.policy = policy
    try:
        hold(two, page)
        link = page.get_by_role("link", name="Meetings at")
        expect(link).to_be_visible()
        assert link.get_attribute("href") == f"{two.site}/meetings?near=Boston"
    finally:
        two.library.policy = None


def test_without_any_script_the_line_is_a_link(two: Two, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    hold(two, page)
    page.get_by_role("link", name="Meetings at").click()
    assert page.url == f"{two.site}/meetings?near=Boston"
    context.close()


def test_without_any_script_the_frame_shows_the_list(two: Two, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{two.site}/embed/how?near=Boston")
    line = page.get_by_label("The line without script").input_value()
    two.library.html = _HOST.format(line=line, above="")
    page.goto(two.at)
    inside = page.frame_locator("iframe")
    expect(inside.get_by_role("link", name="Sunday Night Lights")).to_be_visible()
    context.close()


def test_the_page_learns_the_height_and_nothing_else(two: Two, page: Page) -> None:
    page.add_init_script(
        "window.heard = []; addEventListener('message', (e) => heard.push([e.origin, e.data]))"
    )
    hold(two, page)
    expect(page.locator("iframe")).to_be_visible()
    heard = page.evaluate("heard")
    assert heard
    for origin, data in heard:
        assert origin == two.site
        assert list(data) == ["openChair"]
        assert isinstance(data["openChair"], int)


@pytest.mark.parametrize("height", ["'9'", "-5", "1e9", "{}", "null", "1.5"])
def test_a_height_that_is_none_changes_nothing(two: Two, page: Page, height: str) -> None:
    hold(two, page)
    frame = page.locator("iframe")
    expect(frame).to_be_visible()
    before = frame.evaluate("frame => frame.style.height")
    page.frames[1].evaluate(f"parent.postMessage({{ openChair: {height} }}, '*')")
    page.evaluate("window.postMessage({ openChair: 77 }, '*')")  # from another origin
    page.evaluate("new Promise((done) => setTimeout(done))")
    assert frame.evaluate("frame => frame.style.height") == before


def test_nobody_else_is_asked_for_anything(two: Two, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    hold(two, page)
    expect(page.locator("iframe")).to_be_visible()
    assert all(url.startswith((two.site, two.at)) for url in asked)
    assert page.context.cookies() == []

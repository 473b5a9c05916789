"""What no judge of markup sees: how pages behave towards those who need them to behave.

Of the twenty behaviours of an accessible finder these stand elsewhere: walks without a trap
(test_walks), focus, the way back, wide and large text, motion, names of links, targets
(test_meeting_page), one message a change (test_list_live), the map (test_map), narrow screens
(test_tasks), leaving (test_leaving), paper (test_print).
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.states import LOOKS, STATES, State, context_for
from tests.browser.test_walks import find_by_words, join, subscribe
from tests.browser.trees import SEEN, path_of
from tests.browser.walks import Walker, Way

pytestmark = pytest.mark.browser
_PLAIN = Way(keyboard=True, scripts=True, look=LOOKS[0])
_BY_ITSELF = "audio, video, marquee, blink, meta[http-equiv=refresh i], [autoplay]"
_NO_STYLE = """addEventListener("DOMContentLoaded", () => {
  for (const sheet of document.styleSheets) sheet.disabled = true;
})"""


@pytest.fixture(scope="module")
def page_kept(browser: Browser, base_url: str) -> Iterator[Page]:
    context = context_for(browser, base_url, LOOKS[1])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("task", [find_by_words, join, subscribe])
def test_it_can_be_done_without_any_style(page: Page, task: Callable[[Walker], None]) -> None:
    page.add_init_script(_NO_STYLE)
    task(Walker(page=page, way=_PLAIN))
    assert page.evaluate("getComputedStyle(document.querySelector('header')).display") == "block"
    assert page.evaluate("[...document.styleSheets].every(each => each.disabled)")


def test_an_error_is_tied_to_its_field_and_says_what_to_do(page: Page) -> None:
    page.goto("/meetings?near=Sprngfield-on-Nowhere")
    field = page.locator("input[aria-invalid=true]")
    expect(field).to_have_count(1)
    expect(field).to_have_value("Sprngfield-on-Nowhere")
    told = page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(told).to_contain_text("Sprngfield-on-Nowhere")


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_the_language_is_the_one_asked_for_and_nothing_moves_or_ends_by_itself(
    page_kept: Page, state: State
) -> None:
    joined = "&" if "?" in state.address else "?"
    for language in ("en", "es"):
        answer = page_kept.goto(f"{state.address}{joined}lang={language}")
        assert answer is not None
        assert answer.headers["content-language"] == language
        assert page_kept.locator("html").get_attribute("lang") == language
        assert page_kept.locator(_BY_ITSELF).count() == 0
    tags = page_kept.evaluate("[...document.querySelectorAll('[lang]')].map(each => each.lang)")
    assert set(tags) <= {"en", "es", "en-XB"}


def test_each_state_has_a_title_of_its_own(page_kept: Page) -> None:
    titles = {}
    for state in STATES:
        if state.then is None and state.name != "empty plan":  # the same page as the full one
            page_kept.goto(state.address)
            titles[state.name] = page_kept.title()
    same = [name for name, title in titles.items() if list(titles.values()).count(title) > 1]
    assert same == []


def test_the_title_says_what_is_chosen_and_how_many_there_are(page: Page) -> None:
    page.goto("/meetings?near=Boston")
    before = page.title()
    assert "Boston" in before
    page.goto("/meetings?near=Boston&day=sun")
    assert page.title() != before
    assert page.locator(".total").inner_text().split()[0] in page.title()


@pytest.mark.parametrize("state", [s for s in STATES if s.name in SEEN], ids=lambda s: s.name)
def test_what_is_read_aloud_is_what_was_meant(page_kept: Page, state: State) -> None:
    page_kept.goto(state.address)
    wanted = path_of(state.name).read_text("utf-8")
    assert len(wanted.splitlines()) > 20
    expect(page_kept.locator("body")).to_match_aria_snapshot(wanted)

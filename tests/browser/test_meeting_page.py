"""A meeting's page in a browser: the focus, the way back, copying; and what can be read."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
# WCAG 2.2, 1.4.12: what a reader may set, as a sheet of theirs.
_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
_CUT = """() => [...document.querySelectorAll('main *')].filter((each) => {
  const style = getComputedStyle(each);
  return style.overflowX !== 'visible' && style.clipPath === 'none' && each.offsetParent
    && !each.matches('input, select, option') && each.scrollWidth > each.clientWidth + 1;
}).map((each) => each.outerHTML.slice(0, 80))"""
ADDRESSES = ["/", "/meetings?near=Boston&day=sun", "/meetings/city_online", "/meetings/city_closed",
             "/meetings/city_gone"]  # fmt: skip


def open_first(page: Page) -> str:
    page.goto("/meetings?feed=city")
    link = page.locator(".card h3 a").nth(2)
    name = link.inner_text()
    link.click()
    page.wait_for_url("**/meetings/city_*")
    return name


def test_the_focus_is_on_the_name_of_the_meeting(quiet: Page) -> None:
    name = open_first(quiet)
    expect(quiet.get_by_role("heading", level=1)).to_be_focused()
    expect(quiet.get_by_role("heading", level=1)).to_have_text(name)


@pytest.mark.parametrize("way", ["the browser's", "the page's"])
def test_back_leads_to_the_row_one_came_from(quiet: Page, way: str) -> None:
    quiet.set_viewport_size({"width": 390, "height": 500})
    name = open_first(quiet)
    if way == "the page's":
        quiet.get_by_role("link", name="Back", exact=True).click()
    else:
        quiet.go_back()
    quiet.wait_for_url("**/meetings?feed=city")
    row = quiet.get_by_role("link", name=name, exact=True)
    expect(row).to_be_in_viewport()
    expect(row).to_be_focused()


def test_who_came_from_elsewhere_is_led_to_all_meetings(quiet: Page) -> None:
    quiet.goto("/meetings/city_online")
    expect(quiet.get_by_role("link", name="All meetings")).to_be_visible()


def test_a_passcode_is_copied_by_one_tap(browser: Browser, base_url: str) -> None:
    context = browser.new_context(
        base_url=base_url, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto("/meetings/city_online")
    page.get_by_role("button", name="Copy : Passcode").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "123456"
    context.close()


def test_without_scripts_no_button_stands_there_that_does_nothing(
    browser: Browser, base_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/meetings/city_online")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    page.get_by_text("Share this meeting").click()
    expect(page.get_by_label("Its address")).to_be_visible()
    expect(page.locator(".qr")).to_be_visible()
    context.close()


def test_no_two_links_that_join_have_the_same_name(quiet: Page) -> None:
    quiet.goto("/meetings")
    names = [" ".join(link.inner_text().split()) for link in quiet.locator(".acts a").all()]
    joins = [name for name in names if name.startswith("Join")]
    assert joins
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("address", ["/meetings", "/meetings/city_online", "/meetings/city_closed"])
def test_every_target_is_large_enough(browser: Browser, base_url: str, address: str) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    for link in page.locator("main a, main button, main summary").all():
        box = link.bounding_box()
        inline = link.evaluate("each => getComputedStyle(each).display === 'inline'")
        if box is None or inline or not link.is_visible():  # within a line of text: 2.5.8, Inline
            continue
        way_in = link.evaluate("each => each.matches('.tap-join, .tap-call, .action')")
        assert box["height"] >= (43.5 if way_in else 24), link.evaluate("each => each.outerHTML")
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_text_set_wider_by_its_reader_is_not_cut(
    browser: Browser, base_url: str, address: str
) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    page.evaluate(_SPACED)
    assert page.evaluate(_CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_letters_twice_as_large_are_not_cut(browser: Browser, base_url: str, address: str) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": 640, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(_CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    context.close()


@pytest.mark.parametrize("address", ["/meetings", "/meetings/city_online"])
def test_what_has_the_focus_is_never_covered(quiet: Page, address: str) -> None:
    quiet.set_viewport_size({"width": 390, "height": 700})
    quiet.emulate_media(reduced_motion="reduce")
    quiet.goto(address)
    for _ in range(40):
        quiet.keyboard.press("Tab")
        covered = quiet.evaluate(
            """() => {
              const focus = document.activeElement, box = focus.getBoundingClientRect();
              if (focus === document.body || !box.width) return null;
              const x = box.left + Math.min(box.width, 40) / 2, y = box.top + box.height / 2;
              const top = document.elementFromPoint(x, y);
              const near = top && (focus.contains(top) || top.contains(focus)
                || top.closest('label, .card, .box, .place, li') !== null);
              return near ? null : focus.outerHTML.slice(0, 80);
            }"""
        )
        assert covered is None


def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/meetings")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = "[...document.querySelectorAll('*')].filter(e => e.getAnimations().length).length"
    assert page.evaluate(moving) == 0
    context.close()


def test_the_first_stop_within_the_list_skips_to_the_results(quiet: Page) -> None:
    quiet.goto("/meetings")
    quiet.keyboard.press("Tab")
    quiet.keyboard.press("Enter")  # past the top
    quiet.keyboard.press("Tab")
    expect(quiet.get_by_role("link", name="Skip to the results")).to_be_focused()
    quiet.keyboard.press("Enter")
    expect(quiet.locator("#results")).to_be_focused()

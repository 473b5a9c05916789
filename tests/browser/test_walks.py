"""The eight things people come to do, every way they may have to do them."""

import re
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.states import LOOKS
from tests.browser.walks import Walker, Way, context_of

pytestmark = pytest.mark.browser
BOX = "Town, postcode, day, name or fellowship"


def find_by_words(at: Walker) -> None:
    at.page.goto("/")
    at.fill(at.field(BOX), "step")
    at.press(at.button("Search"))
    expect(at.page.locator(".total")).to_contain_text("1")
    at.press(at.page.get_by_role("link", name="Step by Step").first)
    expect(at.page.get_by_role("heading", level=1)).to_have_text("Step by Step")


def find_near_a_place(at: Walker) -> None:
    at.page.goto("/")
    at.fill(at.field(BOX), "near boston")
    at.press(at.button("Search"))
    expect(at.page.get_by_role("heading", level=1)).to_contain_text("Boston, Massachusetts")
    expect(at.page.locator(".card .far").first).to_be_visible()


def find_near_me(at: Walker) -> None:
    at.page.goto("/")
    mine = at.button("Use my position")
    if not at.way.scripts:  # the typed place is always the other way
        expect(mine).to_be_hidden()
        at.fill(at.field(BOX), "near 02108")
        at.press(at.button("Search"))
        expect(at.page.locator(".card .far").first).to_be_visible()
        return
    at.press(mine)
    at.page.wait_for_url("**/meetings?*lat=42.36&lon=-71.07*")
    expect(at.page.locator(".card .far").first).to_be_visible()


def find_tonight_online_in_my_zone(at: Walker) -> None:
    at.page.goto("/meetings?attendance=online&day=today")
    at.open_filters()
    at.choose(at.field("Show online times in"), "America/New_York")
    at.apply()
    at.page.wait_for_url("**tz=America%2FNew_York*")
    expect(at.page.locator(".card", has_text="Nightlight Online").first).to_contain_text("8:00")


def filter_and_share(at: Walker) -> None:
    at.page.goto("/meetings?fellowship=aa")
    at.open_filters()
    at.tick(at.page.locator("input[name=day][value=sun]"))
    at.apply()
    at.page.wait_for_url("**day=sun*")
    expect(at.page.locator(".chips li")).to_have_count(3)  # the fellowship, the day, and clear all
    shared = at.page.locator(".takeaway input[readonly]").first
    expect(shared).to_have_value(re.compile(r"/meetings\?(?=.*fellowship=aa)(?=.*day=sun)"))


def join(at: Walker) -> None:
    at.page.goto("/meetings?attendance=online")
    at.press(at.page.get_by_role("link", name="Nightlight Online", exact=True))
    join = at.page.locator(".fact a.action[href*='.zoom.us/']")
    expect(join).to_have_attribute("rel", "noopener noreferrer")
    expect(at.page.get_by_text("123456")).to_be_visible()
    if at.way.keyboard:
        at.reach(join)


def subscribe(at: Walker) -> None:
    at.page.goto("/meetings?fellowship=aa")
    at.press(at.link("Put this list in your calendar"))
    link = at.page.locator("a[href^='webcal://']").first
    feed = re.compile(r"/meetings\.ics\?fellowship=aa(&lang=en-XB)?$")
    expect(link).to_have_attribute("href", feed)
    if at.way.keyboard:
        at.reach(link)


def take_on_paper(at: Walker) -> None:
    at.page.goto("/meetings?fellowship=aa")
    at.press(at.link("Print this list"))
    expect(at.page.locator("main")).to_contain_text("Sunday Night Lights")
    expect(at.page.locator("svg, img[src^='data:image/svg']").first).to_be_attached()


TASKS: tuple[Callable[[Walker], None], ...] = (
    find_by_words,
    find_near_a_place,
    find_near_me,
    find_tonight_online_in_my_zone,
    filter_and_share,
    join,
    subscribe,
    take_on_paper,
)
HANDS = tuple(product((False, True), (True, False)))  # keyboard, scripts
EVERY = [
    (task, Way(keyboard=keyboard, scripts=scripts, look=look))
    for task in TASKS
    for keyboard, scripts in HANDS
    for look in LOOKS
]
# By default every task by either hand, with and without scripts, in a look of its own; 7 and 18
# have no divisor in common, so that all looks have their turn. `-m full` walks every way.
SOME = [EVERY[number * len(LOOKS) + number * 7 % len(LOOKS)] for number in range(len(TASKS) * 4)]
OTHERS = [each for each in EVERY if each not in SOME]


@pytest.fixture
def walk(browser: Browser, base_url: str) -> Iterator[Callable[..., None]]:
    contexts = []

    def one(task: Callable[[Walker], None], way: Way) -> None:
        context = context_of(browser, base_url, way)
        contexts.append(context)
        task(Walker(page=context.new_page(), way=way))

    yield one
    for context in contexts:
        context.close()


def _named(each: object) -> str:
    return getattr(each, "__name__", str(each))


@pytest.mark.parametrize(("task", "way"), SOME, ids=_named)
def test_it_can_be_done(
    task: Callable[[Walker], None], way: Way, walk: Callable[..., None]
) -> None:
    walk(task, way)


@pytest.mark.full
@pytest.mark.parametrize(("task", "way"), OTHERS, ids=_named)
def test_it_can_be_done_in_any_way(
    task: Callable[[Walker], None], way: Way, walk: Callable[..., None]
) -> None:
    walk(task, way)


def test_every_look_and_hand_has_its_turn() -> None:
    assert {str(way.look) for _, way in SOME} == {str(look) for look in LOOKS}
    assert len({(way.keyboard, way.scripts) for _, way in SOME}) == len(HANDS)

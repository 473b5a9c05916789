"""The states of the site looked at in a browser: a name, an address, what is done there."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from playwright.sync_api import Browser, BrowserContext, Page

WIDTHS = (320, 768, 1280)
THEMES = ("light", "dark", "forced colours")
DIRECTIONS = ("ltr", "rtl")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`then` brings the page at `address` into the state; None: it is as it opens."""

    name: str
    address: str
    then: Callable[[Page], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a page is looked at: CSS pixels wide, in which colours, in which direction of reading."""

    width: int
    theme: str
    direction: str

    def __str__(self) -> str:
        return f"{self.width} {self.theme} {self.direction}"


def _open_filters(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


def _refused_position(page: Page) -> None:
    page.locator("[data-near-me] button").click()
    page.locator("[data-near-me] [role=status]:not(:empty)").wait_for()


def _drawn(page: Page) -> None:
    page.locator(".map-land").first.wait_for(state="attached")


STATES = (
    State(name="home", address="/"),
    State(name="position refused", address="/", then=_refused_position),
    State(name="list", address="/meetings"),
    State(name="list with filters open", address="/meetings?fellowship=aa", then=_open_filters),
    State(name="list near a place", address="/meetings?near=Boston&day=sun"),
    State(name="list by words", address="/meetings?q=sunday+lights"),
    State(name="empty list", address="/meetings?near=Boston&day=thu"),
    State(name="family list", address="/meetings?for=family"),
    State(name="refusal", address="/meetings?near=Zzyzx-on-Sea"),
    State(name="urgent words", address="/meetings?q=suicide"),
    State(name="meeting in person", address="/meetings/city_sunday-night"),
    State(name="meeting online", address="/meetings/city_online"),
    State(name="children's meeting", address="/meetings/family_teens"),
    State(name="gone", address="/meetings/city_gone"),
    State(name="not found", address="/nowhere"),
    State(name="families", address="/families"),
    State(name="fellowships", address="/fellowships"),
    State(name="fellowship", address="/fellowships/al-anon"),
    State(name="subscribe", address="/subscribe?fellowship=aa"),
    State(name="plan", address="/plan?m=city_sunday-night&m=city_online"),
    State(name="empty plan", address="/plan"),
    State(name="sources", address="/sources"),
    State(name="helplines", address="/help"),
    State(name="privacy", address="/privacy"),
    State(name="first meeting", address="/first-meeting"),
    State(name="map", address="/map?near=Boston", then=_drawn),
    State(name="saved", address="/saved"),
    State(name="offline", address="/offline"),
    State(name="handout", address="/print?near=Boston"),
    State(name="embedded", address="/embed?near=Boston"),
    State(name="how to embed", address="/embed/how?near=Boston"),
)
LOOKS = tuple(
    Look(width=width, theme=theme, direction=direction)
    for direction, theme, width in product(DIRECTIONS, THEMES, WIDTHS)
)


def context_for(browser: Browser, base_url: str, look: Look) -> BrowserContext:
    """A new browser, as someone with these settings has it; policies do not hinder the judge."""
    return browser.new_context(
        base_url=base_url,
        bypass_csp=True,
        permissions=[],
        viewport={"width": look.width, "height": 844},
        color_scheme="dark" if look.theme == "dark" else "light",
        forced_colors="active" if look.theme == "forced colours" else "none",
        reduced_motion="reduce",
        locale="en-XB" if look.direction == "rtl" else "en",
    )


def brought_to(page: Page, state: State, look: Look) -> None:
    """Opens the state in this look."""
    page.goto(state.address)
    assert page.evaluate("document.documentElement.dir || 'ltr'") == look.direction
    if state.then:
        state.then(page)

"""Walking through the site as people do: by mouse, or by keyboard alone."""

from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from finder.languages import gettext, speaking
from tests.browser.states import Look

_TABS = 250  # a page with more stops than this is a trap
_FOCUSED = "element => element === document.activeElement"
# What shows where the keyboard is, and that nothing lies over it (WCAG 2.4.7, 2.4.11).
_SEEN = """element => {
  const shown = element.matches('.choice input') ? element.nextElementSibling : element;
  const box = shown.getBoundingClientRect();
  const top = document.elementFromPoint(
    Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1));
  const label = element.labels && [...element.labels].some(each => each.contains(top));
  return {
    outline: getComputedStyle(shown).outlineStyle,
    free: shown.contains(top) || (top && top.contains(shown)) || Boolean(label),
    inside: box.bottom > 0 && box.top < innerHeight,
  };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How someone goes: with a keyboard alone or not, with scripts or not, and what they see."""

    keyboard: bool
    scripts: bool
    look: Look

    def __str__(self) -> str:
        hand = "keyboard" if self.keyboard else "mouse"
        return f"{hand}, {'scripts' if self.scripts else 'no scripts'}, {self.look}"

    @property
    def language(self) -> str:
        return "en-XB" if self.look.direction == "rtl" else "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walker:
    """Someone on a page. Words are given as the code has them, and looked for as the page says."""

    page: Page
    way: Way

    def says(self, message: str, **places: str) -> str:
        """The message in the language of the page."""
        with speaking(self.way.language):
            said = gettext(message)
        return said.format(**places) if places else said

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(self.says(label), exact=True)

    def link(self, message: str, **places: str) -> Locator:
        return self.page.get_by_role("link", name=self.says(message, **places))

    def button(self, message: str) -> Locator:
        return self.page.get_by_role("button", name=self.says(message), exact=True)

    def press(self, what: Locator) -> None:
        """A click; or Tab until it is there, and Enter."""
        if not self.way.keyboard:
            what.click()
            return
        self.reach(what)
        self.page.keyboard.press("Enter")

    def tick(self, what: Locator) -> None:
        if not self.way.keyboard:
            what.check()
            return
        self.reach(what)
        self.page.keyboard.press("Space")

    def fill(self, what: Locator, text: str) -> None:
        if not self.way.keyboard:
            what.fill(text)
            return
        self.reach(what)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, what: Locator, value: str) -> None:
        """In a list of options; a keyboard goes down it."""
        if not self.way.keyboard:
            what.select_option(value)
            return
        self.reach(what)
        while what.input_value() != value:
            before = what.input_value()
            self.page.keyboard.press("ArrowDown")
            assert what.input_value() != before, f"no option has the value {value}"

    def apply(self) -> None:
        """Where scripts run, what is chosen counts at once and there is no button."""
        if not self.way.scripts:
            self.press(self.button("Apply"))

    def reach(self, what: Locator) -> None:
        """Tabs there; every stop must show itself and lie free."""
        expect(what).to_be_visible()
        for _ in range(_TABS):
            if what.evaluate(_FOCUSED):
                what.scroll_into_view_if_needed()  # waits until the page has come to rest
                seen = what.evaluate(_SEEN)
                assert seen["outline"] != "none", "nothing shows where the keyboard is"
                assert seen["inside"], "the keyboard is where nobody sees it"
                assert seen["free"], "something lies over where the keyboard is"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not come to {what}")

    def open_filters(self) -> None:
        """On a narrow screen they are folded."""
        summary = self.page.locator(".filters > summary")
        if summary.is_visible() and not self.page.locator(".filters .apply").is_visible():
            self.press(summary)


def context_of(browser: Browser, base_url: str, way: Way) -> BrowserContext:
    """A browser as this person has it."""
    return browser.new_context(
        base_url=base_url,
        java_script_enabled=way.scripts,
        permissions=["geolocation"],
        geolocation={"latitude": 42.357621, "longitude": -71.065149},
        viewport={"width": way.look.width, "height": 844},
        color_scheme="dark" if way.look.theme == "dark" else "light",
        forced_colors="active" if way.look.theme == "forced colours" else "none",
        locale=way.language,
        timezone_id="America/New_York",
    )

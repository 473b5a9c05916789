"""axe-core finds nothing wrong, and whatever it cannot decide a person has looked at."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.states import LOOKS, STATES, Look, State, brought_to, context_for

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
AXE = (HERE / "vendor" / "axe-core-4.14.1" / "axe.min.js").read_text("utf-8")
LOOKED_AT = tomllib.loads((HERE / "looked_at.toml").read_text("utf-8"))["undecided"]
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async tags => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations', 'incomplete']});
  const lines = each => each.nodes.map(node => [each.id, node.target.join(' '), node.html,
    node.any.concat(node.all, node.none).map(check => check.message).join('; ')]);
  return {violations: found.violations.flatMap(lines), incomplete: found.incomplete.flatMap(lines)};
}"""
# By default each state in one look, so that all of them together see every look; `-m full` all.
SOME = [
    (state, LOOKS[number * 7 % len(LOOKS)])  # 7 and 18 have no divisor in common
    for number, state in enumerate(STATES)
]
ALL = [(state, look) for state in STATES for look in LOOKS if (state, look) not in SOME]


def judged(page: Page) -> dict[str, list[Any]]:
    """What axe says of the page as it is: rule, element, its HTML, and why."""
    page.evaluate(AXE)
    found: dict[str, list[Any]] = page.evaluate(_RUN, _TAGS)
    return found


def undecided(found: dict[str, list[Any]], state: State, look: Look) -> list[Any]:
    """What axe could not decide, without what is written down in `looked_at.toml`."""
    here = {"state": state.name, "theme": look.theme}
    known = [each for each in LOOKED_AT if all(each.get(k, v) == v for k, v in here.items())]
    return [
        line
        for line in found["incomplete"]
        if not any(each["rule"] == line[0] and each["html"] in line[2] for each in known)
    ]


@pytest.fixture(scope="module")
def looking(browser: Browser, base_url: str) -> Iterator[dict[str, Page]]:
    pages: dict[str, Page] = {}
    yield pages
    for page in pages.values():
        page.context.close()


def _page(looking: dict[str, Page], browser: Browser, base_url: str, look: Look) -> Page:
    """One browser a look, kept open: opening one takes longer than the judge."""
    if str(look) not in looking:
        looking[str(look)] = context_for(browser, base_url, look).new_page()
    return looking[str(look)]


def _judge(state: State, look: Look, page: Page) -> None:
    brought_to(page, state, look)
    found = judged(page)
    assert found["violations"] == []
    assert undecided(found, state, look) == []


@pytest.mark.parametrize(("state", "look"), SOME, ids=lambda each: getattr(each, "name", str(each)))
def test_axe_finds_nothing(
    state: State, look: Look, looking: dict[str, Page], browser: Browser, base_url: str
) -> None:
    _judge(state, look, _page(looking, browser, base_url, look))


@pytest.mark.full
@pytest.mark.parametrize(("state", "look"), ALL, ids=lambda each: getattr(each, "name", str(each)))
def test_axe_finds_nothing_in_any_look(
    state: State, look: Look, looking: dict[str, Page], browser: Browser, base_url: str
) -> None:
    _judge(state, look, _page(looking, browser, base_url, look))


def test_the_judge_finds_what_is_wrong(browser: Browser, base_url: str) -> None:
    context = context_for(browser, base_url, LOOKS[0])
    page = context.new_page()
    page.goto("/")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert [line[0] for line in judged(page)["violations"]] == ["image-alt"]
    context.close()

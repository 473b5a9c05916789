"""Writes what is read aloud on six pages: `python -m tests.browser.trees`; read it, then commit.

What differs from run to run (the port of the site) is left out: a page that has more matches.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM
from tests.browser.listening import listening
from tests.browser.states import LOOKS, STATES, context_for
from tests.web.sites import site_over

TREES = Path(__file__).parent / "trees"
SEEN = ("home", "list", "meeting online", "families", "subscribe", "helplines")


def path_of(name: str) -> Path:
    return TREES / f"{name.replace(' ', '-')}.yml"


def lasting(tree: str) -> str:
    """Without addresses; what then holds nothing more has no colon after it."""
    kept = [line for line in tree.splitlines() if "127.0.0.1" not in line and "/url:" not in line]
    deep = [len(line) - len(line.lstrip()) for line in kept] + [0]
    return "".join(
        (line.removesuffix(":") if deep[number + 1] <= deep[number] else line) + "\n"
        for number, line in enumerate(kept)
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as gazetteer:
        app = site_over(Path(data), Path(gazetteer), languages=("en", "es", "en-XB"))
        with listening(app) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
            )
            page = context_for(browser, base, LOOKS[1]).new_page()
            TREES.mkdir(exist_ok=True)
            for state in STATES:
                if state.name in SEEN:
                    page.goto(state.address)
                    tree = page.locator("body").aria_snapshot()
                    path_of(state.name).write_text(lasting(tree), "utf-8")
            browser.close()


if __name__ == "__main__":
    main()

"""Pictures of the main pages, for the README: `python -m bench.pictures docs/pictures`.

The demonstration, at a fixed hour, in Debian's Chromium: on a phone and on a desk, light and dark.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from finder import create_app
from finder.config import load_config
from importers.feeds import DEMO_FOLDER, read_feeds
from importers.fetch import fetcher
from importers.sync import sync
from tests.browser.listening import listening

NOW = datetime(2026, 11, 24, 23, 40, tzinfo=UTC)  # a Tuesday evening in North America
_CHROMIUM = "/usr/bin/chromium"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_QUALITY = 60  # of the JPEG: text stays sharp, a picture of a phone takes some 35 kB


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One page as one reader sees it; `wide` in CSS pixels, as high as a screen of that width."""

    name: str
    address: str
    wide: int
    dark: bool = False

    @property
    def high(self) -> int:
        return 844 if self.wide < 600 else 900


PICTURES = (
    Picture(name="home-phone", address="/", wide=390),
    Picture(name="list-phone", address="/meetings?near=Boston", wide=390),
    Picture(name="list-desk", address="/meetings?near=Boston", wide=1280),
    Picture(name="list-desk-dark", address="/meetings?near=Boston", wide=1280, dark=True),
    Picture(name="meeting-phone-dark", address="{meeting}", wide=390, dark=True),
    Picture(name="families-phone", address="/families", wide=390),
    Picture(name="map-desk", address="/map?near=Boston", wide=1280),
    Picture(name="print-desk", address="/print?near=Boston", wide=1280),
    Picture(name="spanish-phone", address="/meetings?near=Boston&lang=es", wide=390),
)


@contextmanager
def demonstration(folder: Path) -> Iterator[str]:
    """Its address: the fictional catalogue, made in `folder`, served at the fixed hour."""
    demo = load_config({"FINDER_DATA": str(folder)}).for_demo(DEMO_FOLDER / "feeds.toml")
    sync(demo, read_feeds(demo.feeds), now=NOW, fetcher=fetcher(None), release=True)
    with listening(create_app(demo, now=lambda: NOW)) as address:
        yield address


def take(browser: Browser, base: str, picture: Picture, into: Path) -> Path:
    """Writes one JPEG and returns where it lies."""
    context = browser.new_context(
        base_url=base,
        viewport={"width": picture.wide, "height": picture.high},
        color_scheme="dark" if picture.dark else "light",
        timezone_id="America/New_York",
        locale="en-US",
    )
    page = context.new_page()
    page.goto("/meetings?near=Boston")
    first = page.locator(".card a[href^='/meetings/']").first.get_attribute("href") or "/meetings"
    page.goto(picture.address.format(meeting=first))
    page.wait_for_load_state("networkidle")
    path = into / f"{picture.name}.jpg"
    page.screenshot(path=path, type="jpeg", quality=_QUALITY)
    context.close()
    return path


def main(arguments: list[str]) -> None:
    into = Path(arguments[0])
    with (
        tempfile.TemporaryDirectory() as folder,
        demonstration(Path(folder)) as base,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        for picture in PICTURES:
            path = take(browser, base, picture, into)
            print(f"{path} {path.stat().st_size / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])

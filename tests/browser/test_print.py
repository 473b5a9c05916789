"""Handouts as Chromium prints them, page by page."""

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Page
from werkzeug.serving import make_server

from finder.model import Venue, Weekday
from tests.browser.conftest import _Silent
from tests.web.listing import BASE
from tests.web.sites import site_over

MOST = 25  # meetings a page
NUMBER = 130
SIZES = {"a4": (595, 842), "letter": (612, 792)}  # points
SHORT = Venue(locality="Boston", country="US", latitude=42.35762, longitude=-71.06514)
MANY = [
    replace(
        BASE,
        id=f"city_n{n}",
        name=f"Group-{n}.",
        notes=None,
        types=frozenset(),
        venue=SHORT,
        weekday=Weekday.MONDAY if n < 90 else Weekday.TUESDAY,
        start=time(6 + n % 15, 0),
    )
    for n in range(NUMBER)
]


@pytest.fixture(scope="module")
def printing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose list is long and whose rows are as low as they can be."""
    if shutil.which("pdftotext") is None:
        pytest.skip("there is no pdftotext: install the package poppler-utils")
    made = tmp_path_factory.mktemp
    app = site_over(made("site"), made("gazetteer"), *MANY, url="https://chair.example")
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def printed(page: Page, address: str, file: Path, **options: object) -> tuple[list[str], str]:
    """The text of each page, and what is known of the file."""
    page.goto(address)
    page.pdf(path=file, prefer_css_page_size=True, **options)  # type: ignore[arg-type]
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    info = subprocess.run(["pdfinfo", file], capture_output=True, check=True).stdout.decode()
    return text.stdout.decode().rstrip("\f").split("\f"), info


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("letters", ["normal", "large"])
def test_no_sheet_has_more_than_25_meetings_and_each_has_its_heads(
    printing: str, page: Page, tmp_path: Path, paper: str, letters: str
) -> None:
    address = f"{printing}/print?day=mon&day=tue&paper={paper}&text={letters}"
    sheets, info = printed(page, address, tmp_path / "handout.pdf")
    wide, high = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups()  # type: ignore
    assert (round(float(wide)), round(float(high))) == SIZES[paper]
    names = [re.findall(r"Group-\d+\.", sheet) for sheet in sheets]
    assert max(len(found) for found in names) <= MOST
    assert sorted(chain.from_iterable(names)) == sorted(item.name for item in MANY)
    for number, sheet in enumerate(sheets, 1):
        assert re.search(r"\b(Monday|Tuesday)\b", sheet)
        assert re.search(r"Time\s+Meeting\s+Where, or how to\s+(join\s+)?Who may", sheet)
        assert "Printed on 22 November 2026" in sheet
        assert "chair.example/meetings?day=mon&day=tue" in sheet
        assert sheet.replace(" ", "").endswith(f"{number}/{len(sheets)}\n")


def test_also_without_margins_no_sheet_has_more_than_25_meetings(
    printing: str, page: Page, tmp_path: Path
) -> None:
    none = dict.fromkeys(("top", "bottom", "left", "right"), "0")
    address = f"{printing}/print?paper=a4"
    sheets, _ = printed(page, address, tmp_path / "handout.pdf", margin=none)
    assert max(len(re.findall(r"Group-\d+\.", sheet)) for sheet in sheets) <= MOST


def test_paper_holds_the_handout_alone(printing: str, page: Page, tmp_path: Path) -> None:
    sheets, _ = printed(page, f"{printing}/print?q=group-7", tmp_path / "handout.pdf")
    text = " ".join(" ".join(sheets).split())
    for words in ("Help now", "Skip to", "Back to the list", "Privacy", "Use this"):
        assert words not in text
    assert text.startswith("Open Chair Meetings")


def test_the_button_prints(printing: str, page: Page) -> None:
    page.add_init_script("window.print = () => { document.title = 'printed'; }")
    page.goto(f"{printing}/print?q=group-7")
    page.get_by_role("button", name="Print").click()
    assert page.title() == "printed"


def test_nothing_is_cut_on_a_narrow_screen(printing: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{printing}/print?q=group-7")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320

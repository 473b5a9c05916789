"""Handouts as Chromium prints them, page by page."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Page

from finder.model import Venue, Weekday
from finder.settings import Notice
from tests.browser.listening import listening
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
    with listening(app) as address:
        yield address


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demonstration with all that may stand round a page: way out, notes."""
    if shutil.which("pdftotext") is None:
        pytest.skip("there is no pdftotext: install the package poppler-utils")
    made = tmp_path_factory.mktemp
    app = site_over(
        made("crowded"),
        made("gazetteer"),
        *MANY,
        demo=True,
        quick_exit="everywhere",
        notice=Notice(text="Closed today", until=None),
        languages=("en", "es"),
    )
    with listening(app) as address:
        yield address


def printed(page: Page, address: str, file: Path, **options: object) -> list[str]:
    """The text of each page."""
    page.goto(address)
    page.pdf(path=file, prefer_css_page_size=True, **options)  # type: ignore[arg-type]
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return text.stdout.decode().rstrip("\f").split("\f")


def sizes(file: Path) -> list[tuple[int, int]]:
    """Of each page, in points."""
    asked = ["pdfinfo", "-f", "1", "-l", "999", str(file)]
    info = subprocess.run(asked, capture_output=True, check=True).stdout.decode()
    found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", info)
    return [(round(float(wide)), round(float(high))) for wide, high in found]


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("letters", ["normal", "large"])
def test_no_sheet_has_more_than_25_meetings_and_each_has_its_heads(
    printing: str, page: Page, tmp_path: Path, paper: str, letters: str
) -> None:
    address = f"{printing}/print?day=mon&day=tue&paper={paper}&text={letters}"
    sheets = printed(page, address, tmp_path / "handout.pdf")
    assert set(sizes(tmp_path / "handout.pdf")) == {SIZES[paper]}
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
    sheets = printed(page, address, tmp_path / "handout.pdf", margin=none)
    assert max(len(re.findall(r"Group-\d+\.", sheet)) for sheet in sheets) <= MOST


def test_paper_holds_the_handout_alone(printing: str, page: Page, tmp_path: Path) -> None:
    sheets = printed(page, f"{printing}/print?q=group-7", tmp_path / "handout.pdf")
    text = " ".join(" ".join(sheets).split())
    for words in ("Help now", "Skip to", "Back to the list", "Privacy", "Use this"):
        assert words not in text
    assert text.startswith("Open Chair Meetings")


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("tongue", ["en", "es"])
def test_the_first_sheet_is_a_handout_and_all_are_of_one_size_whatever_stands_round_the_page(
    crowded: str, page: Page, tmp_path: Path, paper: str, tongue: str
) -> None:
    file = tmp_path / "handout.pdf"
    sheets = printed(page, f"{crowded}/print?paper={paper}&lang={tongue}", file)
    assert set(sizes(file)) == {SIZES[paper]}
    assert "Group-" in sheets[0]
    assert sheets[0].split()[:2] == ["Open", "Chair"]
    assert ("Demonstration" if tongue == "en" else "Demostración") in sheets[0]
    said = " ".join(" ".join(sheets).split())
    for words in ("Wikipedia", "Leave this", "Salir de", "Closed today", "Privac"):
        assert words not in said
    assert said.count("Algunas frases de esta página están en inglés") == (tongue == "es")


def test_no_page_prints_its_way_out(crowded: str, page: Page, tmp_path: Path) -> None:
    for path in ("/meetings?q=group-7", "/meetings/city_n7"):
        sheets = printed(page, f"{crowded}{path}", tmp_path / "page.pdf")
        assert "Group-7." in sheets[0]
        assert "Wikipedia" not in " ".join(sheets)


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


@pytest.mark.parametrize("width", [320, 390])
def test_the_choices_before_printing_fit_in_a_long_language_from_right_to_left(
    page: Page, base_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{base_url}/print?near=Boston&lang=en-XB")
    assert page.locator(".sheet-form select").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") == width

"""What pages weigh on a slow line, gzipped (issue 6: Numbers): HTML, our scripts, our sheets."""

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

import finder
from tests.web.conftest import Make
from tests.web.listing import BASE, CLOSED, FAMILY, ONLINE, PARIS
from tests.web.test_pages import PAGES

STATIC = Path(finder.__file__).parent / "static"
HTML, SCRIPTS, SHEETS, REQUESTS = 40_000, 40_000, 20_000, 8
_MAP = re.compile(r"map|outline")  # comes on request only, and is counted apart
_LOADED = re.compile(r'<(?:link rel="stylesheet" href|script src|img[^>]* src)="(/[^"?]+)')


def weight(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes())) for path in paths)


def loaded(client: FlaskClient, address: str) -> list[str]:
    """The files of ours that a page asks for, by their paths."""
    return _LOADED.findall(client.get(address).get_data(as_text=True))


@pytest.fixture(scope="module")
def full(make_site: Make) -> Flask:
    """Thirty of the wordiest meetings there are."""
    kinds = (BASE, CLOSED, ONLINE, FAMILY, PARIS)
    words = "A group with a rather long name that says what it reads on which evening"
    copies = [
        replace(kinds[number % 5], id=f"city_copy-{number}", feed="city", name=f"{words} {number}",
                types=frozenset({"discussion", "speaker", "step_study", "big_book", "literature"}))
        for number in range(30)
    ]  # fmt: skip
    return make_site(*copies)


@pytest.mark.parametrize(
    "question", ["", "&sort=soonest", "&near=Boston&within=1000", "&tz=Asia/Tokyo", "&for=family"]
)
def test_a_list_of_twenty_is_light(full: Flask, question: str) -> None:
    html = full.test_client().get(f"/meetings?per_page=20{question}").data
    assert html.count(b'<li class="card') >= 6
    assert len(gzip.compress(html)) <= HTML


def test_all_our_scripts_together_are_light() -> None:
    scripts = [path for path in STATIC.glob("*.js") if not _MAP.match(path.name)]
    assert scripts
    assert weight(*scripts) <= SCRIPTS


def test_all_our_sheets_together_are_light() -> None:
    sheets = list(STATIC.glob("*.css"))
    assert sheets
    assert weight(*sheets) <= SHEETS


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_for_few_files_all_of_them_ours(client: FlaskClient, address: str) -> None:
    files = loaded(client, address)
    assert files
    assert len(files) + 2 <= REQUESTS  # the page itself, its icon
    assert all(client.get(path).status_code == 200 for path in files)


def test_no_sheet_brings_a_font_or_anything_from_elsewhere() -> None:
    for path in STATIC.glob("*.css"):
        text = path.read_text("utf-8")
        assert "@font-face" not in text, path
        assert "@import" not in text, path
        assert "//" not in re.sub(r"/\*.*?\*/", "", text, flags=re.S), path


def test_no_script_of_ours_names_another_site() -> None:
    for path in STATIC.glob("*.js"):
        code = re.sub(r"//[^\n\"'`]*\n", "\n", path.read_text("utf-8"))
        assert not re.search(r"https?://(?!www\.w3\.org/)", code), path

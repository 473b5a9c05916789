"""The operator's own colour and sign."""

import logging
import re
from dataclasses import replace
from pathlib import Path

import pytest

from finder import create_app
from finder.config import Config
from finder.settings import Settings
from finder.web.files import STATIC
from finder.web.theme import DARK, LIGHT, accent_style, contrast
from tests.web.conftest import Make
from tests.web.test_style import themes


def test_black_on_white_is_the_measure() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    light, dark = themes()["light"], themes()["dark"]
    assert (light["paper"], light["card"], light["tint"]) == LIGHT
    assert (dark["paper"], dark["card"], dark["tint"], dark["on-accent"]) == DARK
    assert light["on-accent"] == light["card"]


@pytest.mark.parametrize(
    ("accent", "shown"), [("#1f5f8b", ["light"]), ("#9fd0ff", ["dark"]), ("#808080", [])]
)
def test_a_colour_is_used_only_where_it_can_be_read(accent: str, shown: list[str]) -> None:
    style = accent_style(accent)
    assert [name for name in ("light", "dark") if f"prefers-color-scheme: {name}" in style] == shown


def test_a_colour_that_cannot_be_read_is_told_and_left_out(
    make_site: Make, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        client = make_site(accent="#808080").test_client()
    assert [record.args for record in caplog.records] == [("#808080", "light"), ("#808080", "dark")]
    assert "theme.css" not in client.get("/").get_data(as_text=True)
    assert client.get("/theme.css").status_code == 404


def test_a_page_brings_the_colour_within_its_one_style_sheet(make_site: Make) -> None:
    client = make_site(accent="#1f5f8b").test_client()
    html = client.get("/").get_data(as_text=True)
    (address,) = re.findall('<link rel="stylesheet" href="([^"]+)"', html)
    assert address.startswith("/theme.css?v=")
    answer = client.get(address)
    assert answer.mimetype == "text/css"
    assert answer.text.startswith((STATIC / "site.css").read_text("utf-8"))
    assert answer.text.rindex("--accent: #1f5f8b") > answer.text.index("--accent:")
    assert "immutable" in answer.headers["Cache-Control"]


def config(folder: Path, logo: str) -> Config:
    return Config(data=folder, feeds=folder / "feeds.toml", settings=Settings(logo=logo))


def test_the_logo_beside_the_settings_is_shown(tmp_path: Path) -> None:
    (tmp_path / "ours.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    client = create_app(config(tmp_path, "ours.svg")).test_client()
    assert '<img class="mark" src="/logo" alt=""' in client.get("/help").get_data(as_text=True)
    assert client.get("/logo").mimetype == "image/svg+xml"


def test_the_demonstration_shows_our_own_sign(tmp_path: Path) -> None:
    (tmp_path / "ours.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    client = create_app(replace(config(tmp_path, "ours.svg"), demo=True)).test_client()
    assert client.get("/logo").status_code == 404


@pytest.mark.parametrize("name", ["none.svg", "feeds.toml", "../outside.svg", "/etc/hostname"])
def test_a_logo_that_is_no_image_beside_the_settings_is_told_and_never_sent(
    tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "feeds.toml").touch()
    (tmp_path / "outside.svg").touch()
    with caplog.at_level(logging.WARNING):
        client = create_app(config(folder, name)).test_client()
    assert name in caplog.text
    assert client.get("/logo").status_code == 404

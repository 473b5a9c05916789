"""`[tiles]` of settings.toml: one host, in full, and nothing that a policy could trip over."""

from pathlib import Path

import pytest

from finder.errors import BadSettings
from finder.settings import load_settings
from finder.tiles import Tiles, read_tiles

URL = "https://tiles.example.org/{z}/{x}/{y}.png"


def test_a_table_is_read_and_names_its_host(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        f'[tiles]\nurl = "{URL}?key=1"\nattribution = "© Us"\nmax_zoom = 17\n'
        'attribution_url = "https://example.org/copyright"\n'
    )
    tiles = load_settings(path).tiles
    assert tiles == Tiles(
        url=f"{URL}?key=1",
        attribution="© Us",
        attribution_url="https://example.org/copyright",
        max_zoom=17,
    )
    assert (tiles.host, tiles.origin) == ("tiles.example.org", "https://tiles.example.org")


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "https://tiles.example.org:8443/a/{z}/{x}/{y}{r}.webp",
        "http://127.0.0.1:8080/{z}/{x}/{y}.png",
        "http://192.168.1.20/{z}/{x}/{y}.png",
        "http://localhost/{z}/{y}/{x}",
    ],
)
def test_a_server_is_https_or_ones_own(url: str) -> None:
    assert read_tiles({"url": url, "attribution": "Us"}, "tiles").url == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        7,
        "",
        "https://tiles.example.org/",
        "https://tiles.example.org/{z}/{x}.png",
        "https://tiles.example.org/{z}/{x}/{y}/{y}.png",
        "https://{s}.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}/{y}/{style}.png",
        "https://{z}.example.org/{x}/{y}.png",
        "https://example{r}.org/{z}/{x}/{y}.png",
        "http://tiles.example.org/{z}/{x}/{y}.png",
        "//tiles.example.org/{z}/{x}/{y}.png",
        "javascript:alert({z}{x}{y})",
        "data:image/png,{z}{x}{y}",
        "https://user@tiles.example.org/{z}/{x}/{y}.png",
        "https://*.example.org/{z}/{x}/{y}.png",
        "https://a.example;script-src */{z}/{x}/{y}.png",
        "https://a.example; script-src *;/{z}/{x}/{y}.png",
        "https://a.example,b/{z}/{x}/{y}.png",
        "https://a.example/{z}/{x}/{y}.png\r\nX-Evil: 1",
        "https://a.example:0/{z}/{x}/{y}.png",
        "https://a.example:99999/{z}/{x}/{y}.png",
        "https://[::1/{z}/{x}/{y}.png",
        "https://münchen.example/{z}/{x}/{y}.png",
    ],
)
def test_anything_else_is_refused_by_name(url: object) -> None:
    with pytest.raises(BadSettings, match=r"tiles\.url"):
        read_tiles({"url": url, "attribution": "Us"}, "tiles")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("x", "must be a table"),
        ({"url": URL}, r"tiles\.attribution"),
        ({"url": URL, "attribution": " "}, r"tiles\.attribution"),
        ({"url": URL, "attribution": "x", "zoom": 3}, "unknown key “zoom”"),
        ({"url": URL, "attribution": "x", "max_zoom": 0}, r"tiles\.max_zoom"),
        ({"url": URL, "attribution": "x", "max_zoom": 23}, r"tiles\.max_zoom"),
        ({"url": URL, "attribution": "x", "max_zoom": True}, r"tiles\.max_zoom"),
        ({"url": URL, "attribution": "x", "attribution_url": "javascript:1"}, "attribution_url"),
    ],
)
def test_a_mistake_is_named(table: object, said: str) -> None:
    with pytest.raises(BadSettings, match=said):
        read_tiles(table, "tiles")

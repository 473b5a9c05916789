"""What of `/meetings.json` alone is answered past Flask (`direct.py`; see `test_both_ways.py`)."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from flask import Flask

from bench.made.contents import contents
from bench.made.dates import NOW
from bench.serving import addresses
from bench.workload import SHAPES
from finder import create_app
from finder.config import Config
from finder.snapshot import build, publish
from tests.web.both_ways import JSON, Both, ask

PAGE = JSON.page


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Both:
    return Both(JSON, monkeypatch)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, places: Path) -> Flask:
    """A site in which the workload finds something."""
    data: Path = tmp_path_factory.mktemp("made")
    (data / "gazetteer").symlink_to(places)
    publish(data, build(data, contents(1_500, NOW)))
    app = create_app(Config(data=data, feeds=data / "feeds.toml"), now=lambda: NOW)
    assert ask(app, PAGE).status_code == 200  # opened
    return app


def test_the_whole_workload_is_answered_alike(made: Flask, both: Both) -> None:
    workload = addresses(PAGE, SHAPES)
    for asked in workload:
        both(made, asked)
    assert both.direct > len(workload) / 3


@pytest.mark.parametrize(
    "page", [f"{PAGE}/", "/x/..//meetings.json", "/meetings.jsonx", "/MEETINGS.JSON"]
)
def test_addresses_nearly_alike_are_left_to_flask(
    ready_sites: Mapping[str, Flask], both: Both, page: str
) -> None:
    ask(ready_sites["url"], page)
    assert not both.direct


@pytest.mark.parametrize("form", ['"{}"', 'W/"{}"', "{}", '"old", "{}"', '"old"', 'w/"{}"'])
@pytest.mark.parametrize("asked", ["q=step", "lat=42.36&lon=-71.06"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_reader_with_a_tag_is_answered_alike(
    ready_sites: Mapping[str, Flask], both: Both, form: str, asked: str, method: str
) -> None:
    for packing in ("identity", "gzip"):
        for app in ready_sites.values():
            tag = ask(app, f"{PAGE}?{asked}").headers["ETag"].strip('"')
            headers = {"If-None-Match": form.format(tag), "Accept-Encoding": packing}
            both(app, f"{PAGE}?{asked}", method, **headers)

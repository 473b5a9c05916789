"""What is answered past Flask is, byte for byte, what Flask answers: JSON and pages alike."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client

from bench.abuse import QUERIES
from finder import create_app
from finder.config import Config
from finder.web.access_log import noted
from finder.web.links import address
from tests.web import random_states
from tests.web.both_ways import ASKED, HEADERS, HTML, JSON, Both, Way, ask
from tests.web.listing import NOW


@pytest.fixture(params=[JSON, HTML], ids=lambda way: way.page)
def way(request: pytest.FixtureRequest) -> Way:
    return request.param


@pytest.fixture
def both(way: Way, monkeypatch: pytest.MonkeyPatch) -> Both:
    return Both(way, monkeypatch)


def test_abuse_is_answered_alike(ready_sites: Mapping[str, Flask], way: Way, both: Both) -> None:
    for query in QUERIES.values():
        both(ready_sites["url"], f"{way.page}?{query}")


def test_random_questions_are_answered_alike(
    random_sites: Mapping[str, Flask], way: Way, both: Both
) -> None:
    random = Random(way.page)
    for name, app in random_sites.items():
        ask(app, way.page)  # opened: the first request of all makes it ready
        for _ in range(30):
            both(app, address(way.page, random_states.state(random, random_states.OWN[name])))
    assert both.direct


@pytest.mark.parametrize("headers", HEADERS)
def test_whatever_the_headers_say_it_is_answered_alike(
    ready_sites: Mapping[str, Flask], way: Way, both: Both, headers: Mapping[str, str]
) -> None:
    for app in ready_sites.values():
        for asked in ASKED:
            both(app, f"{way.page}?{asked}", **headers)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST", "PUT", "DELETE", "NONSENSE"])
def test_every_method_is_answered_alike(
    ready_sites: Mapping[str, Flask], way: Way, both: Both, method: str
) -> None:
    both(ready_sites["url"], f"{way.page}?q=step", method)
    assert both.direct == (way is JSON and method == "HEAD")


def test_what_goes_wrong_is_said_as_ever(
    ready_sites: Mapping[str, Flask], way: Way, both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("a slip of ours")

    monkeypatch.setattr("finder.search.engine.find", fails)
    both(ready_sites["url"], f"{way.page}?q=step")
    assert ask(ready_sites["url"], way.page).status_code == 500
    assert not both.direct


def test_a_site_without_a_snapshot_says_so_as_ever(tmp_path: Path, way: Way, both: Both) -> None:
    both(create_app(Config(data=tmp_path, feeds=tmp_path / "feeds.toml")), way.page)


def test_the_route_is_known_to_what_is_written_down(site: Flask, way: Way, both: Both) -> None:
    lines: list[str] = []
    Client(noted(site, lines.append, lambda: NOW)).get(f"{way.page}?q=step")
    assert [line.split()[1:] for line in lines] == [["GET", way.page, "200"]]
    assert both.direct

"""A list that is answered past Flask is, byte for byte, what Flask answers (`direct_list.py`)."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from bench.abuse import QUERIES
from bench.serving import addresses
from bench.workload import SHAPES
from finder import create_app
from finder.config import Config
from finder.web import direct_list
from finder.web.access_log import noted
from finder.web.links import address
from tests.web import random_states
from tests.web.conftest import Make
from tests.web.listing import NOW
from tests.web.test_direct import ASKED, HEADERS, ask

PAGE = "/meetings"
MORE = ("q=I+want+to+die", "audience=teens", "status=suspended", "per_page=1&page=2", "q=%3Cb%3E")
EACH = 24  # so many-th of the workload


@pytest.fixture(scope="module")
def sites(make_site: Make) -> Mapping[str, Flask]:
    return {
        "url": make_site(url="https://chair.example"),
        "demo": make_site(demo=True),
        "few fellowships": make_site(fellowships=("aa", "al-anon"), country="IE"),
        "framed": make_site(embed=("https://hall.example",)),
    }


def seen(answer: TestResponse) -> tuple[str, list[tuple[str, str]], bytes]:
    """Without the hour that some refusals carry."""
    told = [pair for pair in answer.headers if pair[0] != "Date"]
    return answer.status, told, answer.data


class Both:
    """Asks with and without; counts what was answered directly."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch, self.direct = patch, 0
        plain = direct_list._answered

        def counted(*given: Any) -> Any:
            found = plain(*given)
            self.direct += found is not None
            return found

        patch.setattr(direct_list, "_answered", counted)
        patch.setattr("finder.web.headers.token_urlsafe", lambda _: "a-nonce-of-22-letters.")

    def __call__(self, app: Flask, asked: str, method: str = "GET", **headers: str) -> None:
        found = seen(ask(app, asked, method, **headers))
        with self._patch.context() as other:
            other.setattr(direct_list, "_is_plain", lambda _: False)
            assert found == seen(ask(app, asked, method, **headers)), (asked, headers)


@pytest.fixture
def both(sites: Mapping[str, Flask], monkeypatch: pytest.MonkeyPatch) -> Both:
    for app in sites.values():  # opened: the first request of all makes it ready
        assert ask(app, PAGE).status_code == 200
    return Both(monkeypatch)


def test_the_workload_is_answered_alike(sites: Mapping[str, Flask], both: Both) -> None:
    workload = addresses(PAGE, SHAPES)[::EACH]
    for asked in workload:
        both(sites["url"], asked)
    assert both.direct == len(workload)


def test_abuse_is_answered_alike(sites: Mapping[str, Flask], both: Both) -> None:
    for query in QUERIES.values():
        both(sites["url"], f"{PAGE}?{query}")


def test_random_questions_are_answered_alike(random_sites: Mapping[str, Flask], both: Both) -> None:
    random = Random(2)
    for name, app in random_sites.items():
        ask(app, PAGE)
        for _ in range(20):
            both(app, address(PAGE, random_states.state(random, random_states.OWN[name])))
    assert both.direct


@pytest.mark.parametrize("headers", HEADERS)
def test_whatever_the_headers_say_it_is_answered_alike(
    sites: Mapping[str, Flask], both: Both, headers: Mapping[str, str]
) -> None:
    for app in sites.values():
        for asked in (*ASKED, *MORE):
            both(app, f"{PAGE}?{asked}", **headers)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST", "NONSENSE"])
def test_every_method_is_answered_alike(
    sites: Mapping[str, Flask], both: Both, method: str
) -> None:
    both(sites["url"], f"{PAGE}?q=step", method)
    assert not both.direct


def test_a_reader_with_a_tag_is_answered_as_ever(sites: Mapping[str, Flask], both: Both) -> None:
    for app in sites.values():
        tag = ask(app, f"{PAGE}?q=step").headers["ETag"]
        for kept in (tag, '"old"', f'"old", {tag}', "*"):
            both(app, f"{PAGE}?q=step", **{"If-None-Match": kept})


def test_what_goes_wrong_is_said_as_ever(
    sites: Mapping[str, Flask], both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("a slip of ours")

    monkeypatch.setattr("finder.search.engine.find", fails)
    both(sites["url"], f"{PAGE}?q=step")
    assert ask(sites["url"], PAGE).status_code == 500
    assert not both.direct


def test_a_site_without_a_snapshot_says_so_as_ever(tmp_path: Path, both: Both) -> None:
    both(create_app(Config(data=tmp_path, feeds=tmp_path / "feeds.toml")), PAGE)


def test_a_request_leaves_no_language_behind(sites: Mapping[str, Flask], both: Both) -> None:
    both(sites["url"], f"{PAGE}?lang=es")
    assert 'lang="en"' in ask(sites["url"], PAGE).get_data(as_text=True)
    assert both.direct


def test_the_route_is_known_to_what_is_written_down(site: Flask) -> None:
    lines: list[str] = []
    Client(noted(site, lines.append, lambda: NOW)).get(f"{PAGE}?q=marked")
    assert [line.split()[1:] for line in lines] == [["GET", PAGE, "200"]]

"""What is answered without Flask is, byte for byte, what Flask answers (`finder/web/direct.py`)."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from bench.abuse import QUERIES
from bench.made.contents import contents
from bench.made.dates import NOW
from bench.serving import addresses
from bench.workload import SHAPES
from finder import create_app
from finder.config import Config
from finder.snapshot import build, publish
from finder.web import direct
from finder.web.access_log import noted
from finder.web.links import address
from tests.web import random_states
from tests.web.conftest import Make

PAGE = "/meetings.json"
HEADERS: tuple[Mapping[str, str], ...] = (
    {},
    {"Accept-Encoding": "gzip, deflate, br"},
    {"Accept-Encoding": "gzip;q=0, *"},
    {"Accept-Encoding": "*;q=0.5"},
    {"Accept-Encoding": ",;=q\t"},
    {"Accept-Language": "es-MX,es;q=0.9,en-IE;q=0.5"},
    {"Accept-Language": "-;q=x, de_AT"},
    {"If-Match": "*"},
    {"If-None-Match": "*"},
    {"If-None-Match": '"a", W/"b", broken'},
    {"If-Modified-Since": "Sun, 22 Nov 2026 10:00:00 GMT", "Range": "bytes=0-10"},
    {"Host": "chair.example:8443"},
    {"Host": "127.0.0.1:99999"},
    {"Host": "<script>"},
    {"Host": "LOCALHOST:80"},
    {"Accept-Encoding": "gzip" * 100},
)
ASKED = (
    "", "q=step", "q=st%C3%A9p+%", "day=sun&day=mon&type=&x=1", "near=Boston&within=10&unit=mi",
    "lat=42.36&lon=-71.06", "lat=&lon=", "lang=es&q=hope", "day=nope", "page=9", "q=zzzzqq",
    "for=family&per_page=2", "a=1;b=2&=&&q", "tz=Asia/Tokyo&attendance=online",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, places: Path) -> Flask:
    """A site in which the workload finds something."""
    data: Path = tmp_path_factory.mktemp("made")
    (data / "gazetteer").symlink_to(places)
    publish(data, build(data, contents(1_500, NOW)))
    return create_app(Config(data=data, feeds=data / "feeds.toml"), now=lambda: NOW)


@pytest.fixture(scope="module")
def others(make_site: Make) -> Mapping[str, Flask]:
    return {
        "url": make_site(url="https://chair.example"),
        "no url": make_site(),
        "demo": make_site(demo=True),
        "few fellowships": make_site(fellowships=("aa", "al-anon"), country="IE"),
        "framed": make_site(embed=("https://hall.example",)),
    }


def ask(app: Flask, asked: str, method: str = "GET", **headers: str) -> TestResponse:
    return app.test_client().open(asked, method=method, headers=headers)


def seen(answer: TestResponse) -> tuple[str, list[tuple[str, str]], bytes]:
    told = [pair for pair in answer.headers if pair[0] != "Date"]
    return answer.status, told, answer.data


class Both:
    """Asks with and without; counts what Flask was not needed for."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch, self.direct = patch, 0
        plain = direct._answered

        def counted(*given: Any) -> Any:
            found = plain(*given)
            self.direct += found is not None
            return found

        patch.setattr(direct, "_answered", counted)

    def __call__(self, app: Flask, asked: str, method: str = "GET", **headers: str) -> None:
        found = seen(ask(app, asked, method, **headers))
        with self._patch.context() as other:
            other.setattr(direct, "_plain", lambda _: None)
            assert found == seen(ask(app, asked, method, **headers)), (asked, headers)


@pytest.fixture
def both(made: Flask, others: Mapping[str, Flask], monkeypatch: pytest.MonkeyPatch) -> Both:
    for app in (made, *others.values()):  # opened: the first request of all makes it ready
        assert ask(app, PAGE).status_code == 200
    return Both(monkeypatch)


def test_the_whole_workload_is_answered_alike(made: Flask, both: Both) -> None:
    workload = addresses(PAGE, SHAPES)
    for asked in workload:
        both(made, asked)
    assert both.direct > len(workload) / 3


def test_abuse_is_answered_alike(made: Flask, both: Both) -> None:
    for query in QUERIES.values():
        both(made, f"{PAGE}?{query}")


def test_random_questions_are_answered_alike(random_sites: Mapping[str, Flask], both: Both) -> None:
    random = Random(1)
    for name, app in random_sites.items():
        ask(app, PAGE)
        for _ in range(40):
            both(app, address(PAGE, random_states.state(random, random_states.OWN[name])))
    assert both.direct


@pytest.mark.parametrize("headers", HEADERS)
def test_whatever_the_headers_say_it_is_answered_alike(
    others: Mapping[str, Flask], both: Both, headers: Mapping[str, str]
) -> None:
    for app in others.values():
        for asked in ASKED:
            both(app, f"{PAGE}?{asked}", **headers)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST", "PUT", "DELETE", "NONSENSE"])
def test_every_method_is_answered_alike(
    others: Mapping[str, Flask], both: Both, method: str
) -> None:
    both(others["url"], f"{PAGE}?q=step", method)


@pytest.mark.parametrize(
    "page", [f"{PAGE}/", "/x/..//meetings.json", "/meetings.jsonx", "/MEETINGS.JSON"]
)
def test_addresses_nearly_alike_are_left_to_flask(
    others: Mapping[str, Flask], both: Both, page: str
) -> None:
    ask(others["url"], page)
    assert not both.direct


@pytest.mark.parametrize("form", ['"{}"', 'W/"{}"', "{}", '"old", "{}"', '"old"', 'w/"{}"'])
@pytest.mark.parametrize("asked", ["q=step", "lat=42.36&lon=-71.06"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_reader_with_a_tag_is_answered_alike(
    others: Mapping[str, Flask], both: Both, form: str, asked: str, method: str
) -> None:
    for packing in ("identity", "gzip"):
        for app in others.values():
            tag = ask(app, f"{PAGE}?{asked}").headers["ETag"].strip('"')
            headers = {"If-None-Match": form.format(tag), "Accept-Encoding": packing}
            both(app, f"{PAGE}?{asked}", method, **headers)


def test_what_goes_wrong_is_said_as_ever(
    others: Mapping[str, Flask], both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("a slip of ours")

    monkeypatch.setattr("finder.search.engine.find", fails)
    both(others["url"], f"{PAGE}?q=step")
    assert ask(others["url"], PAGE).status_code == 500


def test_a_site_without_a_snapshot_says_so_as_ever(tmp_path: Path, both: Both) -> None:
    both(create_app(Config(data=tmp_path, feeds=tmp_path / "feeds.toml")), PAGE)


def test_the_route_is_known_to_what_is_written_down(site: Flask) -> None:
    lines: list[str] = []
    Client(noted(site, lines.append, lambda: NOW)).get(f"{PAGE}?q=marked")
    assert [line.split()[1:] for line in lines] == [["GET", PAGE, "200"]]

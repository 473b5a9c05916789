"""Whole syncs against servers on this machine that fail in every way (F1, F18-F20)."""

import json
import ssl
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from urllib3.util.retry import Retry

from finder.record import to_json
from importers.fetch import address, fetcher, web
from importers.sync import State, sync
from tests.fetch.site import Answer, Site, answer, dripping
from tests.made import NOW
from tests.security import certificates
from tests.sync.conftest import World, row, rows
from tests.sync.test_faults import stored

DAY = timedelta(days=1)
PATH = "/aa-bad.json"


@pytest.fixture
def server() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name is this machine, but one that does not exist; nobody waits between tries."""

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[Any]:
        if host == "nowhere.test":
            raise address.socket.gaierror(-2, "Name or service not known")
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(address.socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(Retry, "sleep", lambda *_: None)


def point(world: World, key: str, url: str) -> None:
    world.publish(key, [], urls=(url,), private=True)


def ask(world: World, day: int, **options: Any) -> dict[str, State]:
    outcomes = sync(
        world.config, world.feeds, now=NOW + day * DAY, fetcher=fetcher(None), **options
    )
    return {outcome.key: outcome.state for outcome in outcomes}


def serve(count: int, begin: int = 0) -> Answer:
    listing = [row(number) for number in range(begin, begin + count)]
    return answer(json.dumps(listing).encode(), Content_Type="application/json")


def shown(world: World, feed: str) -> list[str]:
    site = world.site()
    return [to_json(item) for item in site.meetings(range(len(site))) if item.feed == feed]


def _short(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "100000")
    request.end_headers()
    request.wfile.write(json.dumps(rows(5)).encode())


def _silent(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    Event().wait(0.6)  # longer than it is waited for


def _hangs_up(request: BaseHTTPRequestHandler) -> None:
    request.connection.shutdown(2)


BAD: dict[str, Answer] = {
    "404": answer(b"Not found", 404),
    "403": answer(b"Forbidden", 403),
    "429": answer(b"Slow down", 429),
    "500": answer(b"Oh", 500),
    "502": answer(b"Bad gateway", 502),
    "503": answer(b"Later", 503),
    "a loop": answer(b"", 302, Location=PATH),
    "cut short": _short,
    "no answer": _silent,
    "hangs up": _hangs_up,
    "no HTTP": lambda request: request.wfile.write(b"220 ftp ready\r\n") and None,
}
ELSEWHERE = ("no such host", "refused", "self-signed")


@pytest.fixture
def elsewhere(tmp_path: Path, server: Site) -> Iterator[Callable[[str], str]]:
    """The address of what is not even a server that answers badly."""
    made: list[Site] = []

    def url(kind: str) -> str:
        if kind == "no such host":
            return f"http://nowhere.test{PATH}"
        tls = None
        if kind == "self-signed":
            if not certificates.has_openssl():
                pytest.skip("needs openssl")
            own = certificates.authority(tmp_path, "own")
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(own.certificate, own.key)
        made.append(Site(tls))
        made[-1].answers[PATH] = serve(5)
        if kind == "refused":
            made.pop().close()
            return f"http://meetings.test:{server.port + 1 if server.port < 65000 else 9}{PATH}"
        return f"{made[-1].url}{PATH}"

    yield url
    for site in made:
        site.close()


@pytest.mark.parametrize("kind", [*BAD, *ELSEWHERE])
def test_however_a_server_fails_its_meetings_stay_and_the_others_go_on(
    world: World,
    server: Site,
    elsewhere: Callable[[str], str],
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server.answers = {PATH: serve(5), "/aa-good.json": serve(5, begin=100)}
    for key in ("aa-bad", "aa-good"):
        point(world, key, f"{server.url}/{key}.json")
    assert ask(world, 0) == {"aa-bad": State.NEW, "aa-good": State.NEW}
    before = stored(world, "aa-bad"), shown(world, "aa-bad")

    monkeypatch.setattr(web, "_TIMEOUT", (5, 0.3))
    server.answers["/aa-good.json"] = serve(6, begin=100)
    if kind in BAD:
        server.answers[PATH] = BAD[kind]
    else:
        point(world, "aa-bad", elsewhere(kind))
    assert ask(world, 1) == {"aa-bad": State.FAILED, "aa-good": State.UPDATED}
    assert (stored(world, "aa-bad"), shown(world, "aa-bad")) == before
    assert len(shown(world, "aa-good")) == 6
    bad, good = world.site().feed_states()
    assert (bad.last_success, bad.last_attempt, bool(bad.error)) == (NOW, NOW + DAY, True)
    assert (good.last_success, good.error) == (NOW + DAY, None)


def test_twenty_that_drip_end_at_the_limit_and_keep_nobody_waiting(
    world: World, server: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit, stop = 0.5, Event()
    monkeypatch.setattr(web, "MAX_SECONDS", limit)
    server.answers = {
        "/drip": dripping(b"HTTP/1.0 200 OK\r\n\r\n", stop),
        "/good": serve(5),
    }
    for number in range(20):
        point(world, f"aa-{number}", f"http://drip{number}.test:{server.port}/drip")
    point(world, "aa-good", f"{server.url}/good")
    ends: list[tuple[str, str]] = []
    began = time.monotonic()
    try:
        states = ask(world, 0, progress=lambda key, doing: ends.append((key, doing)))
    finally:
        stop.set()
    assert time.monotonic() - began < 10 * limit
    assert states == {**{f"aa-{number}": State.FAILED for number in range(20)}, "aa-good": "new"}
    assert next(end for end in ends if end[1] in ("new", "failed")) == ("aa-good", "new")


def test_a_server_that_says_when_is_asked_then_and_one_that_is_gone_no_more(
    world: World, server: Site
) -> None:
    server.answers = {"/busy": answer(b"", 429, Retry_After="3600"), "/gone": answer(b"", 410)}
    point(world, "aa-busy", f"http://busy.test:{server.port}/busy")
    point(world, "aa-gone", f"http://gone.test:{server.port}/gone")
    assert set(ask(world, 0).values()) == {State.FAILED}
    asked = len(server.asked)
    sync(world.config, world.feeds, now=NOW + timedelta(minutes=59), fetcher=fetcher(None))
    assert len(server.asked) == asked
    ask(world, 1)
    assert [path for path, _ in server.asked[asked:]] == ["/busy"]


def test_a_weak_tag_is_sent_back_as_it_came_and_304_is_no_work(world: World, server: Site) -> None:
    tag = 'W/"a1"'
    server.answers[PATH] = answer(json.dumps(rows(5)).encode(), ETag=tag)
    point(world, "aa-bad", f"{server.url}{PATH}")
    ask(world, 0)
    before = world.site().name, stored(world, "aa-bad")
    server.answers[PATH] = answer(b"", 304, ETag=tag)
    assert ask(world, 1) == {"aa-bad": State.UNCHANGED}
    assert server.asked[-1][1]["If-None-Match"] == tag
    assert (world.site().name, stored(world, "aa-bad")) == before
    assert world.site().fetched == {"aa-bad": NOW + DAY}


@pytest.mark.parametrize("known", [True, False], ids=["read before", "never read"])
def test_304_to_a_question_without_a_condition_is_a_failure(
    world: World, server: Site, known: bool
) -> None:
    server.answers[PATH] = serve(5)
    point(world, "aa-bad", f"{server.url}{PATH}")
    if known:
        ask(world, 0)
    server.answers[PATH] = answer(b"", 304)
    assert ask(world, 1) == {"aa-bad": State.FAILED}
    assert len(shown(world, "aa-bad")) == (5 if known else 0)
    assert world.site().fetched == ({"aa-bad": NOW} if known else {})

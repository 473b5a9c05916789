"""However much an address sends, little is kept of it, and not for long (trust, S6 and S7)."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from urllib3.util.retry import Retry

from finder.errors import FetchFailed
from importers.fetch import MAX_BYTES, web
from tests.fetch.site import Site, answer, dripping
from tests.security.bodies import bombs, chunk, endless, raw, sizes

PROJECT = Path(__file__).resolve().parents[2]
MOST_MEGABYTES = 100
SIZES, BOMBS = sizes(), bombs()
# What comes back although it is odd: its length is what was said, and that is little.
HARMLESS = {"short-length", "endless-redirect", "endless-not-modified", "twice-said-once",
            "in-a-redirect", "in-a-redirect-for-good"}  # fmt: skip

_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
DRIPS = {
    "nothing at all": b"",
    "a status": b"HTTP/1.1 200 ",
    "a header": b"HTTP/1.1 200 OK\r\nX-Slow: ",
    "a body": b"HTTP/1.1 200 OK\r\n\r\n",
    "a long body": b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n",
    "an old body": b"HTTP/1.0 200 OK\r\n\r\n",
    "a chunk's size": _CHUNKED,
    "a chunk": _CHUNKED + b"fffff\r\n",
    "a trailer": _CHUNKED + b"0\r\nX-Slow: ",
    "trouble": b"HTTP/1.1 503 Trouble\r\n\r\n",
}
SLOW = set(DRIPS) - {"trouble"}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, dict[str, Any]]:
    """All of them fetched by one process of its own, one after the other."""
    site = Site()
    site.answers = {f"/{name}": found for name, found in (SIZES | BOMBS).items()}
    site.answers["/good"] = answer(b"[]")
    here = site.url.replace("meetings.test", "127.0.0.1")
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.security.fetching", here, "/good", *site.answers],
            cwd=PROJECT, capture_output=True, text=True, check=True, timeout=300,
        )  # fmt: skip
    finally:
        site.close()
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    return {line["path"].strip("/"): line for line in found}


@pytest.mark.parametrize("name", [*SIZES, *BOMBS])
def test_it_is_stopped_at_the_cap(name: str, outcomes: dict[str, dict[str, Any]]) -> None:
    found = outcomes[name]
    assert found["grown"] <= MOST_MEGABYTES, found
    assert ("bytes" in found) == (name in HARMLESS), found
    assert found.get("bytes", 0) <= MAX_BYTES


def test_what_is_well_formed_is_fetched(outcomes: dict[str, dict[str, Any]]) -> None:
    assert outcomes["good"]["bytes"] == 2


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(Retry, "sleep", lambda *_: None)
    made = Site()
    yield made
    made.close()


def get(url: str, clock: Callable[[], float] = lambda: 0.0) -> web.Fetched:
    return web.get(
        url,
        agent="x",
        private=True,
        seen=None,
        resolver=lambda host, port: ["127.0.0.1"],
        clock=clock,
    )


@pytest.mark.parametrize("name", DRIPS)
def test_whatever_drips_is_shut_at_the_limit(
    name: str, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "MAX_SECONDS", 0.2)
    stop = Event()
    site.answers["/"] = dripping(DRIPS[name], stop)
    try:
        with pytest.raises(FetchFailed) as failure:
            get(f"{site.url}/")
    finally:
        stop.set()
    assert failure.value.slow == (name in SLOW)


def test_trailers_without_end_are_shut_at_the_limit(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "MAX_SECONDS", 0.2)
    head = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n0\n"
    site.answers["/"] = raw(head, endless(b"X-Many: 1\r\n"))
    with pytest.raises(FetchFailed) as failure:
        get(f"{site.url}/")
    assert failure.value.slow


def test_a_byte_a_second_is_given_up_after_a_minute(site: Site) -> None:
    """The clock goes on by a second each time it is looked at: once a byte."""
    seconds = iter(range(1_000))
    stop = Event()
    site.answers["/"] = dripping(b"HTTP/1.1 200 OK\r\n\r\n", stop)
    try:
        with pytest.raises(FetchFailed, match="longer than 60 seconds"):
            get(f"{site.url}/", clock=lambda: float(next(seconds)))
    finally:
        stop.set()
    assert 60 <= next(seconds) <= 70


def test_a_thousand_small_chunks_are_one_answer(site: Site) -> None:
    def send(request: Any) -> None:
        request.wfile.write(_CHUNKED + chunk(b"x") * 1_000 + b"0\r\n\r\n")
        request.close_connection = True

    site.answers["/"] = send
    fetched = get(f"{site.url}/")
    assert fetched.part is not None
    assert fetched.part.body == b"x" * 1_000

"""The production server: says its address when it listens, outlives its workers, tells nothing."""

import http.client
import json
import os
import signal
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from finder.config import Config
from finder.errors import BadSettings
from finder.serving import _bind, serve
from finder.snapshot import build, publish
from tests.made import contents, meeting
from tests.serving import Served, served


def asked(server: Served, address: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    publish(folder, build(folder, contents([meeting(f"{number}") for number in range(30)])))
    return folder


@pytest.fixture(scope="module")
def server(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(data, tmp_path_factory.mktemp("log"), workers=2) as found:
        yield found


@pytest.mark.parametrize("workers", [1, 2])
def test_the_address_answers_as_soon_as_it_is_said(tmp_path: Path, workers: int) -> None:
    with served(tmp_path, tmp_path, workers=workers) as server:
        assert asked(server, "/privacy").status == 200
        assert len(server.workers) == workers


def test_a_worker_that_dies_is_replaced_and_nobody_notices(data: Path, tmp_path: Path) -> None:
    with served(data, tmp_path, workers=2) as server:
        assert asked(server, "/healthz").status == 200
        before = server.workers
        os.kill(before[0], signal.SIGKILL)
        for _ in range(2_000):
            assert asked(server, "/meetings.json").status == 200
            if len(server.workers) == 2 and before[0] not in server.workers:
                break
        else:
            pytest.fail("no worker took its place")


def holds(worker: int, name: str) -> bool:
    """Whether the process has a file of this snapshot open."""
    for file in Path(f"/proc/{worker}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            if f"/{name}/" in os.readlink(file):
                return True
    return False


def test_every_worker_takes_up_what_is_published_without_being_asked(tmp_path: Path) -> None:
    before = build(tmp_path, contents([meeting("1")]))
    publish(tmp_path, before)
    with served(tmp_path, tmp_path, workers=2) as server:
        assert asked(server, "/meetings.json").status == 200
        name = build(tmp_path, contents([meeting("1"), meeting("2")]))
        publish(tmp_path, name)
        until = time.monotonic() + 50
        while not all(holds(one, name) and not holds(one, before) for one in server.workers):
            assert time.monotonic() < until
        for _ in range(10):
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
            connection.request("GET", "/meetings.json")
            assert json.load(connection.getresponse())["snapshot"] == name
            connection.close()


def test_nothing_that_was_asked_for_is_written_down(server: Served) -> None:
    for address in ("/meetings?tz=marked", "/meetings?day=marked", "/marked", "/?marked=1"):
        asked(server, address, Referer="https://marked.example", Cookie="marked=1")
    assert "marked" not in server.log.read_text()


def test_an_answer_does_not_say_what_serves_it(server: Served) -> None:
    assert asked(server, "/").headers.get_all("Server") == ["Open Chair"]


def test_the_end_of_an_answer_does_not_wait_for_an_acknowledgement() -> None:
    """Connections take it over from the socket that they were accepted at."""
    (bound,) = _bind("127.0.0.1", 0, 1)
    with bound, socket.create_connection(bound.getsockname(), timeout=30):
        bound.setblocking(True)
        accepted, _ = bound.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize("length", [9_000, 70_000, 300_000])
def test_an_address_that_is_too_long_is_refused(server: Served, length: int) -> None:
    assert 400 <= asked(server, f"/meetings?q={'a' * length}").status < 500


def test_headers_without_end_are_refused(server: Served) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: ")
        try:
            for _ in range(100):
                client.sendall(b"a" * 10_000)
            answer = client.recv(100)
        except ConnectionError:
            answer = b""
    assert answer == b"" or b" 431 " in answer
    assert asked(server, "/healthz").status == 200


def test_those_who_never_finish_their_request_hold_up_nobody(server: Served) -> None:
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    try:
        for client in slow:
            client.sendall(b"GET /meetings HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        assert asked(server, "/meetings").status == 200
    finally:
        for client in slow:
            client.close()


def test_words_in_any_script_arrive_as_they_were_sent(server: Served) -> None:
    base = f"http://127.0.0.1:{server.port}"
    with urllib.request.urlopen(f"{base}/meetings.json?m%C3%BCnchen-%E6%9D%B1=1") as answer:
        assert json.load(answer)["query"]["ignored"] == ["münchen-東"]


def test_a_port_in_use_is_said_plainly(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BadSettings, match=f"port {port}"):
            serve(
                Config(data=tmp_path, feeds=tmp_path / "feeds.toml"),
                host="127.0.0.1",
                port=port,
                workers=1,
                listening=lambda _: os._exit(3),
            )


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("no host", 0)])
def test_an_address_that_is_none_is_said_plainly(tmp_path: Path, host: str, port: int) -> None:
    config = Config(data=tmp_path, feeds=tmp_path / "feeds.toml")
    with pytest.raises(BadSettings, match="cannot listen"):
        serve(config, host=host, port=port, workers=1, listening=lambda _: os._exit(3))

"""`check` and `add` with a site's address alone, over a real connection."""

import json
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.commands.conftest import Run
from tests.sync.conftest import rows

AJAX = "/wp-admin/admin-ajax.php?action=meetings"
PAGE = b"<!DOCTYPE html><html><body>Meetings of the Plover county</body></html>"


class _Site(BaseHTTPRequestHandler):
    answers: dict[str, tuple[int, bytes]]

    def do_GET(self) -> None:
        status, body = self.answers.get(self.path, (404, b""))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[tuple[str, dict[str, tuple[int, bytes]]]]:
    """An address, and what it answers by path."""
    handler = type("Site", (_Site,), {"answers": {"/": (200, PAGE)}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", handler.answers
    server.shutdown()
    thread.join()
    server.server_close()


def test_check_says_which_feed_it_found(run: Run, site: tuple[str, dict]) -> None:
    address, answers = site
    answers[AJAX] = (200, json.dumps(rows(3)).encode())
    ran = run("check", address, "--private", "--fellowship", "aa", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["used"] == 3
    assert f"Found meeting_guide at {address}{AJAX}" in ran.err


def test_add_writes_the_feed_not_the_page(run: Run, site: tuple[str, dict], tmp_path: Path) -> None:
    address, answers = site
    answers[AJAX] = (200, json.dumps(rows(3)).encode())
    ran = run("add", address, "--private", "--fellowship", "aa", "--key", "aa-plover")
    assert ran.code == 0
    (feeds,) = tmp_path.rglob("feeds.toml")
    assert tomllib.loads(feeds.read_text("utf-8"))["aa-plover"]["url"] == address + AJAX


@pytest.mark.parametrize("status", [401, 403])
def test_a_closed_site_is_one_line_of_advice(run: Run, site: tuple[str, dict], status: int) -> None:
    address, answers = site
    answers["/wp-json/tsml/meetings"] = (status, b"{}")
    ran = run("check", address, "--private")
    assert (ran.code, ran.out) == (2, "")
    assert "ask the publisher" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_site_without_a_feed_says_where_was_looked(run: Run, site: tuple[str, dict]) -> None:
    address, _ = site
    ran = run("check", address, "--private")
    assert ran.code == 2
    assert "no feed was found" in ran.err
    assert f"{address}{AJAX} answers with status 404" in ran.err

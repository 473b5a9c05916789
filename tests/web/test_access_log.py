"""What the server, and the proxy of the README, write down: nothing of what anybody looked for."""

import http.client
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from socket import create_connection, create_server
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from flask import Flask

from finder.snapshot import build, publish
from finder.web.access_log import noted
from tests.conftest import PROJECT
from tests.made import contents, meeting
from tests.serving import served

LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00 ([A-Z]+|-) (\S+) (\d{3})")
MARKED = (
    "/meetings?q=marked",
    "/meetings?lat=12.34&lon=56.78",
    "/meetings.json?near=marked",
    "/meetings/test_1?marked=1",
    "/meetings/marked_1",
    "/c/marked.ics",
    "/fellowships/marked",
    "/plan?m=test_1&m=marked",
    "/print?q=marked",
    "/embed?q=marked",
    "/static/marked.css",
    "/marked",
    "/marked/12.34",
    "/subscribe?q=marked",
)
WORDS = ("marked", "12.34", "56.78", "test_1")
HEADERS = {"Referer": "https://marked.example", "Cookie": "a=marked", "User-Agent": "marked"}


def ask(port: int, address: str, method: str = "GET") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, address, headers=HEADERS)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def test_the_server_writes_time_method_route_and_status_and_no_more(
    tmp_path: Path, places: Path
) -> None:
    (tmp_path / "gazetteer").symlink_to(places)
    publish(tmp_path, build(tmp_path, contents([meeting("1")])))
    with served(tmp_path, tmp_path, access_log=True) as server:
        asked = [(address, ask(server.port, address)) for address in MARKED]
        ask(server.port, "/meetings", "MARKED")
    text = server.log.read_text()
    lines = [LINE.fullmatch(line) for line in text.splitlines()]
    assert all(lines)
    told = [line.groups() for line in lines if line]
    assert [status for _, _, status in told[:-1]] == [str(status) for _, status in asked]
    assert told[0] == ("GET", "/meetings", "200")
    assert told[4][1] == "/meetings/<id>"
    assert told[11] == ("GET", "-", "404")
    assert told[-1][0] == "-"
    assert not [word for word in WORDS if word in text.lower()]


def test_of_every_route_the_pattern_alone_is_written(site: Flask) -> None:
    lines: list[str] = []
    app = noted(site, lines.append, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    rules = {rule.rule for rule in site.url_map.iter_rules()}
    for rule in sorted(rules):
        address = re.sub("<[^>]*>", "marked", rule)
        list(app(_environ(address), lambda *_: None))
    assert len(lines) == len(rules)
    for line in lines:
        assert line.split()[2] in rules
        assert "marked" not in line


def _environ(address: str) -> dict[str, object]:
    with Flask("x").test_request_context(address, query_string={"q": "marked"}) as made:
        return {**made.request.environ, "werkzeug.request": None}


# --- The proxy of the README ---


def proxy_example() -> str:
    """The blocks of the README that nginx reads."""
    readme = (PROJECT / "README.md").read_text("utf-8")
    return "\n".join(re.findall(r"```nginx\n(.*?)```", readme, re.S))


def test_the_proxy_s_log_has_time_method_route_and_status_alone() -> None:
    found = re.search(r"log_format openchair ([^;]*);", proxy_example())
    assert found is not None
    assert set(re.findall(r"\$\w+", found[1])) == {
        "$time_iso8601",
        "$openchair_method",
        "$openchair_route",
        "$status",
    }


def test_the_proxy_s_routes_are_words_of_the_example_itself() -> None:
    found = re.search(r"map \$uri \$openchair_route \{(.*?)\n\}", proxy_example(), re.S)
    assert found is not None
    values = [line.split()[-1] for line in found[1].strip().splitlines()]
    assert values
    assert not [value for value in values if "$" in value]


def test_every_log_of_the_proxy_is_that_one_and_its_errors_say_nothing() -> None:
    example = proxy_example()
    assert re.findall(r"access_log ([^;]*);", example) == ["/var/log/nginx/openchair.log openchair"]
    assert re.findall(r"error_log ([^;]*);", example) == ["/var/log/nginx/error.log emerg"]
    _, _, server = example.partition("server {")
    before, _, _ = server.partition("location ")
    assert "access_log " in before
    assert "error_log " in before


def test_the_proxy_s_routes_are_those_of_the_site(site: Flask) -> None:
    found = re.search(r"map \$uri \$openchair_route \{(.*?)\n\}", proxy_example(), re.S)
    assert found is not None
    values = {line.split()[-1].rstrip(";") for line in found[1].strip().splitlines()}
    rules = {rule.rule for rule in site.url_map.iter_rules()}
    assert values - rules == {"-"}
    assert rules - values == set()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def proxied(site: Flask, folder: Path) -> Iterator[int]:
    """nginx as in the README before the site; its logs lie in `folder`."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if nginx is None:
        pytest.skip("there is no nginx: install the package nginx-light")
    behind = make_server("127.0.0.1", 0, site, handler_class=_Quiet)
    thread = Thread(target=behind.serve_forever)
    thread.start()
    listening = create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    example = proxy_example().replace("/var/log/nginx", str(folder))
    example = example.replace("127.0.0.1:8000", f"127.0.0.1:{behind.server_port}")
    example = example.replace("listen 80 ", f"listen 127.0.0.1:{port} ")
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid; daemon off; error_log {folder}/start.log info; events {{}} "
        f"http {{ {temporary} access_log {folder}/own.log; {example} }}"
    )
    command = [nginx, "-p", folder, "-e", folder / "start.log", "-c", folder / "nginx.conf"]
    with (folder / "stderr").open("w") as errors, listening:  # what comes early waits there
        inherited = {"NGINX": f"{listening.fileno()};"}
        with subprocess.Popen(
            command, stderr=errors, env=inherited, pass_fds=[listening.fileno()]
        ) as process:
            try:
                yield port
            finally:
                process.terminate()
                behind.shutdown()
                thread.join()
                behind.server_close()


def test_nginx_as_in_the_readme_writes_nothing_of_what_was_asked(
    site: Flask, tmp_path: Path
) -> None:
    with proxied(site, tmp_path) as port:
        for address in MARKED:
            ask(port, address)
    with proxied(lambda *_: 1 / 0, tmp_path) as port:  # type: ignore[arg-type]
        assert ask(port, MARKED[0]) >= 500
    text = (tmp_path / "openchair.log").read_text()
    assert len(text.splitlines()) == len(MARKED) + 1
    assert "GET /meetings/<id> " in text
    logs = [*tmp_path.glob("*.log"), tmp_path / "stderr"]
    said = "".join(file.read_text() for file in logs)
    assert not [word for word in WORDS if word in said]


REFUSED = (
    (f"GET /meetings?q={'marked' * 2000} HTTP/1.1\r\nHost: a\r\n\r\n", "414"),
    (f"GET /meetings?q=marked HTTP/1.1\r\nHost: a\r\nX: {'marked' * 9000}\r\n\r\n", "400"),
    ("GET /meetings?q=marked HTTP/1.1\r\nHost: marked/..\r\n\r\n", "400"),
    ("GET /meetings?q=marked HTTP/1.1\r\n\r\n", "400"),
    ("GET /../../marked?q=marked HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
    ("GET /meetings?q=marked MARKED/9\r\nHost: a\r\n\r\n", "400"),
    ("marked /meetings?q=marked HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
    ("POST /saved HTTP/1.1\r\nHost: a\r\nX-Marked: 1\r\nContent-Length: 99999999\r\n\r\n", "413"),
    ("TRACE /meetings/marked HTTP/1.1\r\nHost: a\r\n\r\n", "405"),
    ("GET /meetings?q=marked HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", "400"),
)


def send(port: int, text: str) -> str:
    """The status of what nginx answers to these octets."""
    with create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(text.encode())
        return connection.makefile("rb").readline().split()[1].decode()


def test_nginx_writes_nothing_of_what_it_refuses_itself(site: Flask, tmp_path: Path) -> None:
    with proxied(site, tmp_path) as port:
        assert [send(port, text) for text, _ in REFUSED] == [status for _, status in REFUSED]
    lines = (tmp_path / "openchair.log").read_text().splitlines()
    assert len(lines) == len(REFUSED)
    assert all(map(LINE.fullmatch, lines))
    said = "".join(file.read_text() for file in [*tmp_path.glob("*.log"), tmp_path / "stderr"])
    assert not [word for word in (*WORDS, "127.0.0.1") if word in said.lower()]


def test_nginx_knows_each_route_and_no_invented_method(site: Flask, tmp_path: Path) -> None:
    rules = sorted({rule.rule for rule in site.url_map.iter_rules()})
    with proxied(site, tmp_path) as port:
        for rule in rules:
            ask(port, re.sub("<[^>]*>", "marked", rule))
        ask(port, "/meetings", "MARKED")
    told = [line.split()[1:3] for line in (tmp_path / "openchair.log").read_text().splitlines()]
    assert told == [*(["GET", rule] for rule in rules), ["-", "/meetings"]]

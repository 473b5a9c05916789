"""The production server says its address when, and only when, it listens."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from finder.config import Config
from finder.errors import BadSettings
from finder.serving import serve
from tests.conftest import PROJECT

_SERVE = """
import sys
from pathlib import Path
from finder.config import Config
from finder.serving import serve
data = Path(sys.argv[1])
config = Config(data=data, feeds=data / "feeds.toml")
say = lambda address: print(address, flush=True)
serve(config, host="127.0.0.1", port=0, workers=int(sys.argv[2]), listening=say)
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_the_address_answers_as_soon_as_it_is_said(tmp_path: Path, workers: int) -> None:
    command = [sys.executable, "-c", _SERVE, str(tmp_path), str(workers)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            address = server.stdout.readline().strip()
            with urllib.request.urlopen(f"{address}/privacy") as answer:
                assert answer.status == 200
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)


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

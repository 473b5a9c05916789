"""The production server of the README, or another one like it, running on loopback."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

OURS = (sys.executable, "-m", "finder", "serve")
_STARTING = 600  # tenths of a second until it must answer


@contextmanager
def served(
    data: Path, *, workers: int = 2, command: Sequence[str] = OURS, **environ: str
) -> Iterator[tuple[str, int]]:
    """Its address and process, once it answers; ended at the end. Raises SystemExit."""
    port = _free_port()
    asked = [*command, "--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen(asked, env={**os.environ, "FINDER_DATA": str(data), **environ})
    base = f"http://127.0.0.1:{port}"
    try:
        _wait(base, server)
        yield base, server.pid
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(base: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(_STARTING):
        try:
            urllib.request.urlopen(f"{base}/healthz").close()
        except urllib.error.URLError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"the server does not start: {server.args!r}")


def workers_of(process: int) -> list[int]:
    """The processes that serve: all that descend from this one and have no children."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    found = [worker for child in children for worker in workers_of(int(child))]
    return found or [process]


def private_mb(process: int) -> float:
    """The memory that only this process holds (its unique set), in MB."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    private = [line.split()[1] for line in lines if line.startswith("Private_")]
    return sum(map(int, private)) / 1024


def processor_seconds(process: int) -> float:
    """What all that serve have computed so far, waiting left out."""
    tasks = (
        task for worker in workers_of(process) for task in Path(f"/proc/{worker}/task").iterdir()
    )
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

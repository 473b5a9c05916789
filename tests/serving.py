"""The production server in processes of its own, for tests that ask it over loopback."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import PROJECT

_SERVE = """
import sys
from pathlib import Path
from finder.config import Config
from finder.serving import serve
data = Path(sys.argv[1])
config = Config(data=data, feeds=data / "feeds.toml")
say = lambda address: print(address, flush=True)
workers, log = int(sys.argv[2]), sys.argv[3:] == ["log"]
serve(config, host="127.0.0.1", port=0, workers=workers, listening=say, log=log)
"""
_STOPPING = 20  # seconds
_COMPILED = TemporaryDirectory()  # what the first server compiles serves the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """`log` is what the server has written."""

    process: subprocess.Popen[str]
    port: int
    log: Path

    @property
    def workers(self) -> list[int]:
        """The processes that answer."""
        number = self.process.pid
        return [
            int(one) for one in Path(f"/proc/{number}/task/{number}/children").read_text().split()
        ]


@contextmanager
def served(
    data: Path, folder: Path, *, workers: int = 1, access_log: bool = False
) -> Iterator[Served]:
    """Over the snapshots in `data`; its log lies in `folder`. It must end well when it is told."""
    log = folder / "server.log"
    if not (data / "compiled").exists():
        (data / "compiled").symlink_to(_COMPILED.name)
    command = [
        sys.executable,
        "-c",
        _SERVE,
        str(data),
        str(workers),
        *(["log"] if access_log else []),
    ]
    with (
        log.open("w") as errors,
        subprocess.Popen(
            command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        assert process.stdout is not None
        try:
            address = process.stdout.readline().strip()
            yield Served(process=process, port=int(address.rpartition(":")[2]), log=log)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=_STOPPING) == 0
        finally:
            process.kill()

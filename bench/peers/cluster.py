"""A scratch cluster of PostgreSQL on loopback: never run as root, stopped at the end."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

from bench.peers import Unavailable

INSTALLED = Path("/usr/lib/postgresql")  # where Debian puts all versions
_USER = "postgres"  # whom Debian's package makes; used where we are root, which PostgreSQL refuses
_GET_IT = "apt install postgresql-15 postgresql-15-postgis-3"
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "shared_buffers": "2GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "effective_cache_size": "8GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "8GB",
    "autovacuum": "off",
}


def programs() -> Path:
    """The folder of its programs, the newest version's; raises Unavailable."""
    found = sorted(INSTALLED.glob("*/bin/postgres"))
    on_path = shutil.which("postgres")
    if not found and on_path is None:
        raise Unavailable(f"PostgreSQL is not installed: {_GET_IT}")
    chosen = found[-1] if found else Path(str(on_path))
    if not list(chosen.parents[1].glob("**/postgis.control")) and not list(
        Path("/usr/share/postgresql").glob("*/extension/postgis.control")
    ):
        raise Unavailable(f"PostGIS is not installed: {_GET_IT}")
    return chosen.parent


class Cluster:
    """A running server over a folder of its own; `url` is where it listens."""

    def __init__(self, folder: Path) -> None:
        self._programs, self._folder = programs(), folder
        self._as = {"user": _USER, "group": _USER, "extra_groups": []} if os.getuid() == 0 else {}
        if not (folder / "PG_VERSION").exists():
            self._make()
        self._port = _free_port()
        self.url = f"postgresql://bench@127.0.0.1:{self._port}/postgres"
        settings = [f"--{name}={value}" for name, value in _SETTINGS.items()]
        with (folder.parent / "postgres.log").open("wb") as log:
            self._server = subprocess.Popen(
                [self._programs / "postgres", "-D", folder, f"--port={self._port}", *settings],
                stdout=subprocess.DEVNULL,
                stderr=log,
                cwd="/",
                **self._as,  # type: ignore[arg-type]
            )
        self._wait()

    def _make(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        if self._as:
            shutil.chown(self._folder, _USER, _USER)
        options = ["-A", "trust", "-U", "bench", "-E", "UTF8", "--locale=C", "--no-sync"]
        done = subprocess.run(
            [self._programs / "initdb", "-D", self._folder, *options],
            capture_output=True,
            text=True,
            cwd="/",
            check=False,
            **self._as,  # type: ignore[arg-type]
        )
        if done.returncode:
            raise Unavailable(
                f"PostgreSQL makes no cluster in {self._folder}: {done.stderr[-500:]}"
            )

    def _wait(self) -> None:
        ready = [self._programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self._port)]
        for _ in range(600):
            if subprocess.run(ready, check=False).returncode == 0:
                return
            if self._server.poll() is not None:
                break
            time.sleep(0.1)
        self.stop()
        raise Unavailable(f"PostgreSQL does not start: see {self._folder.parent / 'postgres.log'}")

    def stop(self) -> None:
        """Ends it, open connections too."""
        if self._server.poll() is None:
            self._server.send_signal(2)  # SIGINT: a fast shutdown
            try:
                self._server.wait(60)
            except subprocess.TimeoutExpired:
                self._server.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

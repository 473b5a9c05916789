"""The whole way once: the newest real listings through `sync`, then 200 requests of the site.

`python -m bench.main_job FOLDER` (FOLDER holds the real listings) prints what
`docs/measurements.md` quotes: meetings, seconds a thousand rows, peak memory, median times.
"""

import json
import os
import platform
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from importers.coverage import known

REQUESTS = 200
QUERY = "day=mon&access=open&attendance=in_person"


def write_feeds(folder: Path, path: Path) -> int:
    """A feeds.toml of the newest listing of each publisher; returns how many."""
    lines: list[str] = []
    entries = [entry for entry in known() if entry.newest]
    for entry in entries:
        lines.append(f"[{entry.feed.key}]")
        urls = [str((folder / part).resolve()) for part in entry.parts]
        lines.append(f"url = {json.dumps(urls)}")
        stated = {name: getattr(entry.feed, name) for name in ("fellowship", "timezone")}
        lines += [f"{name} = {json.dumps(value)}" for name, value in stated.items() if value]
    path.write_text("\n".join(lines) + "\n")
    return len(entries)


def run_sync(environ: dict[str, str]) -> tuple[float, float, dict[str, object]]:
    """Wall seconds, peak MB, and what `sync --json` says."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "finder", "sync", "--json"],
        env=environ,
        stdout=subprocess.PIPE,
        check=False,
    )
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return seconds, peak, json.loads(done.stdout)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def site(environ: dict[str, str]) -> Iterator[str]:
    """The production server on loopback."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "finder", "serve", "--port", str(port)], env=environ
    )
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{base}/healthz").close()
                break
            except OSError:
                time.sleep(0.1)
        yield base
    finally:
        server.terminate()
        server.wait()


def timed(url: str) -> tuple[float, float]:
    """p50 and p95 in milliseconds over REQUESTS requests, one after the other."""
    times: list[float] = []
    for _ in range(REQUESTS):
        begin = time.perf_counter()
        with urllib.request.urlopen(url) as answer:
            answer.read()
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times), statistics.quantiles(times, n=20)[18]


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary)
        count = write_feeds(folder, data / "feeds.toml")
        environ = {**os.environ, "FINDER_DATA": str(data)}
        seconds, peak, report = run_sync(environ)
        print(json.dumps(report)[:2000])
        print(f"{platform.platform()}, {os.cpu_count()} cores; {count} feeds")
        print(f"sync: {seconds:.1f} s, peak {peak:.0f} MB")
        with site(environ) as base:
            with urllib.request.urlopen(f"{base}/meetings.json?per_page=1") as answer:
                total = json.load(answer)["total"]
            print(f"meetings found: {total}")
            for name in ("/meetings", "/meetings.json"):
                p50, p95 = timed(f"{base}{name}?{QUERY}")
                print(f"{name}?{QUERY}: p50 {p50:.1f} ms, p95 {p95:.1f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""What a small machine needs: 2,000 real meetings published and served by one worker on one core.

`python -m bench.memory FOLDER` (FOLDER holds the real listings) prints the peak memory of `sync`
and of `serve` (every process of it, VmHWM) after a thousand mixed requests, as
`docs/measurements.md` quotes them.
"""

import json
import os
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from itertools import cycle, islice
from pathlib import Path

from bench.main_job import run_sync, site

LISTING = "meeting-guide/aa-sepia-2022.json"
MEETINGS = 2_000
REQUESTS = 1_000
PATHS = (
    "/",
    "/meetings",
    "/meetings?near=Philadelphia&day=mon",
    "/meetings?q=big+book+tuesday+evening",
    "/meetings.json?near=19103&within=10&per_page=100",
    "/meetings.json?access=open&attendance=online",
    "/meetings.csv",
    "/meetings.geojson",
    "/meetings.ics?day=mon&near=Philadelphia&within=5",
    "/meetings.ics",
    "/families",
    "/fellowships/aa",
    "/sources",
    "/help",
    "/healthz",
)


def write_feed(folder: Path, data: Path) -> None:
    rows = json.loads((folder / LISTING).read_bytes())[:MEETINGS]
    (data / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    (data / "feeds.toml").write_text(
        '[aa-one]\nurl = "rows.json"\nfellowship = "aa"\ntimezone = "America/New_York"\n',
        encoding="utf-8",
    )


def ask(base: str, paths: tuple[str, ...]) -> Counter[int]:
    """Answers by status."""
    counted: Counter[int] = Counter()
    for path in islice(cycle(paths), REQUESTS):
        try:
            with urllib.request.urlopen(base + path) as answer:
                answer.read()
                counted[answer.status] += 1
        except urllib.error.HTTPError as error:
            counted[error.code] += 1
    return counted


def wait_for(base: str) -> None:
    """A first start makes the file of places, which takes a slow machine its time."""
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{base}/healthz").close()
        except urllib.error.URLError:
            time.sleep(1)
        else:
            return


def pages_of(base: str) -> tuple[str, ...]:
    """Meetings' own pages, beside the lists."""
    with urllib.request.urlopen(f"{base}/meetings.json?per_page=100") as answer:
        found = [meeting["id"] for meeting in json.load(answer)["meetings"]]
    return tuple(f"/meetings/{each}{kind}" for each in found for kind in ("", ".json", ".ics"))


def peaks(process: int) -> list[float]:
    """Peak resident MB of every process that descends from this one."""
    found: list[float] = []
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        status = Path(f"/proc/{child}/status").read_text()
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        found += [int(peak.split()[1]) / 1024, *peaks(int(child))]
    return found


def main() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, for the children too
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        write_feed(Path(sys.argv[1]), data)
        environ = {**os.environ, "FINDER_DATA": str(data)}
        seconds, peak, _ = run_sync(environ)
        print(f"sync of {MEETINGS} meetings: {seconds:.1f} s, {peak:.0f} MB at its peak")
        with site(environ) as base:
            wait_for(base)
            answers = ask(base, (*PATHS, *pages_of(base)))
            held = peaks(os.getpid())
    print(f"serve: {sum(held):.0f} MB at its peak in {len(held)} process(es)")
    print(f"{REQUESTS} requests: {dict(answers)}")


if __name__ == "__main__":
    main()

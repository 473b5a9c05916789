"""How fast listings are parsed and cleaned: rows a second of processor time, on one core.

`python -m bench.parse FOLDER` (FOLDER holds the real listings) reads every listing of
`importers/coverage.toml` that is no refusal. Each run is a process of its own, so that every cache
begins empty; within a run the listings follow one another as in a `sync`. A listing counts with the
median of its runs. Processor time alone is counted: other programs on the machine do not matter.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from importers.coverage import known, read_known
from importers.listing import formats

RUNS = 5

Runs = dict[str, tuple[int, float]]  # rows and seconds by listing


def measure(folder: Path) -> Runs:
    """Reads every listing once; registers and word lists are loaded with the first one."""
    formats()
    found: Runs = {}
    for entry in known():
        if entry.refused:
            continue
        begin = time.process_time()
        listing = read_known(folder, entry)
        found[entry.feed.key] = (len(listing.rows), time.process_time() - begin)
    return found


def in_fresh_process(folder: Path) -> Runs:
    """One run with empty caches."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.parse", "--once", str(folder)],
        stdout=subprocess.PIPE,
        check=True,
    )
    return {key: (rows, seconds) for key, (rows, seconds) in json.loads(done.stdout).items()}


def median(runs: list[Runs]) -> Runs:
    """The middle time of each listing."""
    return {
        key: (rows, statistics.median(run[key][1] for run in runs))
        for key, (rows, _) in runs[0].items()
    }


def table(found: Runs) -> str:
    """One line a listing, slowest last, and all of them together."""
    rows, seconds = (sum(values) for values in zip(*found.values(), strict=True))
    lines = [
        _line(key, *numbers)
        for key, numbers in sorted(found.items(), key=lambda item: -item[1][0] / item[1][1])
    ]
    head = f"{'listing':38} {'rows':>7} {'seconds':>8} {'rows/s':>7}"
    return "\n".join([head, *lines, _line("all", rows, seconds)])


def _line(key: str, rows: float, seconds: float) -> str:
    return f"{key:38} {rows:7.0f} {seconds:8.3f} {rows / seconds:7.0f}"


def main(arguments: list[str]) -> None:
    once = arguments[0] == "--once"
    folder = Path(arguments[-1])
    if once:
        print(json.dumps(measure(folder)))
    else:
        print(table(median([in_fresh_process(folder) for _ in range(RUNS)])))


if __name__ == "__main__":
    main(sys.argv[1:])

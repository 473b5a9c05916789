"""How fast listings are parsed and cleaned: rows a second of processor time, on one core.

`python -m bench.parse FOLDER` (FOLDER holds the real listings) reads every listing of
`importers/coverage.toml` that is no refusal. Each run is a process of its own, so that every cache
begins empty; within a run the listings follow one another as in a `sync`. A listing counts with the
median of its runs, all together with the median and the spread. Processor time alone is counted.

A busy machine makes that time longer too (shared caches, slower clocks). So a fixed task in plain
Python runs between the listings, and the last line says how many of its rounds one row costs:
that number can be compared between machines and days.
"""

import json
import statistics
import subprocess
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from importers.coverage import known, read_known
from importers.listing import formats

RUNS = 5

ROUNDS = 40_000  # of the fixed task, after each listing
TARGET = 5_000  # rows a second

Listings = dict[str, tuple[int, float]]  # rows and seconds by listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One reading of every listing; `round` is the seconds that a round of the fixed task took."""

    listings: Listings
    round: float

    @property
    def rows_a_second(self) -> float:
        rows = sum(rows for rows, _ in self.listings.values())
        return rows / sum(seconds for _, seconds in self.listings.values())

    @property
    def rounds_a_row(self) -> float:
        return 1 / self.rows_a_second / self.round


def measure(folder: Path) -> Run:
    """Reads every listing once; registers and word lists are loaded with the first one."""
    formats()
    found: Listings = {}
    fixed = 0.0
    for entry in known():
        if entry.refused:
            continue
        begin = time.process_time()
        listing = read_known(folder, entry)
        found[entry.feed.key] = (len(listing.rows), time.process_time() - begin)
        fixed += _fixed_task()
    return Run(listings=found, round=fixed / ROUNDS / len(found))


def _fixed_task() -> float:
    """Seconds for ROUNDS rounds of small work on texts and a dictionary."""
    counts: dict[str, int] = {}
    begin = time.process_time()
    for number in range(ROUNDS):
        word = f" {number % 1000} ".strip()
        counts[word] = counts.get(word, 0) + len(word)
    return time.process_time() - begin


def in_fresh_process(folder: Path) -> Run:
    """One run with empty caches."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.parse", "--once", str(folder)],
        stdout=subprocess.PIPE,
        check=True,
    )
    told = json.loads(done.stdout)
    return Run(
        listings={key: tuple(pair) for key, pair in told["listings"].items()}, round=told["round"]
    )


def medians(runs: list[Run]) -> Listings:
    """The middle time of each listing."""
    return {
        key: (rows, statistics.median(run.listings[key][1] for run in runs))
        for key, (rows, _) in runs[0].listings.items()
    }


def table(runs: list[Run]) -> str:
    """One line a listing, slowest last, and all of them together."""
    found = medians(runs)
    ordered = sorted(found.items(), key=lambda item: -item[1][0] / item[1][1])
    lines = [_line(key, rows, seconds) for key, (rows, seconds) in ordered]
    head = f"{'listing':38} {'rows':>7} {'seconds':>8} {'rows/s':>7}"
    return "\n".join([head, *lines, "", *_together(runs)])


def _together(runs: list[Run]) -> Iterator[str]:
    rows = sum(rows for rows, _ in runs[0].listings.values())
    speeds = [run.rows_a_second for run in runs]
    middle = statistics.median(speeds)
    yield (
        f"all {rows:,} rows: {middle:,.0f} rows a processor second, median of {len(runs)} runs "
        f"({min(speeds):,.0f} to {max(speeds):,.0f}); target {TARGET:,}"
    )
    rounds = statistics.median(run.rounds_a_row for run in runs)
    speed = statistics.median(1 / run.round for run in runs)
    yield (
        f"a row costs {rounds:,.0f} rounds of the fixed task, "
        f"of which this machine now does {speed:,.0f} a second"
    )


def _line(key: str, rows: float, seconds: float) -> str:
    return f"{key:38} {rows:7.0f} {seconds:8.3f} {rows / seconds:7.0f}"


def main(arguments: list[str]) -> None:
    """`arguments` are those of the command line, without the module's name."""
    given = _arguments().parse_args(arguments)
    if given.once:
        print(json.dumps(asdict(measure(given.folder))))
    else:
        print(table([in_fresh_process(given.folder) for _ in range(RUNS)]))


def _arguments() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m bench.parse", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("folder", type=_folder, help="where the real listings lie")
    parser.add_argument("--once", action="store_true", help="one run in this process, as JSON")
    return parser


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise ArgumentTypeError(f"there is no folder {text}")
    wanted = (part for entry in known() if not entry.refused for part in entry.parts)
    if missing := [part for part in wanted if not (folder / part).is_file()]:
        raise ArgumentTypeError(f"{text} lacks {missing[0]} (importers/coverage.toml names them)")
    return folder


if __name__ == "__main__":
    main(sys.argv[1:])

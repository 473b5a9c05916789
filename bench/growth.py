"""How it grows: `python -m bench.growth --cache DIR [--picture docs/pictures/growth.svg]`.

At each size whose snapshot is in the cache: latency over the workload, the private memory of a
second worker of the production server, octets on disk, seconds to build (as `bench.store` noted
them) and to open. Prints Markdown and draws the picture.
"""

import argparse
import statistics
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.core import keep_to_one_core
from bench.made.dates import NOW
from bench.measure import ranked, run
from bench.ours import Ours, our_engine
from bench.paste import put
from bench.report import machine, ms
from bench.server import private_mb, served, workers_of
from bench.serving import addresses
from bench.store import SIZES, built, data_of, made_snapshot, parser, say
from bench.workload import SHAPES, questions
from finder.search.columns.loops import use_compiled
from finder.snapshot import Snapshot, current_name

_OPENINGS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Of one size. Latencies in ms over all shapes and arguments; `build` in CPU seconds."""

    size: int
    p50: float
    p95: float
    worst_p50: float
    worker_mb: float
    disk_mb: float
    index_mb: float
    build: float | None
    opening: float


def options() -> argparse.Namespace:
    found = parser(__doc__, None)
    found.add_argument("--sizes", nargs="+", type=int, default=list(SIZES), choices=SIZES)
    found.add_argument("--rounds", type=int, default=5)
    found.add_argument("--picture", type=Path)
    return found.parse_args()


def measured(cache: Path, size: int, rounds: int) -> Measured:
    """One size, from opening to serving."""
    say(f"{size:,}: opening and asking")
    opening = _opening_ms(cache, size)
    snapshot = made_snapshot(cache, size)
    ours = Ours(snapshot, NOW)
    ours.warm()
    times = [
        each["ours"]
        for each in run([our_engine(ours)], questions(), rounds=rounds, seconds=60).times.values()
    ]
    single = [value for each in times for value in each.each]
    say(f"{size:,}: serving")
    return Measured(
        size=size,
        p50=statistics.median(single),
        p95=ranked(single, 0.95),
        worst_p50=max(each.p50 for each in times),
        worker_mb=_worker_mb(data_of(cache, size)),
        disk_mb=_octets(snapshot.path) / 1e6,
        index_mb=_octets(snapshot.path / "index") / 1e6,
        build=built(cache, size),
        opening=opening,
    )


def _opening_ms(cache: Path, size: int) -> float:
    """Until a snapshot can be asked, in a process that has opened others before."""
    data = data_of(cache, size)
    name = current_name(data)
    assert name is not None
    found = []
    for _ in range(_OPENINGS):
        begin = time.perf_counter()
        Snapshot(data, name)
        found.append(1000 * (time.perf_counter() - begin))
    return statistics.median(found)


def _worker_mb(data: Path) -> float:
    """The private memory of each of two workers that have answered the workload; the greater."""
    paths = [*addresses("/meetings.json", SHAPES), *addresses("/meetings", SHAPES)]
    with served(data, workers=2) as (base, process):
        for path in paths:
            urllib.request.urlopen(base + path).read()
        return max(private_mb(worker) for worker in workers_of(process))


def _octets(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def table(found: Sequence[Measured]) -> str:
    """A column a size."""
    lines = {
        "latency p50, all shapes, ms": [ms(each.p50) for each in found],
        "latency p95, all shapes, ms": [ms(each.p95) for each in found],
        "highest p50 of a shape, ms": [ms(each.worst_p50) for each in found],
        "private memory of a further worker, MB": [ms(each.worker_mb) for each in found],
        "snapshot on disk, MB": [f"{each.disk_mb:,.0f}" for each in found],
        "of these the index, MB": [f"{each.index_mb:,.0f}" for each in found],
        "build, CPU seconds": [f"{each.build:,.0f}" if each.build else "–" for each in found],
        "opening, ms": [ms(each.opening) for each in found],
    }
    head = f"| | {' | '.join(f'{each.size:,}' for each in found)} |"
    rows = [f"| {name} | {' | '.join(cells)} |" for name, cells in lines.items()]
    return "\n".join([head, "|---" + "|--:" * len(found) + "|", *rows])


def draw(found: Sequence[Measured], path: Path) -> None:
    """Four small plots, both axes logarithmic."""
    import matplotlib as mpl  # only here: the rest runs without

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "growth"
    from matplotlib import pyplot

    sizes = [each.size for each in found]
    panels = {
        "latency, ms": {"p50": [m.p50 for m in found], "p95": [m.p95 for m in found]},
        "a further worker, MB": {"": [m.worker_mb for m in found]},
        "on disk, MB": {"all": [m.disk_mb for m in found], "index": [m.index_mb for m in found]},
        "build, s": {"": [m.build or float("nan") for m in found]},
    }
    figure, axes = pyplot.subplots(1, len(panels), figsize=(11, 2.8), layout="constrained")
    for axis, (title, series) in zip(axes, panels.items(), strict=True):
        for name, values in series.items():
            axis.plot(sizes, values, marker="o", label=name)
        axis.set(xscale="log", yscale="log", title=title, xlabel="meetings")
        axis.grid(which="major", alpha=0.3)
        if len(series) > 1:
            axis.legend()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    asked = options()
    there = [size for size in asked.sizes if current_name(data_of(asked.cache, size))]
    core = keep_to_one_core()
    use_compiled(asked.cache / "compiled")
    found = [measured(asked.cache, size, asked.rounds) for size in there]
    text = f"{machine()}, core {core}.\n\n{table(found)}"
    print(text)
    if asked.into:
        put(text, asked.into, "growth")
    if asked.picture:
        draw(found, asked.picture)
        say(f"drawn: {asked.picture}")


if __name__ == "__main__":
    main()

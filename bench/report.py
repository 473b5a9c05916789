"""What was measured, as Markdown to paste into docs/performance.md."""

import math
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from bench.answers import Engine
from bench.measure import Run, Times, ranked
from bench.workload import PLACED, SHAPES


def machine() -> str:
    """What it ran on."""
    name = platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
        name = models[0] if models else name
    except OSError:
        pass  # no Linux: the machine's kind is all we know
    return f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}"


def table(run: Run, engines: Sequence[Engine], floors: Mapping[int, float]) -> Iterator[str]:
    """A line a shape: p50/p95 in ms of each engine, the peers' p50 over ours, and the floor."""
    ours, *peers = engines
    heads = [
        "shape",
        "found",
        ours.title,
        *(title for peer in peers for title in (peer.title, "×")),
    ]
    heads += ["first call p50/worst", "floor ms", "ours over it"]
    yield f"| {' | '.join(heads)} |"
    yield "|---" + "|--:" * (len(heads) - 1) + "|"
    for shape, times in run.times.items():
        mine = times[ours.name]
        cells = [f"{shape} {SHAPES[shape]}", f"{median(_totals(run, shape)):,.0f}", _pair(mine)]
        for peer in peers:
            theirs = times[peer.name]
            cells += [_pair(theirs), f"{theirs.p50 / mine.p50:.1f}"]
        cells.append(f"{ms(median(mine.first))}/{ms(max(mine.first))}")
        cells += [f"{floors[shape]:.2g}", rough(mine.p50 / floors[shape])]
        yield f"| {' | '.join(cells)} |"


def means(run: Run, engines: Sequence[Engine]) -> Iterator[str]:
    """The geometric means of the ratios of p50 that the targets name."""
    ours, *peers = engines
    for peer in peers:
        without_13 = [shape for shape in run.times if shape != 13]
        unplaced = [shape for shape in without_13 if shape not in PLACED]
        parts = [
            f"{_mean(run, ours, peer, shapes):.1f} over {name} ({len(shapes)})"
            for name, shapes in (
                ("the shapes without a place and without 13", unplaced),
                ("all without 13", without_13),
            )
            if shapes
        ]
        behind = [str(shape) for shape in run.times if _ratio(run, ours, peer, shape) <= 1]
        lead = f"behind it in {', '.join(behind)}" if behind else "ahead in every shape"
        yield f"* {peer.title}: {'; '.join(parts)}; {lead}"


def bounds(run: Run, ours: Engine) -> Iterator[str]:
    """Our own worst shapes, beside what was promised."""
    times = {shape: by_engine[ours.name] for shape, by_engine in run.times.items()}
    for name, of in (("p50", lambda t: t.p50), ("p95", lambda t: t.p95)):
        worst = max(times, key=lambda shape: of(times[shape]))
        yield f"* highest {name}: {ms(of(times[worst]))} ms (shape {worst})"
    firsts = [value for each in times.values() for value in each.first]
    yield (
        f"* first call of a query: median {ms(median(firsts))} ms, p95 {ms(ranked(firsts, 0.95))} "
        f"ms, worst {ms(max(firsts))} ms"
    )


def equality(run: Run, engines: Sequence[Engine]) -> Iterator[str]:
    """Whether all said the same."""
    for peer in engines[1:]:
        wrong = run.differ[peer.name]
        yield f"* {peer.title}: {run.compared[peer.name]} answers compared, {len(wrong)} differ"
        yield from (f"    * {text}" for text in wrong[:5])


def relevance(run: Run) -> str:
    """The same words in the site's own order, which no other engine has: ours alone."""
    parts = [
        f"{_pair(times)} (shape {shape})"
        for shape, by_engine in run.times.items()
        for times in by_engine.values()
    ]
    return f"\n* ours by relevance, p50/p95: {', '.join(parts)}\n"


def ms(value: float) -> str:
    """Milliseconds with two digits that say something."""
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def rough(value: float) -> str:
    """A factor with two digits that say something."""
    return f"{float(f'{value:.2g}'):,.0f}" if value >= 10 else f"{value:.1f}"


def _pair(times: Times) -> str:
    return f"{ms(times.p50)}/{ms(times.p95)}"


def _totals(run: Run, shape: int) -> list[int]:
    return [answer.total for answer in run.answers[shape]]


def _ratio(run: Run, ours: Engine, peer: Engine, shape: int) -> float:
    return run.times[shape][peer.name].p50 / run.times[shape][ours.name].p50


def _mean(run: Run, ours: Engine, peer: Engine, shapes: Sequence[int]) -> float:
    return math.exp(sum(math.log(_ratio(run, ours, peer, s)) for s in shapes) / len(shapes))

"""Requests a second of the production server: `python -m bench.serving --cache DIR`.

Two workers over a snapshot of 300,000 meetings, asked by wrk on loopback (and so on the same
cores) for the addresses of the workload, in turn; then the same application with Tantivy behind
its search. Prints Markdown. Needs wrk (Debian's package).
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from bench.paste import put
from bench.report import machine, ms
from bench.server import OURS, served
from bench.store import data_of, parser, say
from bench.workload import SHAPES, questions

_SCRIPT = Path(__file__).with_name("serving.lua")
_TANTIVY = (sys.executable, "-m", "bench.serving_tantivy")
_PAGES = {"JSON": "/meetings.json", "HTML": "/meetings"}
_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What wrk measured; times in ms. `failed` are errors and answers from 400 on."""

    rate: float
    p50: float
    p99: float
    worst: float
    failed: int
    answers: int
    unchanged: int


def options() -> argparse.Namespace:
    found = parser(__doc__)
    found.add_argument("--seconds", type=int, default=15, help="how long each is measured")
    found.add_argument("--connections", type=int, default=16)
    found.add_argument("--workers", type=int, default=2)
    found.add_argument("--alone", action="store_true", help="without Tantivy beside it")
    found.add_argument("--shapes", nargs="+", type=int, default=list(SHAPES), choices=SHAPES)
    return found.parse_args()


def addresses(page: str, shapes: Iterable[int]) -> list[str]:
    """The workload as addresses, the shapes mixed."""
    asked = zip(*(questions()[shape] for shape in shapes), strict=True)
    return [f"{page}?{urlencode(question.pairs)}" for together in asked for question in together]


def measured(base: str, lines: Sequence[str], asked: argparse.Namespace, seconds: int) -> Load:
    """One run of wrk."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        command = ["wrk", "-t1", f"-c{asked.connections}", f"-d{seconds}s", "-s", str(_SCRIPT)]
        done = subprocess.run(
            [*command, base, "--", file.name], capture_output=True, text=True, check=False
        )
    line = next((one for one in done.stdout.splitlines() if one.startswith("measured ")), None)
    if line is None:
        raise SystemExit(f"wrk measured nothing: {done.stdout[-500:]}{done.stderr[-500:]}")
    rate, p50, p99, worst, *counts = line.split()[1:]
    failed, answers, unchanged = map(int, counts)
    return Load(
        rate=float(rate),
        p50=float(p50),
        p99=float(p99),
        worst=float(worst),
        failed=failed,
        answers=answers,
        unchanged=unchanged,
    )


def with_tags(base: str, paths: Iterable[str]) -> list[str]:
    """Each address and the tag of its answer."""
    lines = []
    for path in paths:
        with urllib.request.urlopen(base + path) as answer:
            answer.read()
            lines.append(f"{path}\t{answer.headers.get('ETag', '')}")
    return lines


def line(server: str, what: str, load: Load) -> str:
    cells = [server, what, f"{load.rate:,.0f}", ms(load.p50), ms(load.p99), ms(load.worst)]
    said = f"{load.unchanged} of {load.answers} were 304" if load.answers else ""
    return f"| {' | '.join([*cells, str(load.failed)])} | {said} |"


def ask(server: str, base: str, asked: argparse.Namespace, told: list[str]) -> dict[str, Load]:
    """JSON and HTML, each once unmeasured."""
    found = {}
    for what, page in _PAGES.items():
        paths = addresses(page, asked.shapes)
        say(f"{server}: {what}")
        measured(base, paths, asked, max(asked.seconds // 3, 1))
        found[what] = measured(base, paths, asked, asked.seconds)
        told.append(line(server, what, found[what]))
    return found


def ask_unchanged(server: str, base: str, asked: argparse.Namespace, told: list[str]) -> None:
    """Tags hold for the minute: measured within one."""
    seconds = min(asked.seconds, 20)
    for what, page in _PAGES.items():
        left = _MINUTE - time.time() % _MINUTE
        if left < seconds + 15:
            say(f"waiting {left:.0f} s for the next minute")
            time.sleep(left)
        lines = with_tags(base, addresses(page, asked.shapes))
        load = measured(base, lines, asked, seconds)
        told.append(line(server, f"{what} unchanged", load))


def both(asked: argparse.Namespace) -> list[str]:
    """The lines of the table, and how much more is ours."""
    data, told = data_of(asked.cache, asked.size), []
    with served(data, workers=asked.workers, command=OURS) as (base, _):
        ours = ask("ours", base, asked, told)
        ask_unchanged("ours", base, asked, told)
    if asked.alone:
        return told
    place = {"BENCH_CACHE": str(asked.cache.resolve()), "BENCH_SIZE": str(asked.size)}
    with served(data, workers=asked.workers, command=_TANTIVY, **place) as (base, _):
        theirs = ask("Tantivy", base, asked, told)
    times = (f"{what} {ours[what].rate / theirs[what].rate:.1f}" for what in ours)
    return [*told, "", f"Times the requests of Tantivy: {', '.join(times)}."]


def main() -> None:
    asked = options()
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not installed: apt install wrk")
    text = (
        f"{asked.size:,} meetings; {machine()}; {asked.workers} workers, wrk on the same cores, "
        f"{asked.connections} connections, {asked.seconds} s each.\n\n"
        "| search by | what | requests/s | p50 ms | p99 ms | worst ms | failed | |\n"
        "|---|---|--:|--:|--:|--:|--:|---|\n"
    ) + "\n".join(both(asked))
    print(text)
    if asked.into:
        put(text, asked.into, "serving")


if __name__ == "__main__":
    main()

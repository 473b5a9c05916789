"""How light and quick the pages are: `python -m bench.pages --cache DIR`.

The production server over a made catalogue, judged by Lighthouse as on a phone (its slowed
processor and line), each page several times; the median is told. Beside it what a page weighs:
octets over the line, gzipped, and how many requests. Prints Markdown. Needs Chromium, and once
`npm ci --prefix bench/node`.
"""

import argparse
import gzip
import json
import os
import statistics
import subprocess
import tempfile
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.paste import put
from bench.report import machine
from bench.server import served
from bench.store import data_of, parser, say

_JUDGE = Path(__file__).parent / "node" / "node_modules" / ".bin" / "lighthouse"
_CHROMIUM = "/usr/bin/chromium"
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
_TRIES = 4
_KINDS = ("Document", "Script", "Stylesheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One run. Scores of 100; times in ms; weights in kilobytes over the line, by kind."""

    performance: float
    accessibility: float
    best_practices: float
    first_paint: float
    largest_paint: float
    blocked: float
    shift: float
    requests: int
    weights: dict[str, float]


def options() -> argparse.Namespace:
    found = parser(__doc__)
    found.add_argument("--runs", type=int, default=3, help="how often each page is judged")
    return found.parse_args()


def pages(base: str) -> list[str]:
    """What people open: the search box, lists, a meeting, and the pages they lean on."""
    with urllib.request.urlopen(f"{base}/meetings.json?attendance=in_person&per_page=1") as answer:
        meeting = json.load(answer)["meetings"][0]
    spot = f"lat={meeting['venue']['latitude']:.2f}&lon={meeting['venue']['longitude']:.2f}"
    return [
        "/",
        f"/meetings?{spot}&per_page=20",
        "/meetings?q=step&attendance=online&per_page=20",
        f"/meetings/{meeting['id']}",
        "/families",
        "/help",
        "/first-meeting",
        "/subscribe?fellowship=aa",
        "/saved",
    ]


def judged(address: str) -> Judged:
    """One run of Lighthouse; raises SystemExit with what it said.

    On a busy machine its own record of a page's loading may have a hole (NO_NAVSTART, NO_FCP):
    that says nothing about the page, so it is asked again.
    """
    for attempt in range(1, _TRIES + 1):
        told, error = _told(address)
        if told is not None and error is None:
            return _read(told)
        say(f"{address}: {error} (attempt {attempt} of {_TRIES})")
    raise SystemExit(f"Lighthouse could not judge {address}: {error}")


def _told(address: str) -> tuple[dict[str, Any] | None, str | None]:
    """What it told, and what went wrong with itself."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [
            str(_JUDGE), address, "--quiet", "--output=json", f"--output-path={told}",
            "--only-categories=performance,accessibility,best-practices",
            f"--chrome-flags={_FLAGS}",
        ]  # fmt: skip
        done = subprocess.run(
            command, env={**os.environ, "CHROME_PATH": _CHROMIUM}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        if not told.exists():
            return None, done.stderr[-500:] or f"it ended with {done.returncode}"
        found = json.loads(told.read_text("utf-8"))
        return found, (found.get("runtimeError") or {}).get("code")


def _read(told: dict[str, Any]) -> Judged:
    audits, scores = told["audits"], told["categories"]
    items = audits["network-requests"]["details"]["items"]
    weights = dict.fromkeys(_KINDS, 0.0)
    for item in items:
        if item.get("resourceType") in weights:
            weights[item["resourceType"]] += item["transferSize"] / 1000
    return Judged(
        performance=scores["performance"]["score"] * 100,
        accessibility=scores["accessibility"]["score"] * 100,
        best_practices=scores["best-practices"]["score"] * 100,
        first_paint=audits["first-contentful-paint"]["numericValue"],
        largest_paint=audits["largest-contentful-paint"]["numericValue"],
        blocked=audits["total-blocking-time"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        requests=len(items),
        weights=weights,
    )


def _median(runs: Sequence[Judged], name: str) -> float:
    return statistics.median(getattr(run, name) for run in runs)


def _document(address: str) -> float:
    """The HTML alone, gzipped, in kilobytes."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        body = answer.read()
        packed = answer.headers.get("Content-Encoding") == "gzip"
    return len(body if packed else gzip.compress(body)) / 1000


def line(address: str, shown: str, runs: Sequence[Judged]) -> str:
    """One row of the table."""
    weights = runs[-1].weights
    first, largest = (_median(runs, name) / 1000 for name in ("first_paint", "largest_paint"))
    scores = (f"{_median(runs, name):.0f}" for name in ("performance", "accessibility"))
    return (
        f"| `{shown}` | {' | '.join(scores)} | {_median(runs, 'best_practices'):.0f} "
        f"| {first:.2f} | {largest:.2f} "
        f"| {_median(runs, 'blocked'):.0f} | {_median(runs, 'shift'):.3f} "
        f"| {_document(address):.1f} | {weights['Script']:.1f} | {weights['Stylesheet']:.1f} "
        f"| {max(run.requests for run in runs)} |"
    )


_HEAD = (
    "| page | performance | accessibility | best practices | FCP s | LCP s | TBT ms | CLS "
    "| HTML KB | JS KB | CSS KB | requests |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def main() -> None:
    asked = options()
    if not _JUDGE.exists():
        raise SystemExit("Lighthouse is not here: run `npm ci --prefix bench/node` first.")
    rows = [f"{asked.size:,} meetings; {machine()}; medians of {asked.runs} runs.\n", _HEAD]
    print("\n".join(rows))
    with served(data_of(asked.cache, asked.size)) as (base, _):
        for page in pages(base):
            say(page)
            rows.append(line(base + page, page, [judged(base + page) for _ in range(asked.runs)]))
            print(rows[-1], flush=True)
    if asked.into:
        put("\n".join(rows), asked.into, "pages")


if __name__ == "__main__":
    main()

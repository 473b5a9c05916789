"""The finder beside other engines: `python -m bench --cache DIR [--size 300000] [--peers …]`.

All answer the same questions over the same meetings, on one core, in turns, in one run; answers
are compared. First make the catalogue: `python -m bench.store --cache DIR --size 300000`. Prints
Markdown; progress goes to stderr. Exit 1 where an answer differs.
"""

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from bench import floor, peers, report
from bench.answers import Engine, plain
from bench.core import keep_to_one_core
from bench.made.dates import NOW
from bench.measure import Run, run
from bench.ours import Ours, our_engine
from bench.paste import put
from bench.sheet import Found, Sheet
from bench.sheets import beside, sheet_of
from bench.store import made_snapshot, parser, say
from bench.workload import SHAPES, by_relevance, questions
from finder.search.columns.loops import use_compiled


def options() -> argparse.Namespace:
    """What was asked for."""
    found = parser(__doc__)
    found.add_argument("--peers", nargs="*", default=list(peers.NAMES), choices=peers.NAMES)
    found.add_argument("--shapes", nargs="+", type=int, default=list(SHAPES), choices=SHAPES)
    found.add_argument("--plain", action="store_true", help="our loops in NumPy, not compiled")
    found.add_argument("--rounds", type=int, default=7, help="how often each argument is asked")
    found.add_argument("--seconds", type=float, default=6, help="at most, an engine and shape")
    return found.parse_args()


def engine_of(name: str, peer: peers.Peer, sheet: Sheet) -> Engine:
    """A peer, as all are asked."""

    def in_common_form(found: Any) -> Any:
        assert isinstance(found, Found)
        return plain(found, sheet)

    return Engine(
        name=name,
        title=peers.module(name).TITLE,
        read=lambda question: question,
        ask=peer.answer,
        plain=in_common_form,
    )


def opened_peers(
    names: Sequence[str], sheet: Sheet, folder: Path, stack: ExitStack
) -> list[Engine]:
    """Those that are on this machine; of the others stderr says how to get them."""
    found = []
    for name in names:
        say(f"opening {name}")
        try:
            peer = peers.opened(name, sheet, folder / name)
        except peers.Unavailable as error:
            say(str(error))
            continue
        stack.callback(peer.close)
        found.append(engine_of(name, peer, sheet))
    return found


def floors(found: Run, sheet: Sheet, octets_a_second: float) -> dict[int, float]:
    """The median floor of each shape, in ms."""
    asked = questions()
    held = floor.postings(sheet, [each for shape in found.times for each in asked[shape]])
    return {
        shape: median(
            floor.milliseconds(
                [
                    floor.octets(question, answer, sheet, held)
                    for question, answer in zip(asked[shape], answers, strict=True)
                ],
                octets_a_second,
            )
        )
        for shape, answers in found.answers.items()
    }


def main() -> int:
    asked = options()
    core = keep_to_one_core()
    loops = "NumPy" if asked.plain or not use_compiled(asked.cache / "compiled") else "compiled"
    snapshot = made_snapshot(asked.cache, asked.size)
    folder = beside(asked.cache, asked.size, snapshot)
    sheet, ours = sheet_of(asked.cache, asked.size), Ours(snapshot, NOW)
    with ExitStack() as stack:
        engines = [our_engine(ours), *opened_peers(asked.peers, sheet, folder, stack)]
        gc.collect()
        gc.freeze()  # the sheet is no garbage; collecting goes on as usual
        ours.warm()
        chosen = {shape: questions()[shape] for shape in asked.shapes}
        found = run(engines, chosen, rounds=asked.rounds, seconds=asked.seconds)
        gc.unfreeze()
    speed = floor.bandwidth()
    about = f"{asked.size:,} meetings; {report.machine()}, all on core {core}; our loops: {loops}."
    text = told(about, found, engines, floors(found, sheet, speed), speed)
    text += report.relevance(run(engines[:1], by_relevance(), rounds=asked.rounds, seconds=20))
    print(text)
    if asked.into:
        put(text, asked.into, f"bench {asked.size}")
    return 1 if any(found.differ.values()) else 0


def told(
    about: str,
    found: Run,
    engines: Sequence[Engine],
    lowest: dict[int, float],
    octets_a_second: float,
) -> str:
    """The whole report."""
    method = (
        f"{about} p50/p95 in ms over 24 arguments, each the median of its calls; × is the engine's "
        f"p50 over ours. Memory gives {octets_a_second / 1e9:.1f} GB/s."
    )
    parts: list[Iterator[str]] = [
        report.table(found, engines, lowest),
        report.means(found, engines),
        report.bounds(found, engines[0]),
        report.equality(found, engines),
    ]
    return "\n\n".join([method, *("\n".join(part) for part in parts)]) + "\n"


if __name__ == "__main__":
    sys.exit(main())

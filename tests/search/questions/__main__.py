"""How well the written questions are answered: `python -m tests.search.questions [FOLDER]`.

FOLDER holds the real listings; without it only the demonstration is asked. Prints the figures of
both halves, and the misses of the half that may be tuned by (`--kept` shows the others': for a
release, not while tuning).
"""

import argparse
import tempfile
from pathlib import Path

from finder.register.gazetteer import open_gazetteer
from tests.search.questions.asking import (
    HALVES,
    Result,
    World,
    demonstration,
    listed,
    questions,
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.search.questions")
    parser.add_argument("listings", type=Path, nargs="?")
    parser.add_argument("--kept", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        gazetteer = open_gazetteer(Path(folder))
        worlds = {"demo": list(demonstration())}
        if given.listings:
            worlds["listings"] = list(listed(given.listings))
        for name, meetings in worlds.items():
            index = Path(folder) / name
            index.mkdir()
            world = World(meetings, index, gazetteer)
            _report(name, [world.ask(question) for question in questions(name)], kept=given.kept)


def _report(name: str, results: list[Result], *, kept: bool) -> None:
    for half in HALVES:
        part = [result for result in results if result.question.half == half]
        right = sum(result.right for result in part)
        print(f"{name}, {half}: {right} of {len(part)} ({right / len(part):.1%})")  # noqa: T201
        if half == "kept" and not kept:
            continue
        for result in part:
            if not result.right:
                print(_miss(result))  # noqa: T201


def _miss(result: Result) -> str:
    read = [f"{item.parameter}={item.value}" for item in result.query.understood]
    left = [*result.query.words, *(f'"{" ".join(words)}"' for words in result.query.phrases)]
    return "\n  ".join([
        f"- {result.question.asked!r}: {' '.join(read)} + {' '.join(left)}"
        f" -> {result.total} found, wanted at {result.rank}",
        f"wanted {sorted(result.question.wanted)[:3]}",
        f"got    {list(result.first[:3])}",
    ])  # fmt: skip


main()

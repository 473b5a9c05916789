"""Made catalogues on disk: `python -m bench.store --cache DIR --size 10000 300000`.

In `DIR/300k/` lie `meetings.pickle` (a list of them) and `data/`, a FINDER_DATA with a published
snapshot. What is there in the present layout is not made again. DIR is given as `--cache` or as
BENCH_CACHE; nothing of it belongs into the project.
"""

import argparse
import gc
import json
import os
import pickle
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.made.contents import contents
from finder.model import Meeting
from finder.snapshot import Snapshot, build, current_name, publish
from finder.snapshot.manifest import write_manifest
from finder.snapshot.prepared import write_prepared

SIZES = (10_000, 300_000, 1_000_000)


def folder_of(cache: Path, size: int) -> Path:
    """Where the catalogue of that size lies."""
    short = f"{size // 1_000_000}m" if size % 1_000_000 == 0 else f"{size // 1000}k"
    return cache / short


def data_of(cache: Path, size: int) -> Path:
    """Its FINDER_DATA."""
    return folder_of(cache, size) / "data"


def made_snapshot(cache: Path, size: int) -> Snapshot:
    """The published snapshot of that size; raises SystemExit where it was not made yet."""
    data = data_of(cache, size)
    name = current_name(data)
    if name is None:
        raise SystemExit(f"first: python -m bench.store --cache {cache} --size {size}")
    return Snapshot(data, name)


def made_meetings(cache: Path, size: int) -> list[Meeting]:
    """The meetings in it, as they were drawn."""
    gc.disable()  # a million new objects, none of them garbage
    try:
        with (folder_of(cache, size) / "meetings.pickle").open("rb") as file:
            found: list[Meeting] = pickle.load(file)
    finally:
        gc.enable()
    return found


def make(cache: Path, size: int, *, anew: bool = False) -> None:
    """Makes what is not there in the present layout, or all of it; notes how long it took."""
    data = data_of(cache, size)
    if anew:
        shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True, exist_ok=True)
    begin = time.perf_counter()
    made = contents(size, datetime.now(UTC))
    say(f"{size:,} meetings drawn in {time.perf_counter() - begin:.1f} s")
    stored = folder_of(cache, size) / "meetings.pickle"
    fresh = stored.with_suffix(".fresh")
    with fresh.open("wb") as file:
        pickle.dump(list(made.meetings), file, protocol=pickle.HIGHEST_PROTOCOL)
    os.replace(fresh, stored)
    before, begin, spent = current_name(data), time.perf_counter(), _cpu_seconds()
    publish(data, build(data, made))
    seconds, spent = time.perf_counter() - begin, _cpu_seconds() - spent
    say(f"{size:,} meetings: {current_name(data)} in {seconds:.1f} s, of CPU {spent:.1f} s")
    if anew or before is None:
        (folder_of(cache, size) / "built.json").write_text(json.dumps({"cpu_seconds": spent}))


def prepare(cache: Path, size: int) -> None:
    """Prepares lists' records anew, by the present software: all else of the snapshot is kept."""
    snapshot, begin = made_snapshot(cache, size), time.perf_counter()
    before = set(snapshot.path.glob("prepared-*.bin"))
    linked = [item.id for item in _meetings(snapshot) if snapshot.sources(item.id)]
    made = write_prepared(snapshot.path, _meetings(snapshot), snapshot.publishers, linked)
    for old in before - {made}:
        old.unlink()  # only now: interrupted before, the snapshot stays whole
    write_manifest(snapshot.path)
    say(f"{size:,} records prepared in {time.perf_counter() - begin:.1f} s")


def _meetings(snapshot: Snapshot) -> Iterator[Meeting]:
    """By row; one at a time, since a million would fill the memory."""
    return (snapshot.meeting(row) for row in range(len(snapshot)))


def built(cache: Path, size: int) -> float | None:
    """The CPU seconds that building its snapshot took, if that was noted."""
    path = folder_of(cache, size) / "built.json"
    return float(json.loads(path.read_bytes())["cpu_seconds"]) if path.exists() else None


def _cpu_seconds() -> float:
    """Of this process and of those it started and that have ended."""
    return sum(os.times()[:4])


def say(text: str) -> None:
    """Progress, for people."""
    print(text, file=sys.stderr, flush=True)


def parser(about: str | None, size: int | None = 300_000) -> argparse.ArgumentParser:
    """The options that every benchmark has."""
    found = argparse.ArgumentParser(description=about)
    given = os.environ.get("BENCH_CACHE")
    found.add_argument("--cache", type=Path, default=given, required=given is None)
    if size is not None:
        found.add_argument("--size", type=int, default=size, choices=SIZES)
    found.add_argument("--into", type=Path, help="the document to put the tables into, too")
    return found


def main() -> None:
    options = parser(__doc__, None)
    options.add_argument("--size", type=int, nargs="+", default=[10_000, 300_000])
    options.add_argument("--anew", action="store_true", help="build again what is there")
    options.add_argument("--prepare", action="store_true", help="lists' records alone, anew")
    asked = options.parse_args()
    for size in asked.size:
        if asked.prepare:
            prepare(asked.cache, size)
        else:
            make(asked.cache, size, anew=asked.anew)


if __name__ == "__main__":
    main()

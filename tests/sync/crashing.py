"""Run as a program: syncs a listing that has changed, killed somewhere on its way.

`python -m tests.sync.crashing FOLDER POINTS` prints how many were killed; each left a folder.
"""

import json
import sys
from pathlib import Path

from finder.config import Config
from finder.snapshot import building
from importers import Feed
from importers.fetch import fetcher
from importers.sync import Outcome, sync
from tests.killing import crash
from tests.made import NOW
from tests.snapshot.conftest import build_index
from tests.sync.conftest import rows

OLD, NEW = 12, 10


def listing_of(number: int) -> str:
    return json.dumps(rows(number, notes=f"One of {number}"))


def sync_rows(data: Path, number: int) -> Outcome:
    """Syncs the one feed, whose file beside the folder has that many rows now."""
    listing = data.with_suffix(".json")
    listing.write_text(listing_of(number))
    return sync_file(data, listing)


def sync_file(data: Path, listing: Path) -> Outcome:
    feed = Feed(key="aa-test", urls=(str(listing),), fellowship="aa")
    config = Config(data=data, feeds=data / "feeds.toml")
    (outcome,) = sync(config, {"aa-test": feed}, now=NOW, fetcher=fetcher(None))
    return outcome


def main(folder: Path, points: int) -> int:
    building.build_index = build_index  # type: ignore[assignment]
    before = folder / "before"
    sync_rows(before, OLD)
    return crash(folder, points, before, lambda data: sync_rows(data, NEW))


if __name__ == "__main__":
    sys.stdout.write(str(main(Path(sys.argv[1]), int(sys.argv[2]))))

"""Run as a program: syncs a listing that has changed, killed a little later each time.

`python -m tests.sync.crashing FOLDER STEP` prints how many were killed: one at every STEP-th call
that reaches the catalogue or the disk.
"""

import json
import os
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

from finder.config import Config
from finder.snapshot import building
from importers import Feed
from importers.fetch import fetcher
from importers.sync import Outcome, sync
from tests.made import NOW
from tests.snapshot.conftest import build_index
from tests.sync.conftest import rows

OLD, NEW = 12, 10
_TOUCHES = {
    "execute", "executemany", "executescript", "commit", "rename", "replace", "fsync", "mkdir",
    "symlink", "utime", "flock",
}  # fmt: skip


def sync_rows(data: Path, number: int) -> Outcome:
    """Syncs the one feed, whose file has that many rows now."""
    listing = data / "listing.json"
    data.mkdir(exist_ok=True)
    listing.write_text(json.dumps(rows(number, notes=f"One of {number}")))
    feed = Feed(key="aa-test", urls=(str(listing),), fellowship="aa")
    config = Config(data=data, feeds=data / "feeds.toml")
    (outcome,) = sync(config, {"aa-test": feed}, now=NOW, fetcher=fetcher(None))
    return outcome


def killed_at(point: int, data: Path) -> bool:
    """Whether the process that syncs came to that call, and was killed there."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    touches = 0

    def watch(frame: object, event: str, argument: Any) -> None:
        nonlocal touches
        if event == "c_call" and argument.__name__ in _TOUCHES:
            touches += 1
            if touches == point:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    try:
        sync_rows(data, NEW)
    finally:
        os._exit(0)


def main(folder: Path, step: int) -> int:
    """How many were killed before one came to its end."""
    building.build_index = build_index  # type: ignore[assignment]
    for number in count(1):
        data = folder / f"{number}"
        sync_rows(data, OLD)
        if not killed_at(number * step, data):
            return number - 1
    raise AssertionError


if __name__ == "__main__":
    sys.stdout.write(str(main(Path(sys.argv[1]), int(sys.argv[2]))))

"""Run as a program: syncs a listing that has changed, on a disk that is full at some point.

`python -m tests.sync.filling FOLDER STEP` prints one line for each: its folder, and what was said.
The disk refuses the n-th thing that is made, renamed or put on it, for every STEP-th n; or
it takes no file longer than so many bytes.
"""

import errno
import os
import resource
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from finder.snapshot import building
from tests.snapshot.conftest import build_index
from tests.sync.crashing import NEW, OLD, listing_of, sync_file, sync_rows

SIZES = (0, 100, 1000, 4096, 10_000, 40_000, 60_000, 80_000, 120_000)
_MAKES = ("os.mkdir", "os.rename", "os.symlink", "os.utime", "sqlite3.connect")
_room: list[int] = []  # how many things the disk still takes; empty: any number


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if not _room or not (event in _MAKES or _writes(event, arguments)):
        return
    _room[0] -= 1
    if _room[0] < 0:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))


def _writes(event: str, arguments: tuple[Any, ...]) -> bool:
    return event == "open" and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


@contextmanager
def takes(things: int) -> Iterator[None]:
    _room.append(things)
    try:
        yield
    finally:
        _room.clear()


@contextmanager
def takes_files_of(size: int) -> Iterator[None]:
    """Also what SQLite writes, which no hook sees."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def said(data: Path) -> str:
    """What went wrong; empty if nothing did."""
    try:
        sync_file(data, data.with_suffix(".json"))
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def main(folder: Path, step: int) -> Iterator[tuple[str, str]]:
    building.build_index = build_index  # type: ignore[assignment]
    sys.addaudithook(_refuse)
    before = folder / "before"
    sync_rows(before, OLD)

    def fresh(name: str) -> Path:
        data = Path(shutil.copytree(before, folder / name, symlinks=True))
        (folder / f"{name}.json").write_text(listing_of(NEW))
        return data

    for size in SIZES:
        data = fresh(f"size-{size}")
        with takes_files_of(size):
            found = said(data)
        yield data.name, found
    for number in count():
        data = fresh(f"things-{number}")
        with takes(number * step):
            found = said(data)
        yield data.name, found
        if not found:
            return


if __name__ == "__main__":
    for name, found in main(Path(sys.argv[1]), int(sys.argv[2])):
        sys.stdout.write(f"{name}\t{found}\n")

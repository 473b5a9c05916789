"""Where snapshots lie: `<data>/snapshots/<name>/`, with `current` pointing at the one in use."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from re import fullmatch
from time import time_ns

from finder.errors import NoSnapshot
from finder.snapshot.manifest import to_disk

KEPT = 5
_NAME = r"[0-9a-f]{16}"
_WORK = r"([0-9a-f]{16}|current|base)\.(tmp|old)-([0-9]+)(\.json)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A snapshot on disk and when it was last published; `meetings` None if it is damaged."""

    name: str
    published: datetime
    meetings: int | None
    current: bool


def shelf(data: Path) -> Path:
    return data / "snapshots"


def folder_of(data: Path, name: str) -> Path:
    return shelf(data) / name


def base_folder(data: Path) -> Path:
    """What the next delta is made over (`finder.snapshot.base`)."""
    return shelf(data) / "base"


def fetched_file(data: Path, name: str) -> Path:
    """The times of fetching, which are no part of the snapshot: replaced without a new one."""
    return shelf(data) / f"{name}.fetched.json"


def current_name(data: Path) -> str | None:
    """The published snapshot's name, whether or not its folder is sound."""
    try:
        name = os.readlink(shelf(data) / "current")
    except FileNotFoundError:
        return None
    return name if fullmatch(_NAME, name) else None


def snapshots(data: Path) -> list[Shelved]:
    """Those kept, the newest first."""
    current = current_name(data)
    return [
        Shelved(
            name=path.name,
            published=datetime.fromtimestamp(path.stat().st_mtime_ns / 1e9, UTC),
            meetings=_count(path),
            current=path.name == current,
        )
        for path in sorted(_folders(data), key=_published, reverse=True)
    ]


def publish(data: Path, name: str, *, published: int | None = None) -> None:
    """Makes `name` the current one by one atomic rename, and prunes all but the last five.

    `published` is its place in the order, in nanoseconds (default: now, and after all others).
    """
    folder = folder_of(data, name)
    if not folder.is_dir():
        raise NoSnapshot(f"there is no snapshot {name}")
    newest = max((_published(path) for path in _folders(data) if path != folder), default=0)
    stamp = published or max(time_ns(), newest + 1000)
    os.utime(folder, ns=(stamp, stamp))
    point_to(data, name)
    prune(data)


def point_to(data: Path, name: str) -> None:
    """Swaps the link `current`; what readers have open is not touched."""
    fresh = shelf(data) / f"current.tmp-{os.getpid()}"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(name, target_is_directory=True)
    os.replace(fresh, shelf(data) / "current")
    to_disk(shelf(data))


def prune(data: Path) -> None:
    """Removes all but the last five and the current one."""
    for item in snapshots(data)[KEPT:]:
        if not item.current:
            drop(data, item.name)


def drop(data: Path, name: str) -> None:
    """Removes that snapshot; readers that have it open go on with it."""
    shutil.rmtree(folder_of(data, name), ignore_errors=True)
    fetched_file(data, name).unlink(missing_ok=True)


def forget(data: Path, feed: str) -> None:
    """Removes every snapshot but the current one that has this feed, or that cannot be read.

    So also what later deltas would be made over. A delta never lies over files with a feed that
    it does not have itself: the current one has nothing of it, if the feed is not shown.
    """
    base = base_folder(data)
    if base.is_dir() and _may_have(base / "base", feed):
        shutil.rmtree(base)
    for item in snapshots(data):
        if not item.current and _may_have(folder_of(data, item.name), feed):
            shutil.rmtree(folder_of(data, item.name))
            fetched_file(data, item.name).unlink(missing_ok=True)


def sweep(data: Path) -> None:
    """Removes what a crashed build left behind; never what a living process is building."""
    for path in shelf(data).iterdir():
        work = fullmatch(_WORK, path.name)
        if work and not _alive(int(work[3])):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def _folders(data: Path) -> Iterator[Path]:
    if shelf(data).is_dir():
        yield from (
            path for path in shelf(data).iterdir() if fullmatch(_NAME, path.name) and path.is_dir()
        )


def _count(path: Path) -> int | None:
    """How many meetings it says it holds; None where it is damaged."""
    try:
        return int(json.loads((path / "snapshot.json").read_bytes())["meetings"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _may_have(path: Path, feed: str) -> bool:
    try:
        publishers = json.loads((path / "snapshot.json").read_bytes())["publishers"]
        return any(publisher["key"] == feed for publisher in publishers)
    except (OSError, ValueError, KeyError, TypeError):
        return True


def _published(path: Path) -> int:
    return path.stat().st_mtime_ns


def _alive(process: int) -> bool:
    if process == os.getpid():
        return False  # this process builds one at a time, and has not begun
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

"""The checksums of a snapshot's files: how damage is noticed when one is opened.

A file that has the size, the time of its last writing and the place on disk (inode) that it had
when its checksum was taken is taken to be as it was written; any other is read whole. So a
snapshot of hundreds of megabytes opens in milliseconds, and whatever writes to a file is noticed.
`thorough` reads all: before a delta is built on files that were written long ago.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_NAME = "manifest.json"
Seal = tuple[int, str, int, int]  # size, SHA-256, last written (ns), inode
Listed = Mapping[str, Any]  # a seal by the path below the folder


def write_manifest(folder: Path, known: Listed | None = None) -> None:
    """Lists every file below `folder`, and puts all of it on disk.

    `known` has the seals of files that are there already, by path, and need not be read again.
    """
    listed = dict(known or {})
    for path in _files(folder):
        name = str(path.relative_to(folder))
        if name not in listed:
            listed[name] = _seal(path)
    (folder / _NAME).write_text(json.dumps(listed, indent=0, sort_keys=True), encoding="utf-8")
    to_disk(folder / _NAME)
    for path in sorted(path for path in folder.rglob("*") if path.is_dir()):
        to_disk(path)
    to_disk(folder)


def read_manifest(folder: Path) -> dict[str, Any]:
    """Raises OSError or ValueError for one that cannot be read."""
    listed: dict[str, Any] = json.loads((folder / _NAME).read_bytes())
    return listed


def damage(folder: Path, *, thorough: bool = False) -> str | None:
    """What is wrong with the files below `folder`; None if they are as they were written."""
    try:
        for name, seal in read_manifest(folder).items():
            path = folder / name
            if not (_is_as_sealed(path, seal) and not thorough) and _differs(path, seal):
                return f"{name} has changed since it was written"
    except (OSError, ValueError, AttributeError, TypeError) as error:
        return f"it cannot be read ({error})"
    return None


def _is_as_sealed(path: Path, seal: Any) -> bool:
    size, _, written, inode = seal
    found = path.stat()
    return bool((found.st_size, found.st_mtime_ns, found.st_ino) == (size, written, inode))


def _differs(path: Path, seal: Any) -> bool:
    size, digest, *_ = seal
    return bool(path.stat().st_size != size or _digest(path) != digest)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / _NAME)


def _seal(path: Path) -> Seal:
    to_disk(path)
    found = path.stat()
    return found.st_size, _digest(path), found.st_mtime_ns, found.st_ino


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

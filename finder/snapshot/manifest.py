"""The checksums of a snapshot's files: how damage is noticed when one is opened."""

import hashlib
import json
import os
from pathlib import Path

_NAME = "manifest.json"


def write_manifest(folder: Path) -> None:
    """Lists every file below `folder` with its size and SHA-256, and puts all of it on disk."""
    listed = {str(path.relative_to(folder)): _seal(path) for path in _files(folder)}
    (folder / _NAME).write_text(json.dumps(listed, indent=0, sort_keys=True), encoding="utf-8")
    to_disk(folder / _NAME)
    for path in sorted(path for path in folder.rglob("*") if path.is_dir()):
        to_disk(path)
    to_disk(folder)


def damage(folder: Path) -> str | None:
    """What is wrong with the files below `folder`; None if they are as they were written."""
    try:
        listed = json.loads((folder / _NAME).read_bytes())
        for name, (size, digest) in listed.items():
            path = folder / name
            if path.stat().st_size != size or _digest(path) != digest:
                return f"{name} has changed since it was written"
    except (OSError, ValueError, AttributeError, TypeError) as error:
        return f"it cannot be read ({error})"
    return None


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != _NAME)


def _seal(path: Path) -> tuple[int, str]:
    to_disk(path)
    return path.stat().st_size, _digest(path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

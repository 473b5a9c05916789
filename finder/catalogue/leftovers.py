"""Folders that a backup or a restore works in, and what a crash left of them."""

import shutil
import tempfile
from pathlib import Path
from re import fullmatch

_NAME = r"\.(?:backup|restore)-[a-z0-9_]{8}"


def work_folder(data: Path, purpose: str) -> "tempfile.TemporaryDirectory[str]":
    """For `backup` or `restore`; the caller holds the lock to write."""
    sweep_leftovers(data)
    return tempfile.TemporaryDirectory(prefix=f".{purpose}-", dir=data)


def sweep_leftovers(data: Path) -> None:
    """Removes those of processes that were killed; the caller holds the lock to write."""
    for path in data.iterdir():
        if fullmatch(_NAME, path.name) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)

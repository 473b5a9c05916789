"""What a delta lies over: the files of a snapshot that was made whole.

A delta's folder holds them too, in `base/`, as further names of the same files (hard links), so
that no snapshot needs another one's folder: each can be pruned, rolled back to or forgotten alone,
and what all of them share lies on disk once.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from finder.model import Publisher
from finder.snapshot.building import LAYOUT, read_about
from finder.snapshot.manifest import damage, read_manifest, to_disk

BASE = "base"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Such files, in `folder`, and what its `snapshot.json` says."""

    folder: Path
    about: dict[str, Any]

    @property
    def tables(self) -> Path:
        return self.folder / "meetings.sqlite"

    @property
    def index(self) -> Path:
        return self.folder / "index"

    @property
    def sum(self) -> int:
        """Of its entries."""
        return int(self.about["sum"], 16)

    @property
    def publishers(self) -> dict[str, Publisher]:
        found = (Publisher(**record) for record in self.about["publishers"])
        return {item.key: item for item in found}

    def __len__(self) -> int:
        """How many meetings it has."""
        return int(self.about["meetings"])


def ground_of(folder: Path) -> Ground | None:
    """That of the snapshot in a folder, whole or a delta, if it is sound and of this layout."""
    try:
        own = folder / BASE if (folder / BASE).is_dir() else folder
        if damage(own, thorough=True):
            return None
        about = read_about(own)
        return Ground(folder=own, about=about) if about["layout"] == LAYOUT else None
    except (OSError, ValueError, KeyError):
        return None


def share(ground: Ground, folder: Path) -> dict[str, Any]:
    """Gives its files a name in `folder` too; their seals, by that name.

    They are copied where the disk is another one, or knows no such names.
    """
    listed = read_manifest(ground.folder)
    names = [*listed, "manifest.json"]
    for name in names:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(ground.folder / name, target)
    return {f"{folder.name}/{name}": seal for name, seal in listed.items()}


def _link(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except OSError:
        shutil.copy2(path, target)
        to_disk(target)

"""Snapshots: build, publish, open, roll back. This is their whole public face.

A snapshot is a folder `<data>/snapshots/<name>/` with the meetings (SQLite), their index and a
manifest; its name is a hash of what it holds. `current` points at the one readers see.
"""

from finder.snapshot.building import build
from finder.snapshot.contents import UNDATED, Contents, FeedState, Gone, Linked, Moved
from finder.snapshot.corrected import correct, open_current
from finder.snapshot.going_back import rollback
from finder.snapshot.opened import Snapshot
from finder.snapshot.reader import Reader
from finder.snapshot.shelf import Shelved, current_name, forget, publish, snapshots

__all__ = [
    "UNDATED",
    "Contents",
    "FeedState",
    "Gone",
    "Linked",
    "Moved",
    "Reader",
    "Shelved",
    "Snapshot",
    "build",
    "correct",
    "current_name",
    "forget",
    "open_current",
    "publish",
    "rollback",
    "snapshots",
]

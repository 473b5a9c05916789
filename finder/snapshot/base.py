"""The base: the last snapshot that was made of the whole catalogue, kept ready for deltas.

It lies in `<data>/snapshots/base/`: the snapshot's files, under further names; the keys by which
its listings were linked; and what else it depends on. The catalogue's journal says what changed
since (its mark is in both). Nothing else needs it, and without it everything is built anew.
"""

import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from finder.snapshot.blocks import MOST, StoredBlocks, write_blocks
from finder.snapshot.building import put
from finder.snapshot.ground import BASE, Ground, ground_of, share
from finder.snapshot.manifest import damage, write_manifest
from finder.snapshot.shelf import base_folder, folder_of, shelf
from finder.snapshot.software import software

SMALL = 2_000  # meetings; a snapshot of fewer is built whole, in a second or so
_ABOUT = "base.json"
_SHOWN_ONLY = ("web", "static", "exports", "commands", "ical")  # no part of a snapshot


def is_large(meetings: int) -> bool:
    """Whether a catalogue of so many is worth a delta."""
    return meetings >= SMALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """`corrected` are the ids that corrections spoke of, or led to, when it was made."""

    mark: str
    ground: Ground
    corrected: frozenset[str]
    blocks: StoredBlocks


def make_base(
    data: Path, name: str, keys: Mapping[str, Iterable[int]], corrected: Collection[str]
) -> str | None:
    """Keeps the whole snapshot of that name as the base; its mark, None where there is none.

    The caller holds the write lock.
    """
    fits = is_large(len(keys)) and len(keys) < MOST
    ground = ground_of(folder_of(data, name)) if fits else None
    if ground is None:
        drop_base(data)
        return None
    mark = token_hex(16)
    fresh = shelf(data) / f"{BASE}.tmp-{os.getpid()}"
    try:
        fresh.mkdir()
        seals = share(ground, fresh / BASE)
        (fresh / "blocks").mkdir()
        write_blocks(fresh / "blocks", keys)
        about = {"mark": mark, "software": software(_SHOWN_ONLY), "corrected": sorted(corrected)}
        (fresh / _ABOUT).write_text(json.dumps(about), encoding="utf-8")
        write_manifest(fresh, seals)
        put(fresh, base_folder(data))
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return mark


def open_base(data: Path) -> Base | None:
    """None where there is none, or it is damaged, or was made by another version."""
    folder = base_folder(data)
    if not folder.is_dir() or damage(folder):
        return None
    ground = ground_of(folder)
    about = json.loads((folder / _ABOUT).read_bytes())
    if ground is None or about["software"] != software(_SHOWN_ONLY):
        return None
    return Base(
        mark=about["mark"],
        ground=ground,
        corrected=frozenset(about["corrected"]),
        blocks=StoredBlocks(folder / "blocks"),
    )


def drop_base(data: Path) -> None:
    """The next snapshot is built whole."""
    shutil.rmtree(base_folder(data), ignore_errors=True)

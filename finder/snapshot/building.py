"""Makes a snapshot beside the live one: all of it, or nothing that anyone can see."""

import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from finder.model import Publisher
from finder.search.index import build_index
from finder.search.row_order import row_order
from finder.snapshot.contents import Contents, FeedState
from finder.snapshot.digest import named, sum_of
from finder.snapshot.entries import Kind, entries_of
from finder.snapshot.manifest import damage, to_disk, write_manifest
from finder.snapshot.prepared import write_prepared
from finder.snapshot.shelf import fetched_file, folder_of, shelf, sweep
from finder.snapshot.states import states_to_json
from finder.snapshot.tables import write_tables

LAYOUT = 8


def build(data: Path, contents: Contents, *, fold: bool = False) -> str:
    """The name under which it now lies in `<data>/snapshots`, not yet published.

    What is there already, sound and of this layout, is not made again; only the times of
    fetching are. With `fold` a delta there is: as one whole. Raises BadSettings where demonstration
    and real feeds meet. The caller holds the write lock.
    """
    entries = entries_of(contents)
    total = sum_of(entries)
    name = named(total, contents.publishers, demo=contents.demo)

    def fill(folder: Path) -> None:
        ordered = replace(contents, meetings=row_order(contents.meetings))
        rows = {meeting.id: row for row, meeting in enumerate(ordered.meetings)}
        meetings = {key: entries[Kind.MEETINGS][key] for key in rows}
        write_tables(folder / "meetings.sqlite", {**entries, Kind.MEETINGS: meetings}, rows)
        (folder / "index").mkdir()
        build_index(ordered.meetings, folder / "index", also_in=contents.also_in)
        write_prepared(folder, ordered.meetings, contents.publishers, contents.sources)
        publishers, count = contents.publishers, len(rows)
        write_about(folder, about(name, total, publishers, count, demo=contents.demo))
        write_manifest(folder)

    place(data, name, contents.feed_states, fill, again=fold and is_delta(folder_of(data, name)))
    return name


def place(
    data: Path,
    name: str,
    states: Sequence[FeedState],
    fill: Callable[[Path], None],
    *,
    again: bool = False,
) -> None:
    """Puts what `fill` writes into a new folder where a snapshot of that name lies.

    One that is there and sound is kept, unless it is wanted `again`.
    """
    shelf(data).mkdir(parents=True, exist_ok=True)
    sweep(data)
    _write_fetched(data, name, states)
    folder = folder_of(data, name)
    if not again and _sound(folder):
        return
    fresh = shelf(data) / f"{name}.tmp-{os.getpid()}"
    try:
        fresh.mkdir()
        fill(fresh)
        put(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def about(
    name: str,
    total: int,
    publishers: Mapping[str, Publisher],
    meetings: int,
    *,
    demo: bool,
    delta: bool = False,
) -> dict[str, Any]:
    """What `snapshot.json` says: `sum` is that of its entries (`finder.snapshot.digest`)."""
    return {
        "layout": LAYOUT,
        "name": name,
        "demo": demo,
        "meetings": meetings,
        "sum": f"{total:064x}",
        "delta": delta,
        "publishers": [asdict(publisher) for publisher in publishers.values()],
    }


def write_about(folder: Path, values: Mapping[str, Any]) -> None:
    text = json.dumps(dict(values), ensure_ascii=False)
    (folder / "snapshot.json").write_text(text, encoding="utf-8")


def read_about(folder: Path) -> dict[str, Any]:
    """Raises OSError or ValueError for what cannot be read."""
    found: dict[str, Any] = json.loads((folder / "snapshot.json").read_bytes())
    return found


def is_delta(folder: Path) -> bool:
    """Whether a delta lies there; False where nothing does that could be read."""
    try:
        return bool(read_about(folder)["delta"])
    except (OSError, ValueError, KeyError):
        return False


def put(fresh: Path, folder: Path) -> None:
    """Swaps a folder in for what lies there, which readers that have it open go on with."""
    old = folder.with_name(f"{folder.name}.old-{os.getpid()}")
    if folder.exists():
        folder.rename(old)  # damaged, of an older layout, or a delta
    fresh.rename(folder)
    to_disk(folder.parent)
    shutil.rmtree(old, ignore_errors=True)


def _sound(folder: Path) -> bool:
    if not folder.is_dir() or damage(folder):
        return False
    return bool(read_about(folder)["layout"] == LAYOUT)


def _write_fetched(data: Path, name: str, states: Sequence[FeedState]) -> None:
    path = fetched_file(data, name)
    fresh = path.with_name(f"{name}.tmp-{os.getpid()}.json")
    fresh.write_text(states_to_json(states), encoding="utf-8")
    to_disk(fresh)
    os.replace(fresh, path)

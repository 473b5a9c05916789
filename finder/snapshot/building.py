"""Makes a snapshot beside the live one: all of it, or nothing that anyone can see."""

import json
import os
import shutil
from dataclasses import asdict, replace
from pathlib import Path

from finder.search.index import build_index
from finder.search.row_order import row_order
from finder.snapshot.contents import Contents
from finder.snapshot.digest import name_of
from finder.snapshot.manifest import damage, to_disk, write_manifest
from finder.snapshot.meetings import write_meetings
from finder.snapshot.shelf import fetched_file, folder_of, shelf, sweep
from finder.snapshot.states import states_to_json

LAYOUT = 4


def build(data: Path, contents: Contents) -> str:
    """The name under which it now lies in `<data>/snapshots`, not yet published.

    What is there already, sound and of this layout, is not made again; only the times of
    fetching are. Raises BadSettings where demonstration and real feeds meet. The caller holds
    the write lock.
    """
    name = name_of(contents)
    shelf(data).mkdir(parents=True, exist_ok=True)
    sweep(data)
    _write_fetched(data, name, contents)
    folder = folder_of(data, name)
    if not _sound(folder):
        fresh = shelf(data) / f"{name}.tmp-{os.getpid()}"
        try:
            _fill(fresh, name, contents)
            _put(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return name


def _sound(folder: Path) -> bool:
    if not folder.is_dir() or damage(folder):
        return False
    about = json.loads((folder / "snapshot.json").read_bytes())
    return bool(about["layout"] == LAYOUT)


def _fill(folder: Path, name: str, contents: Contents) -> None:
    folder.mkdir()
    contents = replace(contents, meetings=row_order(contents.meetings))
    write_meetings(contents, folder / "meetings.sqlite")
    (folder / "index").mkdir()
    build_index(contents.meetings, folder / "index", also_in=contents.also_in)
    about = {
        "layout": LAYOUT,
        "name": name,
        "demo": contents.demo,
        "meetings": len(contents.meetings),
        "publishers": [asdict(publisher) for publisher in contents.publishers.values()],
    }
    (folder / "snapshot.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    write_manifest(folder)


def _put(fresh: Path, folder: Path) -> None:
    old = folder.with_name(f"{folder.name}.old-{os.getpid()}")
    if folder.exists():
        folder.rename(old)  # damaged, or of an older layout
    fresh.rename(folder)
    to_disk(folder.parent)
    shutil.rmtree(old, ignore_errors=True)


def _write_fetched(data: Path, name: str, contents: Contents) -> None:
    path = fetched_file(data, name)
    fresh = path.with_name(f"{name}.tmp-{os.getpid()}.json")
    fresh.write_text(states_to_json(contents.feed_states), encoding="utf-8")
    to_disk(fresh)
    os.replace(fresh, path)

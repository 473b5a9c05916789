"""A meeting that comes to be for under-18s: no delta lies over files that say where it met."""

from dataclasses import replace
from pathlib import Path

import pytest

from finder.snapshot import snapshots
from finder.snapshot.building import is_delta
from finder.snapshot.shelf import folder_of
from tests.deltas.lives import Lives, lives

SECRET = "The blue heron folder"


def keeping(data: Path) -> list[Path]:
    files = (path for path in data.rglob("*") if path.is_file() and not path.is_symlink())
    return [path for path in files if SECRET.encode() in path.read_bytes()]


def test_all_is_built_anew_and_what_was_before_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    life: Lives = lives(tmp_path, 1, 40)
    feed, data = "feed-1", life.ways[0]
    known = [item.meeting for item in life.listed[feed].values()]
    life.read(feed, [replace(known[0], notes=SECRET), *known[1:]])
    life.publish(monkeypatch)
    life.read(feed, [replace(known[0], notes=SECRET), *known[1:], life.new(feed)])
    assert is_delta(folder_of(data, life.publish(monkeypatch).name))
    assert keeping(data)
    teens = replace(known[0], audiences=frozenset({"teens"}), venue=None, online=None, notes=None)
    life.read(feed, [teens, *known[1:]])
    name = life.publish(monkeypatch).name
    assert not is_delta(folder_of(data, name))
    assert [item.name for item in snapshots(data)] == [name]
    assert not keeping(data)
    life.read(feed, [teens, *known[1:], life.new(feed)])
    assert is_delta(folder_of(data, life.publish(monkeypatch).name)), "the next is quick again"

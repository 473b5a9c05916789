"""A disk that is full, or cannot be written to (F12, F13): said so, and the site goes on."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from finder.catalogue import open_catalogue, stored_of
from finder.snapshot import Reader, open_current
from finder.snapshot.corrections import add_correction
from finder.snapshot.shelf import shelf
from importers.sync import State
from tests.conftest import PROJECT
from tests.made import TODAY
from tests.sync.conftest import World, rows
from tests.sync.crashing import NEW, OLD, sync_rows
from tests.sync.filling import SIZES

STEPS = [pytest.param(7, id="tenth"), pytest.param(1, id="whole", marks=pytest.mark.full)]
SAID = ("No space left on device", "File too large", "disk I/O error", "database or disk is full")


def notes(data: Path) -> set[str | None]:
    with open_catalogue(data) as database:
        return {item.meeting.notes for item in stored_of(database, "aa-test")}


@pytest.mark.parametrize("step", STEPS)
def test_wherever_the_disk_is_full_it_is_said_and_nothing_is_lost(
    tmp_path: Path, step: int
) -> None:
    command = [sys.executable, "-m", "tests.sync.filling", str(tmp_path), f"{step}"]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    ends = dict(line.split("\t", 1) for line in run.stdout.splitlines())
    failed = {name: said for name, said in ends.items() if said}
    assert len(failed) >= 4 + 14 / step
    for name, said in failed.items():
        assert any(why in said for why in SAID), (name, said)
        assert "restore a backup" not in said
        data = tmp_path / name
        snapshot = open_current(data, today=TODAY)
        shown = {item.notes for item in snapshot.meetings(range(len(snapshot)))}
        assert shown in ({f"One of {OLD}"}, {f"One of {NEW}"})
        assert notes(data) in ({f"One of {OLD}"}, {f"One of {NEW}"})
        assert sync_rows(data, NEW).state in (State.UPDATED, State.UNCHANGED)
        assert len(open_current(data, today=TODAY)) == NEW
        assert not [path.name for path in shelf(data).iterdir() if "-" in path.name]
    assert len(ends) > len(SIZES)


def test_a_folder_that_can_only_be_read_is_served(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a correction that its snapshot does not have yet."""
    world.publish("aa-one", rows(3))
    world.sync()
    add_correction(
        world.config.corrections, "aa-one_group-1", reason="asked", since=TODAY, expires=None
    )
    data, opened = world.config.data, os.open

    def refuse(path: object, *_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    def open_to_read(path: object, flags: int, *more: int, **options: int) -> int:
        if str(path).startswith(str(data)) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            refuse(path)
        return opened(path, flags, *more, **options)  # type: ignore[arg-type]

    for name in ("mkdir", "write_text", "write_bytes", "unlink", "touch", "rename", "symlink_to"):
        real = getattr(Path, name)

        def only_elsewhere(self: Path, *more: object, real: object = real, **how: object) -> object:
            if str(self).startswith(str(data)):
                refuse(self)
            return real(self, *more, **how)  # type: ignore[operator]

        monkeypatch.setattr(Path, name, only_elsewhere)
    monkeypatch.setattr(os, "open", open_to_read)
    reader = Reader(data, today=lambda: TODAY)
    snapshot = reader.snapshot()
    assert [item.id for item in snapshot.meetings(range(len(snapshot)))] == [
        "aa-one_group-0",
        "aa-one_group-2",
    ]

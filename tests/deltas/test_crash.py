"""kill -9 at any point of a delta, and of folding it in: old or new, and the next sync works."""

import subprocess
import sys
from pathlib import Path

import pytest

from finder.snapshot import current_name, open_current
from finder.snapshot.building import is_delta
from finder.snapshot.shelf import shelf
from tests.conftest import PROJECT
from tests.made import TODAY
from tests.sync.crashing import NEW, OLD, sync_rows

POINTS = [pytest.param(10, id="tenth"), pytest.param(100, id="whole", marks=pytest.mark.full)]


@pytest.mark.parametrize("points", POINTS)
def test_wherever_it_is_killed_a_delta_is_whole_or_not_at_all(
    tmp_path: Path, points: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-m", "tests.deltas.crashing", str(tmp_path), str(points)]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert int(run.stdout) == points
    monkeypatch.setattr("finder.snapshot.base.SMALL", 1)
    for data in (tmp_path / f"{number}" for number in range(1, points + 1)):
        snapshot = open_current(data, today=TODAY)
        shown = {item.notes for item in snapshot.meetings(snapshot.rows())}
        assert shown in ({f"One of {OLD}"}, {f"One of {NEW}"})
        sync_rows(data, NEW)
        found = open_current(data, today=TODAY)
        assert len(found) == NEW
        assert {item.notes for item in found.meetings(found.rows())} == {f"One of {NEW}"}
        assert not [path.name for path in shelf(data).iterdir() if "-" in path.name]


def test_an_undisturbed_delta_has_the_name_of_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync_rows(tmp_path / "whole", OLD)
    sync_rows(tmp_path / "whole", NEW)
    monkeypatch.setattr("finder.snapshot.base.SMALL", 1)
    for limit in ("FULL", "MANY"):  # all of so few have changed, and are folded in elsewhere
        monkeypatch.setattr(f"finder.snapshot.delta.{limit}", 9)
    sync_rows(tmp_path / "delta", OLD)
    sync_rows(tmp_path / "delta", NEW)
    names = [current_name(tmp_path / way) for way in ("whole", "delta")]
    assert names[0] == names[1]
    assert is_delta(open_current(tmp_path / "delta", today=TODAY).path)

"""kill -9 at any point of a sync: old or new, never a mix, and the next sync just works (F9)."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from finder.catalogue import history_of, open_catalogue, stored_of
from finder.snapshot import open_current
from finder.snapshot.shelf import shelf
from importers.sync import State
from tests.conftest import PROJECT
from tests.made import TODAY
from tests.sync.crashing import NEW, OLD, sync_rows

POINTS = [pytest.param(20, id="tenth"), pytest.param(200, id="whole", marks=pytest.mark.full)]
RECOVERED = 10  # seconds


def notes_in_catalogue(data: Path) -> set[str | None]:
    with open_catalogue(data) as database:
        return {item.meeting.notes for item in stored_of(database, "aa-test")}


def events(data: Path) -> list[tuple[str | None, str]]:
    with open_catalogue(data) as database:
        return [(item.meeting, item.event) for item in history_of(database, "aa-test")]


@pytest.mark.parametrize("points", POINTS)
def test_wherever_it_is_killed_a_sync_is_whole_or_not_at_all(tmp_path: Path, points: int) -> None:
    command = [sys.executable, "-m", "tests.sync.crashing", str(tmp_path), str(points)]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert int(run.stdout) == points
    whole = ({f"One of {OLD}"}, {f"One of {NEW}"})
    seen = set()
    for data in (tmp_path / f"{number}" for number in range(1, points + 1)):
        snapshot = open_current(data, today=TODAY)
        shown = {item.notes for item in snapshot.meetings(range(len(snapshot)))}
        assert shown in whole
        stored = notes_in_catalogue(data)
        assert stored in whole
        seen.add((whole.index(stored), whole.index(shown)))
        began = time.monotonic()
        assert sync_rows(data, NEW).state in (State.UPDATED, State.UNCHANGED)
        assert time.monotonic() - began < 10 * RECOVERED
        assert len(open_current(data, today=TODAY)) == NEW
        assert len(events(data)) == len(set(events(data))) == OLD + NEW + (OLD - NEW)
        assert not [path.name for path in shelf(data).iterdir() if "-" in path.name]
    assert {(0, 0), (1, 0)} <= seen  # before anything, and stored but not yet published

"""kill -9 at any point of a sync: old or new, never a mix, and the next sync just works."""

import subprocess
import sys
from pathlib import Path

import pytest

from finder.catalogue import open_catalogue, stored_of
from finder.snapshot import open_current
from importers.sync import State
from tests.conftest import PROJECT
from tests.made import TODAY
from tests.sync.crashing import NEW, OLD, sync_rows

_STEPS = [pytest.param(10, id="tenth"), pytest.param(1, id="whole", marks=pytest.mark.full)]


def notes_in_catalogue(data: Path) -> set[str | None]:
    with open_catalogue(data) as database:
        return {item.meeting.notes for item in stored_of(database, "aa-test")}


@pytest.mark.parametrize("step", _STEPS)
def test_whatever_the_point_a_sync_is_whole_or_not_at_all(tmp_path: Path, step: int) -> None:
    command = [sys.executable, "-m", "tests.sync.crashing", str(tmp_path), str(step)]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    points = int(run.stdout)
    assert points >= 5
    whole = ({f"One of {OLD}"}, {f"One of {NEW}"})
    seen = []
    for data in (tmp_path / f"{number}" for number in range(1, points + 1)):
        snapshot = open_current(data, today=TODAY)
        shown = {item.notes for item in snapshot.meetings(range(len(snapshot)))}
        stored = notes_in_catalogue(data)
        assert shown in whole
        assert stored in whole
        seen.append((stored, len(snapshot)))
        assert sync_rows(data, NEW).state in (State.UPDATED, State.UNCHANGED)
        assert len(open_current(data, today=TODAY)) == NEW
    assert ({f"One of {NEW}"}, OLD) in seen  # stored, but not yet published
    assert ({f"One of {OLD}"}, OLD) in seen

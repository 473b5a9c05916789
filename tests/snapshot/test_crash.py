"""kill -9 at any point of building and publishing leaves the old snapshot or the new one."""

import subprocess
import sys
from pathlib import Path

from finder.snapshot import current_name, open_current
from finder.snapshot.shelf import shelf
from tests.conftest import PROJECT
from tests.made import TODAY
from tests.snapshot.crashing import NEW, OLD, publish_new

_ENOUGH = 100  # more touches of the disk than publishing needs


def test_whatever_the_point_a_reader_sees_old_or_new(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.snapshot.crashing", str(tmp_path), str(_ENOUGH)]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    points = int(run.stdout)
    assert 15 < points < _ENOUGH
    seen = set()
    for data in (tmp_path / f"{point}" for point in range(1, points + 1)):
        snapshot = open_current(data, today=TODAY)
        assert snapshot.name == current_name(data)
        found = tuple(item.id for item in snapshot.meetings(range(len(snapshot))))
        assert found in [tuple(item.id for item in kind.meetings) for kind in (OLD, NEW)]
        seen.add(found)
        publish_new(data)
        assert len(open_current(data, today=TODAY)) == 2
        assert not [path.name for path in shelf(data).iterdir() if ".tmp-" in path.name]
    assert len(seen) == 2

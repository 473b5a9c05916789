"""kill -9 at any point of building and swapping the index: the old one serves, or the new (F10)."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from finder.search.engine import find
from finder.search.query import parse_query
from finder.snapshot import Snapshot, current_name, open_current
from finder.snapshot.shelf import shelf
from tests.conftest import PROJECT
from tests.made import NOW, TODAY
from tests.snapshot.crashing import NEW as NEW_CONTENTS
from tests.snapshot.crashing import OLD as OLD_CONTENTS
from tests.snapshot.crashing import publish_new

POINTS = [pytest.param(10, id="tenth"), pytest.param(100, id="whole", marks=pytest.mark.full)]
OLD, NEW = ({item.id for item in kind.meetings} for kind in (OLD_CONTENTS, NEW_CONTENTS))
RECOVERED = 10  # seconds


@pytest.fixture(autouse=True)
def _stand_in() -> None:
    """The real index here, in place of the stand-in of the other tests."""


def answered(snapshot: Snapshot) -> set[str]:
    """What its index finds by a word that all of them have, and by their day."""
    asked = [("q", "meeting"), ("day", "mon")]
    hits = find(snapshot.index, parse_query(asked, snapshot.index, None), NOW).hits
    return {snapshot.meeting(hit.row).id for hit in hits}


@pytest.mark.parametrize("points", POINTS)
def test_whatever_the_point_an_index_serves(tmp_path: Path, points: int) -> None:
    command = [sys.executable, "-m", "tests.snapshot.crashing", str(tmp_path), str(points)]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert int(run.stdout) == points
    served = []
    for data in (tmp_path / f"{number}" for number in range(1, points + 1)):
        snapshot = open_current(data, today=TODAY)
        assert snapshot.name == current_name(data)
        served.append(answered(snapshot))
        assert served[-1] in (OLD, NEW)
        began = time.monotonic()
        publish_new(data)
        assert answered(open_current(data, today=TODAY)) == NEW
        assert time.monotonic() - began < 10 * RECOVERED
        assert not [path.name for path in shelf(data).iterdir() if "-" in path.name]
    assert served.count(OLD) >= points / 2

"""The same inputs and the same past give the same snapshot and calendars, wherever (F7, F27)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from finder.catalogue import open_catalogue, stored_of
from finder.snapshot import current_name
from tests.conftest import PROJECT
from tests.sync.twice import lived

MACHINES = {
    "as it comes": {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
    "another machine": {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Apia"},
    "a third": {"PYTHONHASHSEED": "3", "LC_ALL": "C.UTF-8", "TZ": "America/St_Johns"},
}


def on_machines(folder: Path, seeds: Iterable[int]) -> list[dict[str, str]]:
    """What each shows, in a process of its own with its own hash seed, language and zone."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.sync.twice", str(folder / f"{number}"), str(seed)],
            cwd=PROJECT,
            env={**os.environ, **settings},
            stdout=subprocess.PIPE,
            text=True,
        )
        for number, (settings, seed) in enumerate(zip(MACHINES.values(), seeds, strict=True))
    ]
    return [json.loads(process.communicate()[0]) for process in running]


def test_three_machines_show_the_same_bytes(tmp_path: Path) -> None:
    """The same order on the first two, the rows and feeds shuffled on the third."""
    one, two, three = on_machines(tmp_path, (0, 0, 7))
    assert len(set(one.values())) == len(one) == 5
    assert one == two == three


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_rows_and_feeds_changes_nothing(tmp_path: Path, seed: int) -> None:
    one, two = lived(tmp_path / "one", 0), lived(tmp_path / "two", seed)
    assert current_name(one.config.data) == current_name(two.config.data)
    with open_catalogue(one.config.data) as here, open_catalogue(two.config.data) as there:
        assert stored_of(here, "aa-one") == stored_of(there, "aa-one")
    assert one.site().contents() == two.site().contents()

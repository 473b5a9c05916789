"""However changes come, published by deltas they are what everything built anew is."""

from pathlib import Path
from random import Random

import pytest

from finder.snapshot.building import is_delta
from finder.snapshot.shelf import folder_of
from tests.deltas.lives import lives, same

STEPS, QUERIES = 6, 8


def live(folder: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many of the steps were published as deltas."""
    life, deltas = lives(folder, seed), 0
    for step in range(STEPS):
        made = life.publish(monkeypatch, folded=step == STEPS // 2)
        deltas += is_delta(folder_of(life.ways[0], made.name))
        same(*life.sites(), sorted(life.ids), Random(seed + step), QUERIES)
        life.day += life.random.randint(0, 2)
        for _ in range(life.random.choice((0, 1, 1, 2, 3))):
            life.change()
    return deltas


@pytest.mark.parametrize("seed", range(3))
def test_each_step_shows_what_all_built_anew_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    assert live(tmp_path, seed, monkeypatch) >= 1


@pytest.mark.full
@pytest.mark.parametrize("seed", range(3, 60))
def test_the_whole_series_of_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    live(tmp_path, seed, monkeypatch)

"""Counting by a facet of many values: sparse sets and dense ones, runs and the tail, both loops."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest

from finder.search.columns import feeds, loops, regions, space, tallies
from finder.search.columns.bitmaps import from_rows, members, rows_of
from finder.search.columns.files import Files
from finder.search.columns.tallies import MOST, Tally

ROWS, TAIL = 2_000, 30
STATES = [f"s{number}" for number in range(12)]
PATHS = sorted([*STATES, *(f"{state}/c{number}" for state in STATES for number in range(9))])
FEEDS = sorted(f"feed-{number}" for number in range(70))


@pytest.fixture(autouse=True, scope="module", params=["plain", "compiled"])
def _loops(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param == "compiled" and not loops.use_compiled():
        pytest.skip("no compiler is installed")
    yield
    loops.use_plain()


def drawn(random: Random, values: Sequence[str | None], run: int) -> list[str | None]:
    """One value a row, each for a run of rows."""
    return [value for _ in range(ROWS // run) for value in [random.choice(values)] * run]


def by_region(folder: Path, random: Random) -> tuple[Tally, list[set[str]]]:
    """The last rows are a tail's."""
    paths = drawn(random, [*PATHS, None], 40)
    part = space.whole(ROWS)
    space.write(folder, part)
    regions.write(folder, part, paths, {path: path.title() for path in PATHS})
    found = regions.read(Files(folder))
    room = space.read(Files(folder), TAIL)
    paths += [None] * (room.base - ROWS) + [random.choice(PATHS) for _ in range(TAIL)]
    numbers = [-1 if path is None else found.number[path] for path in paths[room.base :]]
    found.of_row[room.base : room.size] = numbers
    above = [{path, path.split("/")[0]} if path else set() for path in paths]
    return tallies.of_regions(found, room), above


def by_feed(folder: Path, random: Random) -> tuple[Tally, list[set[str]]]:
    """Some rows are listed by several."""
    own = [value or "" for value in drawn(random, FEEDS, 20)]
    others = [(random.randrange(ROWS), random.choice(FEEDS)) for _ in range(150)]
    part = space.whole(ROWS)
    space.write(folder, part)
    feeds.write(folder, part, own, others, FEEDS)
    listed = [{value} for value in own]
    for row, value in others:
        listed[row].add(value)
    return tallies.of_feeds(feeds.read(Files(folder)), space.read(Files(folder))), listed


@pytest.mark.parametrize("share", [0, 0.01, 0.2, 1])
@pytest.mark.parametrize(("made", "values"), [(by_region, PATHS), (by_feed, FEEDS)])
def test_counts_and_the_highest_of_them_are_those_of_the_rows(
    tmp_path: Path, made: type, values: list[str], share: float
) -> None:
    tally, carried = made(tmp_path, Random(7))
    random = Random(f"{share}")
    rows = [row for row, own in enumerate(carried) if own and random.random() < share]
    numbers, best = tally.counts(members(from_rows(rows, len(tally.of_row))))
    wanted = [sum(value in carried[row] for row in rows) for value in values]
    assert numbers.tolist() == wanted
    ranked = sorted(range(len(values)), key=lambda place: (-wanted[place], values[place]))
    assert best.tolist() == ranked[:MOST]


def test_the_rows_of_some_values_are_found_run_by_run(tmp_path: Path) -> None:
    tally, carried = by_region(tmp_path, Random(3))
    for chosen in ({"s1"}, {"s0", "s7/c2"}, set(), set(PATHS)):
        inside = np.array([*(path in chosen for path in PATHS), False])
        wanted = [row for row, own in enumerate(carried) if own and max(own, key=len) in chosen]
        assert rows_of(tally.within(inside), len(tally.of_row)).tolist() == wanted
    assert tally.size > tally.base


def test_a_set_is_looked_through_once(tmp_path: Path) -> None:
    rows = [0, 1, 63, 64, 700, 1_999]
    found = members(from_rows(rows, 2_048))
    assert (found.count, found.words.tolist()) == (6, [0, 1, 10, 31])
    assert members(from_rows([], 2_048)).words.tolist() == []

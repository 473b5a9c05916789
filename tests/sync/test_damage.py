"""A bit that flips, or a file that is cut: noticed, and never a wrong meeting (F14)."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from finder.catalogue import all_shown, gone_ids, moved_ids, open_catalogue, publishers
from finder.errors import BadSettings, NoSnapshot
from finder.snapshot import current_name, open_current
from finder.snapshot.shelf import folder_of
from importers.sync import State
from tests.made import TODAY
from tests.sync.conftest import World, row, rows

SEED = 20261122
FILES = [pytest.param(3, id="tenth"), pytest.param(30, id="whole", marks=pytest.mark.full)]
BITS = [pytest.param(100, id="tenth"), pytest.param(1000, id="whole", marks=pytest.mark.full)]


def damaged(good: bytes, dice: random.Random, *, cut: bool) -> bytes:
    at = dice.randrange(len(good))
    flipped = bytes([good[at] ^ 1 << dice.randrange(8)])
    return good[:at] if cut else good[:at] + flipped + good[at + 1 :]


@pytest.fixture
def lived(world: World) -> World:
    """Two feeds with a past: renumbered, changed, gone, held."""
    world.publish("aa-one", rows(40))
    world.publish("aa-two", rows(20))
    world.sync()
    later = [row(n, slug=f"new-{n}", notes="Ring") for n in range(2, 40)]
    world.publish("aa-one", later)
    world.publish("aa-two", rows(3))
    world.sync()
    return world


@pytest.mark.parametrize("count", FILES)
def test_a_damaged_snapshot_is_noticed_and_the_one_before_is_used(lived: World, count: int) -> None:
    data = lived.config.data
    name = str(current_name(data))
    (before,) = {path.name for path in (data / "snapshots").iterdir() if path.is_dir()} - {
        "current",
        name,
    }
    files = sorted(path for path in folder_of(data, name).rglob("*") if path.is_file())
    dice = random.Random(SEED)
    for number in range(count):
        path = dice.choice(files)
        good = path.read_bytes()
        path.write_bytes(damaged(good, dice, cut=number % 3 == 0))
        assert open_current(data, today=TODAY).name == before
        path.write_bytes(good)
    assert open_current(data, today=TODAY).name == name


def test_without_any_sound_snapshot_it_is_said_so(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.sync()
    name = str(current_name(world.config.data))
    (folder_of(world.config.data, name) / "meetings.sqlite").write_bytes(b"")
    with pytest.raises(NoSnapshot):
        open_current(world.config.data, today=TODAY)


def catalogues(world: World, count: int, *, cut: bool) -> Iterator[Path]:
    """As many folders, each with a catalogue that is damaged in one place."""
    good = (world.config.data / "catalogue.sqlite").read_bytes()
    dice = random.Random(SEED)
    for number in range(count):
        data = world.config.data / f"damaged-{number}"
        data.mkdir()
        (data / "catalogue.sqlite").write_bytes(damaged(good, dice, cut=cut))
        yield data
        shutil.rmtree(data)


def shown(data: Path) -> tuple[object, ...]:
    """All that readers get of a catalogue."""
    with open_catalogue(data) as database:
        return (
            all_shown(database),
            publishers(database),
            gone_ids(database),
            moved_ids(database),
        )


@pytest.mark.parametrize("count", BITS)
def test_a_flipped_bit_is_noticed_or_changes_nothing_that_is_shown(
    lived: World, count: int
) -> None:
    whole = shown(lived.config.data)
    noticed = 0
    for data in catalogues(lived, count, cut=False):
        try:
            assert shown(data) == whole
        except BadSettings:
            noticed += 1
    assert noticed > count / 4  # the rest hit free pages, the history or the problems


@pytest.mark.parametrize("count", FILES)
def test_a_catalogue_cut_short_is_noticed(lived: World, count: int) -> None:
    for data in catalogues(lived, count, cut=True):
        with pytest.raises(BadSettings), open_catalogue(data):
            pass


def test_one_that_has_become_empty_is_no_new_beginning(world: World) -> None:
    """Else a feed that fails that day would leave the site."""
    world.publish("aa-one", rows(3))
    first = world.sync()["aa-one"]  # a mistake of ours while reading would be its failure alone
    assert (first.state, first.message) == (State.NEW, None)
    (world.config.data / "catalogue.sqlite").write_bytes(b"")
    with pytest.raises(BadSettings, match="it is empty"):
        world.sync()
    assert len(world.ids()) == 3

"""After an upgrade: what an older version published is made anew, by one process."""

import json
import shutil
from pathlib import Path

import pytest

from finder.catalogue import locked
from finder.errors import Busy, NoSnapshot
from finder.snapshot import current_name
from finder.snapshot.building import LAYOUT
from finder.snapshot.manifest import write_manifest
from finder.snapshot.renewing import is_older, renew
from finder.snapshot.shelf import folder_of
from tests.made import TODAY
from tests.sync.conftest import World, rows


def of_layout(data: Path, layout: int) -> None:
    """The current snapshot as a version of that layout would have made it."""
    name = current_name(data)
    assert name
    path = folder_of(data, name) / "snapshot.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "layout": layout}))
    write_manifest(path.parent)


@pytest.fixture
def older(world: World) -> World:
    """A folder that an older version left."""
    world.publish("aa-one", rows(8))
    world.sync()
    of_layout(world.config.data, LAYOUT - 1)
    return world


def renewed(world: World) -> str | None:
    return renew(world.config.data, world.config.corrections, today=TODAY, wait=0)


def test_what_an_older_version_published_is_made_anew(older: World) -> None:
    with pytest.raises(NoSnapshot):
        older.site()
    assert is_older(older.config.data)
    assert renewed(older) == current_name(older.config.data)
    assert not is_older(older.config.data)
    assert len(older.ids()) == 8


def test_it_is_made_once(older: World) -> None:
    assert renewed(older)
    made = folder_of(older.config.data, str(current_name(older.config.data))).stat()
    assert renewed(older) is None
    name = str(current_name(older.config.data))
    assert folder_of(older.config.data, name).stat().st_ino == made.st_ino


def test_it_waits_for_a_sync_and_leaves_what_that_does(older: World) -> None:
    with locked(older.config.data, "sync"), pytest.raises(Busy, match="another sync"):
        renewed(older)
    assert is_older(older.config.data)


def test_where_nothing_was_published_or_by_this_or_a_later_version_all_stays(world: World) -> None:
    assert not is_older(world.config.data)
    world.publish("aa-one", rows(8))
    world.sync()
    assert not is_older(world.config.data)
    of_layout(world.config.data, LAYOUT + 1)
    assert not is_older(world.config.data)


def test_what_was_killed_while_it_was_swapped_in_is_made_again(older: World) -> None:
    shutil.rmtree(folder_of(older.config.data, str(current_name(older.config.data))))
    assert is_older(older.config.data)
    assert renewed(older)
    assert len(older.ids()) == 8


def test_without_a_catalogue_nothing_is_published(older: World) -> None:
    (older.config.data / "catalogue.sqlite").unlink()
    with pytest.raises(NoSnapshot, match="sync"):
        renewed(older)
    assert not (older.config.data / "catalogue.sqlite").exists()

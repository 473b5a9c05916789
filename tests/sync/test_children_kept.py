"""A meeting that its publisher comes to list for under-18s: no file keeps where it met."""

from datetime import time
from pathlib import Path

import pytest

from finder.catalogue import open_catalogue
from finder.catalogue.geocodes import asked_addresses, keep_geocode
from finder.errors import NoSnapshot
from finder.snapshot import rollback, snapshots
from importers.sync.outcome import State
from tests.made import TODAY
from tests.sync.conftest import World, row, rows

STREET = "77 Heron Lane, Springfield, IL 62701, US"
TOLD = {
    "formatted_address": "77 Heron Lane, Springfield, IL 62701, USA",
    "notes": "Bring the blue folder",
    "conference_url": "https://zoom.us/j/5550001112",
}
SECRETS = ("Heron", "blue folder", "5550001112")
ID = "one_group-99"


def files_with(data: Path, *words: str) -> set[str]:
    found = (path for path in data.rglob("*") if path.is_file() and not path.is_symlink())
    return {
        f"{path.relative_to(data)}: {word}"
        for path in found
        for word in words
        if word.encode() in path.read_bytes()
    }


def listed(world: World, **changes: object) -> None:
    world.publish("one", [*rows(9), row(99, **{**TOLD, **changes})], fellowship="al-anon")
    world.sync()


@pytest.fixture
def coded(world: World) -> World:
    """Twice anybody's, then one for teens."""
    listed(world)
    listed(world, time="20:00")
    for secret in SECRETS:
        assert files_with(world.config.data, secret), "nothing to be found that could be kept"
    with open_catalogue(world.config.data) as database:
        keep_geocode(database, STREET, (39.8, -89.6), TODAY)
    listed(world, time="20:00", types=["O", "Y"])
    return world


def test_it_is_shown_for_teens_alone(coded: World) -> None:
    site = coded.site()
    assert [item.fellowship for item in site.contents().meetings if item.for_children] == [
        "alateen"
    ]
    assert site.row_of(ID) is None, "its number may tell where it meets"
    (gone,) = site.contents().gone
    assert (gone.id, gone.name, gone.latitude) == (ID, "This meeting", None)


def test_no_file_keeps_what_was_said_of_it(coded: World) -> None:
    with open_catalogue(coded.config.data) as database:
        assert not asked_addresses(database)
    assert files_with(coded.config.data, *SECRETS) == set()


def test_no_rollback_brings_it_back(coded: World) -> None:
    with pytest.raises(NoSnapshot):
        rollback(coded.config.data, today=TODAY)
    assert files_with(coded.config.data, *SECRETS) == set()


def test_later_snapshots_can_be_gone_back_to(coded: World) -> None:
    name = coded.site().name
    listed(coded, time="21:00", types=["O", "Y"])
    assert rollback(coded.config.data, today=TODAY) == name
    assert files_with(coded.config.data, *SECRETS) == set()


def test_where_it_met_is_not_kept_of_one_that_was_gone_for_a_time(world: World) -> None:
    listed(world)
    for _ in range(3):
        world.publish("one", rows(9), fellowship="al-anon")
        world.sync()
    assert ID in {item.id for item in world.site().contents().gone if item.latitude}
    listed(world, types=["O", "Y"])
    assert len(snapshots(world.config.data)) == 1
    (gone,) = world.site().contents().gone
    assert (gone.id, gone.name, gone.latitude) == (ID, "This meeting", None)


def test_under_another_name_and_at_its_time_it_is_taken_for_the_same(world: World) -> None:
    listed(world)
    listed(world, types=["O", "Y"], name="Young Lanterns")
    assert files_with(world.config.data, *SECRETS) == set()


def test_a_reading_that_is_held_is_believed_where_it_says_for_teens(world: World) -> None:
    listed(world)
    few = [row(99, **TOLD, types=["O", "Y"], time="21:00", name="Lanterns"), *rows(1)]
    world.publish("one", few, fellowship="al-anon")  # most rows are missing: it is held
    outcome = world.sync()["one"]
    assert outcome.state is State.HELD
    assert len(world.ids()) == 10, "nothing else was taken"
    (teens,) = [item for item in world.site().contents().meetings if item.for_children]
    assert (teens.fellowship, teens.start) == ("alateen", time(21))
    assert world.site().row_of(ID) is None
    assert files_with(world.config.data, *SECRETS, "Group 99") == set()
    assert not world.sync()["one"].changed, "it is believed once"


def test_where_its_number_is_kept_a_held_reading_is_believed_too(world: World) -> None:
    world.publish("one", [*rows(9), row(99, **TOLD, slug="99")], fellowship="al-anon")
    world.sync()
    few = [row(99, **TOLD, slug="99", types=["O", "Y"]), *rows(1)]
    world.publish("one", few, fellowship="al-anon")
    assert world.sync()["one"].state is State.HELD
    assert [item.for_children for item in world.site().contents().meetings].count(True) == 1
    assert len(world.ids()) == 10
    assert files_with(world.config.data, *SECRETS) == set()


def test_under_a_new_number_a_held_reading_is_believed_at_the_same_time_and_town(
    world: World,
) -> None:
    told = {**TOLD, "time": "18:30"}
    before = [*rows(9), row(99, **told, slug="99")]
    world.publish("one", before, fellowship="al-anon")
    world.sync()
    few = [row(106, **told, slug="77", types=["O", "Y"], name="Lanterns"), *rows(1)]
    world.publish("one", few, fellowship="al-anon")
    assert world.sync()["one"].state is State.HELD
    assert [item.for_children for item in world.site().contents().meetings].count(True) == 1
    assert len(world.ids()) == 10, "nobody else's was taken"
    assert files_with(world.config.data, *SECRETS) == set()


def test_under_another_name_and_another_time_at_once_its_row_still_tells(world: World) -> None:
    listed(world)
    listed(world, types=["O", "Y"], name="Young Lanterns", time="21:00")
    assert files_with(world.config.data, *SECRETS, "Group 99") == set()


def test_others_keep_their_older_snapshots(world: World) -> None:
    listed(world)
    listed(world, time="20:00", types=["O", "YP"])
    assert len(snapshots(world.config.data)) == 2

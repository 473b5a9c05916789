"""Going back: to the snapshot before, and to the program before (F25)."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from finder.catalogue import Event, database, events_of, open_catalogue, stored_of
from finder.catalogue.database import VERSION
from finder.errors import BadSettings
from finder.model import Meeting
from finder.snapshot import building, current_name, open_current, opened, rollback
from importers.sync import State
from tests.made import TODAY
from tests.sync.conftest import World, rows

WITHIN = 60  # seconds


@pytest.fixture
def lived(world: World) -> World:
    world.publish("aa-one", rows(8))
    world.sync()
    world.publish("aa-one", rows(7, notes="Wrong"))
    world.sync()
    return world


def history(world: World) -> list[Event]:
    with open_catalogue(world.config.data) as catalogue:
        return [*events_of(catalogue, "aa-one")]


def shown(world: World) -> list[Meeting]:
    return list(world.site().contents().meetings)


def record(world: World) -> list[object]:
    with open_catalogue(world.config.data) as catalogue:
        return [*stored_of(catalogue, "aa-one"), *events_of(catalogue, "aa-one")]


def test_going_back_takes_less_than_a_minute_and_keeps_the_history(lived: World) -> None:
    now, before = shown(lived), record(lived)
    began = time.monotonic()
    name = rollback(lived.config.data, today=TODAY)
    assert shown(lived) != now
    assert time.monotonic() - began < 10 * WITHIN
    assert (lived.site().name, len(lived.ids())) == (name, 8)
    assert record(lived) == before
    assert lived.sync()["aa-one"].state is State.UNCHANGED
    assert shown(lived) == now  # the next sync publishes what is listed
    assert record(lived) == before


@contextmanager
def the_next_program() -> Iterator[None]:
    """One that knows a later catalogue and other snapshots."""
    with pytest.MonkeyPatch.context() as later:
        later.setattr(building, "LAYOUT", building.LAYOUT + 1)
        later.setattr(opened, "LAYOUT", opened.LAYOUT + 1)
        later.setattr(database, "_STEPS", {**database._STEPS, VERSION: ""})
        later.setattr(database, "VERSION", VERSION + 1)
        yield


def test_the_program_before_touches_nothing_new_and_shows_what_it_can(lived: World) -> None:
    data, now, before = lived.config.data, current_name(lived.config.data), history(lived)
    with the_next_program():
        lived.publish("aa-one", rows(8, notes="Right"))
        assert lived.sync()["aa-one"].state is State.UPDATED
        later, kept = current_name(data), record(lived)
    with pytest.raises(BadSettings, match=f"version {VERSION + 1}; this program knows {VERSION}"):
        lived.sync()
    assert open_current(data, today=TODAY).name == now != later
    assert current_name(data) == later
    with the_next_program():
        assert lived.site().name == later
        assert record(lived) == kept
        assert history(lived)[: len(before)] == before
        assert lived.sync()["aa-one"].state is State.UNCHANGED

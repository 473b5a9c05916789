"""Faults that a sync must live with: F1, F5, F6, F14, F20 and F27 of the facts on trust.

The others stand where they belong: F2-F4, F7 and F16 in test_sync and test_guard, F9 and F10 in
the two test_crash, F15 in the reader's tests, F19 in test_timing and the tests of fetching.
"""

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from finder.catalogue import open_catalogue, stored_of
from finder.config import Config
from finder.errors import NoSnapshot
from finder.snapshot import current_name, open_current
from finder.snapshot.shelf import folder_of
from importers.sync import State, gathering
from tests.made import TODAY
from tests.sync.conftest import World, row, rows

SEED = 20261122
SERIES = [pytest.param(10, id="tenth"), pytest.param(100, id="whole", marks=pytest.mark.full)]
FAILURES = (
    "status 404|status 403|status 500|status 502|status 503|it took too long|there is no host|"
    "its certificate is not valid|no connection|larger than 20 MB|longer than 60 seconds|"
    "redirects more than 3 times"
).split("|")


def stored(world: World, feed: str) -> list[tuple[Any, ...]]:
    """A feed's rows as they lie on disk."""
    path = world.config.data / "catalogue.sqlite"
    with closing(sqlite3.connect(path)) as database:
        select = "SELECT * FROM meetings WHERE feed = ? ORDER BY id"
        return database.execute(select, (feed,)).fetchall()


@pytest.mark.parametrize("failure", FAILURES)
def test_whatever_the_failure_the_feed_stays_and_the_others_go_on(
    world: World, failure: str
) -> None:
    world.publish("aa-one", rows(5))
    world.publish("aa-two", rows(5))
    world.sync()
    before = stored(world, "aa-one")
    world.fail("aa-one", failure)
    world.publish("aa-two", rows(6))
    outcomes = world.sync()
    assert (outcomes["aa-one"].state, outcomes["aa-two"].state) == (State.FAILED, State.UPDATED)
    assert stored(world, "aa-one") == before
    (state, _) = world.site().feed_states()
    assert (state.error, state.last_attempt) != (None, state.last_success)


@pytest.mark.parametrize("count", SERIES)
def test_a_listing_cut_anywhere_is_never_taken_in_part(world: World, count: int) -> None:
    world.publish("aa-one", rows(20))
    world.sync()
    before, whole = stored(world, "aa-one"), world.pages["https://example.org/aa-one.json"]
    assert isinstance(whole, bytes)
    for cut in random.Random(SEED).sample(range(len(whole)), count):
        world.publish("aa-one", whole[:cut])
        assert world.sync()["aa-one"].state is State.FAILED
        assert stored(world, "aa-one") == before


NONSENSE: dict[str, dict[str, Any]] = {
    "an hour later": {"time": "20:00"},
    "another zone": {"timezone": "America/New_York"},
    "another day": {"day": 6},
    "another place": {"formatted_address": "1 Other Street, Elsewhere, NY 10001, USA"},
    "no access any more": {"types": []},
}


@pytest.mark.parametrize("what", NONSENSE)
def test_another_meaning_of_everything_is_held(world: World, what: str) -> None:
    world.publish("aa-one", rows(40, day=1))
    world.sync()
    before = stored(world, "aa-one")
    world.publish("aa-one", rows(40, **{"day": 1, **NONSENSE[what]}))
    assert world.sync()["aa-one"].state is State.HELD
    assert stored(world, "aa-one") == before


def test_nothing_is_read_where_nothing_is_new(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.publish("aa-one", rows(3))
    world.etags["https://example.org/aa-one.json"] = 'W/"1"'
    world.sync()
    monkeypatch.delattr(gathering, "read")
    assert world.sync()["aa-one"].state is State.UNCHANGED


def test_another_tag_for_the_same_bytes_is_no_new_version(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.etags["https://example.org/aa-one.json"] = '"1"'
    world.sync()
    name, before = current_name(world.config.data), stored(world, "aa-one")
    world.etags["https://example.org/aa-one.json"] = '"2"'
    assert world.sync()["aa-one"].state is State.UNCHANGED
    assert (current_name(world.config.data), stored(world, "aa-one")) == (name, before)


def test_other_code_reads_the_same_bytes_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.publish("aa-one", rows(3))
    world.etags["https://example.org/aa-one.json"] = '"1"'
    world.sync()
    monkeypatch.setattr(gathering, "_code_digest", lambda: "a later version")
    assert world.sync()["aa-one"].state is State.UPDATED
    assert world.asked[-1][1] is None


@pytest.mark.parametrize(
    "count", [pytest.param(3, id="tenth"), pytest.param(30, id="whole", marks=pytest.mark.full)]
)
def test_a_damaged_snapshot_is_noticed_and_the_one_before_is_used(world: World, count: int) -> None:
    world.publish("aa-one", rows(3))
    world.sync()
    before = current_name(world.config.data)
    world.publish("aa-one", rows(4))
    world.sync()
    name = current_name(world.config.data)
    assert before is not None
    assert name is not None
    files = sorted(path for path in folder_of(world.config.data, name).rglob("*") if path.is_file())
    dice = random.Random(SEED)
    for number in range(count):
        path = dice.choice(files)
        good = path.read_bytes()
        path.write_bytes(_damaged(good, dice, cut=number % 3 == 0))
        try:
            assert open_current(world.config.data, today=TODAY).name == before
        finally:
            path.write_bytes(good)
    assert open_current(world.config.data, today=TODAY).name == name


def _damaged(good: bytes, dice: random.Random, *, cut: bool) -> bytes:
    at = dice.randrange(len(good))
    return (
        good[:at]
        if cut
        else good[:at] + bytes([good[at] ^ 1 << dice.randrange(8)]) + good[at + 1 :]
    )


def test_without_any_sound_snapshot_it_is_said_so(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.sync()
    name = str(current_name(world.config.data))
    (folder_of(world.config.data, name) / "meetings.sqlite").write_bytes(b"")
    with pytest.raises(NoSnapshot):
        open_current(world.config.data, today=TODAY)


def _history(folder: Path, order: random.Random | None) -> World:
    """Three days of two feeds, in the order given or in any other."""

    def shuffled(listing: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return order.sample(listing, len(listing)) if order else listing

    world = World(config=Config(data=folder, feeds=folder / "feeds.toml"))
    keys = ("aa-two", "aa-one") if order else ("aa-one", "aa-two")
    days = (
        rows(30),
        [row(n, slug=f"new-{n}") for n in range(30)],
        [row(n, slug=f"new-{n}", notes="Ring") for n in range(2, 31)],
    )
    for listing in days:
        for key in keys:
            world.publish(key, shuffled(listing))
        assert all(outcome.well for outcome in world.sync().values())
    return world


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_same_history_gives_the_same_snapshot_on_two_machines(
    tmp_path: Path, seed: int
) -> None:
    one = _history(tmp_path / "one", None)
    two = _history(tmp_path / "two", random.Random(seed))
    assert current_name(one.config.data) == current_name(two.config.data)
    with open_catalogue(one.config.data) as here, open_catalogue(two.config.data) as there:
        assert stored_of(here, "aa-one") == stored_of(there, "aa-one")
    assert one.site().contents() == two.site().contents()

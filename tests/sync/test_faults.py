"""Faults that a sync must live with: F1, F5, F6 and F20 of the facts on trust, section 5.

The others: F1, F3 and F18-F20 against real servers in test_failing_servers, F2-F4 in
test_no_listing, F7 and F27 in test_twice, F9 and F10 in the two test_crash, F12 and F13 in
test_full_disk, F14 in test_damage, F15 in tests/web/test_swaps, F16 in test_two_at_once, F25 in
test_rollback, F26 in test_history.
"""

import random
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from finder.snapshot import current_name
from importers.sync import State, gathering
from tests.sync.conftest import World, rows

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

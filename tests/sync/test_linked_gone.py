"""A meeting that two feeds list is one in calendars to its end: cancelled once, under its id."""

from datetime import date, timedelta

import pytest

from finder.catalogue.values import KEPT_CANCELLED
from finder.snapshot import Gone
from finder.snapshot.corrected import publish_corrected
from finder.snapshot.corrections import add_correction
from finder.snapshot.told import memory
from tests.made import NOW, TODAY
from tests.sync.conftest import World
from tests.sync.test_told import said
from tests.sync.test_two_feeds import OTHER, OWN, both, filler, lanterns, there

Ended = dict[str, tuple[int, date]]


def drop(world: World, *feeds: str, after: int = 0) -> date:
    for feed in feeds:
        world.publish(feed, filler(feed.removeprefix("aa-")))
    world.days += after
    day = TODAY + timedelta(days=world.days)
    world.sync(at=NOW + timedelta(days=world.days))
    return day


def ended(world: World) -> Ended:
    """By id what calendars say of those that are gone: number and day."""
    gone = (item for item in world.site().contents().gone if item.id in (OWN, OTHER))
    return {item.id: (item.last.changes, item.since) for item in gone if item.last}


def schedule_began(world: World) -> date:
    gone = world.site().fate_of(OTHER)
    assert isinstance(gone, Gone)
    assert gone.last
    return gone.last.first_seen


@pytest.mark.parametrize("after", [0, 1, KEPT_CANCELLED.days + 10])
@pytest.mark.parametrize("first", ["aa-own", "aa-other"])
def test_it_went_on_the_day_of_its_last_listing_and_under_the_id_it_was_shown(
    world: World, first: str, after: int
) -> None:
    both(world)
    drop(world, first)
    before = said(world)
    (second,) = {"aa-own", "aa-other"} - {first}
    day = drop(world, second, after=after)
    found = ended(world)
    assert found.keys() == {OWN}
    assert found[OWN][0] > before.sequence
    assert found[OWN][1] == day
    assert {getattr(world.site().fate_of(key), "id", "") for key in (OWN, OTHER)} == {OWN}
    assert schedule_began(world) == TODAY


def test_dropped_by_both_on_one_day_it_is_cancelled_once(world: World) -> None:
    both(world)
    day = drop(world, "aa-own", "aa-other")
    assert ended(world) == {OWN: (2, day)}


@pytest.mark.parametrize("back", ["aa-own", "aa-other"])
def test_what_comes_back_is_not_cancelled_beside_itself(world: World, back: str) -> None:
    both(world)
    drop(world, "aa-other")
    drop(world, "aa-own", after=2)
    number = ended(world)[OWN][0]
    row = lanterns() if back == "aa-own" else there()
    world.publish(back, [row, *filler(back.removeprefix("aa-"))])
    world.sync()
    assert ended(world) == {}
    assert said(world).sequence > number
    assert OTHER not in world.ids()


def test_of_one_whose_feed_is_shown_no_more_it_is_that_day(world: World) -> None:
    both(world)
    drop(world, "aa-own")
    before = said(world)
    del world.feeds["aa-other"]
    day = drop(world, after=5)
    assert ended(world)[OWN][1] == day
    assert ended(world)[OWN][0] > before.sequence


SET = """
[[correction]]
meeting = "aa-own_group-1"
reason = "x"
since = 2026-11-22
expires = "never"
[correction.set]
name = "Another"
"""


@pytest.mark.parametrize("at_once", [True, False])
def test_what_was_taken_down_goes_on_from_what_was_told(world: World, at_once: bool) -> None:
    world.publish("aa-own", [lanterns(), *filler("own")])
    file = world.config.corrections
    file.write_text(SET)
    world.sync()
    before = said(world)
    assert before.sequence == 1
    shown = world.site()
    file.write_text("")
    add_correction(file, OWN, reason="asked", since=TODAY, expires=None)
    if at_once:
        publish_corrected(world.config.data, shown, file, today=TODAY)
    world.sync()
    world.sync()
    assert OWN not in world.ids()
    file.write_text("")
    world.sync()
    after = said(world)
    assert (after.name, after.sequence) == ("Lanterns", before.sequence + 1)
    assert after.changed > before.changed
    world.sync()
    assert said(world) == after
    assert not memory(world.config.data).hidden

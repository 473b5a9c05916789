"""SEQUENCE and LAST-MODIFIED of a meeting through syncs: never back, and only with its event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest

from finder.catalogue import locked, open_catalogue
from finder.snapshot import rollback
from finder.snapshot.publishing import fold, republish
from finder.snapshot.told import forget_told, memory
from tests.made import TODAY
from tests.sync.conftest import World
from tests.sync.test_two_feeds import OTHER, OWN, filler, lanterns, there

SET = """
[[correction]]
meeting = "aa-own_group-1"
reason = "the group called"
since = 2026-11-22
expires = "never"
[correction.set]
name = "{name}"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    sequence: int
    changed: date
    name: str


def said(world: World, key: str = OWN) -> Said:
    site = world.site()
    row = site.row_of(key)
    assert row is not None
    _, changed, sequence = site.histories([row])[row]
    return Said(sequence=sequence, changed=changed, name=site.meeting(row).name)


def own(world: World, **changes: object) -> Said:
    world.publish("aa-own", [lanterns(**changes), *filler("own")])
    world.sync()
    return said(world)


def other(world: World, *rows: object) -> Said:
    world.publish("aa-other", [*rows, *filler("other")])
    world.sync()
    return said(world)


def goes_on(story: Sequence[Said]) -> bool:
    """No number and no day is before an earlier one, and another name has another number."""
    pairs = list(pairwise(story))
    forward = all(
        (one.sequence, one.changed) <= (two.sequence, two.changed) and one.changed <= two.changed
        for one, two in pairs
    )
    return forward and all(
        one.sequence < two.sequence for one, two in pairs if one.name != two.name
    )


def test_another_list_s_words_that_are_not_shown_move_nothing(world: World) -> None:
    first = own(world)
    assert other(world, there()) == first
    assert other(world, there(notes="Ring the bell")) == first
    assert other(world, there(notes="Ring twice", time="20:00")) == first
    assert world.site().row_of(OTHER) is not None, "they should have parted"


def test_two_listings_that_part_again_take_no_number_back(world: World) -> None:
    story = [own(world), other(world, there()), other(world, there(notes="Ring the bell"))]
    story.append(other(world, there(notes="Ring twice")))
    story.append(own(world, name="Lanterns of Hope"))
    story.append(own(world, name="Lanterns of Peace"))
    story.append(other(world, there(time="20:00")))
    story.append(own(world, name="Lanterns of Love"))
    assert goes_on(story)
    assert story[-1].sequence == 3


def test_when_the_other_takes_over_and_goes_again_it_goes_on(world: World) -> None:
    story = [own(world), other(world, there())]
    world.publish("aa-own", filler("own"))
    world.sync()
    story.append(said(world))
    story.append(own(world))
    story.append(other(world))
    assert goes_on(story)


def test_a_correction_that_is_taken_out_of_its_file_takes_no_number_back(world: World) -> None:
    story = [own(world)]
    for text in (SET.format(name="One"), SET.format(name="Two"), "", SET.format(name="One"), ""):
        world.config.corrections.write_text(text)
        world.sync()
        story.append(said(world))
    assert goes_on(story)
    assert [item.name for item in story] == [
        "Lanterns",
        "One",
        "Two",
        "Lanterns",
        "One",
        "Lanterns",
    ]


def test_one_that_goes_and_comes_back_goes_on_from_what_was_told(world: World) -> None:
    story = [own(world)]
    world.config.corrections.write_text(SET.format(name="One"))
    world.sync()
    world.config.corrections.write_text("")
    world.sync()
    story.append(said(world))
    world.publish("aa-own", filler("own"))
    world.sync()
    (gone,) = (item for item in world.site().contents().gone if item.id == OWN)
    assert gone.last
    assert gone.last.changes == story[-1].sequence + 1
    assert own(world).sequence == story[-1].sequence + 2


def back(world: World) -> None:
    rollback(world.config.data, world.config.corrections, today=TODAY + timedelta(days=world.days))


def test_going_back_goes_on_in_calendars(world: World) -> None:
    story = [own(world), own(world, name="Lanterns of Hope")]
    still = said(world, "aa-own_own-2")
    back(world)
    story.append(said(world))
    assert [item.name for item in story] == ["Lanterns", "Lanterns of Hope", "Lanterns"]
    assert said(world, "aa-own_own-2") == still
    for _ in range(2):
        world.sync()
        story.append(said(world))
    assert story[-1].name == "Lanterns of Hope"
    assert story[-1] == story[-2]
    assert goes_on(story)


def test_so_it_does_where_the_list_changed_once_more_since(world: World) -> None:
    story = [own(world), own(world, name="Lanterns of Hope")]
    back(world)
    story += [said(world), own(world, name="Lanterns of Love"), own(world, name="Lanterns")]
    assert story[-2].name == "Lanterns of Love"
    assert goes_on(story)


def test_so_it_does_where_the_list_came_to_say_what_was_gone_back_to(world: World) -> None:
    story = [own(world), own(world, name="Lanterns of Hope")]
    back(world)
    story += [said(world), own(world)]
    assert story[-1] == story[-2]
    assert goes_on(story)


def test_going_back_twice_goes_on_too(world: World) -> None:
    story = [own(world), own(world, name="Two"), own(world, name="Three")]
    for _ in range(2):
        back(world)
        story.append(said(world))
    assert [item.name for item in story[-2:]] == ["Two", "Lanterns"]
    world.sync()
    story.append(said(world))
    assert story[-1].name == "Three"
    assert goes_on(story)


def test_what_had_gone_comes_back_under_the_next_number_and_goes_again(world: World) -> None:
    story = [own(world)]
    world.publish("aa-own", filler("own"))
    world.sync()
    first = gone_of(world)
    back(world)
    story.append(said(world))
    assert story[-1].sequence > first[0]
    world.sync()
    again = gone_of(world)
    assert again[0] > story[-1].sequence
    assert again[1] >= story[-1].changed
    back(world)  # to the second state, or the first: both list it
    assert said(world).sequence > again[0]


def test_what_came_after_it_was_gone_is_gone_under_the_next_number(world: World) -> None:
    own(world)
    world.publish("aa-own", filler("own"))
    world.sync()
    first, came = gone_of(world), own(world)
    back(world)
    again = gone_of(world)
    assert first[0] < came.sequence < again[0]
    assert again[1] >= came.changed
    world.sync()
    assert said(world).sequence > again[0]


def gone_of(world: World) -> tuple[int, date]:
    (gone,) = (item for item in world.site().contents().gone if item.id == OWN)
    assert gone.last
    return gone.last.changes, gone.since


def test_nothing_new_leaves_all_as_it_is(world: World) -> None:
    own(world)
    other(world, there())
    world.config.corrections.write_text(SET.format(name="One"))
    world.sync()
    world.config.corrections.write_text("")
    world.sync()
    name, before = world.site().name, said(world)
    for _ in range(3):
        world.sync()
    today = TODAY + timedelta(days=30)
    with locked(world.config.data, "write"), open_catalogue(world.config.data) as database:
        for publish in (republish, fold):
            publish(database, world.config.data, world.config.corrections, today=today)
    assert (world.site().name, said(world)) == (name, before)


def test_of_a_purged_feed_nothing_is_remembered(world: World) -> None:
    world.config.corrections.write_text(SET.format(name="One"))
    own(world)
    world.config.corrections.write_text("")
    world.sync()
    assert "aa-own" in repr(memory(world.config.data))
    forget_told(world.config.data, "aa-own")
    assert "aa-own" not in (world.config.data / "told.json").read_text()


def test_a_file_that_cannot_be_read_says_what_to_do(world: World) -> None:
    own(world)
    (world.config.data / "told.json").write_text("{")
    with pytest.raises(Exception, match="remove it"):
        world.sync()

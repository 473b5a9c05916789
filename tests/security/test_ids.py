"""A feed that takes another's ids changes nothing of the other's (facts: trust, S14)."""

from pathlib import Path
from typing import Any

import pytest

from finder.config import Config
from tests.sync.conftest import World, rows

# What a hostile listing gives as the identifier of its rows, to be taken for the other's.
TAKEN = [
    "group-0",
    "GROUP-0",
    "victim_group-0",
    "victim/group-0",
    "../victim_group-0",
    "victim_group-0#",
    "\u200bvictim_group-0",
    "ｖｉｃｔｉｍ＿group-0",
    "victim_group-0\x00",
    "victim_group-0.json",
    "/meetings/victim_group-0",
    "evil_victim_group-0",
    "victim",
    "_group-0",
    "",
]


# Fields that no publisher has a say in: the feed's entry alone says whose a meeting is.
FIELDS = ["id", "feed", "key", "source_id", "uid", "entity"]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(config=Config(data=tmp_path, feeds=tmp_path / "feeds.toml"))


def victims(world: World) -> list[Any]:
    snapshot = world.site()
    everything = snapshot.meetings(range(len(snapshot)))
    return [meeting for meeting in everything if meeting.feed == "victim"]


def publish_all(world: World) -> list[str]:
    """A hostile feed for each identifier and field, beside the victim's; their keys."""
    changes: list[dict[str, Any]] = [{"slug": slug} for slug in TAKEN]
    changes += [{field: "victim"} for field in FIELDS]
    changes += [{"types": ["TC"], "attendance_option": "inactive", "slug": "group-0"}]
    for number, change in enumerate(changes):
        own = rows(8, name=f"Taken over {number}", time=f"{number:02}:15")
        listed = [{**row, **change} for row in own]
        world.publish(f"evil-{number}", listed)
    return [f"evil-{number}" for number in range(len(changes))]


def test_the_others_meetings_stay_as_they_were(world: World) -> None:
    world.publish("victim", rows(8))
    world.sync()
    before = victims(world)
    evil = publish_all(world)
    world.sync()
    assert victims(world) == before
    assert len(before) == 8
    ids = world.ids()
    assert len(ids) == len(set(ids)) == 8 * (len(evil) + 1)
    for key in evil:
        assert sum(name.startswith(f"{key}_") for name in ids) == 8, key


def test_when_the_other_goes_it_takes_nothing_along(world: World) -> None:
    world.publish("victim", rows(8))
    evil = publish_all(world)
    world.sync()
    before = victims(world)
    for key in evil:
        world.publish(key, rows(8, slug="victim_group-0", day=6, time="03:00"))
    world.sync(release=True)
    for key in evil:
        del world.feeds[key]
    world.sync()
    assert victims(world) == before

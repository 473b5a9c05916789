"""What is taken down stays down, whatever its publisher calls it next."""

from datetime import date

import pytest

from finder.snapshot.corrections import add_correction
from tests.made import NOW
from tests.sync.conftest import World, row

DAY = NOW.date()


def hide(world: World, id: str, expires: date | None = None) -> None:  # noqa: A002
    add_correction(world.config.corrections, id, reason="asked", since=DAY, expires=expires)


@pytest.fixture
def hidden(world: World) -> World:
    world.publish("aa-x", [row(1), row(2)])
    world.sync()
    hide(world, "aa-x_group-1")
    return world


def test_a_hidden_meeting_that_is_renamed_and_gets_another_slug_stays_hidden(hidden: World) -> None:
    for name in ("Brand New", "Newer Still"):
        slug = name.lower().replace(" ", "-")
        hidden.publish("aa-x", [row(1, name=name, slug=slug), row(2)])
        outcome = hidden.sync()["aa-x"]
        assert hidden.ids() == ["aa-x_group-2"]
        (said,) = outcome.came_back
        assert said.startswith("aa-x_group-1 is hidden and stays so")
        assert name in said
    assert hidden.sync()["aa-x"].came_back == ()


def test_once_it_is_no_longer_hidden_it_is_found_under_its_old_id(hidden: World) -> None:
    hidden.publish("aa-x", [row(1, name="Brand New", slug="brand-new"), row(2)])
    hidden.sync()
    hidden.config.corrections.unlink()
    hidden.sync()
    assert hidden.ids() == ["aa-x_group-1", "aa-x_group-2"]


@pytest.mark.parametrize(
    "changes",
    [
        {"time": "20:00"},
        {"day": 3},
        {"formatted_address": "9 Elm Street, Springfield, IL 62701, USA"},
    ],
    ids=["time", "day", "place"],
)
def test_another_meeting_is_not_hidden_by_accident(
    hidden: World, changes: dict[str, object]
) -> None:
    hidden.publish("aa-x", [row(1, name="Other", slug="other", **changes), row(2)])
    outcome = hidden.sync()["aa-x"]
    assert (hidden.ids(), outcome.came_back) == (["aa-x_group-2", "aa-x_other"], ())


def test_one_in_the_next_room_is_not_hidden_while_the_hidden_one_is_listed(hidden: World) -> None:
    hidden.publish("aa-x", [row(1), row(1, name="Next Room", slug="next-room"), row(2)])
    hidden.sync()
    assert hidden.ids() == ["aa-x_group-2", "aa-x_next-room"]


def test_without_being_hidden_another_name_at_that_place_is_another_meeting(world: World) -> None:
    world.publish("aa-x", [row(1), row(2)])
    world.sync()
    world.publish("aa-x", [row(1, name="Brand New", slug="brand-new"), row(2)])
    world.sync()
    assert world.ids() == ["aa-x_brand-new", "aa-x_group-2"]


def test_a_linked_listing_of_a_hidden_meeting_stays_hidden_as_well(world: World) -> None:
    for key in ("aa-x", "aa-y"):
        world.publish(key, [row(1), row(2)])
        world.sync()
    assert world.ids() == ["aa-x_group-1", "aa-x_group-2"]
    hide(world, "aa-y_group-1")
    world.publish("aa-y", [row(1, name="Brand New", slug="brand-new"), row(2)])
    outcome = world.sync()["aa-y"]
    assert world.ids() == ["aa-x_group-2"]
    assert len(outcome.came_back) == 1

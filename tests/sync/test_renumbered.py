"""A listing whose ids are all new: the same meetings, addresses and calendars (F7)."""

import pytest
from flask.testing import FlaskClient

from finder import create_app
from importers.sync import State
from tests.made import NOW
from tests.sync.conftest import World, row, rows

COUNT = 40


@pytest.fixture(autouse=True)
def _stand_in() -> None:
    """The real index here, in place of the stand-in of the other tests."""


def client(world: World) -> FlaskClient:
    return create_app(world.config, now=lambda: NOW).test_client()


def test_renumbered_meetings_keep_their_addresses_and_calendars(world: World) -> None:
    world.publish("aa-one", rows(COUNT))
    world.sync()
    before = client(world)
    calendar = before.get("/meetings.ics").data
    plan = f"/plan.ics?id=aa-one_group-1&id=aa-one_group-{COUNT - 1}"
    planned = before.get(plan).data
    assert calendar.count(b"\r\nUID:") >= COUNT
    for name in ("new", "newer"):
        world.publish("aa-one", [row(n, slug=f"{name}-{n}") for n in range(COUNT)][::-1])
        outcome = world.sync()["aa-one"]
        assert (outcome.state, outcome.added, outcome.gone) == (State.UPDATED, 0, 0)
    after = client(world)
    assert after.get("/meetings.ics").data == calendar
    assert after.get(plan).data == planned
    for n in range(COUNT):
        address = f"/meetings/aa-one_group-{n}"
        assert after.get(address).status_code == 200
        for name in ("new", "newer"):
            moved = after.get(f"/meetings/aa-one_{name}-{n}")
            assert (moved.status_code, moved.headers["Location"]) == (301, address)

"""Geocoding within a sync: off by default, asked once for ever, resumable, never in the way."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from finder.config import Config
from finder.errors import FetchFailed
from finder.model import Meeting, Placed
from finder.settings import Geocoder, Settings
from finder.snapshot import open_current
from importers.geocode import Locate, Server
from importers.sync import Geocoded, sync_all
from importers.sync import geocoding as within_sync
from tests.geocode.conftest import StandIn, house
from tests.made import NOW, TODAY
from tests.sync.conftest import World, row, rows

BARE: dict[str, Any] = {"latitude": None, "longitude": None}


@pytest.fixture(autouse=True)
def _gazetteer(monkeypatch: pytest.MonkeyPatch, gazetteer: object) -> None:
    """One file for all tests: making it takes seconds."""
    monkeypatch.setattr(within_sync, "open_gazetteer", lambda folder: gazetteer)
    monkeypatch.setattr("finder.snapshot.publishing.open_gazetteer", lambda folder: gazetteer)
    monkeypatch.setattr(within_sync.time, "sleep", lambda seconds: None)


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(config=Config(data=tmp_path, feeds=tmp_path / "feeds.toml"))
    limited(made, 500)
    made.publish("aa-one", rows(4, **BARE))
    return made


def limited(world: World, limit: int) -> None:
    settings = Settings(
        geocoder=Geocoder(url="http://127.0.0.1", contact="me@example.org", limit=limit)
    )
    world.config = replace(world.config, settings=settings)


def synced(world: World, locate: Locate | None, **options: Any) -> Geocoded | None:
    world.days += 1
    now = NOW + timedelta(days=world.days)
    found = sync_all(
        world.config, world.feeds, now=now, fetcher=world.fetch, locate=locate, **options
    )
    assert all(outcome.well for outcome in found.outcomes)
    return found.geocoded


def shown(world: World) -> list[Meeting]:
    snapshot = open_current(world.config.data, world.config.corrections, today=TODAY)
    return list(snapshot.meetings(range(len(snapshot))))


def test_nobody_is_asked_unless_a_geocoder_is_set_up(world: World, stand_in: StandIn) -> None:
    assert synced(world, None) is None
    assert stand_in.asked == []
    assert {m.venue.placed for m in shown(world) if m.venue} == {Placed.POSTAL_CODE}


def test_an_address_without_a_point_gets_its_house(world: World, server: Server) -> None:
    assert synced(world, server) == Geocoded(asked=4, found=4)
    for meeting in shown(world):
        assert meeting.venue
        assert (meeting.venue.latitude, meeting.venue.longitude) == (39.8, -89.65)
        assert not meeting.venue.only_near


def test_only_addresses_are_sent(world: World, server: Server, stand_in: StandIn) -> None:
    world.publish("aa-one", [row(1, name="Name", notes="Notes", location="Hall", **BARE)])
    synced(world, server)
    assert stand_in.addresses == ["1 Main Street, Springfield, IL 62701, US"]


def test_an_answer_is_kept_for_ever(world: World, server: Server, stand_in: StandIn) -> None:
    stand_in.answers["1 Main Street, Springfield, IL 62701, US"] = []
    assert synced(world, server) == Geocoded(asked=4, found=3)
    assert synced(world, server) == Geocoded()
    world.publish("aa-one", rows(4, notes="New", **BARE))
    assert synced(world, server) == Geocoded()
    assert len(stand_in.asked) == 4


def test_what_is_not_found_is_shown_about_where_it_is(
    world: World, server: Server, stand_in: StandIn
) -> None:
    stand_in.answer = []
    synced(world, server)
    assert {m.venue.placed for m in shown(world) if m.venue} == {Placed.POSTAL_CODE}


@pytest.mark.parametrize("killed_by", [KeyboardInterrupt, SystemExit, MemoryError])
def test_a_run_that_is_killed_goes_on_where_it_was(
    world: World, server: Server, stand_in: StandIn, killed_by: type[BaseException]
) -> None:
    with pytest.raises(killed_by):
        synced(world, failing_after(2, server, killed_by()))
    assert synced(world, server) == Geocoded(asked=2, found=2)
    assert len(set(stand_in.addresses)) == len(stand_in.addresses) == 4


def test_a_sync_asks_for_no_more_than_its_limit(world: World, server: Server) -> None:
    limited(world, 3)
    assert synced(world, server) == Geocoded(asked=3, found=3, left=1)
    assert synced(world, server) == Geocoded(asked=1, found=1)


def test_an_answer_far_from_the_town_is_not_taken(
    world: World, server: Server, stand_in: StandIn
) -> None:
    stand_in.answer = [house(41.9, -87.6)]  # Chicago, in the same country
    assert synced(world, server) == Geocoded(asked=4, found=0)


@pytest.mark.parametrize(("permanent", "times"), [(True, 1), (False, 3)])
def test_a_geocoder_that_fails_is_left_alone_and_the_sync_goes_on(
    world: World, permanent: bool, times: int
) -> None:
    asked: list[str] = []

    def fails(address: str, country: str | None) -> None:
        asked.append(address)
        raise FetchFailed("the geocoder answered with status 500", permanent=permanent)

    done = synced(world, fails)
    assert done is not None
    assert (done.asked, done.left) == (0, 4)
    assert "status 500" in (done.message or "")
    assert len(asked) == times
    assert len(shown(world)) == 4


def test_one_failure_is_forgotten_by_the_next_answer(world: World, server: Server) -> None:
    failures = iter([FetchFailed("slow"), None, FetchFailed("slow"), None])

    def sometimes(address: str, country: str | None) -> tuple[float, float] | None:
        if failure := next(failures):
            raise failure
        return server(address, country)

    assert synced(world, sometimes) == Geocoded(asked=2, found=2, left=2)


@pytest.mark.parametrize(
    "changes",
    [
        {"formatted_address": "Springfield, IL 62701, USA"},
        {"approximate": "yes"},
        {"types": ["ALATEEN"], "name": "Alateen"},
        {"latitude": 39.8, "longitude": -89.6},
        {"types": ["ONL", "TC"], "conference_url": "https://zoom.us/j/123456789"},
    ],
    ids=["no street", "said to be approximate", "children", "has a point", "online"],
)
def test_no_other_address_is_asked_for(
    world: World, server: Server, stand_in: StandIn, changes: dict[str, Any]
) -> None:
    world.publish("aa-one", [row(1, **{**BARE, **changes})])
    synced(world, server)
    assert stand_in.asked == []


def test_the_demonstration_asks_nobody(world: World, server: Server, stand_in: StandIn) -> None:
    world.config = replace(world.config, demo=True)
    world.feeds = {key: replace(feed, demo=True) for key, feed in world.feeds.items()}
    assert synced(world, server) is None
    assert stand_in.asked == []


def test_a_point_of_ours_is_no_change_of_the_meeting(world: World, server: Server) -> None:
    synced(world, None)
    before = [item.id for item in shown(world)]
    synced(world, server)
    snapshot = open_current(world.config.data, world.config.corrections, today=TODAY)
    assert [item.id for item in shown(world)] == before
    for number in range(len(before)):
        assert snapshot.histories([number])[number][2] == 1  # its event has a GEO from now on


def failing_after(count: int, locate: Locate, error: BaseException) -> Locate:
    answers = iter(range(count))

    def asked(address: str, country: str | None) -> tuple[float, float] | None:
        if next(answers, None) is None:
            raise error
        return locate(address, country)

    return asked


def test_progress_says_how_many_are_left(world: World, server: Server) -> None:
    said: list[tuple[str, str]] = []
    synced(world, server, progress=lambda key, doing: said.append((key, doing)))
    assert ("", "asking the geocoder for 4 addresses, about 4 seconds") in said
    assert ("geocoder", "3 of 4, about 1 seconds left") in said

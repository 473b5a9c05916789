"""The history says of every change what, when and from which feed: run again, it is the table."""

import random
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from finder.catalogue import (
    Listed,
    Replayed,
    events_of,
    facts_of,
    gone_ids,
    history_of,
    open_catalogue,
    replayed,
    stored_of,
)
from finder.record import to_record
from importers.sync import State
from tests.made import NOW
from tests.sync.conftest import Rows, World, row, rows

SEED = 20261122
A_DAY = 20  # edits between two imports
SERIES = [
    pytest.param(5, id="tenth"),
    pytest.param(50, id="whole", marks=pytest.mark.full),
]
_SAYS_NOTHING = {"updated", "source_id", "source_url"}  # of the entry, not of the meeting
Edit = Callable[[Rows, random.Random], None]


def _set(**choices: list[Any]) -> Edit:
    def edit(listing: Rows, dice: random.Random) -> None:
        for name, values in choices.items():
            dice.choice(listing)[name] = dice.choice(values)

    return edit


def _add(listing: Rows, dice: random.Random) -> None:
    number = dice.randrange(1000, 1200)  # some that were taken out come back
    if not any(item["slug"] == f"group-{number}" for item in listing):
        listing.insert(dice.randrange(len(listing)), row(number))


def _take_out(listing: Rows, dice: random.Random) -> None:
    listing.pop(dice.randrange(len(listing)))


def _renumber(listing: Rows, dice: random.Random) -> None:
    dice.choice(listing)["slug"] = f"new-{dice.randrange(10**6)}"


def _swap(listing: Rows, dice: random.Random) -> None:
    one, two = dice.sample(listing, 2)
    one["slug"], two["slug"] = two["slug"], one["slug"]


EDITS: tuple[Edit, ...] = (
    _set(time=["18:30", "19:00", "20:00", ""]),
    _set(day=[0, 1, 2, 3, 4, 5, 6]),
    _set(types=[["O"], ["C"], ["O", "TC"], ["C", "ONL"], ["X", "O"], []]),
    _set(notes=["Zephyr rings", "Ask for Zephyr", ""]),
    _set(name=["Zephyr Group", "Zephyr's Other Group"]),
    _set(timezone=["America/New_York", "America/Chicago"]),
    _set(website=["https://zephyr.example/", ""]),
    _set(updated=["2026-01-01 10:00:00", "2026-02-01 10:00:00"]),
    _set(formatted_address=["1 Zephyr Road, Springfield, IL 62701, USA"]),
    _add,
    _take_out,
    _renumber,
    _swap,
)


def table(database: sqlite3.Connection, feed: str) -> Replayed:
    """What the catalogue has now, as far as a history may know it."""
    listed = {
        item.meeting.id: Listed(
            listed_as=item.listed_as,
            facts=facts_of(to_record(item.meeting)),
            since=item.since,
            first_seen=item.first_seen,
            changed=item.changed,
            changes=item.changes,
        )
        for item in stored_of(database, feed)
    }
    gone = {item.id: item.since for item in gone_ids(database) if item.id.startswith(feed)}
    return Replayed(listed=listed, gone=gone)


def records(database: sqlite3.Connection, feed: str) -> dict[str, dict[str, Any]]:
    return {
        item.meeting.id: {
            name: value
            for name, value in to_record(item.meeting).items()
            if name not in _SAYS_NOTHING
        }
        for item in stored_of(database, feed)
    }


def differences(before: dict[str, dict[str, Any]], now: dict[str, dict[str, Any]]) -> set[Any]:
    """Found by comparing: (meeting, what became of it, the fields that changed)."""
    found: set[Any] = {(key, "added", ()) for key in now.keys() - before.keys()}
    found |= {(key, "gone", ()) for key in before.keys() - now.keys()}
    for key in now.keys() & before.keys():
        names = {*now[key], *before[key]}
        fields = tuple(sorted(n for n in names if now[key].get(n) != before[key].get(n)))
        found |= {(key, "changed", fields)} if fields else set()
    return found


def _import(world: World, listing: Rows, dice: random.Random) -> None:
    """Mostly taken in; now and then it fails, or so much changes that it is held."""
    fate = dice.random()
    held = [{**item, "time": "05:05", "types": ["O", "TC"]} for item in listing]
    world.publish("aa-one", held if fate < 0.1 else [*listing])
    if fate > 0.9:
        world.fail("aa-one")
    state = world.sync(release=fate >= 0.1)["aa-one"].state
    assert (state is State.FAILED) == (fate > 0.9)


@pytest.mark.parametrize("imports", SERIES)
def test_after_any_edits_the_history_run_again_is_the_table(world: World, imports: int) -> None:
    dice, listing, days = random.Random(SEED), rows(60), {}
    world.publish("aa-one", listing)
    world.publish("aa-two", rows(3))
    world.sync()
    before = told = 0
    for number in range(imports):
        for _ in range(A_DAY):
            dice.choice(EDITS)(listing, dice)
        with open_catalogue(world.config.data) as database:
            before, told = records(database, "aa-one"), len([*events_of(database, "aa-one")])
        _import(world, listing, dice)
        today = (NOW + timedelta(days=number + 1)).date()
        with open_catalogue(world.config.data) as database:
            now, events = records(database, "aa-one"), [*events_of(database, "aa-one")]
            days[today] = table(database, "aa-one")
        new = [item for item in events[told:] if item.meeting and item.event != "renumbered"]
        noted = [(e.meeting, e.event, tuple(sorted(e.detail.get("fields", ())))) for e in new]
        assert len(noted) == len(set(noted))
        assert set(noted) == differences(before, now)
        assert {(item.at.date(), item.feed) for item in new} <= {(today, "aa-one")}
    _replays(world, days)


def _replays(world: World, days: dict[date, Replayed]) -> None:
    """On any of its days, and without a word of what only the listing may say."""
    with open_catalogue(world.config.data) as database:
        events = [*events_of(database, "aa-one")]
        (text,) = database.execute("SELECT group_concat(detail) FROM history").fetchone()
    for day, found in days.items():
        assert replayed(item for item in events if item.at.date() <= day) == found
    assert "zephyr" not in text.lower()
    assert sum(len(found.gone) for found in days.values()) > 0


def test_of_a_childrens_meeting_the_history_keeps_plain_facts_alone(world: World) -> None:
    secret = {"name": "Zephyr Alateen", "notes": "Zephyr", "location": "Zephyr", "types": ["C"]}
    world.publish("al-anon-one", rows(4, **secret), fellowship="alateen")
    world.sync()
    world.publish("al-anon-one", rows(3, **{**secret, "types": ["O"], "notes": "Zephyr rings"}))
    world.sync()
    with open_catalogue(world.config.data) as database:
        events = history_of(database, "al-anon-one")
        listed = replayed(events).listed
    assert {item.event for item in events} == {"added", "changed", "gone"}
    assert not any("zephyr" in str(item.detail).lower() for item in events)
    assert {item.facts["access"] for item in listed.values()} == {"open"}


def test_a_history_that_began_without_facts_still_says_what_is_listed(world: World) -> None:
    """As catalogues of earlier versions did."""
    world.publish("aa-one", rows(2))
    world.sync()
    with open_catalogue(world.config.data) as database:
        with database:
            database.execute("UPDATE history SET detail = '{}'")
        listed = replayed(events_of(database, "aa-one")).listed
    assert [dict(item.facts) for item in listed.values()] == [{}, {}]

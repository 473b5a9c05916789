"""The state of feeds."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from finder.catalogue import (
    Noted,
    Reading,
    Stored,
    all_shown,
    declare,
    feed_states,
    gone_ids,
    history_of,
    note_failed,
    note_held,
    note_unchanged,
    open_catalogue,
    publishers,
    remove_feed,
    seen,
    store,
    stored_of,
)
from finder.catalogue.values import Event, Gone
from tests.made import NOW, TODAY, meeting, publisher

LATER = NOW + timedelta(days=1)
PROBLEM = Noted(row=2, ref="x", field="start", reason="no time", value="late", refused=True)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with open_catalogue(tmp_path) as opened:
        declare(opened, [publisher("test"), publisher("other")], ["test", "other"])
        yield opened


def reading(*names: str, feed: str = "test", **changes: object) -> Reading:
    values: dict[str, object] = {
        "feed": feed,
        "rows": len(names),
        "used": len(names),
        "refused": 0,
        "withheld": 0,
        "stored": [
            Stored(
                meeting=meeting(name, feed=feed),
                listed_as=f"{feed}_{name}",
                since=TODAY,
                first_seen=TODAY,
                changed=TODAY,
            )
            for name in names
        ],
        "gone": [],
        "moved": {},
        "events": [],
        "problems": [],
        "seen": {},
    }
    return Reading(**{**values, **changes})  # type: ignore[arg-type]


def test_a_reading_comes_back(database: sqlite3.Connection) -> None:
    store(database, reading("one", "two", seen={"etag": "x"}), NOW)
    assert [item.meeting for item in stored_of(database, "test")] == [
        meeting("one"),
        meeting("two"),
    ]
    assert seen(database, "test") == {"etag": "x"}


def test_a_reading_replaces_the_last_and_leaves_other_feeds(database: sqlite3.Connection) -> None:
    store(database, reading("one", "two"), NOW)
    store(database, reading("one", feed="other"), NOW)
    store(database, reading("three"), NOW)
    assert [item.meeting.id for item in all_shown(database)] == ["other_one", "test_three"]


def test_a_reading_is_stored_whole_or_not_at_all(database: sqlite3.Connection) -> None:
    store(database, reading("one"), NOW)
    with pytest.raises(sqlite3.IntegrityError):
        store(database, reading("two", "two"), LATER)
    assert [item.meeting.id for item in stored_of(database, "test")] == ["test_one"]


def test_the_counts_and_problems_are_those_of_the_last_reading(
    database: sqlite3.Connection,
) -> None:
    store(database, reading("one", rows=2, refused=1, problems=[PROBLEM, PROBLEM]), NOW)
    found = feed_states(database)[1]
    assert (found.key, found.rows, found.refused, found.meetings) == ("test", 2, 1, 1)
    assert found.problems == {("start", "no time"): 2}


def test_a_failure_leaves_the_last_success(database: sqlite3.Connection) -> None:
    store(database, reading("one"), NOW)
    note_failed(database, "test", LATER, "status 500")
    found = feed_states(database)[1]
    assert (found.last_success, found.last_attempt, found.error) == (NOW, LATER, "status 500")
    assert [item.meeting.id for item in all_shown(database)] == ["test_one"]


def test_a_good_reading_clears_what_was_wrong(database: sqlite3.Connection) -> None:
    note_failed(database, "test", NOW, "status 500")
    note_held(database, "test", NOW, "shrunk")
    store(database, reading("one"), LATER)
    found = feed_states(database)[1]
    assert (found.error, found.held, found.last_success) == (None, None, LATER)


def test_unchanged_confirms(database: sqlite3.Connection) -> None:
    store(database, reading("one"), NOW)
    note_failed(database, "test", NOW, "status 500")
    note_unchanged(database, "test", LATER)
    found = feed_states(database)[1]
    assert (found.error, found.last_success) == (None, LATER)


def test_the_same_failure_every_day_is_one_event(database: sqlite3.Connection) -> None:
    for at in (NOW, LATER):
        note_failed(database, "test", at, "status 500")
    note_failed(database, "test", LATER, "status 404")
    assert [item.detail["why"] for item in history_of(database, "test")] == [
        "status 500",
        "status 404",
    ]


def test_a_feed_that_is_not_declared_is_not_shown_but_kept(database: sqlite3.Connection) -> None:
    store(database, reading("one"), NOW)
    declare(database, [publisher("other")], ["other"])
    assert all_shown(database) == []
    assert list(publishers(database)) == ["other"]
    assert len(stored_of(database, "test")) == 1


def test_a_removed_feed_is_not_shown(database: sqlite3.Connection) -> None:
    store(database, reading("one"), NOW)
    assert remove_feed(database, "test", LATER, purge=False)
    assert all_shown(database) == []
    assert [item.event for item in history_of(database, "test")] == ["removed"]


def test_a_purged_feed_leaves_nothing(database: sqlite3.Connection) -> None:
    gone = Gone(id="test_gone", name="Gone", since=TODAY)
    event = Event(at=NOW, feed="test", meeting="test_one", event="added", detail={})
    full = reading("one", gone=[gone], moved={"test_x": "test_one"}, events=[event])
    store(database, full, NOW)
    remove_feed(database, "test", LATER, purge=True)
    tables = ("meetings", "gone", "moved", "problems", "history")
    counts = [
        database.execute(f"SELECT count(*) FROM {name} WHERE feed = 'test'").fetchone()[0]
        for name in tables
    ]
    assert counts == [0] * 5
    assert gone_ids(database) == []


def test_removing_what_is_not_there_is_said(database: sqlite3.Connection) -> None:
    assert not remove_feed(database, "never", NOW, purge=True)


def test_one_that_comes_back_is_gone_no_longer(database: sqlite3.Connection) -> None:
    store(database, reading(gone=[Gone(id="test_one", name="One", since=TODAY)]), NOW)
    assert len(gone_ids(database)) == 1
    store(database, reading("one"), LATER)
    assert gone_ids(database) == []

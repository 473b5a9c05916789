"""The catalogue knows what may have changed since a snapshot was made of all of it."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from finder.catalogue import (
    Gone,
    Reading,
    Stored,
    declare,
    open_catalogue,
    remove_feed,
    store,
    update,
)
from finder.catalogue.geocodes import keep_geocode
from finder.catalogue.journal import Touched, mark_of, start_anew, touched
from finder.catalogue.linked import remember
from finder.duplicates import Link
from tests.made import NOW, TODAY, meeting, publisher


def stored(identifier: str, **changes: object) -> Stored:
    made = meeting(identifier, **changes)
    return Stored(
        meeting=made, listed_as=made.id, since=TODAY, first_seen=TODAY, changed=TODAY, changes=0
    )


def reading(*items: Stored, **changes: object) -> Reading:
    values = {"rows": 0, "used": 0, "refused": 0, "withheld": 0, "gone": (), "moved": {}}
    values |= {"events": (), "problems": (), "seen": {}}
    return Reading(feed="test", stored=items, **{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """With two meetings, all of which is in a base."""
    with open_catalogue(tmp_path) as opened:
        declare(opened, [publisher()], ["test"])
        store(opened, reading(stored("one"), stored("two"), moved={"test_old": "test_one"}), NOW)
        with opened:
            start_anew(opened, "mark")
        yield opened


Change = Callable[[sqlite3.Connection], object]
LINK = Link(shown_as="other_one", since=date(2025, 1, 1))
CHANGES: dict[str, tuple[Change, set[str]]] = {
    "nothing": (
        lambda it: store(
            it, reading(stored("one"), stored("two"), moved={"test_old": "test_one"}), NOW
        ),
        set(),
    ),
    "one added": (
        lambda it: store(it, reading(stored("one"), stored("two"), stored("three")), NOW),
        {"test_three"},
    ),
    "one changed": (
        lambda it: store(it, reading(stored("one"), stored("two", name="Other")), NOW),
        {"test_two"},
    ),
    "one gone": (
        lambda it: store(
            it,
            reading(stored("one"), gone=[Gone(id="test_two", name="Two", since=TODAY)]),
            NOW,
        ),
        {"test_two"},
    ),
    "one moved": (
        lambda it: store(
            it, reading(stored("one"), stored("two"), moved={"test_past": "test_two"}), NOW
        ),
        {"test_past"},
    ),
    "one closed": (
        lambda it: update(it, "test", [stored("two", notes="Paused")], ()),
        {"test_two"},
    ),
    "one linked": (lambda it: remember(it, {"test_one": LINK}), {"test_one", "other_one"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_written_is_touched_and_nothing_else(
    database: sqlite3.Connection, change: str
) -> None:
    write, ids = CHANGES[change]
    write(database)
    assert touched(database, "mark") == Touched(ids=frozenset(ids), addresses=frozenset())


def test_an_answer_of_the_geocoder_touches_its_address(database: sqlite3.Connection) -> None:
    keep_geocode(database, "1 Example Street, Town", (51.5, -0.1), TODAY)
    found = touched(database, "mark")
    assert found
    assert found.addresses == {"1 Example Street, Town"}


def test_links_that_stay_are_not_touched(database: sqlite3.Connection) -> None:
    remember(database, {"test_one": LINK})
    with database:
        start_anew(database, "mark")
    remember(database, {"test_one": LINK, "test_two": LINK})
    found = touched(database, "mark")
    assert found
    assert found.ids == {"test_two", "other_one"}


def test_what_is_not_settled_stays_touched(database: sqlite3.Connection) -> None:
    with database:
        start_anew(database, "next", ["test_one"])
    found = touched(database, "next")
    assert found
    assert found.ids == {"test_one"}


def test_the_journal_of_another_base_says_nothing(database: sqlite3.Connection) -> None:
    assert touched(database, "other") is None


def test_of_a_feed_that_is_purged_no_id_is_kept(database: sqlite3.Connection) -> None:
    remove_feed(database, "test", NOW, purge=True)
    assert touched(database, "mark") is None
    assert not database.execute("SELECT * FROM touched").fetchall()


@pytest.mark.parametrize(
    "harm", ["UPDATE touched SET name = 'test_six'", "DELETE FROM touched", "DELETE FROM sums"]
)
def test_a_damaged_journal_is_given_up_when_the_catalogue_is_opened(
    tmp_path: Path, harm: str
) -> None:
    with open_catalogue(tmp_path) as database:
        declare(database, [publisher()], ["test"])
        with database:
            start_anew(database, "mark")
        store(database, reading(stored("one")), NOW)
        with database:
            database.execute(harm)
        assert touched(database, "mark") is None
    with open_catalogue(tmp_path) as database:
        assert mark_of(database) is None

"""Short links lead to the ids that were ever published, and to nothing else."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from finder.ical.links import short
from finder.snapshot import Gone, build, open_current, publish
from finder.snapshot.short import behind
from tests.made import TODAY, contents, meeting


def test_every_kind_of_id_is_found(tmp_path: Path) -> None:
    made = contents(
        [meeting("one"), meeting("two")],
        moved={"test_old": "test_one"},
        linked={"other_one": "test_one"},
        gone=[Gone(id="test_left", name="Left", since=TODAY)],
    )
    publish(tmp_path, build(tmp_path, made))
    site = open_current(tmp_path, today=TODAY)
    for key in ("test_one", "test_two", "test_old", "other_one", "test_left"):
        assert site.ids_behind(short(key)) == [key]
    assert site.ids_behind(short("test_three")) == []


def test_no_table_is_looked_through(tmp_path: Path) -> None:
    publish(tmp_path, build(tmp_path, contents([meeting("one")])))
    database = open_current(tmp_path, today=TODAY)._file._database
    plan = database.execute("EXPLAIN QUERY PLAN " + behind(("main",)), {"link": "x"}).fetchall()
    steps = [step for *_, step in plan if "main." in step]
    assert len(steps) == 4
    assert all("_short" in step for step in steps)


def test_two_ids_of_one_link_are_both_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finder.snapshot.short.short", lambda _: "alike")
    publish(tmp_path, build(tmp_path, contents([meeting("one"), meeting("two")])))
    site = open_current(tmp_path, today=TODAY)
    assert sorted(site.ids_behind("alike")) == ["test_one", "test_two"]


def test_whoever_looks_into_the_file_without_us_can_read_it(tmp_path: Path) -> None:
    publish(tmp_path, build(tmp_path, contents([meeting("one")])))
    path = open_current(tmp_path, today=TODAY).path / "meetings.sqlite"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        assert database.execute("SELECT id FROM meetings").fetchall() == [("test_one",)]

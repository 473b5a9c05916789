"""A catalogue of any earlier version is brought forward by itself, after a copy of it was made."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from finder.catalogue import feed_states, gone_ids, open_catalogue, stored_of
from finder.catalogue.database import VERSION
from finder.errors import BadSettings
from finder.record import to_json
from tests.made import NOW, TODAY, meeting, publisher

VERSIONS = Path(__file__).with_name("versions")
DAY = TODAY.isoformat()


def made_by(version: int, data: Path) -> None:
    """A catalogue as that version made it, with one feed, one meeting and one that has gone."""
    with closing(sqlite3.connect(data / "catalogue.sqlite")) as database:
        database.executescript((VERSIONS / f"{version}.sql").read_text())
        database.execute("INSERT INTO about VALUES (0)")
        database.execute(
            "INSERT INTO feeds (key, publisher, published, last_success, rows)"
            " VALUES ('test', json_object('key', 'test', 'title', ?), 1, ?, 7)",
            (publisher().title, NOW.isoformat()),
        )
        database.execute(
            "INSERT INTO meetings (id, feed, listed_as, record, since, first_seen, changed)"
            " VALUES ('test_one', 'test', 'test_one', ?, ?, ?, ?)",
            (to_json(meeting()), DAY, DAY, DAY),
        )
        database.execute(
            "INSERT INTO gone (id, feed, name, since) VALUES ('test_two', 'test', 'Two', ?)",
            (DAY,),
        )
        database.execute(f"PRAGMA user_version={version}")
        database.commit()


def triggers(database: sqlite3.Connection) -> set[tuple[str, ...]]:
    return {
        (name, "".join(sql.split()))
        for name, sql in database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql <> ''"
        )
    }


def columns(database: sqlite3.Connection) -> set[tuple[str, ...]]:
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        (table, name, kind, default)
        for (table,) in tables
        for _, name, kind, _, default, _ in database.execute(f"PRAGMA table_info({table})")
    }


def test_the_schema_of_every_earlier_version_is_kept() -> None:
    kept = {path.stem for path in VERSIONS.iterdir()}
    assert kept == {str(number) for number in range(1, VERSION)}


@pytest.mark.parametrize("version", range(1, VERSION))
def test_it_is_brought_forward_with_all_it_holds(tmp_path: Path, version: int) -> None:
    made_by(version, tmp_path)
    new = tmp_path / "new"
    with open_catalogue(tmp_path) as database, open_catalogue(new) as other:
        assert columns(database) == columns(other)
        assert triggers(database) == triggers(other)
        assert database.execute("PRAGMA user_version").fetchone() == (VERSION,)
        (state,) = feed_states(database)
        assert (state.rows, state.meetings, state.last_success) == (7, 1, NOW)
        assert [item.meeting for item in stored_of(database, "test")] == [meeting()]
        assert [item.id for item in gone_ids(database)] == ["test_two"]


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_copy_of_what_it_was_is_kept(tmp_path: Path, version: int) -> None:
    made_by(version, tmp_path)
    with open_catalogue(tmp_path):
        pass
    with closing(sqlite3.connect(tmp_path / f"catalogue.v{version}.sqlite")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (version,)
        assert copy.execute("SELECT count(*) FROM meetings").fetchone() == (1,)


def test_a_step_that_fails_leaves_it_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by(1, tmp_path)
    monkeypatch.setattr(
        "finder.catalogue.database._STEPS", {1: "ALTER TABLE gone ADD COLUMN last TEXT; NONSENSE"}
    )
    with pytest.raises(BadSettings, match="cannot be used"), open_catalogue(tmp_path):
        pass
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite")) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
        assert not any(name == "last" for _, name, *_ in columns(database))

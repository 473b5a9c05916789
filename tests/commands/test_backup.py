"""A backup brings a site back, and brings nothing back that was taken down."""

import hashlib
import io
import json
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from icalendar import Calendar

from finder.catalogue import locked, open_catalogue
from finder.catalogue.archive import TOLD, write_archive
from finder.ical.event import uid
from tests.commands.conftest import Run, runner
from tests.made import NOW
from tests.sync.conftest import row, rows


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def saved(run: Run, listing: Path, tmp_path: Path) -> Path:
    """A site of eight meetings, and its backup."""
    run("add", listing, "--key", "aa-test", "--fellowship", "aa")
    run("sync")
    file = tmp_path / "site.tar.gz"
    assert run("backup", file).code == 0
    return file


def ids(run: Run) -> list[str]:
    return [json.loads(line)["id"] for line in run("export", "json").out.splitlines()]


def test_a_backup_brings_everything_back_on_another_machine(
    run: Run, saved: Path, tmp_path: Path
) -> None:
    other = runner(tmp_path / "other")
    assert other("restore", saved).code == 0
    assert ids(other) == ids(run)
    assert "aa-test" in other("feeds").out
    assert "added" in other("feeds", "history", "aa-test").out


RENAMED = """
[[correction]]
meeting = "aa-test_group-3"
reason = "the group called"
expires = "never"
[correction.set]
name = "Lanterns"
"""


def sequence(run: Run) -> int:
    feed = Calendar.from_ical(run("export", "ics").out)
    (event,) = (item for item in feed.walk("VEVENT") if item["UID"] == uid("aa-test_group-3"))
    return int(event["SEQUENCE"])


@pytest.fixture
def told(run: Run, saved: Path, data: Path, tmp_path: Path) -> Path:
    """A backup after a correction came and went, which the catalogue does not count."""
    for text in (RENAMED, ""):
        (data / "corrections.toml").write_text(text)
        run("sync")
    file = tmp_path / "later.tar.gz"
    run("backup", file)
    return file


def test_on_another_machine_calendars_go_on_where_they_were(
    run: Run, told: Path, tmp_path: Path
) -> None:
    other = runner(tmp_path / "other")
    assert other("restore", told).code == 0
    assert sequence(other) == sequence(run) == 2
    (tmp_path / "other" / "corrections.toml").write_text(RENAMED)
    other("sync")
    assert sequence(other) == 3


def test_an_older_backup_takes_back_no_number(run: Run, saved: Path, told: Path) -> None:
    before = sequence(run)
    assert run("restore", saved).code == 0
    assert sequence(run) >= before


def test_what_calendars_were_told_is_kept_aside_and_not_of_what_was_purged(
    run: Run, told: Path, data: Path
) -> None:
    kept = (data / TOLD).read_bytes()
    run("feeds", "remove", "aa-test", "--purge")
    assert run("restore", told).code == 0
    assert "aa-test" not in (data / TOLD).read_text()
    (aside,) = data.glob("before-restore-*")
    assert (aside / TOLD).exists()
    assert b"aa-test" in kept


def test_what_was_there_is_replaced_and_kept_aside(
    run: Run, saved: Path, listing: Path, data: Path
) -> None:
    before = ids(run)
    listing.write_text(json.dumps(rows(6)))
    run("sync")
    (data / "feeds.toml").write_text((data / "feeds.toml").read_text() + "# mine\n")
    assert len(ids(run)) == 6
    assert run("restore", saved).code == 0
    assert ids(run) == before
    (aside,) = data.glob("before-restore-*")
    assert "# mine" in (aside / "feeds.toml").read_text()
    with open_catalogue(aside) as database:
        assert database.execute("SELECT count(*) FROM meetings").fetchone() == (6,)


def test_a_takedown_after_the_backup_holds(run: Run, saved: Path) -> None:
    run("hide", "aa-test_group-3")
    assert run("restore", saved).code == 0
    assert "aa-test_group-3" not in ids(run)
    assert len(ids(run)) == 7


def test_a_purge_after_the_backup_holds(run: Run, saved: Path, data: Path) -> None:
    run("feeds", "remove", "aa-test", "--purge")
    assert run("restore", saved).code == 0
    assert ids(run) == []
    assert "aa-test" not in (data / "feeds.toml").read_text()
    with open_catalogue(data) as database:
        assert database.execute("SELECT count(*) FROM history").fetchone() == (0,)


def test_a_feed_that_was_removed_before_can_still_be_purged(
    run: Run, saved: Path, data: Path
) -> None:
    run("feeds", "remove", "aa-test")
    assert run("feeds", "remove", "aa-test", "--purge").code == 0
    with open_catalogue(data) as database:
        assert database.execute("SELECT count(*) FROM meetings").fetchone() == (0,)
    assert run("feeds", "remove", "aa-test", "--purge").code == 2


def test_a_purge_is_not_undone_by_rolling_back(run: Run, saved: Path) -> None:
    run("feeds", "remove", "aa-test", "--purge")
    assert run("rollback").code == 1
    assert ids(run) == []


def test_a_damaged_catalogue_is_restored(run: Run, saved: Path, data: Path) -> None:
    before = ids(run)
    for path in data.glob("catalogue.sqlite*"):
        path.write_bytes(b"x" * 5000)
    assert run("sync").code == 2
    assert run("restore", saved).code == 0
    assert ids(run) == before
    assert run("sync").code == 0


def test_nothing_is_restored_while_a_sync_runs(run: Run, saved: Path, data: Path) -> None:
    with locked(data, "sync"):
        ran = run("restore", saved)
    assert ran.code == 1
    assert "Another sync is running" in ran.err
    assert not list(data.glob("before-restore-*"))


def test_only_its_owner_may_read_a_backup(saved: Path) -> None:
    assert saved.stat().st_mode & 0o077 == 0


def test_without_a_catalogue_there_is_nothing_to_keep(run: Run, tmp_path: Path) -> None:
    ran = run("backup", tmp_path / "x.tar.gz")
    assert (ran.code, list(tmp_path.glob("x*"))) == (2, [])


Entries = dict[str, bytes]


def entries_of(path: Path) -> Entries:
    with tarfile.open(path) as archive:
        return {m.name: archive.extractfile(m).read() for m in archive}  # type: ignore[union-attr]


def rewritten(path: Path, entries: Entries, *more: tarfile.TarInfo) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, body in entries.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(body)
            archive.addfile(entry, io.BytesIO(body))
        for entry in more:
            archive.addfile(entry)


def _renamed(path: Path, name: str) -> None:
    entries = entries_of(path)
    rewritten(path, {**entries, name: b"x"})


def _link(path: Path) -> None:
    entry = tarfile.TarInfo("settings.toml")
    entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
    rewritten(path, entries_of(path), entry)


def _without(path: Path, name: str) -> None:
    rewritten(path, {key: body for key, body in entries_of(path).items() if key != name})


def _changed(path: Path, name: str) -> None:
    entries = entries_of(path)
    rewritten(path, {**entries, name: entries[name] + b"\n"})


def _put(path: Path, name: str, body: bytes) -> None:
    """With a sum that is right."""
    entries = {**entries_of(path), name: body}
    about = json.loads(entries["about.json"])
    about["sha256"][name] = hashlib.sha256(body).hexdigest()
    rewritten(path, {**entries, "about.json": json.dumps(about).encode()})


HOSTILE: dict[str, Callable[[Path], object]] = {
    "a path upwards": lambda path: _renamed(path, "../escaped"),
    "an absolute path": lambda path: _renamed(path, "/tmp/escaped"),
    "an unknown file": lambda path: _renamed(path, "wsgi.py"),
    "a link": _link,
    "no catalogue": lambda path: _without(path, "catalogue.sqlite"),
    "no list of contents": lambda path: _without(path, "about.json"),
    "other feeds than were written": lambda path: _changed(path, "feeds.toml"),
    "what no calendar was told": lambda path: _put(path, TOLD, b"{"),
    "a damaged catalogue": lambda path: _changed(path, "catalogue.sqlite"),
    "half of it": lambda path: path.write_bytes(path.read_bytes()[:2000]),
    "no archive": lambda path: path.write_bytes(b"hello"),
    "nothing": lambda path: path.unlink(),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_whole_backup_changes_nothing(
    run: Run, saved: Path, data: Path, tmp_path: Path, what: str
) -> None:
    def state() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in data.glob("*.toml")}

    before, shown = state(), ids(run)
    HOSTILE[what](saved)
    ran = run("restore", saved)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert (state(), ids(run)) == (before, shown)
    assert not list(data.glob("*restore-*"))
    assert not list(tmp_path.rglob("escaped"))


def test_a_backup_of_an_older_program_is_brought_up_to_date(
    run: Run, saved: Path, tmp_path: Path
) -> None:
    entries = entries_of(saved)
    old = tmp_path / "old.sqlite"
    old.write_bytes(entries["catalogue.sqlite"])
    with closing(sqlite3.connect(old)) as database:
        for name in ("interval", "failures", "asked", "agreed"):
            database.execute(f"ALTER TABLE feeds DROP COLUMN {name}")
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type='trigger'"
        ).fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for name in ("linked", "geocodes", "sums", "base", "touched"):
            database.execute(f"DROP TABLE {name}")
        database.execute("PRAGMA user_version=2")
        database.commit()

    feeds = tmp_path / "feeds.toml"
    feeds.write_bytes(entries["feeds.toml"])
    write_archive(saved, {"catalogue.sqlite": old, "feeds.toml": feeds}, NOW)
    before = ids(run)
    assert run("restore", saved).code == 0
    assert ids(run) == before
    assert run("sync").code == 0


@pytest.fixture
def coded(run: Run, listing: Path, tmp_path: Path) -> Path:
    """A backup in which a meeting is anybody's that is for teens by now."""
    told = {"formatted_address": "77 Heron Lane, Springfield, IL 62701, USA"}
    listing.write_text(json.dumps([*rows(9), row(99, **told)]))
    run("add", listing, "--key", "aa-test", "--fellowship", "al-anon")
    run("sync")
    file = tmp_path / "site.tar.gz"
    assert run("backup", file).code == 0
    assert "Heron" in run("export", "json").out
    listing.write_text(json.dumps([*rows(9), row(99, **told, types=["O", "Y"])]))
    run("sync")
    return file


def test_a_backup_does_not_bring_back_where_teens_meet(run: Run, coded: Path) -> None:
    assert run("restore", coded).code == 0
    out = run("export", "json").out
    assert "Heron" not in out
    assert len(out.splitlines()) == 9  # until the next sync, which lists it for teens
    run("sync")
    assert '"alateen"' in run("export", "json").out


def test_nor_where_the_catalogue_that_knew_it_is_damaged(run: Run, coded: Path, data: Path) -> None:
    (data / "catalogue.sqlite").write_bytes(b"no catalogue any more" * 99)
    assert run("restore", coded).code == 0
    assert "Heron" not in run("export", "json").out

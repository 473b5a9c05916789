"""The life of a site: add, sync, look, hide, roll back, take out."""

import json
from pathlib import Path

from tests.commands.conftest import Run, runner
from tests.sync.conftest import rows


def test_the_whole_life(run: Run, listing: Path) -> None:
    """One long test: every step stands on the one before, each with the real index."""
    assert run("add", listing, "--key", "aa-test", "--fellowship", "aa").code == 0
    assert "not fetched yet" in run("feeds").out

    synced = run("sync")
    assert synced.code == 0
    assert "aa-test  new" in synced.out
    assert "aa-test: new" in synced.err

    assert "good" in run("feeds").out
    assert "1 of 1 meetings" in run("search", "--feed", "aa-test", "--day", "wed").err

    hidden = run("hide", "aa-test_group-3", "--reason", "asked")
    assert hidden.code == 0
    assert "aa-test_group-3" not in run("export", "json").out

    listing.write_text(json.dumps(rows(5, time="20:00")))
    assert run("sync", "--json").code == 0
    assert "start: 19:00 → 20:00" in run("feeds", "history", "aa-test").out
    assert "20:00" in run("feeds", "history", "aa-test", "--at", "2026-11-22").out
    assert len(run("feeds", "history", "aa-test", "--at", "2026-11-21").out.splitlines()) == 1
    assert "aa-test_group-3" not in run("export", "json").out

    assert len(run("snapshots").out.splitlines()) == 4
    assert run("rollback").code == 0
    assert "aa-test_group-6" in run("export", "json").out
    assert "aa-test_group-3" not in run("export", "json").out

    assert run("feeds", "remove", "aa-test", "--purge").code == 0
    assert run("export", "json").out == ""
    assert run("feeds").out.splitlines()[1:] == []


def test_a_held_feed_is_exit_1_until_released(run: Run, listing: Path) -> None:
    listing.write_text(json.dumps(rows(40)))
    run("add", listing, "--key", "aa-test", "--fellowship", "aa")
    run("sync")
    listing.write_text(json.dumps(rows(10)))
    held = run("sync")
    assert held.code == 1
    assert "the meetings fall from 40 to 10" in held.out
    assert "held" in run("feeds").out
    assert run("feeds", "release", "aa-test").code == 0
    assert run("sync").code == 0


def test_a_feed_that_fails_is_exit_1(run: Run, listing: Path) -> None:
    run("add", listing, "--key", "aa-test", "--fellowship", "aa")
    listing.unlink()
    failed = run("sync", "--json")
    assert failed.code == 1
    (feed,) = json.loads(failed.out)["feeds"]
    assert feed["state"] == "failed"
    assert "cannot be read" in feed["message"]


def test_nothing_is_added_to_the_demonstrations_folder(run: Run, listing: Path) -> None:
    assert run("demo", "--build-only").code == 0
    folder = listing.parent / "data" / "demo"
    refused = runner(folder)("add", listing, "--key", "aa-test", "--fellowship", "aa")
    assert refused.code == 2
    assert "and real feeds never meet" in refused.err
    assert not (folder / "feeds.toml").exists()

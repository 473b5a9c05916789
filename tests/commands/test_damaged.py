"""What an operator is told when the catalogue is damaged, and what helps (F14)."""

import json
from pathlib import Path

import pytest

from finder.catalogue import history_of, open_catalogue, stored_of
from tests.commands.conftest import Run, runner
from tests.sync.conftest import rows


@pytest.fixture
def saved(tmp_path: Path) -> tuple[Run, Path]:
    """A site of eight meetings whose catalogue has lost a bit, and the backup made before."""
    run = runner(tmp_path / "data")
    listing = tmp_path / "listing.json"
    listing.write_text(json.dumps(rows(8)))
    run("add", listing, "--key", "aa-test", "--fellowship", "aa")
    run("sync")
    assert run("backup", tmp_path / "site.tar.gz").code == 0
    path = tmp_path / "data" / "catalogue.sqlite"
    body = bytearray(path.read_bytes())
    body[body.index(b"Group 3") + 6] ^= 1  # "Group 2": no page of the file is malformed
    path.write_bytes(body)
    return run, tmp_path / "site.tar.gz"


def test_it_is_said_plainly_and_the_site_goes_on(saved: tuple[Run, Path]) -> None:
    run, _ = saved
    for command in (("sync",), ("feeds",), ("feeds", "history", "aa-test")):
        ran = run(*command)
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert "what aa-test had is not as it was written" in ran.err
        assert "restore a backup; the site goes on from its snapshots" in ran.err
    assert run("export", "json").out.count("Group 3") > 0


def test_a_backup_brings_it_back(saved: tuple[Run, Path], tmp_path: Path) -> None:
    run, backup = saved
    assert run("restore", backup).code == 0
    assert run("sync").code == 0
    with open_catalogue(tmp_path / "data") as database:
        assert "Group 3" in {item.meeting.name for item in stored_of(database, "aa-test")}
        assert len(history_of(database, "aa-test")) == 8


def test_so_does_a_new_beginning_where_there_is_none(
    saved: tuple[Run, Path], tmp_path: Path
) -> None:
    run, _ = saved
    before = run("export", "json").out
    (tmp_path / "data" / "catalogue.sqlite").rename(tmp_path / "aside.sqlite")
    assert run("sync").code == 0
    assert run("export", "json").out == before

"""`serve` after an upgrade: the listings are prepared anew before anybody is answered."""

from pathlib import Path

import pytest

from finder.catalogue import locked
from finder.commands import serve
from finder.snapshot import current_name, open_current
from finder.snapshot.building import LAYOUT
from tests.commands.conftest import Run
from tests.made import TODAY
from tests.sync.test_renewing import of_layout


@pytest.fixture
def older(
    run: Run, listing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Run, Path]:
    """A folder that an older version left; what would serve it only begins."""
    run("add", listing, "--key", "aa-test", "--fellowship", "aa")
    run("sync")
    of_layout(tmp_path / "data", LAYOUT - 1)
    monkeypatch.setattr(serve, "prepare_places", lambda config: None)
    monkeypatch.setattr(serve, "serve", lambda config, **_: None)
    return run, tmp_path / "data"


def test_it_prepares_them_and_says_so_once(older: tuple[Run, Path]) -> None:
    run, data = older
    ran = run("serve", "--workers", 3)
    assert (ran.code, ran.err.startswith("An older version prepared these listings")) == (0, True)
    assert "pages say that they have none" not in ran.err
    assert len(open_current(data, today=TODAY)) == 8
    assert run("serve").err == ""


def test_where_that_fails_it_says_what_to_do_and_serves(older: tuple[Run, Path]) -> None:
    run, data = older
    name = current_name(data)
    (data / "catalogue.sqlite").write_bytes(b"")
    ran = run("serve")
    assert ran.code == 0
    assert "Until `python -m finder sync` has run" in ran.err
    assert current_name(data) == name


def test_while_a_sync_runs_it_serves_and_leaves_them_to_it(
    older: tuple[Run, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    run, data = older
    monkeypatch.setattr("finder.catalogue.lock._STEP", 100.0)
    with locked(data, "sync"):
        ran = run("serve")
    assert ran.code == 0
    assert "Until `python -m finder sync` has run" in ran.err

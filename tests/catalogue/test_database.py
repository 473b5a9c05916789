"""The catalogue opens as it was made, and never mixes what exists with what does not."""

from pathlib import Path

import pytest

from finder.catalogue import has_catalogue, open_catalogue
from finder.errors import BadSettings


def test_it_is_made_when_first_opened(tmp_path: Path) -> None:
    assert not has_catalogue(tmp_path / "data")
    with open_catalogue(tmp_path / "data"):
        assert has_catalogue(tmp_path / "data")


def test_what_is_committed_survives_a_power_cut(tmp_path: Path) -> None:
    with open_catalogue(tmp_path) as database:
        modes = [
            database.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous")
        ]
    assert modes == ["wal", 2]  # 2 is FULL


@pytest.mark.parametrize("demo", [True, False])
def test_demonstration_and_real_feeds_never_share_one(tmp_path: Path, demo: bool) -> None:
    with open_catalogue(tmp_path, demo=demo):
        pass
    with pytest.raises(BadSettings, match="never meet"), open_catalogue(tmp_path, demo=not demo):
        pass


def test_a_newer_catalogue_is_not_touched(tmp_path: Path) -> None:
    with open_catalogue(tmp_path) as database:
        database.execute("PRAGMA user_version=99")
    with pytest.raises(BadSettings, match="version 99"), open_catalogue(tmp_path):
        pass


def test_a_damaged_catalogue_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"x" * 5000)
    with pytest.raises(BadSettings, match="restore a backup"), open_catalogue(tmp_path):
        pass

from pathlib import Path

from finder.catalogue.leftovers import sweep_leftovers, work_folder


def test_what_a_killed_backup_left_is_gone_at_the_next_start(tmp_path: Path) -> None:
    for name in (".backup-a1b2c3d4", ".restore-________"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "catalogue.db").write_bytes(b"half")
    with work_folder(tmp_path, "backup") as folder:
        assert [path.name for path in tmp_path.iterdir()] == [Path(folder).name]
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_is_swept(tmp_path: Path) -> None:
    for name in ("backup-20261122", ".backup-mine", "before-restore-1", "catalogue"):
        (tmp_path / name).mkdir()
    (tmp_path / ".backup-a1b2c3d4").write_text("a file")
    (tmp_path / ".restore-a1b2c3d4").symlink_to(tmp_path / "catalogue")
    before = sorted(tmp_path.iterdir())
    sweep_leftovers(tmp_path)
    assert sorted(tmp_path.iterdir()) == before

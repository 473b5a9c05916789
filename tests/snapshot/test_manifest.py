"""Files are as they were written; what says so is quick where nobody touched them."""

import os
import shutil
from pathlib import Path

import pytest

from finder.snapshot import manifest
from finder.snapshot.manifest import damage, read_manifest, write_manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "made"
    (made / "below").mkdir(parents=True)
    (made / "one").write_bytes(b"one")
    (made / "below" / "two").write_bytes(b"two")
    write_manifest(made)
    return made


def test_files_that_nobody_touched_are_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    monkeypatch.setattr(manifest, "_digest", lambda path: read.append(path) or "")
    assert damage(folder) is None
    assert not read


def test_a_copy_is_read_and_found_sound(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    assert damage(copy) is None
    (copy / "one").write_bytes(b"eno")
    assert damage(copy)


def test_a_thorough_look_reads_all(folder: Path) -> None:
    path = folder / "below" / "two"
    before = path.stat()
    path.write_bytes(b"owt")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # as a failing disk would do it
    assert damage(folder) is None
    assert damage(folder, thorough=True)


def test_seals_that_are_known_are_taken_over(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "base").mkdir(parents=True)
    os.link(folder / "one", other / "base" / "one")
    (other / "own").write_bytes(b"own")
    seal = read_manifest(folder)["one"]
    write_manifest(other, {"base/one": seal})
    assert read_manifest(other)["base/one"] == seal
    assert set(read_manifest(other)) == {"base/one", "own"}
    assert damage(other) is None
    (folder / "one").write_bytes(b"eno")  # the same file
    assert damage(other)

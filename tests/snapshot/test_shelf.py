"""Publishing, keeping, going back, and what damage does."""

from pathlib import Path

import pytest

from finder.errors import NoSnapshot
from finder.snapshot import build, current_name, open_current, publish, rollback, snapshots
from finder.snapshot.manifest import damage
from finder.snapshot.shelf import folder_of, shelf
from tests.made import TODAY, contents, meeting


def publish_new(data: Path, name: str) -> str:
    made = build(data, contents([meeting(name)]))
    publish(data, made)
    return made


def test_the_last_five_are_kept_newest_first(tmp_path: Path) -> None:
    made = [publish_new(tmp_path, f"{number}") for number in range(8)]
    assert [item.name for item in snapshots(tmp_path)] == made[:2:-1]
    assert sorted(path.name for path in shelf(tmp_path).glob("*.fetched.json")) == sorted(
        f"{name}.fetched.json" for name in made[3:]
    )


def test_the_current_one_is_marked_and_counted(tmp_path: Path) -> None:
    publish_new(tmp_path, "one")
    second = publish_new(tmp_path, "two")
    listed = [(item.name == second, item.current, item.meetings) for item in snapshots(tmp_path)]
    assert listed == [(True, True, 1), (False, False, 1)]


def test_only_what_was_built_can_be_published(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot):
        publish(tmp_path, "0" * 16)


def test_rolling_back_goes_further_each_time(tmp_path: Path) -> None:
    made = [publish_new(tmp_path, f"{number}") for number in range(3)]
    assert [rollback(tmp_path, today=TODAY) for _ in range(2)] == [made[1], made[0]]
    assert current_name(tmp_path) == made[0]


def test_there_is_nothing_before_the_first(tmp_path: Path) -> None:
    publish_new(tmp_path, "one")
    with pytest.raises(NoSnapshot, match="no earlier"):
        rollback(tmp_path, today=TODAY)


def test_rolling_back_never_goes_to_a_damaged_one(tmp_path: Path) -> None:
    first, second = publish_new(tmp_path, "one"), publish_new(tmp_path, "two")
    (folder_of(tmp_path, first) / "meetings.sqlite").unlink()
    with pytest.raises(NoSnapshot):
        rollback(tmp_path, today=TODAY)
    assert current_name(tmp_path) == second


def test_the_current_one_is_never_pruned(tmp_path: Path) -> None:
    made = [publish_new(tmp_path, f"{number}") for number in range(5)]
    for _ in range(4):
        rollback(tmp_path, today=TODAY)
    for number in range(9):
        build(tmp_path, contents([meeting(f"later{number}")]))
    publish(tmp_path, made[0], published=1)
    assert current_name(tmp_path) == made[0]
    assert open_current(tmp_path).name == made[0]


def flip(path: Path) -> None:
    """A bit in the middle; of the manifest in a name, since one in a sum says nothing by itself."""
    body = bytearray(path.read_bytes())
    name = body.find(b"meetings.sqlite") if path.name == "manifest.json" else -1
    body[len(body) // 2 if name < 0 else name] ^= 1
    path.write_bytes(body)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("harm", [flip, cut, Path.unlink])
@pytest.mark.parametrize(
    "file",
    ["meetings.sqlite", "snapshot.json", "manifest.json", "index/count", "index/words/terms"],
)
def test_damage_is_noticed_and_the_one_before_used(
    tmp_path: Path, harm: object, file: str, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = publish_new(tmp_path, "one"), publish_new(tmp_path, "two")
    harm(folder_of(tmp_path, second) / file)  # type: ignore[operator]
    assert damage(folder_of(tmp_path, second))
    assert open_current(tmp_path).name == first
    assert second in caplog.text


def test_a_missing_folder_falls_back_too(tmp_path: Path) -> None:
    first = publish_new(tmp_path, "one")
    folder_of(tmp_path, publish_new(tmp_path, "two")).rename(tmp_path / "elsewhere")
    assert open_current(tmp_path).name == first


def test_nothing_sound_is_said_so(tmp_path: Path) -> None:
    cut(folder_of(tmp_path, publish_new(tmp_path, "one")) / "meetings.sqlite")
    with pytest.raises(NoSnapshot, match="no snapshot can be read"):
        open_current(tmp_path)


def test_what_a_crash_left_is_swept_away(tmp_path: Path) -> None:
    publish_new(tmp_path, "one")
    dead = 2**22 + 1  # beyond the largest process number
    left = shelf(tmp_path) / f"{'a' * 16}.tmp-{dead}"
    left.mkdir()
    (left / "meetings.sqlite").touch()
    (shelf(tmp_path) / f"current.tmp-{dead}").symlink_to("nowhere")
    (shelf(tmp_path) / f"{'a' * 16}.tmp-{dead}.json").touch()
    publish_new(tmp_path, "two")
    assert not [path for path in shelf(tmp_path).iterdir() if "tmp" in path.name]

"""What a web process holds while snapshots come and go."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import time
from unittest.mock import Mock

import pytest

from finder.errors import NoSnapshot
from finder.snapshot import Reader, build, publish
from finder.snapshot import reader as reading
from finder.snapshot.corrections import add_correction
from finder.snapshot.reader import beside
from finder.snapshot.shelf import folder_of
from tests.made import NOW, TODAY, contents, meeting, state


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def publish_new(data: Path, *names: str) -> str:
    made = build(data, contents([meeting(name) for name in names]))
    publish(data, made)
    return made


def reader_of(data: Path, clock: Callable[[], float]) -> Reader:
    return Reader(data, clock=clock, today=lambda: TODAY)


def test_there_is_nothing_to_read_before_the_first(tmp_path: Path, clock: Clock) -> None:
    reader = reader_of(tmp_path, clock)
    with pytest.raises(NoSnapshot):
        reader.snapshot()
    name = publish_new(tmp_path, "one")
    assert reader.snapshot().name == name


def test_a_new_one_is_noticed_after_a_second(tmp_path: Path, clock: Clock) -> None:
    first = publish_new(tmp_path, "one")
    reader = reader_of(tmp_path, clock)
    assert reader.snapshot().name == first
    second = publish_new(tmp_path, "two")
    assert reader.snapshot().name == first
    clock.now = 1
    assert reader.snapshot().name == second


def test_the_same_one_is_not_opened_again(tmp_path: Path, clock: Clock) -> None:
    publish_new(tmp_path, "one")
    reader = reader_of(tmp_path, clock)
    held = reader.snapshot()
    clock.now = 5
    assert reader.snapshot() is held


def test_new_times_of_fetching_are_noticed(tmp_path: Path, clock: Clock) -> None:
    publish_new(tmp_path, "one")
    reader = reader_of(tmp_path, clock)
    reader.snapshot()
    later = NOW.replace(year=2027)
    build(tmp_path, replace(contents([meeting("one")]), feed_states=[state(last_success=later)]))
    clock.now = 1
    assert reader.snapshot().fetched == {"test": later}


def test_what_is_held_stays_readable_after_it_was_pruned(tmp_path: Path, clock: Clock) -> None:
    publish_new(tmp_path, "one")
    held = reader_of(tmp_path, clock).snapshot()
    for number in range(6):
        publish_new(tmp_path, f"later{number}")
    assert not held.path.exists()
    assert held.meeting(0) == meeting("one")


def test_a_damaged_new_one_leaves_the_old_one_in_use(tmp_path: Path, clock: Clock) -> None:
    first = publish_new(tmp_path, "one")
    reader = reader_of(tmp_path, clock)
    reader.snapshot()
    (folder_of(tmp_path, publish_new(tmp_path, "two")) / "meetings.sqlite").unlink()
    clock.now = 1
    assert reader.snapshot().name == first


def test_a_correction_written_by_hand_is_obeyed(tmp_path: Path, clock: Clock) -> None:
    publish_new(tmp_path, "one", "two")
    reader = reader_of(tmp_path, clock)
    assert reader.snapshot().row_of("test_one") is not None
    file = tmp_path / "corrections.toml"
    add_correction(file, "test_one", reason="asked", since=TODAY, expires=None)
    clock.now = 1
    assert reader.snapshot().row_of("test_one") is None


def test_corrections_that_cannot_be_read_leave_the_old_one_in_use(
    tmp_path: Path, clock: Clock
) -> None:
    first = publish_new(tmp_path, "one")
    reader = reader_of(tmp_path, clock)
    reader.snapshot()
    (tmp_path / "corrections.toml").write_text("[[correction]")
    clock.now = 1
    assert reader.snapshot().name == first


def test_many_readers_never_see_a_mix(tmp_path: Path) -> None:
    """Each snapshot holds meetings that all bear its number."""
    seconds = iter(range(10**6))
    publish_new(tmp_path, "0-a", "0-b")
    reader = Reader(tmp_path, clock=lambda: next(seconds), today=lambda: TODAY)
    wrong: list[str] = []

    def read() -> None:
        for _ in range(40):
            snapshot = reader.snapshot()
            numbers = {item.name.split("-")[0] for item in snapshot.meetings((0, 1))}
            if len(numbers) != 1:
                wrong.append(snapshot.name)

    readers = [Thread(target=read) for _ in range(8)]
    for thread in readers:
        thread.start()
    for number in range(1, 10):
        publish_new(tmp_path, f"{number}-a", f"{number}-b")
    for thread in readers:
        thread.join()
    assert wrong == []


def test_nobody_waits_while_a_new_one_is_opened_and_nobody_gets_it_cold(
    tmp_path: Path, clock: Clock
) -> None:
    first, work, warmed = publish_new(tmp_path, "one"), [], []
    reader = Reader(tmp_path, clock=clock, today=lambda: TODAY, how=work.append, warm=warmed.append)
    assert reader.snapshot().name == first
    second = publish_new(tmp_path, "two")
    for _ in range(3):
        clock.now += 1
        assert reader.snapshot().name == first
    assert len(work) == 1
    work[0]()
    assert [snapshot.name for snapshot in warmed] == [first, second]
    assert reader.snapshot().name == second


def test_what_cannot_be_opened_is_not_tried_at_every_request(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []
    (folder_of(tmp_path, publish_new(tmp_path, "one")) / "meetings.sqlite").unlink()
    opening = reading.open_current
    monkeypatch.setattr(
        reading, "open_current", lambda *at, **day: tried.append(at) or opening(*at, **day)
    )
    reader = reader_of(tmp_path, clock)
    for second in range(22):
        clock.now = second
        with pytest.raises(NoSnapshot, match="no snapshot can be read"):
            reader.snapshot()
    assert len(tried) == 3


def test_a_sound_one_is_taken_up_at_once_after_one_that_could_not_be_opened(
    tmp_path: Path, clock: Clock
) -> None:
    (folder_of(tmp_path, publish_new(tmp_path, "one")) / "meetings.sqlite").unlink()
    reader = reader_of(tmp_path, clock)
    with pytest.raises(NoSnapshot):
        reader.snapshot()
    name = publish_new(tmp_path, "two")
    assert reader.snapshot().name == name


def test_what_was_let_go_is_opened_again(tmp_path: Path, clock: Clock) -> None:
    publish_new(tmp_path, "one")
    reader = reader_of(tmp_path, clock)
    held = reader.snapshot()
    reader.let_go()
    assert reader.snapshot() is not held


def test_what_was_published_long_ago_is_waited_for(tmp_path: Path, clock: Clock) -> None:
    publish_new(tmp_path, "one")
    reader = Reader(
        tmp_path, clock=clock, today=lambda: TODAY, wall=lambda: time() + 45, how=beside
    )
    reader.snapshot()
    name = publish_new(tmp_path, "two")
    clock.now = 45
    assert reader.snapshot().name == name


def test_what_takes_too_long_is_not_waited_for(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_WAIT", 0.01)
    first, work = publish_new(tmp_path, "one"), list[Callable[[], None]]()
    reader = Reader(
        tmp_path, clock=clock, today=lambda: TODAY, wall=lambda: time() + 45, how=work.append
    )
    reader.snapshot()
    second = publish_new(tmp_path, "two")
    clock.now = 45
    assert reader.snapshot().name == first
    work[0]()
    assert reader.snapshot().name == second


def test_a_look_takes_up_what_is_new_without_a_request(tmp_path: Path, clock: Clock) -> None:
    warmed = []
    reader = Reader(tmp_path, clock=clock, today=lambda: TODAY, warm=warmed.append)
    reader.look()
    for names in (["one"], ["two"]):
        name = publish_new(tmp_path, *names)
        reader.look()
        assert warmed[-1].name == name
    assert len(warmed) == 2


def test_a_look_that_fails_is_tried_again_and_fails_no_request(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish_new(tmp_path, "one")
    reader = reader_of(tmp_path, clock)
    reader.snapshot()
    second = publish_new(tmp_path, "two")
    clock.now = 1
    with monkeypatch.context() as broken:
        broken.setattr(os, "readlink", Mock(side_effect=PermissionError("not now")))
        assert reader.snapshot().name == first
    clock.now = 2
    with monkeypatch.context() as broken:
        broken.setattr(reading, "open_current", Mock(side_effect=MemoryError))
        assert reader.snapshot().name == first
    clock.now = 20
    assert reader.snapshot().name == second

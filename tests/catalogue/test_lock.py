"""One writer at a time."""

from pathlib import Path

import pytest

from finder.catalogue import locked
from finder.errors import Busy


def test_a_second_writer_leaves_with_a_message(tmp_path: Path) -> None:
    with (
        locked(tmp_path, "sync"),
        pytest.raises(Busy, match="another sync is running"),
        locked(tmp_path, "sync", wait=0),
    ):
        pass


def test_a_second_writer_waits_a_while(tmp_path: Path) -> None:
    waited: list[float] = []
    with (
        locked(tmp_path, "write"),
        pytest.raises(Busy),
        locked(tmp_path, "write", wait=2, pause=waited.append),
    ):
        pass
    assert sum(waited) == pytest.approx(2)


def test_a_second_writer_goes_on_when_the_first_has_finished(tmp_path: Path) -> None:
    first = locked(tmp_path, "write")
    first.__enter__()
    with locked(tmp_path, "write", wait=1, pause=lambda _: first.__exit__(None, None, None)):
        pass


def test_a_meeting_can_be_hidden_during_a_sync(tmp_path: Path) -> None:
    with locked(tmp_path, "sync"), locked(tmp_path, "write", wait=0):
        pass


def test_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path, "write"):
        raise KeyError
    with locked(tmp_path, "write", wait=0):
        pass

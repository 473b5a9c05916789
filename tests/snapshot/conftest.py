"""Snapshots are tested with a stand-in for the index, which has tests of its own."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import pytest

from finder.model import Meeting
from finder.snapshot import building, opened


class StandIn:
    """As much of an index as a snapshot needs."""

    def __init__(self, folder: Path) -> None:
        self._count = int((folder / "count").read_text())

    def __len__(self) -> int:
        return self._count


def build_index(
    meetings: Sequence[Meeting],
    folder: Path,
    *,
    also_in: Mapping[str, Collection[str]] | None = None,
) -> None:
    (folder / "words").mkdir()
    (folder / "words" / "terms").write_text(" ".join(item.name for item in meetings))
    (folder / "count").write_text(str(len(meetings)))


def open_index(folder: Path, load: Callable[[int], Meeting]) -> StandIn:
    return StandIn(folder)


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "build_index", build_index)
    monkeypatch.setattr(opened, "open_index", open_index)

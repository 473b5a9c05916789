"""One small made catalogue for all: its snapshot, and the sheet that the peers are given."""

from pathlib import Path

import pytest

from bench.made.contents import contents
from bench.made.dates import NOW
from bench.ours import Ours
from bench.sheet import Sheet
from bench.sheets import made_sheet
from finder.snapshot import Contents, Snapshot, build

SIZE = 1_500


@pytest.fixture(scope="session")
def small() -> Contents:
    return contents(SIZE, NOW)


@pytest.fixture(scope="session")
def sheet(small: Contents) -> Sheet:
    return made_sheet(small.meetings, small.also_in, NOW)


@pytest.fixture(scope="session")
def made_snapshot(small: Contents, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    data: Path = tmp_path_factory.mktemp("made")
    return Snapshot(data, build(data, small))


@pytest.fixture(scope="session")
def ours(made_snapshot: Snapshot) -> Ours:
    return Ours(made_snapshot, NOW)

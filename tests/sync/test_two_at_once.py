"""Two importers at once: one waits or leaves, and nothing is there twice (F16)."""

import json
from collections import Counter
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from finder.catalogue import history_of, locked, open_catalogue
from finder.config import Config
from finder.errors import Busy
from finder.snapshot import building
from finder.snapshot.shelf import shelf
from importers import Feed
from importers.fetch import Fetched, Seen, fetcher
from importers.sync import State, sync_all
from tests.made import NOW
from tests.snapshot.conftest import build_index
from tests.sync.conftest import World, row

COUNT = 30
_SPAWN = get_context("spawn")


def feeds(data: Path) -> dict[str, Feed]:
    return {
        key: Feed(key=key, urls=(str(data / f"{key}.json"),), fellowship="aa")
        for key in ("aa-one", "aa-two")
    }


def importer(data: Path, together: Barrier, wait: float, say: Callable[[str], None]) -> None:
    """A process of its own, which begins when the other does."""
    building.build_index = build_index  # type: ignore[assignment]
    config = Config(data=data, feeds=data / "feeds.toml")
    together.wait(60)
    try:
        found = sync_all(config, feeds(data), now=NOW, fetcher=fetcher(None), wait=wait)
        say(" ".join(sorted(outcome.state for outcome in found.outcomes)))
    except Busy as error:
        say(str(error))


def both(data: Path, wait: float) -> list[str]:
    """What two of them say."""
    together, said = _SPAWN.Barrier(2), _SPAWN.Queue()
    running = [
        _SPAWN.Process(target=importer, args=(data, together, wait, said.put)) for _ in range(2)
    ]
    for process in running:
        process.start()
    for process in running:
        process.join(120)
    assert [process.exitcode for process in running] == [0, 0]
    return sorted(said.get(timeout=10) for _ in running)


@pytest.fixture
def data(world: World) -> Path:
    for begin, key in ((0, "aa-one"), (COUNT, "aa-two")):
        listing = [row(number) for number in range(begin, begin + COUNT)]
        (world.config.data / f"{key}.json").write_text(json.dumps(listing))
    return world.config.data


def check(world: World, data: Path) -> None:
    """Everything is there once: meetings, events, and no work is left lying about."""
    assert len(world.ids()) == len(set(world.ids())) == 2 * COUNT
    with open_catalogue(data) as database:
        for key in ("aa-one", "aa-two"):
            told = Counter((item.meeting, item.event) for item in history_of(database, key))
            assert set(told.values()) == {1}
            assert len(told) == COUNT
    assert not [path.name for path in shelf(data).iterdir() if "-" in path.name]


def test_one_waits_until_the_other_has_finished(world: World, data: Path) -> None:
    assert both(data, wait=60) == ["new new", "unchanged unchanged"]
    check(world, data)


def test_or_it_leaves_and_says_why(world: World, data: Path) -> None:
    """A second one that comes while the first is fetching."""
    said: list[str] = []

    def slow(url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
        raise AssertionError(url)

    def progress(key: str, doing: str) -> None:
        if (key, doing) == ("aa-one", "storing"):
            with pytest.raises(Busy) as busy:
                sync_all(world.config, feeds(data), now=NOW, fetcher=slow, wait=0)
            said.append(str(busy.value))

    found = sync_all(
        world.config, feeds(data), now=NOW, fetcher=fetcher(None), progress=progress
    ).outcomes
    assert {outcome.state for outcome in found} == {State.NEW}
    assert said == ["another sync is running; nothing was changed, try again when it has finished"]
    check(world, data)


def test_a_meeting_can_be_hidden_while_feeds_are_fetched(world: World, data: Path) -> None:
    seen: list[str] = []

    def progress(key: str, doing: str) -> None:
        if doing == "reading":
            with locked(data, "write", wait=20):
                seen.append(key)

    sync_all(world.config, feeds(data), now=NOW, fetcher=fetcher(None), progress=progress)
    assert sorted(seen) == ["aa-one", "aa-two"]
    check(world, data)

"""fetch -> read -> guard -> catalogue -> snapshot; one feed's failure is its own.

The only part of the importers that touches the catalogue and the snapshots.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from finder.catalogue import declare, locked, open_catalogue, seen
from finder.config import Config
from finder.errors import BadSettings
from finder.snapshot.publishing import Republished, republish
from importers import Feed
from importers.fetch import Fetcher
from importers.sync.gathering import Gathered, gather
from importers.sync.outcome import Outcome, State
from importers.sync.taking_in import confirm, fail, take_in

__all__ = ["Outcome", "State", "Synced", "sync", "sync_all"]

_AT_ONCE = 4
Progress = Callable[[str, str], None]  # the feed's key, and what is being done with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """What became of every feed, and the snapshot that readers see now."""

    outcomes: list[Outcome]
    published: Republished


def sync(
    config: Config,
    feeds: Mapping[str, Feed],
    *,
    now: datetime,
    fetcher: Fetcher,
    keys: Collection[str] = (),
    progress: Progress = lambda key, doing: None,
    release: bool = False,
) -> list[Outcome]:
    """What became of every feed; see `sync_all`."""
    return sync_all(
        config, feeds, now=now, fetcher=fetcher, keys=keys, progress=progress, release=release
    ).outcomes


def sync_all(
    config: Config,
    feeds: Mapping[str, Feed],
    *,
    now: datetime,
    fetcher: Fetcher,
    keys: Collection[str] = (),
    progress: Progress = lambda key, doing: None,
    release: bool = False,
    wait: float = 10.0,
) -> Synced:
    """Reads the feeds (those of `keys`, else every enabled one) and publishes what came well.

    `release` takes what comes without the guard. Raises Busy while another sync is running,
    BadSettings for a key that is none or where demonstration and real feeds meet.
    """
    chosen = _chosen(feeds, keys)
    _refuse_mix(config, feeds)
    with (
        locked(config.data, "sync", wait=wait),
        open_catalogue(config.data, demo=config.demo) as database,
    ):
        with locked(config.data, "write"):
            shown = [key for key, feed in feeds.items() if feed.publish]
            declare(database, (feed.publisher for feed in feeds.values()), shown)
        gathered = _gathered(chosen, database, fetcher, progress)
        outcomes = [_take(database, config, item, now, release, progress) for item in gathered]
        progress("", "publishing")
        with locked(config.data, "write", wait=60):
            made = republish(database, config.data, config.corrections, today=now.date())
    return Synced(outcomes=outcomes, published=made)


def _chosen(feeds: Mapping[str, Feed], keys: Collection[str]) -> list[Feed]:
    for key in keys:
        if key not in feeds:
            raise BadSettings(f"there is no feed “{key}”; there are {', '.join(feeds)}")
    return [feed for feed in feeds.values() if (feed.key in keys if keys else feed.enabled)]


def _refuse_mix(config: Config, feeds: Mapping[str, Feed]) -> None:
    wrong = [feed.key for feed in feeds.values() if feed.demo is not config.demo]
    if wrong:
        raise BadSettings(
            f"demonstration and real feeds never meet: take out {', '.join(wrong)}; "
            "`python -m finder demo` shows the demonstration"
        )


def _gathered(
    feeds: list[Feed], database: sqlite3.Connection, fetcher: Fetcher, progress: Progress
) -> Iterator[Gathered]:
    """In the order of the feeds; several are fetched and read at once."""
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        waiting = [
            pool.submit(gather, feed, fetcher, seen(database, feed.key), progress) for feed in feeds
        ]
        for future in waiting:
            yield future.result()


def _take(
    database: sqlite3.Connection,
    config: Config,
    item: Gathered,
    now: datetime,
    release: bool,
    progress: Progress,
) -> Outcome:
    progress(item.feed.key, "storing")
    with locked(config.data, "write", wait=60):
        if item.error is not None:
            outcome = fail(database, item, now)
        elif item.listing is None:
            outcome = confirm(database, item, now)
        else:
            outcome = take_in(database, item, item.listing, now, release=release)
    progress(item.feed.key, outcome.state.value)
    return outcome

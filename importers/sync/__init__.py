"""fetch -> read -> guard -> catalogue -> snapshot; one feed's failure is its own.

The only part of the importers that touches the catalogue and the snapshots.
"""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import random

from finder.catalogue import declare, locked, open_catalogue, seen
from finder.catalogue.leftovers import sweep_leftovers
from finder.config import Config
from finder.snapshot.publishing import Republished, fold, republish
from importers import Feed
from importers.fetch import Fetcher
from importers.geocode import Locate
from importers.sync.choosing import askable, chosen_of, refuse_mix, told_to_wait
from importers.sync.gathering import Gathered
from importers.sync.geocoding import Geocoded, geocode
from importers.sync.outcome import Outcome, State
from importers.sync.side_by_side import Progress, gathered
from importers.sync.taken_down import taken_down
from importers.sync.taking_in import confirm, fail, take_in

__all__ = ["Geocoded", "Outcome", "State", "Synced", "sync", "sync_all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """What became of every feed, and the snapshot that readers see now.

    `geocoded` is None where no geocoder is set up.
    """

    outcomes: list[Outcome]
    published: Republished
    geocoded: Geocoded | None = None


def sync(
    config: Config,
    feeds: Mapping[str, Feed],
    *,
    now: datetime,
    fetcher: Fetcher,
    keys: Collection[str] = (),
    progress: Progress = lambda key, doing: None,
    release: bool = False,
    due: bool = False,
    chance: Callable[[], float] = random,
) -> list[Outcome]:
    """What became of every feed; see `sync_all`."""
    return sync_all(
        config,
        feeds,
        now=now,
        fetcher=fetcher,
        keys=keys,
        progress=progress,
        release=release,
        due=due,
        chance=chance,
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
    due: bool = False,
    chance: Callable[[], float] = random,
    wait: float = 10.0,
    locate: Locate | None = None,
) -> Synced:
    """Reads the feeds (those of `keys`, else every enabled one) and publishes what came well.

    Feeds asked for by name are always asked; of the others those not whose address is gone for
    good or whose server asked for time, and with `due` only those whose interval, or patience
    after a failure, is over. `release` takes what comes without the guard. `chance` gives
    numbers from 0 to 1; `locate` asks where an address is (None: nobody is asked). Raises Busy
    while another sync is running, BadSettings for a key that is none or where demonstration and
    real feeds meet.
    """
    chosen = chosen_of(feeds, keys)
    refuse_mix(config, feeds)
    with (
        locked(config.data, "sync", wait=wait),
        open_catalogue(config.data, demo=config.demo) as database,
    ):
        _declare(database, config, feeds)
        waiting = [] if keys else told_to_wait(database, chosen, now)
        asked = chosen if keys else askable(database, chosen, waiting, now, due=due)
        known = {feed.key: seen(database, feed.key) for feed in asked}
        hidden = taken_down(database, config.corrections, now.date())
        found = [
            _take(database, config, item, now, release, chance, progress, hidden)
            for item in gathered(_read_on(asked, now.date()), known, fetcher, progress)
        ]
        where = None
        if locate and not config.demo:
            where = geocode(database, config, locate, now.date(), progress)
        made = _publish(database, config, now.date(), progress)
    order = {key: number for number, key in enumerate(feeds)}
    outcomes = sorted([*found, *([] if due else waiting)], key=lambda item: order[item.key])
    return Synced(outcomes=outcomes, published=made, geocoded=where)


def _declare(database: sqlite3.Connection, config: Config, feeds: Mapping[str, Feed]) -> None:
    """Writes down what the feeds are now, and sweeps away what a killed process left."""
    with locked(config.data, "write"):
        sweep_leftovers(config.data)
        declare(
            database,
            (feed.publisher for feed in feeds.values()),
            [key for key, feed in feeds.items() if feed.publish],
            {feed.key: feed.interval * feed.enabled for feed in feeds.values()},
        )


def _read_on(feeds: Sequence[Feed], today: date) -> list[Feed]:
    return [replace(feed, today=today) for feed in feeds]


def _take(
    database: sqlite3.Connection,
    config: Config,
    item: Gathered,
    now: datetime,
    release: bool,
    chance: Callable[[], float],
    progress: Progress,
    hidden: Collection[str],
) -> Outcome:
    progress(item.feed.key, "storing")
    with locked(config.data, "write", wait=60):
        if item.error is not None:
            outcome = fail(database, item, now, chance)
        elif item.listing is None:
            outcome = confirm(database, item, now)
        else:
            outcome = take_in(database, item, item.listing, now, release=release, hidden=hidden)
    progress(item.feed.key, outcome.state.value)
    return outcome


def _publish(
    database: sqlite3.Connection, config: Config, today: date, progress: Progress
) -> Republished:
    progress("", "publishing")
    with locked(config.data, "write", wait=60):
        made = republish(database, config.data, config.corrections, today=today)
        if made.is_large:  # what changed is shown already
            progress("", "folding the changes in: the next sync is quick again")
            fold(database, config.data, config.corrections, today=today)
    return made

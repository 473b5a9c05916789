"""Which feeds a sync asks, and which it leaves alone until their time has come."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from finder.catalogue import feed_states, seen
from finder.catalogue.patience import Patience, patience
from finder.config import Config
from finder.errors import BadSettings
from importers import Feed
from importers.sync.gathering import read_otherwise
from importers.sync.outcome import Outcome, State
from importers.sync.timing import is_due, is_gone, must_wait


def chosen_of(feeds: Mapping[str, Feed], keys: Collection[str]) -> list[Feed]:
    """Those of `keys`, else every enabled one; raises BadSettings for a key that is none."""
    for key in keys:
        if key not in feeds:
            raise BadSettings(f"there is no feed “{key}”; there are {', '.join(feeds)}")
    return [feed for feed in feeds.values() if (feed.key in keys if keys else feed.enabled)]


def refuse_mix(config: Config, feeds: Mapping[str, Feed]) -> None:
    """Raises BadSettings where demonstration and real feeds meet."""
    wrong = [feed.key for feed in feeds.values() if feed.demo is not config.demo]
    if wrong:
        raise BadSettings(
            f"demonstration and real feeds never meet: take out {', '.join(wrong)}; "
            "`python -m finder demo` shows the demonstration"
        )


def told_to_wait(database: sqlite3.Connection, feeds: list[Feed], now: datetime) -> list[Outcome]:
    """Those whose server asked us not to come yet: they failed, and still do."""
    states = {state.key: state for state in feed_states(database)}
    found = []
    for feed in feeds:
        known = patience(database, feed.key)
        if must_wait(known, now) and known.not_before:
            why = (
                f"{states[feed.key].error}; asked to wait until {known.not_before:%d %B %H:%M} UTC"
            )
            found.append(
                Outcome(
                    key=feed.key,
                    title=feed.publisher.title,
                    state=State.FAILED,
                    meetings=states[feed.key].meetings,
                    message=why,
                )
            )
    return found


def askable(
    database: sqlite3.Connection,
    feeds: list[Feed],
    waiting: Sequence[Outcome],
    now: datetime,
    *,
    due: bool,
) -> list[Feed]:
    """Those that neither wait nor are gone for good; with `due` those whose time has come."""
    late = {item.key for item in waiting}
    known = {feed.key: patience(database, feed.key) for feed in feeds if feed.key not in late}
    left = [feed for feed in feeds if feed.key in known and not is_gone(feed, known[feed.key])]
    return [
        feed
        for feed in left
        if not due
        or is_due(feed, known[feed.key], now)
        or _after_upgrade(database, feed, known[feed.key])
    ]


def _after_upgrade(database: sqlite3.Connection, feed: Feed, known: Patience) -> bool:
    """Whether its meetings wait for today's rules: a day is long for who may come.

    Once: one that then fails, or is held, has its own time.
    """
    return not known.failures and not known.held and read_otherwise(feed, seen(database, feed.key))

"""`feeds`: how each feed is doing; release a held one, look back, or take one out."""

from argparse import ArgumentParser, Namespace
from datetime import date

from finder.catalogue import (
    Event,
    FeedState,
    drop_copies,
    events_of,
    feed_states,
    has_catalogue,
    history_of,
    locked,
    open_catalogue,
    remove_feed,
    replayed,
)
from finder.catalogue.purged import note_purged
from finder.commands.helplines import waiting
from finder.commands.terminal import Terminal, age
from finder.config import Config
from finder.errors import BadSettings
from finder.freshness import Stale, stale
from finder.snapshot import forget
from finder.snapshot.publishing import republish
from finder.snapshot.told import forget_told
from importers.commands.sync import synchronise
from importers.feed_entries import remove_feed as remove_entry
from importers.feeds import read_feeds

NAME = "feeds"
HELP = "list the feeds; release KEY, history KEY, remove KEY"


def arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    release = actions.add_parser("release", help="fetch a held feed and take it as it is")
    release.add_argument("key", metavar="KEY")
    history = actions.add_parser("history", help="what changed, and when")
    history.add_argument("key", metavar="KEY")
    history.add_argument(
        "--at", metavar="DATE", type=date.fromisoformat, help="what was listed when that day ended"
    )
    remove = actions.add_parser("remove", help="take a feed off the site")
    remove.add_argument("key", metavar="KEY")
    remove.add_argument("--purge", action="store_true", help="and keep nothing of it")


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    if options.action == "release":
        return synchronise([options.key], config, terminal, release=True)
    if options.action == "history" and options.at:
        return _listed_at(options.key, options.at, config, terminal)
    if options.action == "history":
        return _history(options.key, config, terminal)
    if options.action == "remove":
        return _remove(options.key, config, terminal, purge=options.purge)
    return _list(config, terminal)


def _states(config: Config) -> dict[str, FeedState]:
    if not has_catalogue(config.data):
        return {}
    with open_catalogue(config.data, demo=config.demo) as database:
        return {state.key: state for state in feed_states(database)}


def _list(config: Config, terminal: Terminal) -> int:
    feeds, states, now = read_feeds(config.feeds), _states(config), terminal.now()
    rows = []
    for key, feed in feeds.items():
        state = states.get(key) or FeedState(key=key, title=feed.publisher.title)
        stamp = state.last_success.strftime("%Y-%m-%d %H:%M") if state.last_success else "never"
        known = (stamp, age(now, state.last_success), state.rows, state.meetings)
        rows.append((key, *known, sum(state.problems.values()), _standing(feed.enabled, state)))
    terminal.table(("feed", "last success", "age", "rows", "meetings", "problems", "state"), rows)
    for key in feeds:
        why = states[key].held or states[key].error if key in states else None
        if why:
            terminal.say(f"{key}: {why}")
        old = stale(states[key].last_success, now) if key in states else None
        if old:
            terminal.say(f"{key}: {_aged(old)}")
    unseen = waiting(config, terminal)
    if unseen:
        terminal.tell(unseen)
    return 0


def _standing(enabled: bool, state: FeedState) -> str:
    if state.held:
        return "held"
    if state.error:
        return "failed"
    if not enabled:
        return "not enabled"
    return "good" if state.last_success else "not fetched yet"


def _aged(old: Stale) -> str:
    since = f"not confirmed for {old.days} days"
    if old.expired:
        return f"{since}: searches no longer show it; its meetings' own addresses still work"
    return f"{since}: not shown as “on now” or “soon”"


def _history(key: str, config: Config, terminal: Terminal) -> int:
    if key not in _states(config):
        raise BadSettings(f"nothing is known of a feed “{key}”")
    with open_catalogue(config.data, demo=config.demo) as database:
        for event in history_of(database, key):
            terminal.say(_line(event))
    return 0


def _listed_at(key: str, day: date, config: Config, terminal: Terminal) -> int:
    """The history run again up to the end of that day (UTC)."""
    if key not in _states(config):
        raise BadSettings(f"nothing is known of a feed “{key}”")
    with open_catalogue(config.data, demo=config.demo) as database:
        found = replayed(item for item in events_of(database, key) if item.at.date() <= day)
    names = ("weekday", "start", "timezone", "status", "access")
    terminal.table(
        ("meeting", *names, "listed since", "changes"),
        [
            (id, *(item.facts.get(name) for name in names), item.since, item.changes)
            for id, item in sorted(found.listed.items())  # noqa: A001
        ],
    )
    return 0


def _line(event: Event) -> str:
    said = event.detail.get("why") or event.detail.get("listed_as")
    detail = said or ", ".join(
        f"{name}: {both[0]} → {both[1]}" if both else name
        for name, both in event.detail.get("fields", {}).items()
    )
    parts = (event.at.strftime("%Y-%m-%d %H:%M"), event.event, event.meeting, detail)
    return "  ".join(part for part in parts if part)


def _remove(key: str, config: Config, terminal: Terminal, *, purge: bool) -> int:
    """Out of the list first: what stops half-way is off the site after the next sync.

    Purged, it is in no snapshot that one could roll back to and in no copy of ours; backups
    that the operator made stay theirs, but restoring one does not bring it back.
    """
    known = key in read_feeds(config.feeds)
    if known or not (purge and key in _states(config)):  # removed before, and to be purged now
        remove_entry(config.feeds, key)
    with (
        locked(config.data, "write"),
        open_catalogue(config.data, demo=config.demo) as database,
    ):
        if purge:
            note_purged(config.data, key, terminal.now())
        if remove_feed(database, key, terminal.now(), purge=purge):
            republish(database, config.data, config.corrections, today=terminal.now().date())
        if purge:
            forget(config.data, key)
            forget_told(config.data, key)
            drop_copies(config.data, database)
    kept = "nothing of it is kept" if purge else "its history and last listing are (--purge: not)"
    terminal.say(f"{key} is off the site; {kept}")
    return 0

"""`sync`: fetches, guards, publishes."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import Any

from finder.commands.terminal import Terminal
from finder.config import Config
from importers.commands.progress import Progress
from importers.feeds import read_feeds
from importers.fetch import fetcher
from importers.geocode import geocoder
from importers.sync import Geocoded, Outcome, Synced, sync_all

NAME = "sync"
HELP = "fetch the feeds, hold back what looks wrong, publish the rest"


_HEADINGS = "feed state rows refused withheld meetings new changed gone".split()


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("keys", nargs="*", metavar="FEED", help="these only (default: all enabled)")
    parser.add_argument(
        "--due", action="store_true", help="those alone whose interval is over (for a timer)"
    )
    parser.add_argument("--json", action="store_true", help="the summary as JSON")


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    return synchronise(options.keys, config, terminal, as_json=options.json, due=options.due)


def synchronise(
    keys: list[str],
    config: Config,
    terminal: Terminal,
    *,
    as_json: bool = False,
    release: bool = False,
    due: bool = False,
) -> int:
    """Syncs and says what became of each feed; 1 if any failed or was held."""
    progress = Progress(terminal)
    try:
        synced = sync_all(
            config,
            read_feeds(config.feeds),
            now=terminal.now(),
            fetcher=fetcher(config.url),
            keys=keys,
            progress=progress,
            release=release,
            due=due,
            locate=geocoder(config.settings.geocoder, config.url),
        )
    finally:
        progress.done()
    if as_json:
        terminal.say(json.dumps(_document(synced), ensure_ascii=False, indent=1))
    else:
        _say_table(synced, terminal)
    return 0 if all(outcome.well for outcome in synced.outcomes) else 1


def _say_table(synced: Synced, terminal: Terminal) -> None:
    if synced.outcomes:
        terminal.table(_HEADINGS, [_row(outcome) for outcome in synced.outcomes])
    for outcome in synced.outcomes:
        if outcome.message:
            terminal.say(f"{outcome.key} {outcome.state}: {outcome.message}")
        if outcome.closed:
            said = "now paused, cancelled on a date or online only"
            terminal.say(f"{outcome.key}: {outcome.closed} meetings are {said}")
        for sentence in outcome.came_back:
            terminal.say(f"{outcome.key}: {sentence}")
    for id in synced.published.caught_up:  # noqa: A001
        terminal.say(f"{id}: its publisher has caught up with your correction, which can go")
    if synced.geocoded:
        terminal.say(_geocoded(synced.geocoded))
    state = "published" if synced.published.new else "unchanged"
    terminal.say(f"snapshot {synced.published.name} {state}")


def _geocoded(done: Geocoded) -> str:
    left = f"; {done.left} are left for the next sync" if done.left else ""
    why = f" ({done.message})" if done.message else ""
    return f"geocoder: asked for {done.asked} addresses, found {done.found}{left}{why}"


def _row(outcome: Outcome) -> tuple[object, ...]:
    counts = outcome.summary
    rows = (counts.rows, counts.refused, counts.withheld) if counts else (None, None, None)
    made = (outcome.added, outcome.changed, outcome.gone)
    return (outcome.key, outcome.state.value, *rows, outcome.meetings, *made)


def _document(synced: Synced) -> dict[str, Any]:
    return {
        "snapshot": synced.published.name,
        "new": synced.published.new,
        "caught_up": synced.published.caught_up,
        "geocoder": asdict(synced.geocoded) if synced.geocoded else None,
        "feeds": [_feed(outcome) for outcome in synced.outcomes],
    }


def _feed(outcome: Outcome) -> dict[str, Any]:
    record = {**asdict(outcome), "state": outcome.state.value}
    counts = record.pop("summary")
    for name in ("format", "rows", "used", "refused", "withheld"):
        record[name] = counts and counts[name]
    return record

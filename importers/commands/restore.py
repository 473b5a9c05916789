"""`restore`: what a backup holds takes the place of what is there, which is kept aside.

What was taken down or purged since the backup, or learnt to be for under-18s, stays so. A crash on
the way leaves the site as it was published; the same command again completes it.
"""

import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from finder.catalogue import (
    WITHHELD,
    Stored,
    check_catalogue,
    has_catalogue,
    locked,
    open_catalogue,
    put_catalogue,
    remove_feed,
    set_aside,
)
from finder.catalogue.archive import FILES, TOLD, read_archive
from finder.catalogue.learnt import for_children, withhold
from finder.catalogue.leftovers import work_folder
from finder.catalogue.purged import purged
from finder.commands.terminal import Terminal
from finder.config import Config
from finder.errors import BadSettings, NoSnapshot
from finder.settings import load_settings, read_toml
from finder.snapshot.corrected import open_current
from finder.snapshot.corrections import Correction, add_correction, read_corrections
from finder.snapshot.publishing import republish
from finder.snapshot.told import forget_told, memory, take_up
from importers.feed_entries import remove_feed as remove_entry
from importers.feeds import read_feeds

NAME = "restore"
HELP = "go back to a backup; what is there now is kept aside"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    with (
        locked(config.data, "sync", wait=0),
        locked(config.data, "write"),
        work_folder(config.data, "restore") as folder,
    ):
        fresh = Path(folder)
        made = read_archive(options.file, fresh)
        check_catalogue(fresh, demo=config.demo)
        _keep_down(fresh, config, made, terminal.now())
        load_settings(fresh / "settings.toml", terminal.now().date())
        memory(fresh)
        aside = _set_aside(config, terminal.now())
        _put_files(fresh, config)
        _take_up_told(fresh, config, made)
        put_catalogue(fresh, config.data)
        with open_catalogue(config.data, demo=config.demo) as database:
            republished = republish(
                database, config.data, config.corrections, today=terminal.now().date()
            )
    terminal.say(f"restored as of {made:%Y-%m-%d %H:%M}; what was there is in {aside}")
    terminal.say(f"snapshot {republished.name} {'published' if republished.new else 'unchanged'}")
    return 0


def _keep_down(fresh: Path, config: Config, made: datetime, now: datetime) -> None:
    """Takedowns and purges that are younger than the backup hold in it too."""
    known = {item.meeting for item in read_corrections(fresh / "corrections.toml") if item.hide}
    for item in read_corrections(config.corrections):
        if item.hide and item.meeting not in known:
            _add(fresh / "corrections.toml", item, now)
    feeds = fresh / "feeds.toml"
    entries = read_feeds(feeds) if feeds.exists() else {}
    here = read_toml(config.feeds) if config.feeds.exists() else {}
    learnt = _learnt(config)
    with open_catalogue(fresh, demo=config.demo) as database:
        withhold(database, learnt, now)
        for key, at in purged(config.data).items():
            if at >= made:
                remove_feed(database, key, now, purge=True)
                if key in entries and key not in here:
                    remove_entry(feeds, key)


def _learnt(config: Config) -> Mapping[str, Stored | None]:
    """What is known to be for under-18s by now, from what is published where the catalogue fails.

    The backup may hold it as anybody's, with its street.
    """
    if not has_catalogue(config.data):
        return {}
    try:
        with open_catalogue(config.data, demo=config.demo) as database:
            return for_children(database)
    except BadSettings:
        return dict.fromkeys(_published(config))


def _published(config: Config) -> Iterator[str]:
    try:
        contents = open_current(config.data, config.corrections).contents()
    except (NoSnapshot, BadSettings):
        return
    yield from (item.id for item in contents.meetings if item.for_children)
    yield from (item.id for item in contents.gone if item.name == WITHHELD)


def _add(path: Path, item: Correction, now: datetime) -> None:
    add_correction(
        path,
        item.meeting,
        reason=item.reason,
        since=item.since or now.date(),
        expires=item.expires,
    )


def _set_aside(config: Config, now: datetime) -> Path:
    stem = f"before-restore-{now:%Y%m%dT%H%M%S}"
    taken = sum(path.name.startswith(stem) for path in config.data.iterdir())
    folder = config.data / (f"{stem}-{taken + 1}" if taken else stem)
    folder.mkdir()
    set_aside(config.data, folder)
    for name in FILES:
        path = _target(name, config)
        if path.exists():
            shutil.copy2(path, folder / name)
    if (config.data / TOLD).exists():
        shutil.copy2(config.data / TOLD, folder / TOLD)
    return folder


def _put_files(fresh: Path, config: Config) -> None:
    """Corrections first: a crash in between shows nothing that was taken down."""
    for name in reversed(FILES):
        source, target = fresh / name, _target(name, config)
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(target.name + ".new")
            shutil.copyfile(source, beside)
            beside.replace(target)


def _take_up_told(fresh: Path, config: Config, made: datetime) -> None:
    """The numbers that calendars were told: what is known here is the later word."""
    take_up(config.data, fresh)
    for key, at in purged(config.data).items():
        if at >= made:
            forget_told(config.data, key)


def _target(name: str, config: Config) -> Path:
    return config.feeds if name == "feeds.toml" else config.feeds.with_name(name)

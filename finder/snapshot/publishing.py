"""From the catalogue to what readers see: contents, corrections, build, publish."""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from finder.catalogue import all_shown, feed_states, gone_ids, moved_ids, publishers
from finder.catalogue.geocodes import geocodes
from finder.catalogue.linked import links, remember
from finder.completion import Known, completed
from finder.duplicates import Link
from finder.register.gazetteer import open_gazetteer
from finder.snapshot.building import build
from finder.snapshot.contents import Contents
from finder.snapshot.corrected import caught_up, correct
from finder.snapshot.corrections import read_corrections
from finder.snapshot.linking import linked
from finder.snapshot.shelf import current_name, publish


def contents_of(database: sqlite3.Connection, data: Path) -> Contents:
    """Everything the catalogue shows, with points where it has none, before corrections."""
    return _contents_of(database, data, ())[0]


def _contents_of(
    database: sqlite3.Connection, data: Path, taken_down: Collection[str]
) -> tuple[Contents, Mapping[str, Link]]:
    """And the links to remember once it is published."""
    stored = all_shown(database)
    listed = Contents(
        meetings=completed(
            [item.meeting for item in stored], _known_places(data), geocodes(database)
        ),
        publishers=publishers(database),
        first_seen={item.meeting.id: item.first_seen for item in stored},
        changed={item.meeting.id: item.changed for item in stored},
        changes={item.meeting.id: item.changes for item in stored if item.changes},
        moved=moved_ids(database),
        gone=gone_ids(database),
        feed_states=feed_states(database, shown_only=True),
    )
    return linked(listed, stored, links(database), taken_down)


@dataclass(frozen=True, slots=True, kw_only=True)
class Republished:
    """`caught_up` are ids whose publisher now says what the operator's correction says."""

    name: str
    new: bool
    caught_up: list[str]


def republish(
    database: sqlite3.Connection, data: Path, corrections: Path, *, today: date
) -> Republished:
    """Publishes the catalogue as it is now.

    The caller holds the write lock. Raises BadSettings for corrections that cannot be read.
    """
    wanted = read_corrections(corrections)
    taken_down = {item.meeting for item in wanted if item.hide and item.holds(today)}
    contents, found = _contents_of(database, data, taken_down)
    remember(database, found)
    before = current_name(data)
    name = build(data, correct(contents, wanted, today))
    if name != before:
        publish(data, name)
    done = caught_up(contents, wanted, today)
    return Republished(name=name, new=name != before, caught_up=done)


def _known_places(data: Path) -> Known:
    """The gazetteer's; its file is opened, and made in seconds, only once it is asked."""
    gazetteer = cache(lambda: open_gazetteer(data / "gazetteer"))
    return lambda text: gazetteer().places(text)

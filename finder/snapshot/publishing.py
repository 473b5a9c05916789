"""From the catalogue to what readers see: contents, corrections, build, publish.

What changed since all of it was built is published as a delta, in seconds whatever the size of the
catalogue; whatever is unusual, and every small catalogue, is built whole.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from finder.catalogue import (
    Stored,
    all_shown,
    feed_states,
    forget_words,
    gone_ids,
    moved_ids,
    publishers,
    shown_without_point,
)
from finder.catalogue.geocodes import geocodes
from finder.catalogue.journal import mark_of, start_anew, touched
from finder.catalogue.linked import links, remember
from finder.catalogue.values import KEPT_CANCELLED
from finder.completion import address_of, completed
from finder.duplicates.clusters import Keys, clustered
from finder.register.gazetteer import open_gazetteer
from finder.snapshot.base import Base, make_base, open_base
from finder.snapshot.building import build
from finder.snapshot.children import forget_children, is_told_in_base
from finder.snapshot.contents import Contents
from finder.snapshot.corrected import caught_up, correct
from finder.snapshot.corrections import Correction, read_corrections
from finder.snapshot.delta import Delta, build_delta
from finder.snapshot.entries import difference, entries_of
from finder.snapshot.linking import linked, unsettled
from finder.snapshot.listings import Complete
from finder.snapshot.locally import Local, local_contents
from finder.snapshot.meetings import MeetingFile
from finder.snapshot.shelf import current_name, publish
from finder.snapshot.told import memory, steady


@dataclass(frozen=True, slots=True, kw_only=True)
class Republished:
    """`caught_up` are ids whose publisher now says what the operator's correction says.

    `is_large`: what changed since all was built has grown so much that it should be folded in.
    """

    name: str
    new: bool
    caught_up: list[str]
    is_large: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """Everything the catalogue shows, before corrections, and how its listings are linked."""

    contents: Contents
    keys: Keys
    unsettled: Collection[str]


def republish(
    database: sqlite3.Connection, data: Path, corrections: Path, *, today: date
) -> Republished:
    """Publishes the catalogue as it is now.

    The caller holds the write lock. Raises BadSettings for corrections that cannot be read.
    """
    wanted = read_corrections(corrections)
    forget_words(database, today - KEPT_CANCELLED)
    made = _changed(database, data, wanted, today)
    return made or _built(database, data, wanted, today)


def fold(
    database: sqlite3.Connection, data: Path, corrections: Path, *, today: date
) -> Republished:
    """Publishes the same as one whole, for further changes to lie over.

    The caller holds the write lock. Raises BadSettings for corrections that cannot be read.
    """
    return _built(database, data, read_corrections(corrections), today)


def _changed(
    database: sqlite3.Connection, data: Path, wanted: Sequence[Correction], today: date
) -> Republished | None:
    """By a delta over the base; None where there is no base for it, or it does not fit."""
    known = memory(data)
    base = open_base(data) if mark_of(database) and not known.went_back else None
    written = touched(database, base.mark) if base else None
    if base is None or written is None or not _alike(database, base):
        return None
    spoken_of = {*base.corrected, *known.corrected, *(item.meeting for item in wanted)}
    local = local_contents(
        database,
        base,
        written.ids | _at(database, written.addresses),
        spoken_of,
        _taken_down(wanted, today),
        _complete(database, data),
    )
    if is_told_in_base(data, local.contents):
        return None
    made = _delta(data, base, local, wanted, today)
    if made is None:
        return None
    remember(database, local.links)
    published = _published(database, data, made.name, local.contents, wanted, today)
    return Republished(
        name=published.name,
        new=published.new,
        caught_up=published.caught_up,
        is_large=made.is_large,
    )


def _delta(
    data: Path, base: Base, local: Local, wanted: Sequence[Correction], today: date
) -> Delta | None:
    contents = correct(local.contents, wanted, today)
    corrected = _corrected(local.contents, wanted)
    contents = steady(data, contents, corrected, today, all_of_it=False)
    after = entries_of(contents)
    ids = local.ids.union(*(found.keys() for found in after.values()))
    file = MeetingFile(base.ground.tables)
    try:
        patch = difference(file.entries(ids), after, ids)
    finally:
        file.close()
    return build_delta(data, base.ground, patch, contents.publishers, contents.feed_states)


def _at(database: sqlite3.Connection, addresses: Collection[str]) -> set[str]:
    """The ids of the listings that a geocoder's answer gives another point."""
    if not addresses:
        return set()
    found = (item.meeting for item in shown_without_point(database))
    return {item.id for item in found if item.venue and address_of(item.venue) in addresses}


def _alike(database: sqlite3.Connection, base: Base) -> bool:
    """Whether the same feeds are shown as in the base."""
    shown = publishers(database)
    known = base.ground.publishers
    kinds = {item.demo for item in (*shown.values(), *known.values())}
    return shown.keys() == known.keys() and len(kinds) == 1


def _built(
    database: sqlite3.Connection, data: Path, wanted: Sequence[Correction], today: date
) -> Republished:
    """All of it anew."""
    down = _taken_down(wanted, today)
    stored, listed = _listed(database, data)
    groups, keys = clustered(listed.meetings)
    contents, found = linked(listed, stored, groups, links(database), down)
    remember(database, found)
    made = correct(contents, wanted, today)
    made = steady(data, made, _corrected(contents, wanted), today, all_of_it=True)
    name = build(data, made, fold=True)
    spoken_of = {item.meeting for item in wanted}
    mark = make_base(data, name, keys, spoken_of | {contents.led_to(key) for key in spoken_of})
    if mark or mark_of(database):
        with database:
            start_anew(database, mark, unsettled(stored, groups, found, down) if mark else ())
    return _published(database, data, name, contents, wanted, today)


def _published(
    database: sqlite3.Connection,
    data: Path,
    name: str,
    contents: Contents,
    wanted: Sequence[Correction],
    today: date,
) -> Republished:
    before = current_name(data)
    if name != before:
        publish(data, name)
    forget_children(database, data, contents)
    return Republished(name=name, new=name != before, caught_up=caught_up(contents, wanted, today))


def _corrected(contents: Contents, wanted: Iterable[Correction]) -> set[str]:
    """The ids under which what is corrected is shown."""
    return {contents.led_to(item.meeting) for item in wanted if not item.hide}


def _taken_down(wanted: Iterable[Correction], today: date) -> set[str]:
    return {item.meeting for item in wanted if item.hide and item.holds(today)}


def _listed(database: sqlite3.Connection, data: Path) -> tuple[list[Stored], Contents]:
    """Every listing that is shown, as the catalogue has it and with points where it has none."""
    stored = all_shown(database)
    return stored, Contents(
        meetings=_complete(database, data)(item.meeting for item in stored),
        publishers=publishers(database),
        first_seen={item.meeting.id: item.first_seen for item in stored},
        changed={item.meeting.id: item.changed for item in stored},
        changes={item.meeting.id: item.changes for item in stored if item.changes},
        moved=moved_ids(database),
        gone=gone_ids(database),
        feed_states=feed_states(database, shown_only=True),
    )


def _complete(database: sqlite3.Connection, data: Path) -> Complete:
    """The gazetteer's file is opened, and made in seconds, only once it is asked."""
    gazetteer = cache(lambda: open_gazetteer(data / "gazetteer"))
    return partial(
        completed, known=lambda text: gazetteer().places(text), geocodes=geocodes(database)
    )

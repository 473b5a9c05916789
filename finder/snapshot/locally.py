"""The contents of the catalogue near what has changed since a base: as if all were made anew."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from finder.catalogue import feed_states, gone_ids, moved_ids, publishers
from finder.catalogue.linked import links
from finder.duplicates import Link
from finder.duplicates.clusters import Group
from finder.duplicates.regrouped import regrouped, touched_by
from finder.snapshot.base import Base
from finder.snapshot.contents import Contents
from finder.snapshot.linking import linked
from finder.snapshot.listings import Complete, ListedNow


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """`contents` has what there is of `ids` before corrections; of all others nothing changed.

    `links` are all links to remember.
    """

    contents: Contents
    ids: frozenset[str]
    links: Mapping[str, Link]


def local_contents(
    database: sqlite3.Connection,
    base: Base,
    touched: Collection[str],
    spoken_of: Collection[str],
    taken_down: Collection[str],
    complete: Complete,
) -> Local:
    """`touched` are the ids written since the base was made, `spoken_of` those that corrections
    speak of now or did then.
    """
    remembered = links(database)
    listings = ListedNow(database, base.blocks, touched, complete)
    keys = base.blocks.keys_of(touched) | {*listings.fresh_keys}
    seeds = {*touched, *spoken_of, *moved_ids(database, spoken_of).values()}
    seeds |= touched_by(keys, base.blocks, listings)
    ids, groups = _settled(seeds, listings, remembered)
    stored = listings.stored(ids)
    here = Contents(
        meetings=listings.meetings(stored),
        publishers=publishers(database),
        first_seen={item.meeting.id: item.first_seen for item in stored},
        changed={item.meeting.id: item.changed for item in stored},
        changes={item.meeting.id: item.changes for item in stored if item.changes},
        moved=moved_ids(database, ids),
        gone=gone_ids(database, ids),
        feed_states=feed_states(database, shown_only=True),
    )
    near = {key: link for key, link in remembered.items() if key in ids}
    made, found = linked(here, stored, groups, near, taken_down)
    far = {key: link for key, link in remembered.items() if key not in ids}
    return Local(contents=made, ids=frozenset(ids), links={**far, **found})


def _settled(
    seeds: set[str], listings: ListedNow, remembered: Mapping[str, Link]
) -> tuple[set[str], list[Group]]:
    """All that hangs together with these, by being alike or by having been linked."""
    led: defaultdict[str, set[str]] = defaultdict(set)
    for key, link in remembered.items():
        led[key].add(link.shown_as)
        led[link.shown_as].add(key)
    while True:
        reached, groups = regrouped(seeds, listings)
        whole = _hanging(reached, led)
        if whole == reached:
            return reached, groups
        seeds = whole


def _hanging(ids: Iterable[str], led: Mapping[str, Collection[str]]) -> set[str]:
    found = set(ids)
    wave = set(found)
    while wave:
        wave = {other for key in wave for other in led.get(key, ())} - found
        found |= wave
    return found

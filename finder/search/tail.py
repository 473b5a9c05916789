"""Writes the tail of an index: what has come since its base was made, and which rows died."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder.model import Meeting
from finder.search import place_tallies
from finder.search.building import STORED, varying_access, write_foreseen, write_words
from finder.search.columns import (
    access,
    daily,
    dated,
    facet_maps,
    feeds,
    moment_maps,
    ordering,
    own_places,
    own_towns,
    points,
    regions,
    slots,
    space,
    zones,
)
from finder.search.columns.files import Files, load, load_list, save, save_list
from finder.search.columns.overlay import DEAD, RENUMBERED
from finder.search.columns.own_places import own_places_of
from finder.search.columns.space import Part
from finder.search.own_places import point_of
from finder.search.region_paths import region_path
from finder.search.rules import is_dated, known_zone_of, minute_of, slot_of, weekday_of
from finder.search.tokens import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`meetings` come, by id; `dead` are the rows of a base whose meetings, `gone`, count no more.

    `also_in` gives, by id, the other feeds that list one of `meetings`. `id_before` has for each of
    them the row of the base with the last id that is not after its own, if any; `name_of` gives
    the name of a row of the base.
    """

    meetings: Sequence[Meeting]
    dead: Sequence[int]
    gone: Sequence[Meeting]
    also_in: Mapping[str, Collection[str]]
    id_before: Sequence[int | None]
    name_of: Callable[[int], str]


def tail_room(base: Path) -> tuple[int, int]:
    """The first row of a tail behind the index in that folder, and how many there is room for."""
    room = space.read(Files(base))
    return room.base, room.capacity - room.base


def write_tail(base: Path, folder: Path, change: Change) -> bool:
    """Writes for `open_index` into an existing folder what has changed since the index in `base`.

    False where it brings more new values than there is room for.
    """
    files = Files(base)
    part = space.tail(space.read(files), len(change.meetings))
    space.write(folder, part)
    save(folder, DEAD, np.array(sorted(change.dead), dtype=np.int64))
    if not _write_facets(files, folder, part, change):
        return False
    _write_feeds(files, folder, part, change)
    _write_places(files, folder, part, change)
    _write_schedule(files, folder, part, change)
    _write_access(files, folder, part, change)
    write_words(change.meetings, folder, part)
    return True


def _write_facets(files: Files, folder: Path, part: Part, change: Change) -> bool:
    """False where there are more new values than room for them."""
    known = files.load_list("facets")
    sets = {name: [of(item) for item in change.meetings] for name, of in STORED.items()}
    if not facet_maps.write(folder, part, sets, known):
        return False
    table = load_list(folder, "facets")
    for name, of in STORED.items():
        gone = Counter(value for item in change.gone for value in of(item))
        come = {value for values in sets[name] for value in values}
        for value in gone.keys() - come:
            if not _is_left(files, known["columns"][name][value], change.dead):
                del table["columns"][name][value]
    save_list(folder, "facets", table)
    return True


def _is_left(files: Files, column: int, dead: Sequence[int]) -> bool:
    """Whether a row of the base that lives still is in that set."""
    found = np.array(files.load("facets")[:, column])
    rows = np.array(dead, dtype=np.int64)
    bit = ~(np.uint64(1) << (rows % 64).astype(np.uint64))
    np.bitwise_and.at(found, rows // 64, bit)
    return bool(found.any())


def _write_feeds(files: Files, folder: Path, part: Part, change: Change) -> None:
    """Behind those of the base, but for feeds that have no meetings left."""
    known = feeds.read(files)
    listed = [
        (row, feed)
        for row, item in enumerate(change.meetings)
        for feed in change.also_in.get(item.id, ())
    ]
    dead = np.array(change.dead, dtype=np.int64)
    lost = {feed for row in change.dead for feed in known.values_of(row)}
    lost -= {item.feed for item in change.meetings} | {feed for _, feed in listed}
    lost = {feed for feed in lost if not _has_rows(known, known.values.index(feed), dead)}
    kept = [feed for feed in known.values if feed not in lost]
    feeds.write(folder, part, [item.feed for item in change.meetings], listed, kept)
    numbers = _renumbered(folder, "feed", known.values, kept)
    living = ~np.isin(known.other_rows, dead)
    pairs = np.stack([known.other_rows[living], numbers[known.others[living]]], axis=1)
    save(folder, "other-feeds", np.concatenate([pairs, load(folder, "other-feeds")]))


def _has_rows(known: feeds.Feeds, number: int, dead: NDArray[np.int64]) -> bool:
    own = np.flatnonzero(known.own == number)
    rows = np.concatenate([own, known.other_rows[known.others == number]])
    return not bool(np.isin(rows, dead).all())


def _renumbered(
    folder: Path, name: str, known: Sequence[str], kept: Sequence[str]
) -> NDArray[np.int64]:
    """What becomes of the numbers of a base when some of its values are no more."""
    place = {value: number for number, value in enumerate(kept)}
    numbers = np.array([place.get(value, -1) for value in known], dtype=np.int64)
    if len(kept) < len(known):
        save(folder, f"{name}{RENUMBERED}", numbers)
    return numbers


def _write_places(files: Files, folder: Path, part: Part, change: Change) -> None:
    come, gone, base = change.meetings, change.gone, files.folder
    labels = place_tallies.region_labels(base, gone, come)
    known: dict[str, str] = files.load_list("region")
    kept = {path: label for path, label in known.items() if path in labels}
    paths = [region_path(item.regions) for item in come]
    regions.write(folder, part, paths, labels, kept)
    _renumbered(folder, "region", list(known), list(kept))
    save_list(folder, "region", {path: labels[path] for path in load_list(folder, "region")})
    where = [(row, point_of(item)) for row, item in enumerate(come)]
    points.write(folder, part, [(row, *point) for row, point in where if point is not None])
    own_towns.write(folder, place_tallies.towns(base, gone, come))
    places = place_tallies.places(own_places.read(files), base, change.dead, gone, come)
    own_places.write(folder, own_places_of(places))


def _write_schedule(files: Files, folder: Path, part: Part, change: Change) -> None:
    come = change.meetings
    ids = _id_ranks(files, change)
    ordering.write(folder, part, ids, _name_ranks(files, change))
    single = [(row, item) for row, item in enumerate(come) if is_dated(item)]
    rows, dated_rows = [row for row, _ in single], dated.read(files)
    known, before = slots.read(files), len(dated_rows.rows)
    slots.write(folder, part, [slot_of(item) for item in come], rows, ids, known, before)
    dated.write(folder, part, [(row, known_zone_of(item)) for row, item in single], dated_rows)
    daily.write(folder, part, [minute_of(item) for item in come])
    write_foreseen(single, folder, part, datetime.now(UTC))
    for name in ("dated-lines", "dense-starts", "dense-rows"):
        _behind(files, folder, name)
    zones.write(folder, part, [known_zone_of(item) for item in come], files.load_list("zones"))


def _write_access(files: Files, folder: Path, part: Part, change: Change) -> None:
    usual = [item.access for item in change.meetings]
    access.write(folder, part, usual, varying_access(change.meetings))
    _behind(files, folder, "access-varying")
    days, minutes = ([of(item) for item in change.meetings] for of in (weekday_of, minute_of))
    moment_maps.write(folder, part, days, minutes, usual)


def _behind(files: Files, folder: Path, name: str) -> None:
    """Puts the base's lines before those of the tail."""
    save(folder, name, np.concatenate([files.load(name), load(folder, name)]))


def _id_ranks(files: Files, change: Change) -> NDArray[np.int64]:
    """Between those of the base: the same as there for the same id, else after the one before."""
    known = files.load("id-rank")
    keys = [item.id for item in change.meetings]
    starts = [int(known[row]) if row is not None else -ordering.APART for row in change.id_before]
    taken = {
        int(known[row]): gone.id for row, gone in zip(sorted(change.dead), change.gone, strict=True)
    }
    return _between(starts, keys, taken)


def _name_ranks(files: Files, change: Change) -> NDArray[np.int64]:
    """Likewise; names that are written alike share a rank."""
    known, by_name = files.load("name-rank"), files.load("rows-by-name")
    name = cache(lambda place: fold(change.name_of(int(by_name[place]))))
    keys = [fold(item.name) for item in change.meetings]
    starts, taken = [], {}
    for key in keys:
        place = bisect_left(range(len(by_name)), key, key=name)
        if place < len(by_name) and name(place) == key:
            starts.append(int(known[by_name[place]]))
            taken[starts[-1]] = key
        else:
            starts.append(int(known[by_name[place - 1]]) if place else -ordering.APART)
    return _between(starts, keys, taken)


def _between(
    starts: Sequence[int], keys: Sequence[str], taken: Mapping[int, str]
) -> NDArray[np.int64]:
    """A rank for each key: that at which it starts, if it has that already, else one behind it and
    before the next, in the order of keys.
    """
    behind: dict[int, set[str]] = {}
    for start, key in zip(starts, keys, strict=True):
        if taken.get(start) != key:
            behind.setdefault(start, set()).add(key)
    found: dict[tuple[int, str], int] = {}
    for start, names_here in behind.items():
        step = ordering.APART // (len(names_here) + 1)
        for number, key in enumerate(sorted(names_here), 1):
            found[start, key] = start + number * step
    ranks: list[Any] = [
        found.get((start, key), start) for start, key in zip(starts, keys, strict=True)
    ]
    return np.array(ranks, dtype=np.int64)

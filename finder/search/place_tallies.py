"""What the names and places of a whole index are made of, so that a small change tells what they
become: how often a region is spelled how, how many meetings a town has, and whose points make the
middle of a place. Written with a base; only who makes a delta reads it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from finder.model import Meeting
from finder.register.gazetteer import Place
from finder.search.columns.files import load, load_list, save, save_list
from finder.search.own_places import Key, Points, in_order, place_keys, place_of, point_of
from finder.search.region_paths import region_spellings, usual
from finder.search.tokens import words

_Keyed = tuple[Key, bool]  # and whether it is a publisher's region


def write(folder: Path, meetings: Sequence[Meeting]) -> None:
    """Of a base; a row is a place in `meetings`."""
    save_list(folder, "tally-regions", region_spellings(item.regions for item in meetings))
    save_list(folder, "tally-towns", _towns(meetings))
    rows: defaultdict[_Keyed, list[int]] = defaultdict(list)
    for row, meeting in enumerate(meetings):
        if point_of(meeting) is not None:
            for key in place_keys(meeting):
                rows[key].append(row)
    save_list(folder, "tally-places", list(rows))
    ends = np.cumsum([0, *(len(found) for found in rows.values())])
    save(folder, "tally-place-ends", ends.astype(np.int64))
    flat = [row for found in rows.values() for row in found]
    save(folder, "tally-place-rows", np.array(flat, dtype=np.int32))


def region_labels(base: Path, gone: Iterable[Meeting], come: Iterable[Meeting]) -> dict[str, str]:
    """What people read of every path, after some meetings have gone and others come."""
    spelled: dict[str, dict[str, int]] = load_list(base, "tally-regions")
    for meetings, sign in ((gone, -1), (come, 1)):
        for path, found in region_spellings(item.regions for item in meetings).items():
            labels = spelled.setdefault(path, {})
            for label, count in found.items():
                labels[label] = labels.get(label, 0) + sign * count
    left = {path: _left(labels) for path, labels in spelled.items()}
    return {path: usual(labels) for path, labels in left.items() if labels}


def towns(base: Path, gone: Iterable[Meeting], come: Iterable[Meeting]) -> dict[str, bool]:
    """The towns where people meet: whether any meeting there has a point."""
    towns = {name: tuple(counts) for name, counts in load_list(base, "tally-towns").items()}
    for meetings, sign in ((gone, -1), (come, 1)):
        for name, (here, pointed) in _towns(meetings).items():
            known = towns.get(name, (0, 0))
            towns[name] = (known[0] + sign * here, known[1] + sign * pointed)
    return {name: pointed > 0 for name, (here, pointed) in sorted(towns.items()) if here}


def places(
    known: Iterable[Place],
    base: Path,
    dead: Collection[int],
    gone: Iterable[Meeting],
    come: Iterable[Meeting],
) -> list[Place]:
    """The places of all meetings; `known` are those of the base, `dead` the rows that went."""
    fresh: defaultdict[_Keyed, Points] = defaultdict(list)
    for meeting in come:
        point = point_of(meeting)
        if point is not None:
            for keyed in place_keys(meeting):
                fresh[keyed].append(point)
    touched = {key for item in gone if point_of(item) for key, _ in place_keys(item)}
    touched |= {key for key, _ in fresh}
    found = {_key(place): place for place in known}
    for key, place in _places(base, touched, dead, fresh).items():
        found.pop(key, None)
        if place:
            found[key] = place
    return in_order(found.values())


def _places(
    base: Path, keys: Collection[Key], dead: Collection[int], fresh: Mapping[_Keyed, Points]
) -> dict[Key, Place | None]:
    """What becomes of each of these keys."""
    number: dict[_Keyed, int] = {
        (tuple(key), of_region): place
        for place, (key, of_region) in enumerate(load_list(base, "tally-places"))
    }
    ends, rows = load(base, "tally-place-ends"), load(base, "tally-place-rows")
    degrees, gone = load(base, "point-degrees"), np.array(sorted(dead), dtype=np.int64)

    def points(key: Key, of_region: bool) -> Points:
        place = number.get((key, of_region))
        new = fresh.get((key, of_region), [])
        if place is None:
            return new
        own = rows[ends[place] : ends[place + 1]]
        left = degrees[own[~np.isin(own, gone)]].tolist()
        return [*((latitude, longitude) for latitude, longitude in left), *new]

    return {key: place_of(key, points(key, False), points(key, True)) for key in keys}


def _towns(meetings: Iterable[Meeting]) -> dict[str, tuple[int, int]]:
    """By name: how many meetings there are, and how many of them have a point."""
    here: Counter[str] = Counter()
    pointed: Counter[str] = Counter()
    for meeting in meetings:
        if meeting.venue and meeting.venue.locality:
            name = " ".join(words(meeting.venue.locality))
            here[name] += 1
            pointed[name] += point_of(meeting) is not None
    return {name: (count, pointed[name]) for name, count in here.items()}


def _left(labels: Mapping[str, int]) -> dict[str, int]:
    return {label: count for label, count in labels.items() if count}


def _key(place: Place) -> Key:
    return place.kind, place.name, place.region, place.country

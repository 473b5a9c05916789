"""Going back to an earlier snapshot, while what calendars are told goes on.

Who was shown the fifth state of an event must not be shown the fourth again under its old number:
clients may keep what they have. So the events that differ come back under the next number.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from finder.catalogue import last_from_json, last_to_json
from finder.catalogue.values import LastSchedule
from finder.errors import NoSnapshot
from finder.snapshot.base import is_large
from finder.snapshot.building import build
from finder.snapshot.corrected import corrected_name
from finder.snapshot.corrections import read_corrections
from finder.snapshot.delta import build_delta
from finder.snapshot.entries import Entries, Entry, Kind, Patch
from finder.snapshot.ground import ground_of
from finder.snapshot.numbers import said_of
from finder.snapshot.opened import Snapshot
from finder.snapshot.shelf import current_name, drop, folder_of, publish, snapshots
from finder.snapshot.told import note_going_back

_AT_ONCE = 5_000  # ids that are compared together


def rollback(data: Path, corrections: Path | None = None, *, today: date | None = None) -> str:
    """Publishes the snapshot before the current one, corrected; returns its name.

    The caller holds the write lock. Raises NoSnapshot where there is none to go back to.
    """
    names = [item.name for item in snapshots(data)]
    current = current_name(data)
    older = names[names.index(current) + 1 :] if current in names else names
    day = today or datetime.now(UTC).date()
    wanted = read_corrections(corrections or data / "corrections.toml")
    for before in older:
        stamp = folder_of(data, before).stat().st_mtime_ns
        right = corrected_name(data, Snapshot(data, before), wanted, day)
        name = _going_on(data, current, right, day)
        if right not in (name, *names):
            drop(data, right)  # only made on the way
        if name != current:  # with its corrections it may be what is shown already
            note_going_back(data)
            publish(data, name, published=stamp if name == before else stamp + 1000)
            return name
    raise NoSnapshot("there is no earlier snapshot to go back to")


def _going_on(data: Path, current: str | None, name: str, today: date) -> str:
    """The name of that snapshot with numbers that go on from those of the current one."""
    try:
        shown = Snapshot(data, current) if current else None
    except NoSnapshot:
        shown = None  # damaged: what it told cannot be read
    if shown is None or current == name:
        return name
    snapshot = Snapshot(data, name)
    patch = Patch(entries=dict(_told_on(shown, snapshot, today)))
    return _patched(data, snapshot, patch) if len(patch) else name


def _patched(data: Path, snapshot: Snapshot, patch: Patch) -> str:
    """The name of that snapshot with what the patch puts into it, as a delta where it is large."""
    ground = ground_of(snapshot.path) if is_large(len(snapshot)) else None
    if ground:
        whole = snapshot.patch().then(patch)
        made = build_delta(data, ground, whole, snapshot.publishers, snapshot.feed_states())
        if made:
            return made.name
    return build(data, snapshot.contents(patch))


def _told_on(
    shown: Snapshot, snapshot: Snapshot, today: date
) -> Iterator[tuple[Kind, dict[str, Entry | None]]]:
    """Of `snapshot` the entries that go on from those of `shown`, where their own do not."""
    for kind, ids in snapshot.all_ids().items():
        found: dict[str, Entry | None] = {}
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            before, now = shown.entries(some), snapshot.entries(some)
            for key, entry in now[kind].items():
                if before[kind].get(key) != entry:
                    found[key] = _NEXT[kind](before, key, entry, today)
        yield kind, {key: entry for key, entry in found.items() if entry is not None}


def _next_listed(before: Entries, key: str, entry: Entry, today: date) -> Entry | None:
    """None where the entry may stay as it is."""
    seen, changed, number, record = entry
    if was := before[Kind.MEETINGS].get(key):
        said, day = said_of(was, entry, today)
    elif last := _last(before[Kind.GONE].get(key)):
        said, day = max(number, last.changes + 1), today
    else:
        return None
    if (said, day.isoformat()) == (number, changed):
        return None
    return seen, day.isoformat(), said, record


def _next_gone(before: Entries, key: str, entry: Entry, today: date) -> Entry | None:
    """The same of what was gone by then: it went again, where it is listed in the later one."""
    name, since, latitude, longitude, _ = entry
    now = _last(entry)
    if now is None:
        return None
    if was := before[Kind.MEETINGS].get(key):
        since, number = today.isoformat(), was[2] + 1
    elif last := _last(before[Kind.GONE].get(key)):
        since, number = max(since, before[Kind.GONE][key][1]), last.changes
    else:
        return None
    told = replace(now, changes=max(number, now.changes))
    fresh = name, since, latitude, longitude, last_to_json(told)
    return fresh if fresh != entry else None


def _last(gone: Entry | None) -> LastSchedule | None:
    return last_from_json(gone[4]) if gone else None


_NEXT = {Kind.MEETINGS: _next_listed, Kind.GONE: _next_gone}

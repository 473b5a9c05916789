"""What calendars were told of a meeting, where that is not what the catalogue counts.

SEQUENCE never falls (RFC 5545, 3.8.7.4: calendars that obey it would keep what they have), and it
moves only when the event does. The catalogue counts changes of listings: these fall where two
listings of a meeting part again, a correction is taken out of its file or a backup is restored, and
rise where the listing changes that is not shown. A small file beside the catalogue rather than a
table in it: a restore brings back no older numbers.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from finder.catalogue import SILENT
from finder.errors import BadSettings
from finder.record import to_json
from finder.snapshot.contents import UNDATED, Contents
from finder.snapshot.delta import CHANGES
from finder.snapshot.entries import Entry, Kind
from finder.snapshot.ground import BASE
from finder.snapshot.meetings import MeetingFile
from finder.snapshot.shelf import current_name, folder_of

_NAME = "told.json"
Count = tuple[int, date]  # how many changes, and the day of the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`said` instead of the `counted` of that time: what is counted from then on is added."""

    said: Count
    counted: Count

    def now(self, counted: Count) -> Count:
        day = self.said[1]
        if counted[1] != self.counted[1]:
            day = max(day, counted[1])
        return max(self.said[0] + counted[0] - self.counted[0], 0), day


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """`told` by id; `corrected` are all ids that corrections ever spoke of."""

    told: Mapping[str, Told] = field(default_factory=dict)
    corrected: frozenset[str] = frozenset()


def memory(data: Path) -> Memory:
    """Raises BadSettings for a file that cannot be read."""
    path = data / _NAME
    if not path.exists():
        return Memory()
    try:
        found = json.loads(path.read_bytes())
        told = {
            str(key): Told(said=_count(*said), counted=_count(*counted))
            for key, (said, counted) in found["told"].items()
        }
        return Memory(told=told, corrected=frozenset(map(str, found["corrected"])))
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise BadSettings(
            f"{path} says what calendars were told and cannot be read ({error}): remove it, and "
            "some of them may overlook the next change of a meeting"
        ) from error


def forget_told(data: Path, feed: str) -> None:
    """Of a feed that is purged nothing is kept."""
    known, own = memory(data), f"{feed}_"
    told = {key: item for key, item in known.told.items() if not key.startswith(own)}
    corrected = frozenset(key for key in known.corrected if not key.startswith(own))
    _keep(data, known, Memory(told=told, corrected=corrected))


def steady(
    data: Path, contents: Contents, corrected: Iterable[str], today: date, *, all_of_it: bool
) -> Contents:
    """`contents`, about to be published, with numbers that go on from those of the snapshot before.

    `corrected` are the ids that corrections speak of now; not `all_of_it`: what is left out is as
    it was. The caller holds the write lock.
    """
    known, spoken_of = memory(data), frozenset(corrected)
    so_far = _said(contents, known.told)
    fresh = _fresh(data, contents, so_far, {*known.told, *spoken_of}, today, all_of_it=all_of_it)
    told = {**known.told, **fresh}
    _keep(data, known, Memory(told=told, corrected=known.corrected | spoken_of))
    return _said(contents, told)


def _count(changes: int, day: str) -> Count:
    return int(changes), date.fromisoformat(day)


def _keep(data: Path, known: Memory, now: Memory) -> None:
    if now == known:
        return
    told = {
        key: [[number, day.isoformat()] for number, day in (item.said, item.counted)]
        for key, item in now.told.items()
    }
    text = json.dumps({"told": told, "corrected": sorted(now.corrected)}, sort_keys=True)
    data.mkdir(parents=True, exist_ok=True)
    fresh = data / f"{_NAME}.new"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(data / _NAME)


def _said(contents: Contents, told: Mapping[str, Told]) -> Contents:
    if not told:
        return contents
    changes, changed = dict(contents.changes), dict(contents.changed)
    for meeting in contents.meetings:
        if item := told.get(meeting.id):
            changes[meeting.id], changed[meeting.id] = item.now(_counted(contents, meeting.id))
    gone = [
        replace(
            item, last=replace(item.last, changes=known.now((item.last.changes, item.since))[0])
        )
        if item.last and (known := told.get(item.id))
        else item
        for item in contents.gone
    ]
    return replace(contents, changes=changes, changed=changed, gone=gone)


def _counted(contents: Contents, key: str) -> Count:
    return contents.changes.get(key, 0), contents.changed.get(key, UNDATED)


def _fresh(
    data: Path,
    counted: Contents,
    so_far: Contents,
    special: Collection[str],
    today: date,
    *,
    all_of_it: bool,
) -> dict[str, Told]:
    """What is to be told of those whose numbers are not what their events ask for."""
    name = current_name(data)
    if name is None:
        return {}
    try:
        with closing(_tables(folder_of(data, name))) as before:
            found = dict(_right(before, so_far, special, today, all_of_it=all_of_it))
    except (sqlite3.Error, OSError):
        return {}  # damaged, or of a layout of long ago: nothing is known of it
    gone = {item.id: item for item in counted.gone}
    return {
        key: Told(
            said=said,
            counted=(gone[key].last.changes, gone[key].since)  # type: ignore[union-attr]
            if key in gone
            else _counted(counted, key),
        )
        for key, said in found.items()
    }


def _tables(folder: Path) -> MeetingFile:
    base = folder / BASE
    if base.is_dir():
        return MeetingFile(folder / CHANGES, base / "meetings.sqlite")
    return MeetingFile(folder / "meetings.sqlite")


def _right(
    before: MeetingFile,
    contents: Contents,
    special: Collection[str],
    today: date,
    *,
    all_of_it: bool,
) -> Iterator[tuple[str, Count]]:
    """By id what to say instead; of `special` ones, those listed twice, and what fell."""
    here = {meeting.id: meeting for meeting in contents.meetings}
    gone = {item.id: item for item in contents.gone if item.last}
    counts = before.counts(None if all_of_it else {*here, *gone})
    fallen = {key for key, count in counts.items() if contents.changes.get(key, 0) < count}
    twice = {*contents.sources, *contents.linked.values()}
    looked_at = here.keys() & {*fallen, *twice, *special}
    for key, entry in before.entries(looked_at)[Kind.MEETINGS].items():
        number, day = _counted(contents, key)
        seen = contents.first_seen.get(key, UNDATED).isoformat()
        now = seen, day.isoformat(), number, to_json(here[key])
        said = _said_of(entry, now, today)
        if said != (number, day):
            yield key, said
    for key in gone.keys() & counts.keys():
        last = gone[key].last
        if last and last.changes <= counts[key]:
            yield key, (counts[key] + 1, gone[key].since)


def _said_of(before: Entry, now: Entry, today: date) -> Count:
    """One more, or more than one, where the event differs; else what was said before."""
    was, was_changed = before[2], date.fromisoformat(before[1])
    if _event(before) == _event(now):
        return was, was_changed
    counted, changed = now[2], date.fromisoformat(now[1])
    if counted > was:
        return counted, max(changed, was_changed)
    return was + 1, max(today, was_changed)


def _event(entry: Entry) -> tuple[str, dict[str, object]]:
    """What a calendar shows of it."""
    seen, _, _, record = entry
    shown = {name: value for name, value in json.loads(record).items() if name not in SILENT}
    return seen, shown

"""What calendars were told of a meeting, where that is not what the catalogue counts.

SEQUENCE never falls (RFC 5545, 3.8.7.4: calendars that obey it would keep what they have), and it
moves only when the event does. The catalogue counts changes of listings: these fall where two
listings of a meeting part again, a correction is taken out of its file or a backup is restored, and
rise where the listing changes that is not shown. A small file beside the catalogue rather than a
table in it: a restore brings back no older numbers, but on another machine those of the backup.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from finder.catalogue.archive import TOLD
from finder.errors import BadSettings
from finder.snapshot.contents import Contents, Gone
from finder.snapshot.entries import Kind
from finder.snapshot.numbers import Count, after_going_back, counted_of, numbers_of
from finder.snapshot.shown import shown_tables


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
    """`told` by id; `corrected` are all ids that corrections ever spoke of.

    `went_back`: what is shown is an earlier snapshot, whose numbers went on from the later one's.
    `hidden` is what was told last of those that the operator took down.
    """

    told: Mapping[str, Told] = field(default_factory=dict)
    corrected: frozenset[str] = frozenset()
    went_back: bool = False
    hidden: Mapping[str, Count] = field(default_factory=dict)


def memory(data: Path) -> Memory:
    """Raises BadSettings for a file that cannot be read."""
    path = data / TOLD
    if not path.exists():
        return Memory()
    try:
        found = json.loads(path.read_bytes())
        told = {
            str(key): Told(said=_count(*said), counted=_count(*counted))
            for key, (said, counted) in found["told"].items()
        }
        return Memory(
            told=told,
            corrected=frozenset(map(str, found["corrected"])),
            went_back=bool(found.get("went_back", False)),
            hidden={str(key): _count(*said) for key, said in found.get("hidden", {}).items()},
        )
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
    hidden = {key: said for key, said in known.hidden.items() if not key.startswith(own)}
    _keep(data, known, replace(known, told=told, corrected=corrected, hidden=hidden))


def take_up(data: Path, fresh: Path) -> None:
    """What the folder `fresh` of a backup remembers and this one does not.

    Raises BadSettings for a file that cannot be read.
    """
    known, older = memory(data), memory(fresh)
    told, hidden = {**older.told, **known.told}, {**older.hidden, **known.hidden}
    corrected = known.corrected | older.corrected
    _keep(data, known, replace(known, told=told, corrected=corrected, hidden=hidden))


def note_going_back(data: Path) -> None:
    """What is published next is compared with what is shown, all of it."""
    known = memory(data)
    _keep(data, known, replace(known, went_back=True))


def note_hidden(data: Path, said: Mapping[str, Count]) -> None:
    """What was told last of what is taken down now: it goes on from there, if it comes back."""
    known = memory(data)
    _keep(data, known, replace(known, hidden={**known.hidden, **said}))


def steady(
    data: Path, contents: Contents, corrected: Iterable[str], today: date, *, all_of_it: bool
) -> Contents:
    """`contents`, about to be published, with numbers that go on from those of the snapshot before.

    `corrected` are the ids that corrections speak of now; not `all_of_it`: what is left out is as
    it was. The caller holds the write lock.
    """
    known, spoken_of = memory(data), frozenset(corrected)
    so_far = _said(contents, known.told)
    special = {*known.told, *spoken_of}
    fresh = _fresh(
        data, contents, so_far, special, today, all_of_it=all_of_it, went_back=known.went_back
    )
    told = {**known.told, **fresh}
    again = _shown_again(_said(contents, told), contents, known.hidden, today)
    told |= again
    hidden = {key: said for key, said in known.hidden.items() if key not in again}
    now = Memory(
        told=told,
        corrected=known.corrected | spoken_of,
        went_back=known.went_back and not all_of_it,
        hidden=hidden | _taken_down(data, contents),
    )
    _keep(data, known, now)
    return _said(contents, told)


def _taken_down(data: Path, contents: Contents) -> dict[str, Count]:
    """What was told until now of what is gone without a trace: nothing is told of it any more."""
    down = {item.id for item in contents.gone if item.last is None}
    try:
        before = shown_tables(data) if down else None
        if before is None:
            return {}
        with closing(before):
            entries = before.entries(before.rows_of(down))[Kind.MEETINGS]
    except (sqlite3.Error, OSError):
        return {}
    return {key: (number, date.fromisoformat(day)) for key, (_, day, number, _) in entries.items()}


def _shown_again(
    so_far: Contents, counted: Contents, hidden: Mapping[str, Count], today: date
) -> dict[str, Told]:
    """Of what was taken down and is listed again: the number after the one that was told last;
    where nothing was counted since, that one.
    """
    found = {}
    for key in hidden.keys() & {meeting.id for meeting in so_far.meetings}:
        number, day = counted_of(so_far, key)
        if (number, day) == hidden[key]:
            said = number, day
        else:
            said = max(number, hidden[key][0] + 1), max(day, hidden[key][1], today)
        found[key] = Told(said=said, counted=counted_of(counted, key))
    return found


def _count(changes: int, day: str) -> Count:
    return int(changes), date.fromisoformat(day)


def _keep(data: Path, known: Memory, now: Memory) -> None:
    if now == known:
        return
    told = {
        key: [[number, day.isoformat()] for number, day in (item.said, item.counted)]
        for key, item in now.told.items()
    }
    hidden = {key: [number, day.isoformat()] for key, (number, day) in now.hidden.items()}
    plain = {"told": told, "corrected": sorted(now.corrected), "went_back": now.went_back}
    plain |= {"hidden": hidden} if hidden else {}
    text = json.dumps(plain, sort_keys=True)
    data.mkdir(parents=True, exist_ok=True)
    fresh = data / f"{TOLD}.new"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(data / TOLD)


def _said(contents: Contents, told: Mapping[str, Told]) -> Contents:
    if not told:
        return contents
    changes, changed = dict(contents.changes), dict(contents.changed)
    for meeting in contents.meetings:
        if item := told.get(meeting.id):
            changes[meeting.id], changed[meeting.id] = item.now(counted_of(contents, meeting.id))
    gone = [_said_gone(item, told.get(item.id)) for item in contents.gone]
    return replace(contents, changes=changes, changed=changed, gone=gone)


def _said_gone(item: Gone, known: Told | None) -> Gone:
    if known is None or item.last is None:
        return item
    number, day = known.now((item.last.changes, item.since))
    return replace(item, since=max(item.since, day), last=replace(item.last, changes=number))


def _fresh(
    data: Path,
    counted: Contents,
    so_far: Contents,
    special: Collection[str],
    today: date,
    *,
    all_of_it: bool,
    went_back: bool,
) -> dict[str, Told]:
    """What is to be told of those whose numbers are not what their events ask for."""
    try:
        before = shown_tables(data)
        if before is None:
            return {}
        with closing(before):
            found = dict(numbers_of(before, so_far, special, today, all_of_it=all_of_it))
            if went_back:
                found |= after_going_back(before, so_far, today)
    except (sqlite3.Error, OSError):
        return {}  # of a layout of long ago: nothing is known of it
    gone = {item.id: item for item in counted.gone}
    return {
        key: Told(
            said=said,
            counted=(gone[key].last.changes, gone[key].since)  # type: ignore[union-attr]
            if key in gone
            else counted_of(counted, key),
        )
        for key, said in found.items()
    }

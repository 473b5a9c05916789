"""Corrections at work: on what is built, and on what is opened or gone back to."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from finder.catalogue import WITHHELD
from finder.model import Meeting
from finder.snapshot.base import is_large
from finder.snapshot.building import build
from finder.snapshot.contents import Contents, Gone
from finder.snapshot.corrections import Correction, corrected, read_corrections
from finder.snapshot.delta import Delta, build_delta
from finder.snapshot.entries import difference, entries_of
from finder.snapshot.ground import Ground, ground_of
from finder.snapshot.numbers import Count
from finder.snapshot.opened import Snapshot, open_sound
from finder.snapshot.shelf import publish
from finder.snapshot.told import note_hidden

TAKEN_DOWN = WITHHELD  # a name that was taken down is not kept


def correct(
    contents: Contents, corrections: Sequence[Correction], today: date, *, again: bool = False
) -> Contents:
    """With every correction that holds today; a hidden meeting is gone, without its name.

    What is changed counts as changed, so that calendars notice. `again`: the contents are those of
    a snapshot, where corrections are counted already.
    """
    held: dict[str, list[Correction]] = {}
    for item in corrections:
        if item.holds(today):
            held.setdefault(contents.led_to(item.meeting), []).append(item)
    meetings = [_all(meeting, held.get(meeting.id, ()), today) for meeting in contents.meetings]
    hidden = {
        key: Gone(id=key, name=TAKEN_DOWN, since=next(c.since or today for c in items if c.hide))
        for key, items in held.items()
        if any(item.hide for item in items)
    }
    kept = [meeting for meeting in meetings if meeting is not None]
    new = _unapplied(contents, held, today) if again else corrections
    contents = counted(contents, new, today)
    return replace(
        contents,
        meetings=kept,
        sources={key: items for key, items in contents.sources.items() if key not in hidden},
        gone=[item for item in contents.gone if item.id not in hidden] + list(hidden.values()),
    )


def _unapplied(
    contents: Contents, held: Mapping[str, Sequence[Correction]], today: date
) -> list[Correction]:
    """Those that the contents do not show yet."""
    return [
        item
        for meeting in contents.meetings
        for item in held.get(meeting.id, ())
        if corrected(meeting, item, today) != meeting
    ]


def counted(contents: Contents, corrections: Sequence[Correction], today: date) -> Contents:
    """The changes of meetings with one more for each correction, and one for each that ended.

    So SEQUENCE and LAST-MODIFIED of their events go on, and never back when a correction expires.
    """
    changes, changed = dict(contents.changes), dict(contents.changed)
    known = {meeting.id for meeting in contents.meetings}
    for item in corrections:
        key = contents.led_to(item.meeting)
        if item.hide or key not in known:
            continue
        ended = item.has_ended(today)
        changes[key] = changes.get(key, 0) + 1 + ended
        days = (item.since, item.ends if ended else None, changed.get(key))
        if latest := max((day for day in days if day and day <= today), default=None):
            changed[key] = latest
    return replace(contents, changes=changes, changed=changed)


def caught_up(contents: Contents, corrections: Sequence[Correction], today: date) -> list[str]:
    """The ids whose publisher now says what the correction says, so that it can go.

    One that hides never can: what is taken down stays down. A pause that has run out is none.
    """
    found = {meeting.id: meeting for meeting in contents.meetings}
    held = [
        item
        for item in corrections
        if item.holds(today) and not item.hide and not item.has_ended(today)
    ]
    pairs = [(item, found.get(contents.led_to(item.meeting))) for item in held]
    return [
        item.meeting
        for item, meeting in pairs
        if meeting is None or corrected(meeting, item, today) == meeting
    ]


def open_current(
    data: Path, corrections: Path | None = None, *, today: date | None = None
) -> Snapshot:
    """The current snapshot, with every correction in it that holds today.

    `corrections` defaults to `<data>/corrections.toml`. Raises NoSnapshot, BadSettings.
    """
    snapshot = open_sound(data)
    day = today or datetime.now(UTC).date()
    wanted = read_corrections(corrections or data / "corrections.toml")
    if not _lacks(snapshot, wanted, day):
        return snapshot
    try:
        return Snapshot(data, build_corrected(data, snapshot, wanted, day))
    except OSError:  # the folder can only be read here
        own = Path(tempfile.mkdtemp(prefix="open-chair-"))
        return Snapshot(own, build_corrected(own, snapshot, wanted, day))


def corrected_name(
    data: Path, snapshot: Snapshot, wanted: Sequence[Correction], today: date
) -> str:
    """Its own where it has every correction that holds today, else that of one that has."""
    if not _lacks(snapshot, wanted, today):
        return snapshot.name
    return build_corrected(data, snapshot, wanted, today)


def publish_corrected(data: Path, snapshot: Snapshot, corrections: Path, *, today: date) -> str:
    """Publishes what is shown now with the corrections as they stand; returns the name.

    It is made of the snapshot, not of the catalogue, so that nothing else changes. The caller
    holds the write lock.
    """
    wanted = read_corrections(corrections)
    name = build_corrected(data, snapshot, wanted, today)
    note_hidden(data, _told_of_hidden(snapshot, wanted, today))
    publish(data, name)
    return name


def _told_of_hidden(
    snapshot: Snapshot, wanted: Sequence[Correction], today: date
) -> dict[str, Count]:
    """What calendars knew last of what is shown still, and is taken down by one of these."""
    rows = {snapshot.row_behind(item.meeting) for item in wanted if item.hide and item.holds(today)}
    histories = snapshot.histories([row for row in rows if row is not None])
    return {snapshot.meeting(row).id: (number, day) for row, (_, day, number) in histories.items()}


def build_corrected(
    data: Path, snapshot: Snapshot, wanted: Sequence[Correction], today: date
) -> str:
    """The name of the snapshot with these corrections, as a delta where it is large."""
    ground = ground_of(snapshot.path) if is_large(len(snapshot)) else None
    delta = _delta(data, ground, snapshot, wanted, today) if ground else None
    if delta:
        return delta.name
    return build(data, correct(snapshot.contents(), wanted, today, again=True))


def _delta(
    data: Path, ground: Ground, snapshot: Snapshot, wanted: Sequence[Correction], today: date
) -> Delta | None:
    part = snapshot.contents_behind(item.meeting for item in wanted)
    after = entries_of(correct(part, wanted, today, again=True))
    ids = {key for found in (*after.values(), *entries_of(part).values()) for key in found}
    patch = snapshot.patch().then(difference(snapshot.entries(ids), after, ids))
    return build_delta(data, ground, patch, snapshot.publishers, snapshot.feed_states())


def _all(meeting: Meeting, items: Sequence[Correction], today: date) -> Meeting | None:
    found: Meeting | None = meeting
    for item in items:
        found = found and corrected(found, item, today)
    return found


def _lacks(snapshot: Snapshot, wanted: Sequence[Correction], today: date) -> bool:
    for item in wanted:
        row = snapshot.row_behind(item.meeting)
        if row is not None and item.holds(today):
            meeting = snapshot.meeting(row)
            if corrected(meeting, item, today) != meeting:
                return True
    return False

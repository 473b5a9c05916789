"""How the number of an event goes on from what calendars have been told of it."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from finder.catalogue import SILENT, last_from_json
from finder.model import Meeting
from finder.record import to_json
from finder.snapshot.contents import UNDATED, Contents, Gone
from finder.snapshot.entries import Entry, Kind
from finder.snapshot.meetings import MeetingFile

Count = tuple[int, date]  # how many changes, and the day of the last
_AT_ONCE = 5_000


def counted_of(contents: Contents, key: str) -> Count:
    """How often it changed, and on which day the last time."""
    return contents.changes.get(key, 0), contents.changed.get(key, UNDATED)


def numbers_of(
    before: MeetingFile,
    contents: Contents,
    special: Collection[str],
    today: date,
    *,
    all_of_it: bool,
) -> Iterator[tuple[str, Count]]:
    """By id what to say instead: of `special` ones, those listed twice, what fell or came back,
    and what differs from what was told though its number is the same (a pair that parted, a place
    that is known now).
    """
    here = {meeting.id: meeting for meeting in contents.meetings}
    gone = {item.id: item for item in contents.gone if item.last}
    counts = before.counts(None if all_of_it else {*here, *gone})
    fallen = {key for key, count in counts.items() if contents.changes.get(key, 0) < count}
    twice = {*contents.sources, *contents.linked.values()}
    looked_at = here.keys() & {*fallen, *twice, *special}
    yield from _compared(before, contents, [here[key] for key in looked_at], today)
    same = {key for key in here if contents.changes.get(key, 0) == counts.get(key, 0)}
    yield from _other(before, contents, [here[key] for key in sorted(same - looked_at)], today)
    yield from _back(before, contents, here.keys(), today)
    yield from _ended(before, gone, today)


def _ended(
    before: MeetingFile, gone: Mapping[str, Gone], today: date
) -> Iterator[tuple[str, Count]]:
    """Of what was told as taking place and is gone now what is not told by its own count and day:
    no list may have dropped it today, where its feed was removed.
    """
    ended = before.rows_of(gone)
    for key, (_, _, number, _) in before.entries(ended)[Kind.MEETINGS].items():
        if last := gone[key].last:
            said = max(last.changes, number + 1), max(gone[key].since, today)
            if said != (last.changes, gone[key].since):
                yield key, said


def _compared(
    before: MeetingFile, contents: Contents, meetings: Iterable[Meeting], today: date
) -> Iterator[tuple[str, Count]]:
    """By id what to say instead of the number that is counted."""
    here = {meeting.id: meeting for meeting in meetings}
    for key, entry in before.entries(here)[Kind.MEETINGS].items():
        number, day = counted_of(contents, key)
        seen = contents.first_seen.get(key, UNDATED).isoformat()
        now = seen, day.isoformat(), number, to_json(here[key])
        said = said_of(entry, now, today)
        if said != (number, day):
            yield key, said


def _other(
    before: MeetingFile, contents: Contents, meetings: Sequence[Meeting], today: date
) -> Iterator[tuple[str, Count]]:
    """Of those whose number is the same what does not tell the same; part by part."""
    for begin in range(0, len(meetings), _AT_ONCE):
        yield from _compared(before, contents, meetings[begin : begin + _AT_ONCE], today)


def _back(
    before: MeetingFile, contents: Contents, here: Collection[str], today: date
) -> Iterator[tuple[str, Count]]:
    """Of what was told as gone, and is listed under a number that is not higher."""
    for key, (_, since, _, _, last) in before.all_entries_of(Kind.GONE).items():
        was = last_from_json(last) if key in here else None
        number, day = counted_of(contents, key)
        if was and number <= was.changes:
            yield key, (was.changes + 1, max(day, today, date.fromisoformat(since)))


def after_going_back(
    before: MeetingFile, contents: Contents, today: date
) -> Iterator[tuple[str, Count]]:
    """Of what was shown under numbers that nobody counted."""
    counts = before.counts()
    reached = {key for key, number in counts.items() if contents.changes.get(key, 0) <= number}
    shown = (meeting for meeting in contents.meetings if meeting.id in reached)
    yield from _compared(before, contents, shown, today)
    for item in contents.gone:
        if item.last and item.last.changes <= counts.get(item.id, -1):
            yield item.id, (counts[item.id] + 1, today)


def said_of(before: Entry, now: Entry, today: date) -> Count:
    """One more, or more than one, where the event differs; else what was said before."""
    was, was_changed = before[2], date.fromisoformat(before[1])
    if (before[0], before[3]) == (now[0], now[3]) or _event(before) == _event(now):
        return was, was_changed
    counted, changed = now[2], date.fromisoformat(now[1])
    if counted > was:
        return counted, max(changed, was_changed)
    return was + 1, max(today, was_changed)


def _event(entry: Entry) -> tuple[str, dict[str, object]]:
    """What a calendar shows of it; which dates are listed is not of the events of the others."""
    seen, _, _, record = entry
    shown = {name: value for name, value in json.loads(record).items() if name not in SILENT}
    if shown.get("dates"):
        return "", shown | {"dates": ...}
    return seen, shown

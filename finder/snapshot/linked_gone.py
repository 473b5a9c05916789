"""What was listed twice went once: under the id it was shown under, with its last listing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from finder.catalogue import WITHHELD, Gone, LastSchedule
from finder.duplicates import Named
from finder.model import Meeting


def gone_once(gone: Iterable[Gone], found: Named) -> list[Gone]:
    """Of those that neither are shown still nor lead to one that is, each meeting once, by id."""
    meetings: defaultdict[str, list[Gone]] = defaultdict(list)
    for item in gone:
        name = found.links[item.id].shown_as if item.id in found.links else item.id
        if item.id not in found.shown and name not in found.shown:
            meetings[name].append(item)
    return [one for name, items in sorted(meetings.items()) for one in _as_one(name, items)]


def _as_one(name: str, listings: Sequence[Gone]) -> list[Gone]:
    """What is not told of one listing, since it is for under-18s now, is told of none."""
    if len(listings) == 1 and listings[0].id == name:
        return [*listings]
    if any(item.name == WITHHELD for item in listings):
        bare = (Gone(id=item.id, name=WITHHELD, since=item.since) for item in listings)
        return [*bare]
    latest = max(listings, key=lambda item: (item.since, item.id == name, item.id))
    return [replace(latest, id=name, last=_last(name, latest, listings))]


def _last(name: str, latest: Gone, listings: Sequence[Gone]) -> LastSchedule | None:
    """As its event stood: first seen with the schedule it had, and all that was counted."""
    if latest.last is None:
        return None
    known = [item.last for item in listings if item.last]
    when = schedule_of(latest.last.meeting)
    return replace(
        latest.last,
        meeting=replace(latest.last.meeting, id=name),
        first_seen=min(last.first_seen for last in known if schedule_of(last.meeting) == when),
        changes=sum(last.changes for last in known),
    )


def schedule_of(meeting: Meeting) -> tuple[object, ...]:
    """What its series is made of."""
    return (
        *(meeting.weekday, meeting.start, meeting.timezone, meeting.weeks, meeting.dates),
        *(meeting.duration, meeting.date_from, meeting.date_until),
    )

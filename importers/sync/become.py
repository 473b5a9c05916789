"""Which meetings of anybody's are, or may be, what is listed for under-18s now, under a new id.

In doubt they are: then only the name and the place of a meeting that is gone are not kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from finder.catalogue import WITHHELD, Gone, Stored, bare
from finder.model import Meeting
from finder.register.bodies import bodies
from importers import Row
from importers.clean.text import fold
from importers.matching import Match, Matched


def newly_for_children(matched: Matched) -> tuple[Meeting, ...]:
    """Those that no meeting of the last listing was known to be."""
    fresh = (item.meeting for item in matched.matches if item.before is None)
    return tuple(meeting for meeting in fresh if meeting.for_children)


def now_for_children(
    matched: Matched, rows: Iterable[Row], stored: Mapping[str, Stored]
) -> Matched:
    """Of a reading that is held: what was anybody's and is for under-18s by its own row now.

    The rows' meetings take the place of what was stored under the same identifier, or met at the
    same time in the same town and is listed no longer; nothing else of the reading is taken.
    """
    shown = {stored[item.id].listed_as: item for item in matched.vanished if not item.for_children}
    coded = [row for row in rows if not shown.keys().isdisjoint(row.as_anybody)]
    wanted = {meeting.id for row in coded for meeting in row.meetings}
    gone = {id: shown[id] for row in coded for id in row.as_anybody if id in shown}  # noqa: A001
    left = [item for id, item in shown.items() if id not in gone]  # noqa: A001
    for item in matched.matches:
        met = (
            _met_then(item.meeting, left) if _is_new(item) and item.listed_as not in wanted else []
        )
        if met:
            wanted.add(item.listed_as)
            gone.update((stored[before.id].listed_as, before) for before in met)
    return Matched(
        matches=[item for item in matched.matches if _became(item) or item.listed_as in wanted],
        vanished=list(gone.values()),
    )


def _is_new(item: Match) -> bool:
    return item.meeting.for_children and item.before is None


def _met_then(now: Meeting, before: Iterable[Meeting]) -> list[Meeting]:
    """Those of its fellowship that met at its time in its town; of its name, if one was."""
    met = [item for item in before if _when(item) == _when(now) and _are_alike(item, now)]
    return [item for item in met if _named(item.name, now)] or met


def _are_alike(before: Meeting, now: Meeting) -> bool:
    """Whether of one fellowship, its children's too, and in one town as far as that is known."""
    body = bodies().get(now.fellowship)
    towns = {
        fold(item.venue.locality) for item in (before, now) if item.venue and item.venue.locality
    }
    return before.fellowship in (now.fellowship, body and body.belongs_to) and len(towns) < 2


def _became(item: Match) -> bool:
    return item.meeting.for_children and bool(item.before and not item.before.for_children)


def may_be(before: Meeting, children: Iterable[Meeting]) -> bool:
    """Whether one of them has its name, or its day and time."""
    return any(_named(before.name, now) or _when(before) == _when(now) for now in children)


def withheld(gone: Gone) -> Gone:
    """With nothing of where it met; its name may tell that too."""
    last = bare(gone.last) if gone.last else None
    return replace(gone, name=WITHHELD, latitude=None, longitude=None, last=last)


def long_gone(feed: str, gone: Iterable[Gone], children: Iterable[Meeting]) -> Iterator[Gone]:
    """Those of the feed that went before and may be one of them, with where it met withheld.

    Of their names only words that find no place are kept, so that day and time tell it too.
    """
    names = {fold(meeting.name) for meeting in children}
    times = {_when(meeting) for meeting in children}
    for item in gone:
        if names and item.id.startswith(f"{feed}_"):
            met = _when(item.last.meeting) if item.last else None
            if fold(item.name) in names or met in times:
                yield withheld(item)


def _named(name: str, meeting: Meeting) -> bool:
    return fold(name) == fold(meeting.name)


def _when(meeting: Meeting) -> object:
    return meeting.weekday, meeting.start

"""Which meetings of anybody's are, or may be, what is listed for under-18s now, under a new id.

In doubt they are: then only the name and the place of a meeting that is gone are not kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from finder.catalogue import WITHHELD, Gone
from finder.model import Meeting
from importers.clean.text import fold
from importers.matching import Matched


def newly_for_children(matched: Matched) -> tuple[Meeting, ...]:
    """Those that no meeting of the last listing was known to be."""
    fresh = (item.meeting for item in matched.matches if item.before is None)
    return tuple(meeting for meeting in fresh if meeting.for_children)


def may_be(before: Meeting, children: Iterable[Meeting]) -> bool:
    """Whether one of them has its name, or its day and time."""
    return any(_named(before.name, now) or _when(before) == _when(now) for now in children)


def withheld(gone: Gone) -> Gone:
    """With nothing of where it met; its name may tell that too."""
    return replace(gone, name=WITHHELD, latitude=None, longitude=None)


def long_gone(feed: str, gone: Iterable[Gone], children: Iterable[Meeting]) -> Iterator[Gone]:
    """Those of the feed that went before and have the name of one of them, with it withheld."""
    names = {fold(meeting.name) for meeting in children}
    for item in gone:
        if names and item.id.startswith(f"{feed}_") and fold(item.name) in names:
            yield withheld(item)


def _named(name: str, meeting: Meeting) -> bool:
    return fold(name) == fold(meeting.name)


def _when(meeting: Meeting) -> object:
    return meeting.weekday, meeting.start

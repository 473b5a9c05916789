"""The order of a snapshot's rows: by region, feed and place, so that neighbours lie together.

Answers do not depend on it, only how fast they are counted: a region is a few stretches of rows.
"""

from collections.abc import Sequence
from math import floor

from finder.model import Meeting
from finder.search.own_places import point_of
from finder.search.region_paths import region_path

_CELL = 0.1  # degrees
_NOWHERE = (10_000, 10_000)  # after every cell
_LAST = ("\U0010ffff",)  # after every path


def row_order(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings in the order in which they become rows."""
    paths: dict[tuple[str, ...], tuple[str, ...]] = {}
    return sorted(meetings, key=lambda meeting: _key(meeting, paths))


def _key(
    meeting: Meeting, paths: dict[tuple[str, ...], tuple[str, ...]]
) -> tuple[tuple[str, ...], str, tuple[int, int], str]:
    if meeting.regions not in paths:
        path = region_path(meeting.regions)
        paths[meeting.regions] = tuple(path.split("/")) if path else _LAST
    point = point_of(meeting)
    cell = (floor(point[0] / _CELL), floor(point[1] / _CELL)) if point else _NOWHERE
    return paths[meeting.regions], meeting.feed, cell, meeting.id

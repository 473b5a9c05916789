"""Meetings of a plan in the order of their instants: which overlap, and what comes next.

Instants are seconds since 1970. Datetimes of one zone are compared by the clock, which in the hour
that comes twice is another order.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate

from finder.model import Meeting
from finder.schedule import Occurrence
from finder.web.look import instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One occurrence. `start` is as the clocks show it to who goes there, or at home.

    `day` is the one under which it is listed: that of its start, or today where it is on now.
    """

    meeting: Meeting
    found: Occurrence
    start: datetime
    day: date

    @property
    def begins(self) -> float:
        """The instant of its start."""
        return instant(self.found.start)

    @property
    def over(self) -> float:
        """The instant of its end, an hour after its start where that is not known."""
        return instant(self.found.over)

    @property
    def order(self) -> tuple[date, float, str]:
        """By days, and in each by the time since its midnight, as its own clocks count."""
        midnight = self.start.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
        return self.start.date(), instant(self.start) - instant(midnight), self.meeting.id


class Timeline:
    """All of a plan that may touch its week, also what begins just before and just after."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        self._placed = sorted(placed, key=lambda item: (item.begins, item.meeting.id))
        self._keys = [(item.begins, item.meeting.id) for item in self._placed]
        # When all that began by then are over.
        self._all_over = list(accumulate((item.over for item in self._placed), max))

    def during(self, item: Placed) -> list[Placed]:
        """What begins while it lasts: of two that overlap the later one, of two at once either."""
        first, end = self._within(item)
        return self._placed[first:end]

    def after(self, item: Placed) -> Placed | None:
        """What begins next once it is over; None where another is on then, or nothing comes."""
        _first, end = self._within(item)
        if end == len(self._placed) or self._all_over[end - 1] > item.over:
            return None
        return self._placed[end]

    def _within(self, item: Placed) -> tuple[int, int]:
        first = bisect_right(self._keys, (item.begins, item.meeting.id))
        return first, max(first, bisect_left(self._keys, (item.over, "")))

"""24:00 of a day is 00:00 of the next (ISO 8601): a start that is written so moves its day."""

from finder.model import Weekday
from importers import Draft
from importers.clean.times import ends_the_day


def move_end_of_day(draft: Draft, start: object) -> None:
    """After days and start are read; `start` is as written."""
    if ends_the_day(start):
        draft.weekdays = tuple(_next(day) for day in draft.weekdays)
        draft.problem("start", "24:00 read as 00:00 of the next day", start)


def _next(day: Weekday) -> Weekday:
    return Weekday.from_number((day.number + 1) % 7)

"""A cell of days -> the days, and the weeks of the month where it says more than a day.

"Saturday - Only 2nd Saturday of every month" and "Tuesdays except 3rd" name weeks, "Every other
Tuesday" says that it is not weekly.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from finder.model import Weekday
from importers.clean.days import weekday, weekdays
from importers.clean.named_weeks import named_weeks
from importers.clean.quick import quickly
from importers.clean.week_words import DAY

_DAY = re.compile(rf"\b{DAY}", re.IGNORECASE)
_LONGEST = 80  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """`not_weekly`: in which weeks is not said; `unknown` is what was not understood."""

    weekdays: tuple[Weekday, ...]
    weeks: tuple[int, ...] = ()
    not_weekly: bool = False
    unknown: tuple[object, ...] = ()


_new_days = quickly(Days)


def days_said(value: object) -> Days:
    """`value` as in `weekdays`: a number, a text or a list of them."""
    known, unknown = weekdays(value)
    if not known and len(unknown) == 1 and isinstance(unknown[0], str):
        return _in_weeks(unknown[0]) or Days(weekdays=(), unknown=unknown)
    return _new_days(weekdays=known, unknown=unknown)


@lru_cache(maxsize=1024)
def _in_weeks(text: str) -> Days | None:
    """None where the text names no weeks, or several days."""
    named = [weekday(day.rstrip(".:")) for day in _DAY.findall(text[: _LONGEST + 1])]
    if len(text) > _LONGEST or len(set(named)) != 1 or named[0] is None:
        return None
    said = named_weeks(text, named[0])
    if not said.weeks and not said.monthly:
        return None
    return Days(weekdays=(named[0],), weeks=said.weeks, not_weekly=said.monthly)

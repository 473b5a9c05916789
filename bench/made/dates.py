"""The few made meetings whose dates or access vary, round the moment that is asked about."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from finder.model import Access, Caution, Change, DateException, Weekday

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)  # the moment a measurement asks about
_TODAY = NOW.date()


def dates_of(seldom: frozenset[str], weekday: Weekday | None, digits: int) -> dict[str, Any]:
    """The fields of a meeting that differ from the usual."""
    found: dict[str, Any] = {}
    far = digits % 200
    if "access_varies" in seldom:
        found["access_weeks"] = {Access.OPEN: (1, 3)} if far % 2 else {Access.CLOSED: (-1,)}
    if weekday is None:
        return found
    if "until" in seldom:
        found["date_until"] = _TODAY + timedelta(days=far - 20)
    if "beginning" in seldom:
        found["date_from"] = _TODAY + timedelta(days=far - 100)
    if "exception" in seldom:
        found["exceptions"] = (_exception(_on(weekday, far % 4), digits),)
    if "ask_which_week" in seldom:
        found["cautions"] = frozenset({Caution.ASK_WHICH_WEEK})
    if "explicit_dates" in seldom:
        found["weekday"], found["weeks"] = None, ()
        found["dates"] = tuple(_on(weekday, week * (1 + far % 5)) for week in range(6))
    return found


def _on(weekday: Weekday, weeks: int) -> date:
    """That day, so many weeks after the next."""
    ahead = (weekday.number - _TODAY.weekday()) % 7
    return _TODAY + timedelta(days=ahead + 7 * weeks)


def _exception(day: date, digits: int) -> DateException:
    change = (Change.CANCELLED, Change.CANCELLED, Change.ADDED)[digits % 3]
    moved = timedelta(days=3) if change is Change.ADDED else timedelta(0)
    return DateException(date=day + moved, change=change, text="See our list")

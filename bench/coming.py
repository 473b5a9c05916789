"""What the schedule says of each meeting at one moment: rules that are alike are asked once."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from finder.model import Attendance, Meeting
from finder.schedule import next_occurrence, occurrence_on, zone

_TIMES = {
    "morning": (time(4), time(11, 59)),
    "midday": (time(11), time(16, 59)),
    "evening": (time(16), time(20, 59)),
    "night": (time(20), time(4, 59)),
}
_NOBODY = Meeting(id="", feed="", name="", fellowship="", attendance=Attendance.IN_PERSON)
_RULE = ("weekday", "start", "duration", "timezone", "weeks", "cautions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Next start and its date, the values of the facets `day` and `time`, whether all is over."""

    start: datetime | None
    on: date | None
    days: tuple[str, ...]
    times: tuple[str, ...]
    ended: bool


def coming(meeting: Meeting, now: datetime) -> Coming:
    """Of one meeting."""
    if meeting.dates or meeting.date_from or meeting.date_until or meeting.exceptions:
        return _coming(meeting, now)
    return _by_rule(tuple((name, getattr(meeting, name)) for name in _RULE), now)


@cache
def _by_rule(rule: tuple[tuple[str, object], ...], now: datetime) -> Coming:
    return _coming(replace(_NOBODY, **dict(rule)), now)  # type: ignore[arg-type]


def _coming(meeting: Meeting, now: datetime) -> Coming:
    found = next_occurrence(meeting, now)
    tz = zone(meeting.timezone) if meeting.timezone else None
    today = now.astimezone(tz or UTC).date()
    weekday = _weekday(meeting, today)
    near = _near(meeting, now, today)
    return Coming(
        start=found.start.astimezone(UTC) if found else None,
        on=found.day if found else None,
        days=(*([weekday] if weekday else []), *near),
        times=_times(None if meeting.by_appointment else meeting.start),
        ended=found is None and _last(meeting) < today,
    )


def _weekday(meeting: Meeting, today: date) -> str | None:
    if meeting.by_appointment or meeting.start is None:
        return None
    if meeting.weekday is not None:
        return meeting.weekday.short
    day = min((each for each in meeting.dates if each >= today), default=max(meeting.dates))
    return day.strftime("%a").lower()


def _near(meeting: Meeting, now: datetime, today: date) -> list[str]:
    """Whether an occurrence starts today or tomorrow, where it is, and has not ended."""
    found = []
    for name, day in (("today", today), ("tomorrow", today + timedelta(days=1))):
        occurrence = occurrence_on(meeting, day)
        if occurrence is not None and occurrence.over > now:
            found.append(name)
    return found


@cache
def _times(start: time | None) -> tuple[str, ...]:
    if start is None:
        return ()
    return tuple(
        name
        for name, (first, last) in _TIMES.items()
        if (first <= start <= last if first <= last else start >= first or start <= last)
    )


def _last(meeting: Meeting) -> date:
    ends = [meeting.date_until] if meeting.date_until else []
    return min([*ends, *([max(meeting.dates)] if meeting.dates else [])], default=date.max)

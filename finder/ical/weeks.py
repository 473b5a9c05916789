"""A meeting of which a calendar asks for some weeks alone: those that are open, or for relatives.

The series then holds these weeks, under an identity of its own, since other calendars hold all of
them. Where no rule by week of the month can say which (a fourth week that is not the last), the
rule holds a week more, and each of its dates that does not fit is left out by itself: for ten years
after the last change, when the series ends, so that it never holds a date that was not asked for.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from finder.ical.listed import Listed
from finder.languages import gettext as _
from finder.languages import marked, told_in
from finder.model import Access, Change, DateException, Meeting
from finder.register.sentences import sentences
from finder.register.weeks import as_said, weeks_phrase
from finder.schedule import Week, access_by_week, access_on, added_dates, is_among, meets_on

# Which of the fourth week that is not the last, the fourth that is, and the fifth: as numbers.
_AT_THE_END: Mapping[tuple[bool, bool, bool], tuple[int, ...]] = {
    (False, False, False): (),
    (True, True, False): (4,),
    (True, True, True): (4, 5),
    (False, False, True): (5,),
    (False, True, True): (-1,),
}
_FOURTH, _FOURTH_AND_LAST, _FIFTH = (4, False), (4, True), (5, True)
_ONLY = marked("In this calendar only {when}.")
_NOT = marked("Not in this calendar: {when}.")
_YEARS_AHEAD = 10
_A_YEAR = timedelta(days=366)
_WEEK = timedelta(days=7)


def held(item: Listed) -> Meeting:
    """The meeting in the weeks that its event holds: itself, where it holds all of them."""
    meeting = item.meeting
    if not _is_part(item):
        return meeting
    exceptions = tuple(
        each for each in meeting.exceptions if access_on(meeting, each.date) in item.fitting
    )
    fitting = set() if meeting.dates else _fitting(item)
    if not fitting:
        return replace(meeting, weekday=None, dates=_dates(item), exceptions=exceptions)
    part = replace(meeting, weeks=_numbers(fitting), exceptions=exceptions)
    return part if part.weeks else _date_by_date(item, fitting, part)


def _date_by_date(item: Listed, fitting: set[Week], part: Meeting) -> Meeting:
    """By the least rule that holds all that fits, without what it gives beside."""
    weeks = sorted({number for number, _ in fitting})
    first, end = _first(item), date(item.changed.year + _YEARS_AHEAD, 12, 31)
    until = min(end, part.date_until or end)
    wide = replace(part, weeks=tuple(weeks), date_until=until)
    left_out = tuple(
        DateException(date=day, change=Change.CANCELLED)
        for day in _days(first, until, wide)
        if not (meets_on(item.meeting, day) and access_on(item.meeting, day) in item.fitting)
    )
    return replace(wide, date_from=first, exceptions=(*wide.exceptions, *left_out))


def _first(item: Listed) -> date:
    """The first date that fits, so that the series begins with one."""
    meeting = item.meeting
    begin = max(item.first_seen, meeting.date_from or item.first_seen)
    days = _days(begin, begin + _A_YEAR, meeting)
    return next((day for day in days if access_on(meeting, day) in item.fitting), begin)


def _days(begin: date, until: date, meeting: Meeting) -> Iterator[date]:
    """Those on which it meets by its rule."""
    assert meeting.weekday is not None
    day = begin + timedelta(days=(meeting.weekday.number - begin.weekday()) % _WEEK.days)
    while day <= until:
        if meets_on(meeting, day):
            yield day
        day += _WEEK


def own_name(item: Listed) -> str:
    """What its identity is made of: its id, and of a part of its weeks who may come in these."""
    part = sorted(item.fitting) if _is_part(item) else ()
    return f"{item.meeting.id} {'+'.join(part)}" if part else item.meeting.id


@told_in("access")
def only_in_weeks(item: Listed) -> str | None:
    """Which weeks are meant, where not all are; None of what has dates instead."""
    meeting = item.meeting
    if not item.fitting or meeting.dates or meeting.weekday is None:
        return None
    fitting, forms = _fitting(item), _forms()
    others = {*access_by_week(meeting)} - fitting
    left = {*access_by_week(meeting).values()} - item.fitting
    for said, weeks in (
        (_ONLY, _numbers(fitting)),
        (_NOT, _numbers(others)),
        (_ONLY, _as_listed(meeting, item.fitting)),  # where a rule cannot say it
        (_NOT, _as_listed(meeting, left)),
        (_ONLY, as_said(fitting)),
    ):
        if weeks:
            return _(said).format(when=weeks_phrase(weeks, meeting.weekday, forms))
    return None


def _as_listed(meeting: Meeting, accesses: Collection[Access]) -> tuple[int, ...]:
    """The weeks that the list names for these, where they are just those in which these hold."""
    named = (meeting.access_weeks.get(access, ()) for access in accesses)
    weeks = tuple(sorted({week for numbers in named for week in numbers}))
    just = all(
        is_among(week, weeks) is (who in accesses) for week, who in access_by_week(meeting).items()
    )
    return weeks if weeks and just else ()


def _fitting(item: Listed) -> set[Week]:
    return {week for week, who in access_by_week(item.meeting).items() if who in item.fitting}


def _dates(item: Listed) -> tuple[date, ...]:
    """Its dates, and those beside its rule, that fit."""
    days = sorted({*item.meeting.dates, *added_dates(item.meeting)})
    return tuple(day for day in days if access_on(item.meeting, day) in item.fitting)


def _is_part(item: Listed) -> bool:
    """Whether some weeks alone are asked for, and it meets in any of them."""
    return bool(item.fitting and (item.meeting.dates or _fitting(item) or _dates(item)))


def _numbers(weeks: set[Week]) -> tuple[int, ...]:
    """As weeks of the month, -1 the last; empty where no such rule gives just these."""
    begin = tuple(number for number in (1, 2, 3) if (number, False) in weeks)
    end = _FOURTH in weeks, _FOURTH_AND_LAST in weeks, _FIFTH in weeks
    return (*begin, *_AT_THE_END[end]) if end in _AT_THE_END else ()


def _forms() -> Mapping[str, Any]:
    forms: Mapping[str, Any] = sentences("access")["weeks"]
    return forms

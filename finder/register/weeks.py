"""The weeks of the month in which who may come differs, and how to say them."""

from collections.abc import Collection, Mapping
from typing import Any

from finder.model import Access, Meeting, Weekday
from finder.register.options import spoken
from finder.schedule import Week, access_by_week, is_among

LAST = -1
FOURTH_NOT_LAST, LAST_NOT_FIFTH = 6, -2  # to be said alone: no rule holds them
# Which of the fourth week that is not the last, the fourth that is, and the fifth: as numbers.
_AT_THE_END: Mapping[tuple[bool, ...], tuple[int, ...]] = {
    (False, False, False): (),
    (True, True, False): (4,),
    (True, True, True): (4, 5),
    (False, False, True): (5,),
    (False, True, True): (LAST,),
    (True, False, False): (FOURTH_NOT_LAST,),
    (False, True, False): (LAST_NOT_FIFTH,),
    (True, False, True): (FOURTH_NOT_LAST, 5),
}


def in_its_weeks(meeting: Meeting) -> Access | None:
    """What holds each time where it meets in the weeks alone that its label sets apart.

    None where the usual access holds, or where it varies.
    """
    if not meeting.weeks or varying_weeks(meeting):
        return None
    for access, weeks in meeting.access_weeks.items():
        if access is not meeting.access and set(weeks).issuperset(meeting.weeks):
            return access
    return None


def varying_weeks(meeting: Meeting) -> dict[Access, tuple[int, ...]]:
    """Access -> weeks of the month, of those weeks in which it meets and access is not the usual.

    Empty where access never varies: also where all the weeks in which it meets are alike.
    """
    found = {
        access: tuple(week for week in weeks if _may_meet(meeting, week))
        for access, weeks in meeting.access_weeks.items()
        if access is not meeting.access
    }
    by_week = access_by_week(meeting) if len(meeting.access_weeks) > 1 else {}
    named = {week for weeks in found.values() for week in weeks}
    alike = len(found) == 1 and len({*by_week.values()}) < 2
    if alike and meeting.weeks and named.issuperset(meeting.weeks):
        return {}
    held = {who: _held(who, weeks, by_week) for who, weeks in found.items() if weeks}
    return {access: weeks for access, weeks in held.items() if weeks}


def _held(
    access: Access, named: tuple[int, ...], by_week: Mapping[Week, Access]
) -> tuple[int, ...]:
    """As named, without the weeks in which something more careful holds."""
    meant = [week for week in by_week if is_among(week, named)]
    own = [week for week in meant if by_week[week] is access]
    return named if own == meant else as_said(own)


def as_said(weeks: Collection[Week]) -> tuple[int, ...]:
    """As numbers for `weeks_phrase`, also where no rule by week of the month gives just these."""
    begin = tuple(number for number in (1, 2, 3) if (number, False) in weeks)
    return begin + _AT_THE_END[(4, False) in weeks, (4, True) in weeks, (5, True) in weeks]


def open_weeks(meeting: Meeting) -> tuple[Access, tuple[int, ...]]:
    """What holds in the weeks that its label sets apart, and those weeks; without any where they
    let nobody in who may not come in the others, or nobody knows whom.
    """
    varying = varying_weeks(meeting)
    lets_in = meeting.access is Access.OPEN or meeting.lets_family_in(meeting.access)
    if len(varying) == 1 and (lets_in or Access.OPEN in varying):
        return next(iter(varying.items()))
    for access, weeks in sorted(varying.items(), key=lambda item: item[0] is not Access.OPEN):
        if access is Access.OPEN or meeting.lets_family_in(access):
            return access, weeks
    return meeting.access, ()


def weeks_phrase(weeks: tuple[int, ...], weekday: Weekday | None, forms: Mapping[str, Any]) -> str:
    """(1, 3), Monday -> "on the first and third Monday of the month"."""
    names = [forms["which"][str(week)] for week in weeks]
    which = " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    if weekday is None:
        return str(forms["week"]).format(which=which)
    return str(forms["day"]).format(which=which, weekday=spoken("day", weekday.value[:3]))


def _may_meet(meeting: Meeting, week: int) -> bool:
    """The last week may be the fourth or the fifth, so it is never ruled out."""
    return not meeting.weeks or LAST in (week, *meeting.weeks) or week in meeting.weeks

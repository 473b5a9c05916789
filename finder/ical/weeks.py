"""A meeting of which a calendar asks for some weeks alone: those that are open, or for relatives.

The series then holds these weeks, under an identity of its own, since other calendars hold all of
them. Where no rule by week of the month can say which (a fourth week that is not the last), it
holds every week and says which are meant.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from finder.ical.listed import Listed
from finder.languages import gettext as _
from finder.languages import told_in
from finder.model import Meeting
from finder.register.sentences import sentences
from finder.register.weeks import weeks_phrase
from finder.schedule import Week, access_by_week, access_on

# Which of the fourth week that is not the last, the fourth that is, and the fifth: as numbers.
_AT_THE_END: Mapping[tuple[bool, bool, bool], tuple[int, ...]] = {
    (False, False, False): (),
    (True, True, False): (4,),
    (True, True, True): (4, 5),
    (False, False, True): (5,),
    (False, True, True): (-1,),
}
_FOURTH, _FOURTH_AND_LAST, _FIFTH = (4, False), (4, True), (5, True)


def held(item: Listed) -> Meeting:
    """The meeting in the weeks that its event holds: itself, where it holds all of them."""
    meeting = item.meeting
    if not item.fitting:
        return meeting
    exceptions = tuple(
        each for each in meeting.exceptions if access_on(meeting, each.date) in item.fitting
    )
    if meeting.dates:
        fitting = tuple(day for day in meeting.dates if access_on(meeting, day) in item.fitting)
        return replace(meeting, dates=fitting, exceptions=exceptions)
    weeks = _numbers(_fitting(item))
    return replace(meeting, weeks=weeks, exceptions=exceptions) if weeks else meeting


def own_name(item: Listed) -> str:
    """What its identity is made of: its id, and of a part of its weeks who may come in these."""
    meeting = item.meeting
    return meeting.id if held(item) is meeting else f"{meeting.id} {'+'.join(sorted(item.fitting))}"


@told_in("access")
def only_in_weeks(item: Listed) -> str | None:
    """Which weeks are meant, where not all are; None of what has dates instead."""
    meeting = item.meeting
    if not item.fitting or meeting.dates or meeting.weekday is None:
        return None
    fitting, forms = _fitting(item), _forms()
    if weeks := _numbers(fitting):
        when = weeks_phrase(weeks, meeting.weekday, forms)
        return _("In this calendar only {when}.").format(when=when)
    others = _numbers({*access_by_week(meeting)} - fitting)
    if not others:
        return None
    when = weeks_phrase(others, meeting.weekday, forms)
    return _("Not what this calendar was asked for: {when}.").format(when=when)


def _fitting(item: Listed) -> set[Week]:
    return {week for week, who in access_by_week(item.meeting).items() if who in item.fitting}


def _numbers(weeks: set[Week]) -> tuple[int, ...]:
    """As weeks of the month, -1 the last; empty where no such rule gives just these."""
    begin = tuple(number for number in (1, 2, 3) if (number, False) in weeks)
    end = _FOURTH in weeks, _FOURTH_AND_LAST in weeks, _FIFTH in weeks
    return (*begin, *_AT_THE_END[end]) if end in _AT_THE_END else ()


def _forms() -> Mapping[str, Any]:
    forms: Mapping[str, Any] = sentences("access")["weeks"]
    return forms

"""Of a date that a list names twice, as the fourth and as the last, the more careful holds."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.ical.listed import Listed
from finder.ical.weeks import held
from finder.model import Access, Change, DateException, Meeting
from finder.record import from_record, to_record
from finder.register.viewers import viewer_answers
from finder.register.weeks import FOURTH_NOT_LAST, LAST_NOT_FIFTH, varying_weeks
from finder.schedule import (
    access_at_all,
    access_by_week,
    access_on,
    added_dates,
    is_last_week,
    meets_on,
    week_of_month,
)
from tests.made import meeting

CAREFUL = [
    Access.RESTRICTED,
    Access.CLOSED,
    Access.CLOSED_WITH_GUESTS,
    Access.OPEN_ON_REQUEST,
    Access.NOT_STATED,
    Access.OPEN,
]
FIRST = date(2026, 11, 23)  # a Monday
MONDAYS = [FIRST + timedelta(weeks=number) for number in range(110)]  # over two years
BOTH_IN_ONE, APART = date(2026, 12, 28), date(2026, 11, 30)  # the fourth and last, the fifth

numbers = st.lists(st.sampled_from((1, 2, 3, 4, 5, -1)), min_size=1, max_size=3, unique=True)
weeks = st.dictionaries(st.sampled_from(CAREFUL), numbers.map(tuple), max_size=3)
days = st.lists(st.integers(0, 400).map(lambda number: FIRST + timedelta(number)), max_size=3)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Weekly, in some weeks of the month or on dates, some of them with dates beside the rule."""
    added = [DateException(date=day, change=Change.ADDED) for day in draw(days)]
    gone = [DateException(date=day, change=Change.CANCELLED) for day in draw(days)]
    return meeting(
        access=draw(st.sampled_from(CAREFUL)),
        access_weeks=draw(weeks),
        guests=frozenset({"family_and_friends"}),
        weeks=tuple(draw(st.one_of(st.just([]), numbers))),
        dates=tuple(sorted({*draw(st.one_of(st.just([]), days))})),
        exceptions=tuple(draw(st.permutations(added + gone))),
    )


def named(one: Meeting, day: date) -> list[Access]:
    return [
        who
        for who, weeks in one.access_weeks.items()
        if week_of_month(day) in weeks or (-1 in weeks and is_last_week(day))
    ]


def meets(one: Meeting, day: date) -> bool:
    said = next((each.change for each in one.exceptions if each.date == day), None)
    return said is not Change.CANCELLED and (said is Change.ADDED or meets_on(one, day))


@settings(max_examples=80, deadline=None)
@given(meetings(), st.sampled_from(MONDAYS))
def test_the_most_careful_of_what_is_named_holds_in_whatever_order(one: Meeting, day: date) -> None:
    expected = min(named(one, day), key=CAREFUL.index, default=one.access)
    for order in permutations(one.access_weeks.items()):
        assert access_on(replace(one, access_weeks=dict(order)), day) is expected
    assert access_on(from_record(to_record(one)), day) is expected
    week = week_of_month(day), is_last_week(day)
    assert access_by_week(one).get(week, expected) is expected


@settings(max_examples=80, deadline=None)
@given(meetings(), st.sets(st.sampled_from(CAREFUL), min_size=1))
def test_a_calendar_of_some_weeks_holds_the_dates_on_which_the_page_says_so(
    one: Meeting, asked: set[Access]
) -> None:
    fitting = frozenset(asked & access_at_all(one))
    part = held(Listed(meeting=one, first_seen=FIRST, changed=FIRST, fitting=fitting))
    for day in (FIRST + timedelta(number) for number in range(400)):
        in_calendar = bool(fitting) and meets(part, day)
        assert in_calendar == (meets(one, day) and access_on(one, day) in asked), day


def test_a_calendar_of_the_first_and_last_week_holds_no_fourth_that_is_not_the_last() -> None:
    one = meeting(
        access=Access.RESTRICTED,
        access_weeks={Access.RESTRICTED: (1,), Access.CLOSED: (5,)},
        weeks=(1, -1),
    )
    fitting = frozenset({Access.RESTRICTED})
    part = held(Listed(meeting=one, first_seen=FIRST, changed=FIRST, fitting=fitting))
    assert not meets(part, date(2027, 3, 22))  # a fourth Monday, on which it does not meet
    assert not meets(part, date(2027, 3, 29))  # the last, a fifth: closed
    assert meets(part, date(2027, 4, 26))  # the last, a fourth
    assert meets(part, date(2027, 4, 5))


@settings(max_examples=80, deadline=None)
@given(meetings())
def test_nobody_may_come_on_a_date_of_whom_nothing_was_said(one: Meeting) -> None:
    met = {*one.dates, *added_dates(one)} | {day for day in MONDAYS if meets_on(one, day)}
    assert {access_on(one, day) for day in met} <= access_at_all(one)


@settings(max_examples=120, deadline=None)
@given(meetings())
def test_the_weeks_in_words_say_of_each_date_what_holds_on_it(one: Meeting) -> None:
    one = replace(one, dates=(), exceptions=())
    told = varying_weeks(one)
    for day in (day for day in MONDAYS if meets_on(one, day)):
        said = [who for who, numbers in told.items() if any(is_in(day, week) for week in numbers)]
        assert len(said) < 2
        if told:
            assert (said or [one.access]) == [access_on(one, day)], day


def is_in(day: date, week: int) -> bool:
    last, number = is_last_week(day), week_of_month(day)
    special = {-1: last, FOURTH_NOT_LAST: number == 4 and not last}
    return {**special, LAST_NOT_FIFTH: last and number < 5}.get(week, number == week)


GUESTS = Access.CLOSED_WITH_GUESTS
CLOSED_LAST: Mapping[Access, tuple[int, ...]] = {Access.OPEN: (4,), Access.CLOSED: (-1,)}
OPEN_LAST: Mapping[Access, tuple[int, ...]] = {Access.OPEN: (-1,), Access.CLOSED: (4,)}
NO = "no. Look for an open meeting or a family group."


@pytest.mark.parametrize(
    ("usual", "weeks", "relative"),
    [
        (
            Access.OPEN_ON_REQUEST,
            CLOSED_LAST,
            "On the fourth but not last Monday of the month: yes, you may come and listen. "
            f"On the last Monday of the month: {NO} In other weeks: ask the group first.",
        ),
        (
            Access.OPEN_ON_REQUEST,
            OPEN_LAST,
            "On the fifth Monday of the month: yes, you may come and listen. "
            f"On the fourth Monday of the month: {NO} In other weeks: ask the group first.",
        ),
        (
            Access.OPEN,
            {Access.CLOSED: (2,), GUESTS: (3,)},
            f"On the second Monday of the month: {NO} "
            "In other weeks: yes, you may come and listen.",
        ),
        (
            Access.CLOSED,
            {Access.OPEN: (1,), GUESTS: (3,)},
            "On the first Monday of the month: yes, you may come and listen. "
            "On the third Monday of the month: yes, you may come and listen. "
            f"In other weeks: {NO}",
        ),
    ],
)
def test_every_week_that_differs_is_in_the_answer(
    usual: Access, weeks: Mapping[Access, tuple[int, ...]], relative: str
) -> None:
    guests = frozenset({"family_and_friends"})
    one = meeting(access=usual, access_weeks=weeks, guests=guests)
    said = {each.viewer: each.answer for each in viewer_answers(one, usual)}
    assert said["relative"] == relative


@pytest.mark.parametrize("weeks", [CLOSED_LAST, OPEN_LAST])
def test_a_fourth_monday_that_is_the_last_is_closed_where_either_is(
    weeks: Mapping[Access, tuple[int, ...]],
) -> None:
    one = meeting(access=GUESTS, access_weeks=weeks)
    assert access_on(one, BOTH_IN_ONE) is Access.CLOSED
    assert access_on(one, APART) is next(who for who, weeks in weeks.items() if -1 in weeks)

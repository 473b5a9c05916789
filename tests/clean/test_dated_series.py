from datetime import date, datetime, timedelta

import pytest

from importers import Draft
from importers.clean.dated_series import Dated, series_of, weekly_gaps

MONDAY = date(2026, 11, 23)


def weeks(*numbers: int) -> list[date]:
    return [MONDAY + timedelta(weeks=number) for number in numbers]


@pytest.mark.parametrize(
    ("days", "gaps"),
    [
        (weeks(0, 1, 2), ()),
        (weeks(0, 1, 2, 3, 5), tuple(weeks(4))),
        (weeks(0, 1), None),
        (weeks(0, 2, 4, 6), None),
        (weeks(0, 1, 3, 4, 6), None),
        (weeks(0, 1, 2, 4, 6, 8), None),
        ([*weeks(0, 1, 2), MONDAY + timedelta(days=16)], None),
        ([], None),
    ],
)
def test_a_weekly_rhythm_is_what_the_dates_show(days: list[date], gaps: tuple[date, ...] | None):
    assert weekly_gaps(days) == gaps


def dated(name: str, day: date, hour: int = 19) -> Dated:
    draft = Draft(row=0, name=name, identifier="group")
    return Dated(draft=draft, start=datetime(day.year, day.month, day.day, hour))


def test_another_hour_or_another_title_is_another_series():
    events = [
        dated(name, day, hour)
        for name, hour in (("A", 19), ("A", 20), ("B", 19))
        for day in weeks(0, 1, 2)
    ]
    assert [
        (item.draft.row, item.draft.name, item.draft.start and item.draft.start.hour, item.further)
        for item in series_of(events)
    ] == [(1, "A", 19, (2, 3)), (4, "A", 20, (5, 6)), (7, "B", 19, (8, 9))]


def test_problems_of_every_date_carry_the_number_of_their_row():
    first, second = dated("A", MONDAY), dated("B", MONDAY)
    second.draft.problem("start", "odd", "value")
    problems = [problem for item in series_of([first, second]) for problem in item.draft.problems]
    assert [problem.row for problem in problems] == [2]


def test_dates_stop_four_hundred_days_after_the_first():
    found = next(series_of([dated("A", MONDAY), dated("A", MONDAY + timedelta(days=420))]))
    assert found.draft.dates == (MONDAY,)


@pytest.mark.parametrize(
    ("today", "numbers"),
    [
        (MONDAY, (0, 2, 40)),
        (MONDAY + timedelta(weeks=20), (40, 70)),
        (MONDAY + timedelta(weeks=200), (0, 2, 40)),
    ],
)
def test_dates_are_those_near_the_day_of_reading_and_else_the_first(today, numbers):
    events = [dated("A", day) for day in weeks(0, 2, 40, 70)]
    assert next(series_of(events, today)).draft.dates == tuple(weeks(*numbers))


@pytest.mark.parametrize(("later", "weekly"), [(0, True), (3, True), (20, False)])
def test_a_weekly_series_that_ended_long_ago_does_not_go_on(later, weekly):
    events = [dated("A", day) for day in weeks(0, 1, 2)]
    draft = next(series_of(events, MONDAY + timedelta(weeks=later))).draft
    assert bool(draft.weekdays) == weekly
    assert bool(draft.dates) != weekly

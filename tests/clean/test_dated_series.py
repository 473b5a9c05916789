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
        (draft.row, draft.name, draft.start and draft.start.hour) for draft in series_of(events)
    ] == [(1, "A", 19), (2, "A", 20), (3, "B", 19)]


def test_problems_of_every_date_carry_the_number_of_their_row():
    first, second = dated("A", MONDAY), dated("B", MONDAY)
    second.draft.problem("start", "odd", "value")
    problems = [problem for draft in series_of([first, second]) for problem in draft.problems]
    assert [problem.row for problem in problems] == [2]


def test_dates_stop_four_hundred_days_after_the_first():
    draft = next(series_of([dated("A", MONDAY), dated("A", MONDAY + timedelta(days=420))]))
    assert draft.dates == (MONDAY,)

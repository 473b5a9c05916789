"""A cell of days that names weeks gives both; one that says too little gives neither."""

import pytest

from finder.model import Weekday
from importers.clean.day_in_weeks import Days, days_said

SAT, TUE = Weekday.SATURDAY, Weekday.TUESDAY


@pytest.mark.parametrize(
    ("cell", "days", "weeks", "not_weekly"),
    [
        ("Saturday - Only 2nd Saturday of every month", (SAT,), (2,), False),
        ("Saturday, only the 2nd of the month", (SAT,), (2,), False),
        ("1st & 3rd Saturday", (SAT,), (1, 3), False),
        ("1st, 3rd and 5th Sat", (SAT,), (1, 3, 5), False),
        ("Tuesdays except 3rd", (TUE,), (1, 2, 4, 5), False),
        ("Every other Tuesday", (TUE,), (), True),
        ("Saturdays (bi-weekly)", (SAT,), (), True),
        ("Saturday", (SAT,), (), False),
        (6, (SAT,), (), False),
        ("Tuesday & Saturday", (TUE, SAT), (), False),
    ],
)
def test_days_and_weeks_of_a_cell(cell, days, weeks, not_weekly):
    assert days_said(cell) == Days(weekdays=days, weeks=weeks, not_weekly=not_weekly)


@pytest.mark.parametrize(
    "cell", ["Saturday mornings", "1st Saturday and 2nd Sunday", "Saturday 2nd", "x" * 100]
)
def test_what_is_not_understood_is_given_back(cell):
    assert days_said(cell) == Days(weekdays=(), unknown=(cell,))

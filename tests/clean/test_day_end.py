from datetime import time

import pytest

from finder.model import Weekday
from importers.clean.day_end import move_end_of_day
from tests.clean.drafts import draft

DAYS = [("24:00", Weekday.TUESDAY), ("24:00:00", Weekday.TUESDAY), ("00:00", Weekday.MONDAY)]


@pytest.mark.parametrize(("start", "day"), DAYS)
def test_the_end_of_a_day_is_the_beginning_of_the_next(start: str, day: Weekday):
    given = draft(start=time(0), weekdays=(Weekday.MONDAY,))
    move_end_of_day(given, start)
    assert given.weekdays == (day,)
    assert bool(given.problems) is (day is Weekday.TUESDAY)


def test_the_end_of_saturday_is_sunday():
    given = draft(start=time(0), weekdays=(Weekday.SATURDAY, Weekday.MONDAY))
    move_end_of_day(given, "24:00")
    assert given.weekdays == (Weekday.SUNDAY, Weekday.TUESDAY)

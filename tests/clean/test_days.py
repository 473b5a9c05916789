from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.model import Weekday
from importers.clean import days
from importers.clean.days import weekday, weekdays

SUN, MON, TUE, WED, THU, FRI, SAT = (Weekday.from_number(number % 7) for number in range(6, 13))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (0, SUN),
        (6, SAT),
        ("1", MON),
        (1.0, MON),
        ("Wednesday", WED),
        ("wednesday ", WED),
        ("FRI", FRI),
        ("Mon.", MON),
        ("Thurs", THU),
        ("Sundays", SUN),
        ("Miércoles", WED),
        ("miercoles", WED),
        ("sábado", SAT),
        ("Vendredi", FRI),
        ("Donnerstag", THU),
        ("Sonnabend", SAT),
        ("Vrijdag", FRI),
        ("terça-feira", TUE),
        ("štvrtok", THU),
        ("lördag", SAT),
        ("วันพุธ", WED),
        ("日曜日", SUN),
        ("martedì", TUE),
        ("воскресенье", SUN),
    ],
)
def test_a_day_is_understood_however_it_is_written(written, meant):
    assert weekday(written) is meant


@pytest.mark.parametrize(
    "written",
    [7, "7", 8, -1, "11", 1.5, True, None, "", "Thursay", "weekly", "١", {"day": 1}, [1]],
)
def test_what_is_no_day_is_not_taken_for_one(written):
    assert weekday(written) is None


@pytest.mark.parametrize(
    ("sunday", "number", "meant"),
    [(1, 1, SUN), (1, "7", SAT), (1, 0, None), (1, 8, None), (7, 7, SUN), (7, 1, MON), (6, 0, MON)],
)
def test_where_the_week_begins_is_the_formats_to_say(sunday, number, meant):
    assert weekday(number, sunday=sunday) is meant


@pytest.mark.parametrize(
    ("written", "understood", "unknown"),
    [
        ([6], (SAT,), ()),
        ([0, "3", "Fri"], (SUN, WED, FRI), ()),
        ([1, 1, "Mon"], (MON,), ()),
        ("Mon & Wed", (MON, WED), ()),
        ("Monday and Friday", (MON, FRI), ()),
        ("lunes y jueves", (MON, THU), ()),
        ("1,3", (MON, WED), ()),
        ("Tue/Thu", (TUE, THU), ()),
        ("Mon-Fri", (MON, TUE, WED, THU, FRI), ()),
        ("Monday – Wednesday", (MON, TUE, WED), ()),
        ("Monday through Thursday", (MON, TUE, WED, THU), ()),
        ("Mon thru Wed & Sat", (MON, TUE, WED, SAT), ()),
        ("Fri-Mon", (FRI, SAT, SUN, MON), ()),
        ("Mon-Wed-Fri", (MON, WED, FRI), ()),
        ("lunes a miércoles", (MON, TUE, WED), ()),
        ("Montag bis Mittwoch", (MON, TUE, WED), ()),
        ("lundi au mercredi", (MON, TUE, WED), ()),
        ("pondelok a streda", (MON, WED), ()),
        ("segunda-feira", (MON,), ()),
        ("segunda-feira a quarta-feira", (MON, TUE, WED), ()),
        ("Daily", (MON, TUE, WED, THU, FRI, SAT, SUN), ()),
        ("Every Day", (MON, TUE, WED, THU, FRI, SAT, SUN), ()),
        ("täglich", (MON, TUE, WED, THU, FRI, SAT, SUN), ()),
        ("Weekdays", (MON, TUE, WED, THU, FRI), ()),
        ("weekends", (SAT, SUN), ()),
        ("1-5", (), ("1-5",)),
        ("Mon-Frog", (), ("Mon-Frog",)),
        ("weekly", (), ("weekly",)),
        ([], (), ()),
        ([None, ""], (), ()),
        (None, (), ()),
        (" ", (), ()),
        ([1, 9], (MON,), (9,)),
        ("Thursay", (), ("Thursay",)),
        ("Saturday, only the 2nd of the month", (), ("Saturday, only the 2nd of the month",)),
        (["Mon", {"a": 1}], (MON,), ({"a": 1},)),
    ],
)
def test_several_days_are_told_apart_from_what_is_none(written, understood, unknown):
    assert weekdays(written) == (understood, unknown)


def test_no_name_means_two_days():
    meanings = defaultdict(set)
    for language, table in days._words().items():
        for number, names in enumerate(table.get("days", ())):
            for name in names:
                meanings[days._fold(name)].add(number)
        assert language in ("joiners", "ranges", "several") or len(table["days"]) == 7
    assert {name for name, numbers in meanings.items() if len(numbers) > 1} == set()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_no_value_breaks_it(value):
    understood, unknown = weekdays(value)
    assert len(set(understood)) == len(understood)
    assert all(item not in (None, "") for item in unknown)

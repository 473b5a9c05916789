"""What is told under a UID: whenever it differs from what was told, the number is higher."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from finder.catalogue import Gone, LastSchedule
from finder.snapshot import build, publish
from finder.snapshot.contents import Contents
from finder.snapshot.told import steady
from tests.made import TODAY, contents, meeting

ONE = meeting("one")


def counted(number: int, **changes: Any) -> Contents:
    """One meeting, of which the catalogue has counted so many changes."""
    return replace(
        contents([replace(ONE, **changes)]),
        changes={ONE.id: number},
        changed={ONE.id: date(2026, 11, 1)},
    )


def told(data: Path, *story: Contents, all_of_it: bool = True) -> int:
    """The number of the last after all were published in turn."""
    for each in story:
        made = steady(data, each, (), TODAY, all_of_it=all_of_it)
        publish(data, build(data, made))
    return made.changes.get(ONE.id, 0)


@pytest.mark.parametrize("all_of_it", [True, False])
@pytest.mark.parametrize(("changes", "number"), [({}, 2), ({"start": time(19, 30)}, 3)])
def test_another_event_of_by_chance_the_same_number_has_a_higher_one(
    tmp_path: Path, changes: dict[str, Any], number: int, all_of_it: bool
) -> None:
    """As where two listings of a meeting part, and each counts for itself again."""
    story = counted(2), counted(2, **changes)
    assert told(tmp_path, *story, all_of_it=all_of_it) == number


def test_what_comes_back_has_a_higher_number_than_its_end(tmp_path: Path) -> None:
    last = LastSchedule(meeting=ONE, first_seen=TODAY, changes=3)
    end = replace(contents([]), gone=[Gone(id=ONE.id, name=ONE.name, since=TODAY, last=last)])
    assert told(tmp_path, end, counted(3)) == 4


def test_what_no_calendar_shows_moves_no_number(tmp_path: Path) -> None:
    assert told(tmp_path, counted(2), counted(2, cost="free")) == 2


def test_another_listed_date_moves_no_number_and_another_hour_of_them_does(tmp_path: Path) -> None:
    dates = date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 29)
    listed = {"weekday": None, "dates": dates[:2]}
    other = {**listed, "dates": dates[1:]}
    assert told(tmp_path / "a", counted(2, **listed), counted(2, **other)) == 2
    assert told(tmp_path / "b", counted(2, **other), counted(2, **other, start=time(20))) == 3
    assert told(tmp_path / "c", counted(3, **other), counted(3)) == 4

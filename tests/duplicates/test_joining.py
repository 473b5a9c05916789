"""What is shown of a meeting that two feeds list."""

from dataclasses import replace
from datetime import date

import pytest

from finder.duplicates import Source, joined, record_first, sources
from finder.model import (
    NOT_HERE_NOW,
    Access,
    Attendance,
    Caution,
    Change,
    DateException,
    Meeting,
    Status,
    Venue,
)
from tests.made import meeting

OWN = meeting(feed="own", name="Lanterns", updated="2026-05-01", source_url="https://own.example/")
OTHER = meeting(feed="other", name="Lantern", updated="2026-05-01", notes="Side door")
DAY, LATER = date(2026, 12, 24), date(2026, 12, 31)


def off(day: date, change: Change = Change.CANCELLED, text: str = "No meeting") -> DateException:
    return DateException(date=day, change=change, text=text)


def test_it_is_the_record_of_the_first_under_the_id_that_is_shown() -> None:
    assert joined("gone_1", [OWN, OTHER]) == replace(OWN, id="gone_1")
    assert joined("gone_1", [OTHER]) == replace(OTHER, id="gone_1")


def test_the_other_is_a_source_with_its_own_address_and_edit() -> None:
    assert sources([OTHER, OWN]) == (
        Source(id="own_one", feed="own", source_url="https://own.example/", updated="2026-05-01"),
    )
    assert sources([OWN]) == ()


@pytest.mark.parametrize(
    ("paused", "active", "status"),
    [
        ("2026-05-01", "2026-05-01", Status.SUSPENDED),
        ("2026-05-01", "2026-05-02", Status.ACTIVE),
        ("2026-05-02", "2026-05-01", Status.SUSPENDED),
        ("2026-05-01T10:00:00Z", "2026-05-01T10:00:01Z", Status.ACTIVE),
        ("2026-05-01", "2026-05-01T23:00:00Z", Status.SUSPENDED),
        ("2026-05-01T23:00:00Z", "2026-05-02", Status.ACTIVE),
        (None, "2026-05-02", Status.SUSPENDED),
        ("2026-05-01", None, Status.SUSPENDED),
        (None, None, Status.SUSPENDED),
    ],
)
@pytest.mark.parametrize("first_is_paused", [True, False])
def test_paused_wins_unless_the_other_was_edited_later(
    paused: str | None, active: str | None, status: Status, first_is_paused: bool
) -> None:
    closed = replace(OTHER, status=Status.SUSPENDED, updated=paused)
    going = replace(OWN, updated=active)
    both = (closed, going) if first_is_paused else (going, closed)
    assert joined("own_one", both).status is status


def test_of_three_each_paused_one_must_be_outdone() -> None:
    early = replace(OTHER, status=Status.SUSPENDED, updated="2026-04-01")
    late = replace(early, updated="2026-06-01")
    assert joined("own_one", [OWN, early]).status is Status.ACTIVE
    assert joined("own_one", [OWN, early, late]).status is Status.SUSPENDED


def test_dates_cancelled_by_any_are_cancelled() -> None:
    own = replace(OWN, exceptions=(off(LATER, text="New Year"),))
    other = replace(OTHER, exceptions=(off(DAY), off(LATER, text="Holiday")))
    assert joined("own_one", [own, other]).exceptions == (off(LATER, text="New Year"), off(DAY))


def test_a_cancelled_date_outdoes_a_changed_one_and_changes_of_others_are_not_taken() -> None:
    own = replace(OWN, exceptions=(off(DAY, Change.CHANGED, "At the back"),))
    other = replace(OTHER, exceptions=(off(DAY), off(LATER, Change.CHANGED)))
    assert joined("own_one", [own, other]).exceptions == (off(DAY),)


HALL = Venue(name="Hall", street="1 High St", locality="Town", latitude=51.5, longitude=-0.1)
HYBRID = replace(OWN, attendance=Attendance.HYBRID, venue=HALL)
ONLINE = replace(OTHER, attendance=Attendance.ONLINE, venue=Venue(locality="Town"))
LEFT = replace(ONLINE, venue=Venue(locality="Town", notes=f"{NOT_HERE_NOW}: Hall, 1 High St"))


def test_a_list_that_knows_no_place_does_not_hide_one_that_does() -> None:
    first, second = record_first([ONLINE, HYBRID])
    shown = joined("other_one", [first, second])
    assert (shown.attendance, shown.venue, shown.notes) == (Attendance.HYBRID, HALL, OWN.notes)
    assert shown.cautions == {Caution.ASK_FIRST}
    assert second == ONLINE


@pytest.mark.parametrize("listings", [(LEFT, HYBRID), (HYBRID, LEFT)])
def test_a_place_that_people_have_left_is_no_door_to_go_to(listings: tuple[Meeting, ...]) -> None:
    shown = joined("own_one", record_first(listings))
    assert (shown.attendance, shown.venue) == (Attendance.ONLINE, LEFT.venue)


def test_they_are_back_where_a_later_edit_says_so() -> None:
    back = replace(HYBRID, updated="2026-06-01")
    assert joined("own_one", record_first([LEFT, back])).venue == HALL


@pytest.mark.parametrize(
    ("one", "two", "shown"),
    [
        (Access.OPEN, Access.CLOSED, Access.CLOSED),
        (Access.OPEN_ON_REQUEST, Access.OPEN, Access.OPEN_ON_REQUEST),
        (Access.NOT_STATED, Access.OPEN, Access.OPEN),
        (Access.CLOSED, Access.NOT_STATED, Access.CLOSED),
    ],
)
def test_who_may_come_is_as_narrow_as_any_says(one: Access, two: Access, shown: Access) -> None:
    found = joined("own_one", [replace(OWN, access=one), replace(OTHER, access=two)])
    assert found.access is shown
    assert (Caution.ASK_FIRST in found.cautions) is (Access.NOT_STATED not in (one, two))


def test_for_women_in_one_list_is_for_women() -> None:
    women = replace(OTHER, audiences=frozenset({"women", "lgbtqia"}))
    assert joined("own_one", [OWN, women]).audiences == {"women"}

"""What is shown of a meeting that two feeds list."""

from dataclasses import replace
from datetime import date

import pytest

from finder.duplicates import Source, joined, sources
from finder.model import Change, DateException, Status
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

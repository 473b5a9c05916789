"""Ids survive renumbering, and none is ever taken over by another meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.model import Meeting, Venue, Weekday
from importers.matching import Known, Matched, match
from tests.made import meeting


def matched(
    before: Sequence[Meeting], now: Sequence[Meeting], moved: Mapping[str, str] | None = None
) -> Matched:
    known = [Known(meeting=item, listed_as=item.id) for item in before]
    return match(known, now, moved or {})


def kept(before: Sequence[Meeting], now: Sequence[Meeting]) -> dict[str, str]:
    """The id given now -> the id it keeps."""
    return {item.listed_as: item.meeting.id for item in matched(before, now).matches}


ONE, TWO = meeting("1", name="One"), meeting("2", name="Two")


def test_the_same_stays_the_same() -> None:
    assert kept([ONE, TWO], [TWO, ONE]) == {"test_1": "test_1", "test_2": "test_2"}


def test_a_renumbered_meeting_keeps_its_id() -> None:
    assert kept([ONE], [replace(ONE, id="test_9")]) == {"test_9": "test_1"}


def test_swapped_numbers_are_seen_through() -> None:
    now = [replace(ONE, id="test_2"), replace(TWO, id="test_1")]
    assert kept([ONE, TWO], now) == {"test_2": "test_1", "test_1": "test_2"}


def test_a_changed_meeting_keeps_its_id() -> None:
    assert kept([ONE], [replace(ONE, start=time(8, 0))]) == {"test_1": "test_1"}


def test_two_alike_are_not_guessed_at() -> None:
    twins = [replace(ONE, id="test_a"), replace(ONE, id="test_b")]
    now = [replace(ONE, id="test_c"), replace(ONE, id="test_d")]
    found = matched(twins, now)
    assert [item.before for item in found.matches] == [None, None]
    assert len(found.vanished) == 2


def test_a_number_that_another_has_now_gets_an_ending() -> None:
    """The meeting with id 1 is listed as 9 now, and 1 is given to a new one."""
    now = [replace(ONE, id="test_9"), replace(TWO, id="test_1", name="New")]
    found = kept([ONE], now)
    assert found["test_9"] == "test_1"
    assert found["test_1"].startswith("test_1-")


def test_one_that_comes_back_gets_the_id_it_kept() -> None:
    found = matched([TWO], [TWO, replace(ONE, id="test_9")], {"test_9": "test_1"})
    assert [item.meeting.id for item in found.matches] == ["test_2", "test_1"]


HALL = Venue(street="1 Plover Lane", locality="Larkfield", postal_code="LF1 2AB", country="GB")
HERE = meeting("1", name="Harbour Group", venue=HALL)
FAR = replace(HALL, street="2 Other Road", postal_code="ZZ1 1ZZ", locality="Elsewhere")


@pytest.mark.parametrize(
    ("change", "stays"),
    [
        ({"name": "(Larkfield) Harbour Group"}, True),
        ({"name": "Harbour"}, True),
        ({"name": "Women of the Harbour"}, False),  # another room
        ({"start": time(8, 15)}, True),
        ({"weekday": Weekday.SUNDAY}, True),
        ({"start": time(8, 15), "weekday": Weekday.SUNDAY}, False),
        ({"venue": replace(HALL, street="1, Plover Ln")}, True),
        ({"venue": replace(HALL, street="9 New Road", postal_code=None)}, True),
        ({"venue": FAR}, False),
        ({"fellowship": "na"}, False),
    ],
)
def test_a_renumbered_meeting_that_changed_in_one_thing_keeps_its_id(
    change: dict[str, Any], stays: bool
) -> None:
    now = replace(HERE, id="test_9", **change)
    assert kept([HERE], [now]) == {"test_9": "test_1" if stays else "test_9"}


MEETINGS = st.lists(
    st.builds(
        lambda number, name, hour: meeting(f"{number}", name=name, start=time(hour)),
        st.integers(0, 12),
        st.sampled_from(["One", "Two", "Three"]),
        st.integers(18, 20),
    ),
    unique_by=lambda item: item.id,
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(MEETINGS, MEETINGS)
def test_every_meeting_is_accounted_for_once(before: list[Meeting], now: list[Meeting]) -> None:
    found = matched(before, now)
    ids = [item.meeting.id for item in found.matches]
    assert [item.listed_as for item in found.matches] == [item.id for item in now]
    assert len(set(ids)) == len(ids)
    paired = {item.before.id for item in found.matches if item.before}
    assert paired | {item.id for item in found.vanished} == {item.id for item in before}
    assert paired.isdisjoint(item.id for item in found.vanished)
    assert {item.id for item in found.vanished}.isdisjoint(ids)

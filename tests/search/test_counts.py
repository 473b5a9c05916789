"""Counts of options: columns that behave as the tuple of their options."""

from finder.search.counts import Counts, FacetCount

DAYS = Counts(("mon", "tue", "wed"), ("Monday", "Tuesday", "Wednesday"), [3, 0, 5])


def test_they_are_a_sequence_of_options() -> None:
    assert list(DAYS) == [("mon", "Monday", 3), ("tue", "Tuesday", 0), ("wed", "Wednesday", 5)]
    assert all(isinstance(option, FacetCount) for option in DAYS)
    assert (len(DAYS), DAYS[-1].count, DAYS[:1]) == (3, 5, (FacetCount("mon", "Monday", 3),))
    assert FacetCount("tue", "Tuesday", 0) in DAYS


def test_options_are_made_once() -> None:
    assert DAYS[0] is DAYS[0]


def test_they_are_equal_by_what_they_say() -> None:
    again = Counts(["mon", "tue", "wed"], ["Monday", "Tuesday", "Wednesday"], [3, 0, 5])
    assert again == DAYS
    assert Counts(DAYS.values, DAYS.labels, [3, 1, 5]) != DAYS
    assert [*DAYS] != DAYS


def test_those_that_are_picked_are_the_options_in_their_order() -> None:
    for places in ([2, 0], [1], []):
        numbers = [DAYS[place].count for place in places]
        picked = Counts(DAYS.values, DAYS.labels, numbers, places)
        assert [*picked] == [DAYS[place] for place in places]
        assert [*picked.values] == [DAYS.values[place] for place in places]


def test_some_of_them_alone_stay_in_their_order() -> None:
    assert [*DAYS.only({"wed", "mon"})] == [DAYS[0], DAYS[2]]
    again = Counts(DAYS.values, DAYS.labels, [5, 3], [2, 0])
    assert [*again.only({"mon"})] == [DAYS[0]]

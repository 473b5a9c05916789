"""A held feed passes by itself once three fetches, a day apart, agree; a drop over half never."""

from datetime import timedelta

import pytest

from importers.agreement import Agreement, agreement, from_plain, passes, to_plain
from importers.guard import Cause, Hold
from importers.sync import State
from tests.made import NOW
from tests.sync.conftest import Rows, World, row, rows

DAY = timedelta(days=1)


def hold(kind: str = "fall", meetings: int = 100, *, for_a_person: bool = False) -> Hold:
    cause = Cause(kind=kind, text="so it is", for_a_person=for_a_person)
    return Hold(causes=(cause,), meetings=meetings)


def after(*fetches: tuple[timedelta, Hold]) -> Agreement:
    known = None
    for when, found in fetches:
        known = agreement(known, found, NOW + when)
    assert known is not None
    return known


def test_three_that_agree_pass() -> None:
    days = [(DAY * number, hold()) for number in range(3)]
    assert not passes(after(*days[:2]), hold())
    assert passes(after(*days), hold())


def test_what_comes_sooner_than_a_day_later_does_not_count() -> None:
    hours = [(timedelta(hours=number), hold()) for number in range(47)]
    assert len(after(*hours).at) == 2
    assert len(after((DAY * 0, hold()), (DAY - timedelta(seconds=1), hold())).at) == 1


@pytest.mark.parametrize(("meetings", "counted"), [(98, 2), (102, 2), (97, 1), (103, 1)])
def test_the_count_may_differ_by_two_in_a_hundred(meetings: int, counted: int) -> None:
    assert len(after((DAY * 0, hold()), (DAY, hold(meetings=meetings))).at) == counted


def test_another_cause_begins_anew() -> None:
    assert len(after((DAY * 0, hold()), (DAY, hold("day")), (DAY * 2, hold())).at) == 1


def test_a_drop_over_half_never_passes_by_itself() -> None:
    found = hold(for_a_person=True)
    assert not passes(after(*((DAY * number, found) for number in range(30))), found)


def test_a_clock_that_jumps_back_counts_nothing() -> None:
    assert len(after((DAY * 5, hold()), (DAY * 3, hold()), (DAY * 4, hold())).at) == 1


def test_it_can_be_written_down() -> None:
    known = after((DAY * 0, hold()), (DAY, hold()))
    assert from_plain(to_plain(known)) == known
    assert from_plain({}) is None


def states(world: World, listing: Rows, times: int) -> list[State]:
    """A day apart each."""
    world.publish("aa-one", listing)
    return [world.sync()["aa-one"].state for _ in range(times)]


def test_a_feed_that_stays_smaller_passes_on_the_third_day(world: World) -> None:
    world.publish("aa-one", rows(40))
    world.sync()
    assert states(world, rows(30), 4) == [
        State.HELD,
        State.HELD,
        State.UPDATED,
        State.UNCHANGED,
    ]
    assert len(world.ids()) == 30
    assert world.site().feed_states()[0].held is None


def test_its_release_is_said_and_stands_in_the_history(world: World) -> None:
    world.publish("aa-one", rows(40))
    world.sync()
    world.publish("aa-one", rows(30))
    messages = [str(world.sync()["aa-one"].message) for _ in range(3)]
    assert messages[2] == f"released by itself, the same for 3 days: {messages[0]}"


def test_a_feed_that_fell_by_more_than_half_waits_for_a_person(world: World) -> None:
    world.publish("aa-one", rows(40))
    world.sync()
    assert set(states(world, rows(19), 10)) == {State.HELD}
    assert len(world.ids()) == 40


def test_a_failure_in_between_neither_counts_nor_begins_anew(world: World) -> None:
    world.publish("aa-one", rows(40))
    world.sync()
    assert states(world, rows(30), 2) == [State.HELD] * 2
    world.fail("aa-one")
    world.sync()
    assert states(world, rows(30), 1) == [State.UPDATED]


def test_a_good_listing_in_between_begins_anew(world: World) -> None:
    world.publish("aa-one", rows(40))
    world.sync()
    assert states(world, rows(30), 2) == [State.HELD] * 2
    assert states(world, rows(40), 1) == [State.UNCHANGED]
    assert states(world, rows(30), 2) == [State.HELD] * 2


def test_do_not_come_is_applied_even_from_a_listing_that_is_held(world: World) -> None:
    world.publish("aa-one", rows(40))
    world.sync()
    held = [row(n, types=["O", "TC"]) if n < 3 else row(n) for n in range(20)]
    world.publish("aa-one", held)
    outcome = world.sync()["aa-one"]
    assert (outcome.state, outcome.closed) == (State.HELD, 3)
    shown = world.site().meetings(range(len(world.site())))
    assert len(shown) == 40
    assert sum(item.status == "suspended" or item.attendance == "online" for item in shown) == 3
    world.publish("aa-one", rows(40))
    assert world.sync()["aa-one"].state is State.UPDATED
    assert all(item.status == "active" for item in world.site().meetings(range(40)))


def test_do_not_come_is_reported_however_many(world: World) -> None:
    world.publish("aa-one", rows(40))
    world.sync()
    world.publish("aa-one", rows(40, types=["O", "TC"]))
    outcome = world.sync()["aa-one"]
    assert (outcome.state, outcome.closed) == (State.UPDATED, 40)
    assert states(world, rows(40), 3) == [State.HELD, State.HELD, State.UPDATED]

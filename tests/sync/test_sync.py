"""From what publishers say to what readers see."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from finder.catalogue import history_of, locked, open_catalogue
from finder.errors import BadSettings, Busy
from finder.snapshot import Gone, Moved, current_name, snapshots
from finder.snapshot.corrections import add_correction
from importers.sync import State, sync_all
from tests.made import NOW, TODAY
from tests.sync.conftest import World, row, rows


def test_what_publishers_say_is_published(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.publish("aa-two", rows(2, time="21:00"))
    outcomes = world.sync()
    assert [(item.state, item.meetings) for item in outcomes.values()] == [
        (State.NEW, 3),
        (State.NEW, 2),
    ]
    assert world.ids() == [
        *(f"aa-one_group-{number}" for number in range(3)),
        *(f"aa-two_group-{number}" for number in range(2)),
    ]


def test_publishers_and_their_counts_are_part_of_it(world: World) -> None:
    world.publish("aa-one", [*rows(2), {"name": "Nonsense", "slug": "x", "day": "someday"}])
    world.sync()
    (state,) = world.site().feed_states()
    assert (state.rows, state.used + state.refused + state.withheld) == (3, 3)
    assert (state.title, state.last_success) == ("AA-ONE", NOW)
    assert world.site().publishers["aa-one"].url == "https://example.org/aa-one.json"


def test_a_feed_that_fails_keeps_its_meetings(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.publish("aa-two", rows(2, time="21:00"))
    world.sync()
    before = world.site().name
    world.fail("aa-one", "status 500")
    world.publish("aa-two", rows(3, time="21:00"))
    outcomes = world.sync()
    assert outcomes["aa-one"].state is State.FAILED
    assert outcomes["aa-two"].state is State.UPDATED
    assert world.site().name != before
    assert len(world.ids()) == 6
    assert [state.error for state in world.site().feed_states()] == ["status 500", None]


@pytest.mark.parametrize(
    "nonsense", [b"null", b"0", b"<html>Log in</html>", b'[{"name": "cut', b"\xff\xfe\x00"]
)
def test_what_is_no_listing_is_a_failure(world: World, nonsense: bytes) -> None:
    world.publish("aa-one", rows(3))
    world.sync()
    world.publish("aa-one", nonsense)
    assert world.sync()["aa-one"].state is State.FAILED
    assert len(world.ids()) == 3


@pytest.mark.parametrize("nothing", [b"", b" \n", b"[]", b"{}", b"Name,Day,Time\n"])
def test_a_listing_without_rows_is_held_until_a_person_releases_it(
    world: World, nothing: bytes
) -> None:
    world.publish("aa-one", rows(3))
    world.sync()
    world.publish("aa-one", nothing)
    for _ in range(4):
        held = world.sync()["aa-one"]
        assert (held.state, held.message) == (State.HELD, "the meetings fall from 3 to 0")
    assert len(world.ids()) == 3
    assert world.sync("aa-one", release=True)["aa-one"].gone == 3
    assert world.ids() == []


@pytest.mark.parametrize("nothing", [b"", b"[]", b"Name,Day,Time\n"])
def test_a_first_listing_without_rows_is_a_failure(world: World, nothing: bytes) -> None:
    world.publish("aa-one", nothing)
    failed = world.sync()["aa-one"]
    assert (failed.state, failed.message) == (State.FAILED, "The listing is empty: it has no rows.")


def test_a_mistake_of_ours_is_that_feeds_failure_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("oh")

    world.publish("aa-one", rows(3))
    monkeypatch.setattr("importers.sync.gathering.read", broken)
    assert "KeyError" in str(world.sync()["aa-one"].message)


def test_a_listing_that_shrinks_is_held_until_released(world: World) -> None:
    world.publish("aa-one", rows(40))
    world.sync()
    world.publish("aa-one", rows(20))
    held = world.sync()["aa-one"]
    assert (held.state, held.meetings) == (State.HELD, 40)
    assert "from 40 to 20" in str(held.message)
    assert len(world.ids()) == 40
    assert "from 40 to 20" in str(world.site().feed_states()[0].held)
    released = world.sync("aa-one", release=True)["aa-one"]
    assert (released.state, released.gone) == (State.UPDATED, 20)
    assert len(world.ids()) == 20
    assert world.site().feed_states()[0].held is None


def test_a_held_listing_is_held_again_and_never_called_unchanged(world: World) -> None:
    world.publish("aa-one", rows(40))
    world.etags["https://example.org/aa-one.json"] = "1"
    world.sync()
    world.publish("aa-one", rows(20))
    world.etags["https://example.org/aa-one.json"] = "2"
    assert [world.sync()["aa-one"].state for _ in range(2)] == [State.HELD, State.HELD]


def test_a_held_listing_that_recovers_is_good_again(world: World) -> None:
    world.publish("aa-one", rows(40))
    world.sync()
    world.publish("aa-one", rows(20))
    world.sync()
    world.publish("aa-one", rows(40))
    assert world.sync()["aa-one"].state is State.UNCHANGED
    assert world.site().feed_states()[0].held is None


def test_nothing_new_means_no_new_snapshot_but_a_new_confirmation(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.sync()
    name = world.site().name
    assert world.sync()["aa-one"].state is State.UNCHANGED
    assert world.site().name == name
    assert world.site().fetched == {"aa-one": NOW + timedelta(days=1)}


def test_a_publisher_that_says_nothing_is_new_is_believed(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.etags["https://example.org/aa-one.json"] = '"1"'
    world.sync()
    assert world.sync()["aa-one"].state is State.UNCHANGED
    assert world.asked[-1][1] is not None


def test_other_settings_of_a_feed_make_it_read_anew(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.etags["https://example.org/aa-one.json"] = '"1"'
    world.sync()
    world.publish("aa-one", rows(3), timezone="America/New_York")
    assert world.sync()["aa-one"].state is State.UPDATED
    assert world.asked[-1][1] is None


def test_one_that_vanishes_is_gone_since_that_day(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.sync()
    world.publish("aa-one", rows(2))
    assert world.sync()["aa-one"].gone == 1
    fate = world.site().fate_of("aa-one_group-2")
    assert isinstance(fate, Gone)
    assert (fate.name, fate.since, fate.latitude) == ("Group 2", TODAY + timedelta(days=1), 39.8)
    assert fate.last is not None
    assert (fate.last.first_seen, fate.last.changes) == (TODAY, 1)
    assert fate.last.meeting.start == time(19)
    assert (fate.last.meeting.name, fate.last.meeting.venue) == ("Meeting", None)


def test_renumbered_meetings_keep_their_ids(world: World) -> None:
    world.publish("aa-one", rows(20))
    world.sync()
    before = world.ids()
    world.publish("aa-one", [row(n, slug=f"new-{n}") for n in range(20)])
    outcome = world.sync()["aa-one"]
    assert (outcome.state, outcome.gone, outcome.added) == (State.UPDATED, 0, 0)
    assert world.ids() == before
    assert world.site().fate_of("aa-one_new-3") == Moved(id="aa-one_group-3")


def test_they_keep_them_at_the_next_sync_too(world: World) -> None:
    world.publish("aa-one", rows(20))
    world.sync()
    before = world.ids()
    world.publish("aa-one", [row(n, slug=f"new-{n}") for n in range(20)])
    world.sync()
    world.publish(
        "aa-one",
        [row(n, slug=f"new-{n}", time="20:00") for n in range(5)]
        + [row(n, slug=f"new-{n}") for n in range(5, 20)],
    )
    assert world.sync()["aa-one"].changed == 5
    assert world.ids() == before


def test_a_schedule_has_its_day_and_a_change_its_own(world: World) -> None:
    world.publish("aa-one", rows(1))
    world.sync()
    world.publish("aa-one", rows(1, notes="Ring the bell"))
    world.sync()
    assert world.site().changed(0) == (TODAY, TODAY + timedelta(days=1))
    assert world.site().changes(0) == 1
    world.publish("aa-one", rows(1, notes="Ring the bell", time="20:00"))
    world.sync()
    assert world.site().changed(0) == (TODAY + timedelta(days=2), TODAY + timedelta(days=2))
    assert world.site().changes(0) == 2


def test_the_count_of_changes_never_falls_when_a_meeting_comes_back(world: World) -> None:
    world.publish("aa-one", rows(8))
    world.sync()
    world.publish("aa-one", rows(8, notes="Ring the bell"))
    world.sync()
    world.publish("aa-one", rows(7, notes="Ring the bell"))
    world.sync()
    world.publish("aa-one", rows(8, notes="Ring the bell"))
    world.sync()
    assert sorted(world.site().changes(row) for row in range(8)) == [1, 1, 1, 1, 1, 1, 1, 3]


def test_what_no_calendar_shows_moves_no_event(world: World) -> None:
    world.publish("aa-one", rows(1))
    world.sync()
    world.publish("aa-one", rows(1, website="https://group.example/"))
    assert world.sync()["aa-one"].changed == 1
    assert world.site().changes(0) == 0
    assert world.site().changed(0) == (TODAY, TODAY)


def test_the_publishers_own_stamp_is_no_change(world: World) -> None:
    world.publish("aa-one", rows(1, updated="2026-01-01 10:00:00"))
    world.sync()
    world.publish("aa-one", rows(1, updated="2026-02-01 10:00:00"))
    assert world.sync()["aa-one"].changed == 0
    assert world.site().changed(0) == (TODAY, TODAY)


def test_the_history_says_what_changed_and_keeps_no_text(world: World) -> None:
    world.publish("aa-one", rows(1, notes="Ring Example Person"))
    world.sync()
    world.publish("aa-one", rows(1, notes="Ring the bell", time="20:00"))
    world.sync()
    with open_catalogue(world.config.data) as database:
        events = history_of(database, "aa-one")
    assert [item.event for item in events] == ["added", "changed"]
    assert events[1].detail["fields"] == {"notes": None, "start": ["19:00", "20:00"]}


def test_a_feed_taken_out_of_the_list_is_not_shown(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.publish("aa-two", rows(2))
    world.sync()
    del world.feeds["aa-one"]
    world.sync()
    assert [state.key for state in world.site().feed_states()] == ["aa-two"]
    assert len(world.ids()) == 2


def test_a_feed_that_is_not_to_be_published_is_read_but_not_shown(world: World) -> None:
    world.publish("aa-one", rows(3), publish=False)
    assert world.sync()["aa-one"].meetings == 3
    assert world.ids() == []


def test_a_feed_that_is_not_enabled_stays_as_it_is(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.sync()
    world.feeds["aa-one"] = replace(world.feeds["aa-one"], enabled=False)
    assert world.sync() == {}
    assert len(world.ids()) == 3


def test_one_feed_alone_can_be_synced(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.publish("aa-two", rows(2))
    assert list(world.sync("aa-two")) == ["aa-two"]
    with pytest.raises(BadSettings, match="no feed “aa-three”"):
        world.sync("aa-three")


def test_corrections_are_applied_at_every_sync(world: World) -> None:
    world.publish("aa-one", rows(3))
    add_correction(
        world.config.corrections, "aa-one_group-1", reason="asked", since=TODAY, expires=None
    )
    world.sync()
    assert world.ids() == ["aa-one_group-0", "aa-one_group-2"]


def test_a_correction_that_the_publisher_made_too_is_reported(world: World) -> None:
    world.publish("aa-one", rows(2))
    world.config.corrections.write_text(
        '[[correction]]\nmeeting = "aa-one_group-1"\nset = {notes = "Upstairs"}\n'
        'reason = "they called"\nexpires = "never"\n'
    )

    def caught_up() -> list[str]:
        return sync_all(world.config, world.feeds, now=NOW, fetcher=world.fetch).published.caught_up

    assert caught_up() == []
    assert world.site().meeting(1).notes == "Upstairs"
    world.publish("aa-one", rows(2, notes="Upstairs"))
    assert caught_up() == ["aa-one_group-1"]


def test_a_feed_may_not_take_anothers_ids(world: World) -> None:
    world.publish("aa-one", [row(1, slug="aa-two_group-1"), row(2, slug="../aa-two/x")])
    world.sync()
    assert all(item.startswith("aa-one_") for item in world.ids())


def test_demonstration_and_real_feeds_never_meet(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.publish("demo", rows(3), demo=True)
    with pytest.raises(BadSettings, match="never meet: take out demo"):
        world.sync()
    assert current_name(world.config.data) is None


def test_real_feeds_never_enter_the_demonstration(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.config = replace(world.config, demo=True)
    with pytest.raises(BadSettings, match="never meet"):
        world.sync()


def test_a_demonstration_never_enters_a_real_catalogue(world: World) -> None:
    world.publish("aa-one", rows(3))
    world.sync()
    name = world.site().name
    world.feeds = {}
    world.publish("demo", rows(3), demo=True)
    world.config = replace(world.config, demo=True)
    with pytest.raises(BadSettings, match="never meet"):
        world.sync()
    assert world.site().name == name


def test_a_second_sync_leaves_with_a_message(world: World) -> None:
    world.publish("aa-one", rows(3))
    with locked(world.config.data, "sync"), pytest.raises(Busy, match="another sync"):
        sync_all(world.config, world.feeds, now=NOW, fetcher=world.fetch, wait=0)
    assert snapshots(world.config.data) == []


def test_the_order_of_the_rows_changes_nothing(world: World) -> None:
    world.publish("aa-one", rows(10))
    world.sync()
    name = world.site().name
    world.publish("aa-one", list(reversed(rows(10))))
    world.sync()
    assert world.site().name == name


def test_a_listing_of_several_parts_is_asked_for_again_if_one_is_new(world: World) -> None:
    urls = ("https://example.org/a.json", "https://example.org/b.json")
    world.publish("aa-one", [], urls=urls)
    world.publish("a", rows(3))
    world.publish("b", [row(7)])
    del world.feeds["a"], world.feeds["b"]
    world.etags = {urls[0]: '"a"', urls[1]: '"b"'}
    world.sync()
    world.publish("b", [row(7), row(8)])
    del world.feeds["b"]
    world.etags[urls[1]] = '"b2"'
    assert world.sync()["aa-one"].meetings == 5
    assert world.asked[-1] == (urls[0], None)


def test_a_feed_may_have_bounds_of_its_own(world: World) -> None:
    world.publish("aa-one", rows(40), guard={"fall": 0.5})
    world.sync()
    world.publish("aa-one", rows(21), guard={"fall": 0.5})
    assert world.sync()["aa-one"].state is State.UPDATED
    world.publish("aa-one", rows(20), guard={"few": 0, "fall": 0.01})
    assert world.sync()["aa-one"].state is State.HELD

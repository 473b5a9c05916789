"""A meeting that two feeds list, through syncs: F8 of the facts on trust, and what becomes of its
addresses when feeds change, vanish, are removed or rolled back.
"""

import io
from argparse import Namespace
from datetime import date, timedelta

import pytest

from finder.catalogue import locked, open_catalogue, remove_feed
from finder.catalogue.linked import links
from finder.commands import hide
from finder.commands.terminal import Terminal
from finder.model import Change, Status
from finder.snapshot import Gone, Linked, Moved, Snapshot, rollback
from finder.snapshot.corrections import add_correction
from finder.snapshot.publishing import republish
from tests.made import NOW, TODAY
from tests.sync.conftest import World, row

OWN, OTHER = "aa-own_group-1", "aa-other_9-1"


def lanterns(**changes: object) -> dict[str, object]:
    return row(1, **{"name": "Lanterns", **changes})


def there(**changes: object) -> dict[str, object]:
    """The same, as the neighbour writes it."""
    return lanterns(**{"slug": "9-1", "name": "The Lanterns Group", **changes})


def filler(feed: str) -> list[dict[str, object]]:
    """Meetings of its own, so that the guard sees no great fall."""
    return [row(number, slug=f"{feed}-{number}", name=f"{feed} {number}") for number in range(2, 9)]


def both(world: World) -> None:
    """The neighbour lists it a day later."""
    world.publish("aa-own", [lanterns(), *filler("own")])
    world.publish("aa-other", filler("other"))
    world.sync()
    world.publish("aa-other", [there(), *filler("other")])
    world.sync()


def shown(world: World) -> set[str]:
    return {key for key in world.ids() if key in (OWN, OTHER)}


def feeds_of(site: Snapshot, key: str) -> list[str]:
    number = site.row_of(key)
    assert number is not None
    return [site.meeting(number).feed, *(source.feed for source in site.sources(key))]


def test_it_is_shown_once_with_both_sources(world: World) -> None:
    both(world)
    assert shown(world) == {OWN}
    assert feeds_of(world.site(), OWN) == ["aa-own", "aa-other"]
    assert world.site().fate_of(OTHER) == Linked(id=OWN)
    assert world.site().row_behind(OTHER) == world.site().row_of(OWN)


@pytest.mark.parametrize("vanishes", ["aa-own", "aa-other"])
def test_f8_one_vanishes_and_it_survives_at_its_address(world: World, vanishes: str) -> None:
    both(world)
    world.publish(vanishes, filler(vanishes.removeprefix("aa-")))
    for _ in range(2):
        world.sync()
        assert shown(world) == {OWN}
        assert world.site().fate_of(OTHER) == Linked(id=OWN)
        left = "aa-other" if vanishes == "aa-own" else "aa-own"
        assert feeds_of(world.site(), OWN) == [left]
        assert world.site().fate_of(OWN) is None, "it must not be gone"


def test_its_calendar_entry_goes_on_when_the_other_takes_over(world: World) -> None:
    both(world)
    row_number = world.site().row_of(OWN)
    assert row_number is not None
    seen, _, changes = world.site().histories([row_number])[row_number]
    world.publish("aa-own", filler("own"))
    world.sync()
    row_number = world.site().row_of(OWN)
    assert row_number is not None
    later_seen, changed, later = world.site().histories([row_number])[row_number]
    assert (later_seen, changed) == (seen, TODAY + timedelta(days=2))
    assert later > changes


def test_gone_from_both_it_is_gone(world: World) -> None:
    both(world)
    world.publish("aa-own", filler("own"))
    world.sync()
    world.publish("aa-other", filler("other"))
    world.sync()
    assert shown(world) == set()
    assert {type(world.site().fate_of(key)) for key in (OWN, OTHER)} == {Gone}


def test_when_they_come_to_differ_both_are_shown(world: World) -> None:
    both(world)
    world.publish("aa-own", [lanterns(time="20:00"), *filler("own")])
    world.sync()
    assert shown(world) == {OWN, OTHER}
    assert (world.site().sources(OWN), world.site().sources(OTHER)) == ((), ())


def test_the_feed_first_seen_gives_the_record_whatever_its_key(world: World) -> None:
    world.publish("aa-other", [there(), *filler("other")])
    world.sync()
    world.publish("aa-own", [lanterns(), *filler("own")])
    world.sync()
    assert shown(world) == {OTHER}
    assert world.site().fate_of(OWN) == Linked(id=OTHER)


def test_what_says_do_not_come_wins(world: World) -> None:
    both(world)
    world.publish("aa-other", [there(types=["O", "TC"]), *filler("other")])
    world.sync()
    number = world.site().row_of(OWN)
    assert number is not None
    assert world.site().meeting(number).status is Status.SUSPENDED


def test_a_renumbered_listing_leads_by_way_of_the_id_it_kept(world: World) -> None:
    both(world)
    world.publish("aa-other", [there(slug="new-5"), *filler("other")])
    world.sync()
    assert shown(world) == {OWN}
    assert world.site().fate_of("aa-other_new-5") == Moved(id=OTHER)
    assert world.site().fate_of(OTHER) == Linked(id=OWN)
    assert world.site().row_behind("aa-other_new-5") == world.site().row_of(OWN)


@pytest.mark.parametrize("hidden", [OWN, OTHER])
def test_hidden_by_either_id_it_stays_down_whatever_the_feeds_say(
    world: World, hidden: str
) -> None:
    both(world)
    add_correction(world.config.corrections, hidden, reason="asked", since=TODAY, expires=None)
    world.sync()
    assert shown(world) == set()
    assert isinstance(world.site().fate_of(OTHER), Gone)
    world.publish("aa-other", [there(time="20:00"), *filler("other")])
    world.sync()
    assert shown(world) == set(), "they differ now, and are down both"
    world.publish("aa-own", filler("own"))
    world.sync()
    assert shown(world) == set()
    assert "anterns" not in "".join(item.name for item in world.site().contents().meetings)
    assert OTHER not in {s.id for items in world.site().contents().sources.values() for s in items}


def test_a_hidden_meeting_is_down_at_once_by_the_other_id_too(world: World) -> None:
    both(world)
    add_correction(world.config.corrections, OTHER, reason="asked", since=TODAY, expires=None)
    assert shown(world) == set()


@pytest.mark.parametrize(("hidden", "purged"), [(OWN, "aa-other"), (OTHER, "aa-own")])
def test_what_the_command_hid_stays_down_when_the_other_feed_is_purged(
    world: World, hidden: str, purged: str
) -> None:
    both(world)
    terminal = Terminal(out=io.StringIO(), err=io.StringIO(), now=lambda: NOW)
    hide.run(Namespace(id=hidden, reason="asked", until=None), world.config, terminal)
    assert shown(world) == set()
    data = world.config.data
    with locked(data, "write"), open_catalogue(data) as database:
        remove_feed(database, purged, NOW, purge=True)
        republish(database, data, world.config.corrections, today=TODAY)
    assert shown(world) == set()


def test_a_correction_by_the_other_id_changes_what_is_shown(world: World) -> None:
    both(world)
    world.config.corrections.write_text(
        f'[[correction]]\nmeeting = "{OTHER}"\nreason = "told"\nexpires = "never"\n'
        "cancel = [2026-12-28]\n"
    )
    number = world.site().row_of(OWN)
    assert number is not None
    (day,) = world.site().meeting(number).exceptions
    assert (day.date, day.change) == (date(2026, 12, 28), Change.CANCELLED)
    world.sync()
    number = world.site().row_of(OWN)
    assert number is not None
    assert len(world.site().meeting(number).exceptions) == 1


@pytest.mark.parametrize(("removed", "left"), [("aa-own", OTHER), ("aa-other", OWN)])
def test_of_a_purged_feed_nothing_is_left_and_the_others_meeting_is_shown(
    world: World, removed: str, left: str
) -> None:
    both(world)
    data, config = world.config.data, world.config
    with locked(data, "write"), open_catalogue(data) as database:
        remove_feed(database, removed, NOW, purge=True)
        republish(database, data, config.corrections, today=TODAY)
        assert links(database) == {}
    assert shown(world) == {left}
    assert removed not in repr(world.site().contents())


def test_of_a_removed_feed_the_address_lives_on(world: World) -> None:
    both(world)
    data = world.config.data
    with locked(data, "write"), open_catalogue(data) as database:
        remove_feed(database, "aa-own", NOW, purge=False)
        republish(database, data, world.config.corrections, today=TODAY)
    assert shown(world) == {OWN}
    assert feeds_of(world.site(), OWN) == ["aa-other"]


def test_a_rollback_shows_what_was_shown(world: World) -> None:
    both(world)
    before = world.site().contents().meetings
    world.publish("aa-own", [lanterns(time="20:00"), *filler("own")])
    world.sync()
    rollback(world.config.data, world.config.corrections, today=TODAY)
    assert world.site().contents().meetings == before
    assert shown(world) == {OWN}
    assert feeds_of(world.site(), OWN) == ["aa-own", "aa-other"]

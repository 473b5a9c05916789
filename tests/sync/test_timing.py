"""When a feed is asked again, and how many are asked at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Event, Lock

import pytest

from importers.fetch import Fetched, Seen
from importers.sync import State, gathering
from importers.sync.side_by_side import OneAtATime
from importers.sync.timing import FIRST, LONGEST, back_off
from tests.made import NOW
from tests.sync.conftest import World, rows

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MINUTE = timedelta(minutes=1)


def test_each_failure_doubles_the_wait_up_to_a_day() -> None:
    waits = [back_off(number, lambda: 1.0) for number in range(1, 40)]
    assert waits[:4] == [FIRST, FIRST * 2, FIRST * 4, FIRST * 8]
    assert waits[-1] == LONGEST == DAY
    assert back_off(3, lambda: 0.0) == FIRST * 2


@pytest.fixture
def one(world: World) -> World:
    """One feed, read every two hours, first at noon."""
    world.publish("aa-one", rows(3), interval=120)
    world.sync(at=NOW, due=True)
    world.asked.clear()
    return world


@pytest.mark.parametrize(
    ("after", "asked"), [(HOUR, 0), (2 * HOUR - 6 * MINUTE, 0), (2 * HOUR - MINUTE, 1), (DAY, 1)]
)
def test_a_timer_asks_when_the_interval_is_over(one: World, after: timedelta, asked: int) -> None:
    one.sync(at=NOW + after, due=True)
    assert len(one.asked) == asked


def test_after_an_upgrade_a_timer_asks_at_once_and_once(
    one: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "_code_digest", lambda: "a later version")
    assert one.sync(at=NOW + MINUTE, due=True)["aa-one"].state is State.UPDATED
    one.sync(at=NOW + 2 * MINUTE, due=True)
    assert len(one.asked) == 1


def test_after_an_upgrade_what_fails_or_is_held_has_its_own_time(
    one: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "_code_digest", lambda: "a later version")
    one.fail("aa-one")
    one.sync(at=NOW + MINUTE, due=True, chance=lambda: 1.0)
    one.publish("aa-one", [], interval=120)
    one.sync(at=NOW + 2 * MINUTE, due=True)
    assert len(one.asked) == 1
    held = NOW + MINUTE + FIRST
    assert one.sync(at=held, due=True)["aa-one"].state is State.HELD
    one.sync(at=held + MINUTE, due=True)
    assert len(one.asked) == 2


def test_other_settings_are_other_rules_but_another_month_is_not(one: World) -> None:
    one.sync(at=NOW.replace(month=12, day=1), due=True)
    one.asked.clear()
    one.sync(at=NOW.replace(month=12, day=1) + MINUTE, due=True)
    assert one.asked == []
    one.publish("aa-one", rows(3), interval=120, timezone="America/Denver")
    one.sync(at=NOW.replace(month=12, day=1) + 2 * MINUTE, due=True)
    assert len(one.asked) == 1


def test_a_person_asks_at_any_time(one: World) -> None:
    one.sync(at=NOW + MINUTE)
    assert len(one.asked) == 1


def test_a_clock_put_back_makes_nobody_wait(one: World) -> None:
    one.sync(at=NOW - DAY, due=True)
    assert len(one.asked) == 1


def test_after_failures_a_timer_is_patient(one: World) -> None:
    one.fail("aa-one")
    at, asked = NOW + DAY, []
    for _ in range(8):
        one.asked.clear()
        one.sync(at=at, due=True, chance=lambda: 1.0)
        asked.append(len(one.asked))
        at += FIRST
    assert asked == [1, 1, 0, 1, 0, 0, 0, 1]


def test_a_success_forgives_all_failures(one: World) -> None:
    one.fail("aa-one")
    for number in range(1, 6):
        one.sync(at=NOW + number * DAY)
    one.publish("aa-one", rows(3), interval=120)
    one.sync(at=NOW + 6 * DAY)
    one.fail("aa-one")
    one.sync(at=NOW + 7 * DAY, chance=lambda: 1.0)
    one.asked.clear()
    one.sync(at=NOW + 7 * DAY + FIRST, due=True)
    assert len(one.asked) == 1


def test_a_server_that_asks_for_time_gets_it_from_everyone_but_a_named_wish(one: World) -> None:
    one.fail("aa-one", "status 429", retry_after=3600)
    one.sync(at=NOW + DAY)
    one.asked.clear()
    outcome = one.sync(at=NOW + DAY + 59 * MINUTE)["aa-one"]
    assert (outcome.state, one.asked) == (State.FAILED, [])
    assert outcome.message == "status 429; asked to wait until 23 November 13:00 UTC"
    assert one.sync(at=NOW + DAY + 59 * MINUTE, due=True) == {}
    one.sync("aa-one", at=NOW + DAY + 59 * MINUTE)
    assert len(one.asked) == 1


def test_when_its_time_is_over_it_is_asked(one: World) -> None:
    one.fail("aa-one", "status 503", retry_after=3600)
    one.sync(at=NOW + DAY, chance=lambda: 0.0)
    one.asked.clear()
    one.sync(at=NOW + DAY + HOUR, due=True)
    assert len(one.asked) == 1


def test_nobody_can_send_us_away_for_longer_than_a_day(one: World) -> None:
    one.fail("aa-one", "status 429", retry_after=1e9)
    one.sync(at=NOW + DAY)
    one.asked.clear()
    one.sync(at=NOW + 2 * DAY)
    assert len(one.asked) == 1


def test_what_is_gone_for_good_is_asked_no_more_and_says_so(one: World) -> None:
    one.fail("aa-one", "status 410", permanent=True, gone=True)
    outcome = one.sync()["aa-one"]
    assert outcome.state is State.FAILED
    assert "gone for good" in str(outcome.message)
    one.asked.clear()
    assert (one.sync(), one.asked) == ({}, [])
    assert "gone for good" in str(one.site().feed_states()[0].error)
    assert len(one.ids()) == 3


def test_another_address_is_another_matter(one: World) -> None:
    one.fail("aa-one", "status 410", permanent=True, gone=True)
    one.sync()
    one.publish("elsewhere", rows(3))
    one.feeds["aa-one"] = replace(one.feeds["aa-one"], urls=one.feeds.pop("elsewhere").urls)
    one.asked.clear()
    assert one.sync()["aa-one"].state is State.UPDATED
    assert len(one.asked) == 1
    assert one.site().feed_states()[0].error is None


def hosts(world: World, names: list[str]) -> Iterator[str]:
    """One feed at each of these hosts; several at the same where a name comes twice."""
    for number, name in enumerate(names):
        key = f"aa-{number}"
        world.publish(key, rows(2))
        url = f"https://{name}/{number}.json"
        world.pages[url] = world.pages[world.feeds[key].urls[0]]
        world.feeds[key] = replace(world.feeds[key], urls=(url,))
        yield url


def test_hosts_are_asked_side_by_side(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's answer comes before all five were asked."""
    list(hosts(world, [f"h{n}.example" for n in range(5)]))
    together, ask = Barrier(5), World.fetch

    def fetch(self: World, url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
        together.wait(timeout=20)
        return ask(self, url, private=private, seen=seen)

    monkeypatch.setattr(World, "fetch", fetch)
    assert {item.state for item in world.sync().values()} == {State.NEW}


def test_one_host_is_never_asked_two_things_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(hosts(world, ["one.example", "two.example"] * 6))
    busy: set[str] = set()
    guard, ask = Lock(), World.fetch

    def fetch(self: World, url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
        host = url.split("/")[2]
        with guard:
            assert host not in busy
            busy.add(host)
        try:
            return ask(self, url, private=private, seen=seen)
        finally:
            with guard:
                busy.remove(host)

    monkeypatch.setattr(World, "fetch", fetch)
    outcomes = world.sync()
    assert list(outcomes) == list(world.feeds)
    assert {item.state for item in outcomes.values()} == {State.NEW}


def test_twenty_that_drip_keep_no_other_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drips end only when the good feed has been stored."""
    urls = list(hosts(world, [f"drip{n}.example" for n in range(20)] + ["good.example"]))
    stored, ask = Event(), World.fetch

    def fetch(self: World, url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
        if url != urls[-1]:
            assert stored.wait(timeout=20)
        return ask(self, url, private=private, seen=seen)

    def progress(key: str, doing: str) -> None:
        if (key, doing) == ("aa-20", "new"):
            stored.set()

    monkeypatch.setattr(World, "fetch", fetch)
    assert {item.state for item in world.sync(progress=progress).values()} == {State.NEW}


def test_a_host_that_drips_twice_is_left_for_the_next_time(world: World) -> None:
    urls = list(hosts(world, ["slow.example"] * 5 + ["good.example"]))
    for url in urls[:-1]:
        world.fail("", "too slow", slow=True)
        world.pages[url] = world.pages.pop("https://example.org/.json")
    outcomes = world.sync()
    assert [url for url, _ in world.asked if "slow" in url] == urls[:2]
    assert outcomes["aa-4"].message == "slow.example answers too slowly now; it was not asked"
    assert outcomes["aa-5"].state is State.NEW


def test_nor_where_two_listings_have_one_part_each_at_the_same_host() -> None:
    busy, seen_together = Lock(), []

    def fetch(url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
        alone = busy.acquire(blocking=False)
        seen_together.append(not alone)
        Event().wait(0.02)  # long enough for another to come in, if it could
        if alone:
            busy.release()
        return Fetched(part=None, seen=Seen())

    polite = OneAtATime(fetch)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(polite, [f"https://shared.example/{n}" for n in range(4)]))
    assert seen_together == [False] * 4

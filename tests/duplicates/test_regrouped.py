"""Linking near what has changed gives what linking everything anew gives."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from importlib import import_module
from random import Random

import pytest

from finder.duplicates.clusters import clustered, clusters
from finder.duplicates.keys import keys_of
from finder.duplicates.regrouped import regrouped, touched_by
from finder.duplicates.signs import Signs, signs_of
from finder.model import Attendance, Meeting, Online, Venue, Weekday
from tests.made import meeting

NAMES = ("Sunrise Serenity", "Serenity at Sunrise", "Early Birds", "Early Bird", "Meeting")
HOUSES = (("1 Main Street", 51.5), ("1 Main St", 51.5004), ("7 High Street", 51.52), (None, 51.501))


@dataclass(frozen=True)
class World:
    """Meetings by id, looked up as `regrouped` does."""

    meetings: Mapping[str, Meeting]
    keys: Mapping[str, tuple[int, ...]]

    def block(self, key: int) -> Collection[str]:
        return [one for one, keys in self.keys.items() if key in keys]

    def signs(self, ids: Iterable[str]) -> Mapping[str, Signs]:
        found = (signs_of(self.meetings[one]) for one in ids if one in self.meetings)
        return {item.id: item for item in found if item}


def world(meetings: Iterable[Meeting]) -> World:
    known = {item.id: item for item in meetings}
    return World(meetings=known, keys=clustered(known.values())[1])


def some(random: Random, number: int) -> Meeting:
    street, latitude = random.choice(HOUSES)
    town = random.choice(("Town", "Town", "Ham", None))
    room = random.choice(
        (None, None, "https://zoom.us/j/1234567890", "https://zoom.us/j/987654321")
    )
    return meeting(
        str(number),
        feed=random.choice(("one", "two", "three")),
        name=random.choice(NAMES),
        weekday=random.choice((Weekday.MONDAY, Weekday.TUESDAY)),
        start=random.choice((time(19), time(19), time(20), None)),
        attendance=random.choice(tuple(Attendance)),
        audiences=frozenset({"teens"} if random.random() < 0.05 else ()),
        online=Online(url=room) if room else None,
        venue=Venue(
            street=street,
            locality=town,
            country="GB",
            postal_code=random.choice((None, "N1 1AA")),
            latitude=latitude,
            longitude=-0.1,
        ),
    )


@pytest.fixture
def _few_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that blocks grow too large, and fall below that again."""
    for name in ("clusters", "regrouped"):
        monkeypatch.setattr(import_module(f"finder.duplicates.{name}"), "LARGEST_BLOCK", 4)


def check(seed: int) -> int:
    """How many groups the change touched."""
    random = Random(seed)
    before = world(some(random, number) for number in range(random.randint(2, 24)))
    present = dict(before.meetings)
    changed = random.sample(sorted(present), random.randint(0, min(4, len(present))))
    for one in changed:
        gone = present.pop(one)
        if random.random() < 0.6:
            again = some(random, int(one.rpartition("_")[2]))
            present[one] = again if again.feed == gone.feed else gone
    for number in range(100, 100 + random.randint(0, 3)):
        added = some(random, number)
        present[added.id] = added
        changed.append(added.id)
    after = world(present.values())
    keys = {key for one in changed for key in (*before.keys.get(one, ()), *after.keys.get(one, ()))}
    seeds = {*changed, *touched_by(keys, before, after)}
    reached, found = regrouped(seeds, after)
    was = {group for group in clusters(list(before.meetings.values())) if not {*group} & reached}
    assert sorted({*was, *found}) == clusters(list(present.values()))
    return len(found)


@pytest.mark.parametrize("seed", range(60))
def test_what_is_linked_near_a_change_is_what_all_would_be(seed: int) -> None:
    check(seed)


@pytest.mark.usefixtures("_few_together")
def test_keys_that_bring_too_many_together_count_before_and_after() -> None:
    assert sum(check(seed) for seed in range(200)) > 100


@pytest.mark.full
@pytest.mark.usefixtures("_few_together")
def test_the_whole_series_of_changes() -> None:
    assert all(check(seed) >= 0 for seed in range(200, 2000))


def test_keys_are_the_same_in_every_process() -> None:
    found = signs_of(meeting("one", weekday=Weekday.MONDAY, start=time(19)))
    assert found is not None
    assert keys_of(found)[0] == min(keys_of(found))
    assert all(0 <= key < 2**40 for key in keys_of(found))

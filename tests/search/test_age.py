"""What an old list still answers: nothing "soon" after 30 days, its own name alone after 180."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from finder.search.engine import Answer, find, hit
from finder.search.query import parse_query
from tests.search.small import NOW, Small, counts, meeting

Make = Callable[..., Small]


def ask(world: Small, ages: Mapping[str, float], *, confirmed: bool = False, **one: str) -> Answer:
    """The answer where each feed was last read so many days ago."""
    fetched = {feed: NOW - timedelta(days=days) for feed, days in ages.items()}
    pairs = [({"from_": "from"}.get(name, name), value) for name, value in one.items()]
    query = parse_query(pairs, world.index, None)
    return find(world.index, query, NOW, fetched=fetched, confirmed=confirmed)


@pytest.mark.parametrize(
    ("days", "soon", "default", "by_name"),
    [
        (0, 1, 1, 1), (29, 1, 1, 1), (30, 1, 1, 1), (31, 0, 1, 1), (180, 0, 1, 1),
        (181, 0, 0, 1), (-1, 1, 1, 1), (5000, 0, 0, 1),
    ],
)  # fmt: skip
def test_a_feed_leaves_soon_after_30_days_and_the_results_after_180(
    small: Make, days: int, soon: int, default: int, by_name: int
) -> None:
    world, ages = small(meeting("One")), {"f": days}
    assert ask(world, ages, soon="10080").total == soon
    assert ask(world, ages, confirmed=True).total == soon
    assert ask(world, ages).total == default
    assert ask(world, ages, feed="f").total == by_name
    assert ask(world, ages, feed="f", soon="10080").total == soon


@pytest.mark.parametrize(
    ("ages", "soon", "default"),
    [
        ({"f": 200, "g": 1}, 1, 1), ({"f": 1, "g": 200}, 1, 1), ({"f": 200, "g": 45}, 0, 1),
        ({"f": 45, "g": 31}, 0, 1), ({"f": 200, "g": 181}, 0, 0), ({"f": 200}, 1, 1),
    ],
)  # fmt: skip
def test_a_linked_meeting_is_as_fresh_as_its_freshest_list(
    small: Make, ages: dict[str, int], soon: int, default: int
) -> None:
    world = small(meeting("Twice"), also_in={"f_twice": ["g"]})
    assert ask(world, ages, soon="10080").total == soon
    assert ask(world, ages).total == default
    assert ask(world, ages, feed="g").total == 1


def test_without_known_ages_nothing_is_old(small: Make) -> None:
    world = small(meeting("One"))
    assert ask(world, {}).hits[0].stale is None
    assert world.ask(soon="10080").total == 1


@pytest.mark.parametrize(("days", "found"), [(1, 1), (31, 1), (181, 0)])
def test_ages_count_to_now_whenever_the_query_is_about(small: Make, days: int, found: int) -> None:
    world = small(meeting("One"))
    for year in ("1990", "2100"):
        assert ask(world, {"f": days}, from_=f"{year}-01-01T00:00:00Z").total == found


def test_every_count_is_what_one_finds(small: Make) -> None:
    world = small(meeting("New"), meeting("Old", feed="g", fellowship="na"))
    answer = ask(world, {"f": 1, "g": 200})
    assert counts(answer, "feed") == {"f": 1, "g": 1}
    assert counts(answer, "fellowship") == {"aa": 1, "na": 0}
    assert ask(world, {"f": 1, "g": 200}, feed="g").total == 1
    assert counts(ask(world, {"f": 1, "g": 200}, soon="10080"), "feed") == {"f": 1, "g": 0}


def test_what_is_left_out_is_counted_and_its_feeds_are_named(small: Make) -> None:
    world = small(meeting("New"), meeting("Old", feed="g"), meeting("Month", feed="h"))
    ages = {"f": 1, "g": 200, "h": 45}
    found = [ask(world, ages), ask(world, ages, soon="10080"), ask(world, ages, feed="g")]
    assert [item.left_out for item in found] == [1, 2, 0]
    assert [item.left_out_feeds for item in found] == [("g",), ("g", "h"), ()]


def test_only_what_would_fit_counts_as_left_out(small: Make) -> None:
    world = small(meeting("New"), meeting("Old", feed="g", fellowship="na"))
    assert ask(world, {"f": 1, "g": 200}, fellowship="aa").left_out == 0


def test_a_hit_says_for_how_long_it_was_not_confirmed(small: Make) -> None:
    world = small(meeting("Twice"), also_in={"f_twice": ["g"]})
    fetched = {"f": NOW - timedelta(days=200), "g": NOW - timedelta(days=45)}
    for found in (
        hit(world.index, 0, NOW, fetched=fetched),
        ask(world, {"f": 200, "g": 45}).hits[0],
    ):
        assert found.stale is not None
        assert (found.stale.days, found.stale.expired) == (45, False)
        assert found.stale.read == fetched["g"]

"""What a request may say, and what it may not."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.errors import BadRequest
from finder.search import parameters
from finder.search.engine import find
from finder.search.query import Query, parse_query, public
from tests.search.small import NOW, Small, at, meeting

World = Callable[..., Small]
MEETINGS = (
    meeting("One", venue=at(42.36, -71.06, locality="Boston", region="MA")),
    meeting("Two", feed="g", regions=("California", "San José"), types=frozenset({"own_kind"})),
)
REFUSED = [
    ("q", "x" * 10_000), ("q", "a " * 60), ("q", "a\0b"), ("q", "\ud800"), ("near", "a\x1bb"),
    ("lat", "91"), ("lat", "nan"), ("lat", "inf"), ("lat", "1e400"), ("lat", "1_0"),
    ("lat", "１２"), ("lat", "abc"), ("lon", "-180.01"), ("lon", "0x10"),
    ("within", "0"), ("within", "-1"), ("within", "1000.01"), ("within", "1e9"), ("within", "nan"),
    ("within", "many"), ("unit", "miles"), ("day", "monday"), ("day", "Mon"), ("day", "0"),
    ("time", "noon"), ("after", "24:00"), ("after", "7:00"), ("after", "25:61"), ("before", "1900"),
    ("before", "19:00:00"), ("from", "2026-11-22"), ("from", "2026-11-22T19:00"), ("from", "now"),
    ("from", "2026-13-01T00:00Z"), ("from", "0001-01-01T00:00+14:00"),
    ("from", "9999-12-31T23:59:59Z"), ("from", "2026-11-22T19:00+99:00"),
    ("soon", "0"), ("soon", "10081"), ("soon", "1.5"), ("soon", "-5"), ("soon", "²"),
    ("soon", "9" * 400), ("on", "-1"), ("on", "10081"), ("on", "now"), ("on", "0x0"),
    ("tz", "Europe/Atlantis"), ("tz", "../../etc/passwd"), ("tz", "Mars/X"),
    ("tz", "posix/Europe/Berlin"), ("tz", "localtime"), ("fellowship", "xx"), ("concern", "tea"),
    ("for", "all"), ("access", "public"), ("attendance", "zoom"), ("type", "x"), ("audience", "x"),
    ("language", "klingon"), ("accessibility", "x"), ("facilitation", "x"), ("style", "x"),
    ("kind", "party"), ("status", "closed"), ("region", "nowhere"), ("region", "california/"),
    ("feed", "nobody"), ("sort", "best"), ("sort", "nearest"), ("sort", "relevance"),
    ("page", "0"), ("page", "-1"), ("page", "1000000001"), ("page", "1e3"), ("page", "+1"),
    ("per_page", "101"), ("per_page", "0"), ("near", "Atlantis"),
]  # fmt: skip
ACCEPTED = [
    ("within", "1000"), ("within", "0.5"), ("within", "1e2"), ("unit", "mi"), ("day", "today"),
    ("after", "00:00"), ("before", "23:59"), ("from", "2026-11-22T19:00Z"),
    ("from", "2026-11-22T19:00:00.5+01:00"), ("from", "2026-11-22T19:00:00 05:30"),
    ("from", "2026-11-22 19:00-0800"), ("on", "0"), ("on", "10080"), ("soon", "1"),
    ("soon", "10080"), ("tz", "UTC"),
    ("tz", "Asia/Kathmandu"), ("type", "discussion"), ("type", "own_kind"),
    ("region", "california"),
    ("region", "california/san-jose"), ("feed", "g"), ("page", "1000000000"), ("per_page", "100"),
    ("q", '"unclosed'), ("q", "%_*:()[]{}^~ AND OR NOT"), ("q", "!!!"), ("near", "Boston"),
    ("fellowship", "recovery-dharma"), ("kind", "event"), ("status", "suspended"),
]  # fmt: skip


def parse(world: Small, *pairs: tuple[str, str], **options: str) -> Query:
    return parse_query(pairs, world.index, None, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "value"), REFUSED)
def test_an_unknown_value_is_refused_by_the_parameters_name(
    small: World, name: str, value: str
) -> None:
    pairs = [(name, value)]
    if name in ("lat", "lon"):
        pairs.append(("lon" if name == "lat" else "lat", "1"))
    with pytest.raises(BadRequest) as refused:
        parse(small(*MEETINGS), *pairs)
    assert refused.value.parameter == name
    assert refused.value.allowed or refused.value.suggestions == ()
    str(refused.value).encode("utf-8")


@pytest.mark.parametrize(("name", "value"), ACCEPTED)
def test_a_good_value_is_answered(small: World, name: str, value: str) -> None:
    world = small(*MEETINGS)
    query = parse(world, (name, value))
    assert query.pairs == ((name, value),)
    assert name in public(query)
    find(world.index, query, NOW)


@pytest.mark.parametrize("name", parameters.SINGLE)
def test_a_parameter_with_one_value_is_not_given_twice(small: World, name: str) -> None:
    with pytest.raises(BadRequest) as refused:
        parse(small(*MEETINGS), (name, "1"), (name, "1"))
    assert refused.value.parameter == name


@pytest.mark.parametrize("name", [*parameters.SINGLE, *parameters.SEVERAL])
def test_an_empty_value_counts_as_not_given(small: World, name: str) -> None:
    world = small(*MEETINGS)
    assert parse(world, (name, ""), (name, "  ")) == parse(world)


@pytest.mark.parametrize("pairs", [
    [("lat", "1")], [("lon", "1")], [("near", "Boston"), ("lat", "1"), ("lon", "1")],
    [("near", "Boston"), ("lon", "1")],
])  # fmt: skip
def test_a_place_is_said_in_one_whole_way(small: World, pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(BadRequest) as refused:
        parse(small(*MEETINGS), *pairs)
    assert refused.value.parameter == pairs[0][0]


def test_unknown_names_are_ignored_and_listed_once(small: World) -> None:
    query = parse(small(*MEETINGS), ("utm", "1"), ("utm", "2"), ("Day", "mon"), ("b\ud800", "x"))
    assert query.ignored == ("utm", "Day", "b?")
    assert public(query)["ignored"] == ["utm", "Day", "b?"]


def test_ten_thousand_parameters_are_refused_early(small: World) -> None:
    def endless():
        while True:
            yield "x", "y"

    with pytest.raises(BadRequest):
        parse_query(endless(), small(*MEETINGS).index, None)


def test_a_position_is_rounded_before_anything_else(small: World) -> None:
    query = parse(small(*MEETINGS), ("lat", "42.35512"), ("lon", "-71.0649"))
    assert query.place is not None
    assert (query.place.latitude, query.place.longitude) == (42.36, -71.06)
    assert public(query)["lat"] == 42.36


def test_values_are_read_as_what_they_are(small: World) -> None:
    world = small(*MEETINGS)
    query = parse(world, ("from", "2026-11-22T19:00:00 05:30"), ("after", "22:00"), ("soon", "90"))
    assert query.start_from == datetime(2026, 11, 22, 13, 30, tzinfo=UTC)
    assert (query.after, query.soon) == (time(22), 90)
    assert public(query)["from"] == "2026-11-22T13:30:00+00:00"


def test_what_is_asked_several_times_is_kept_in_order_and_once(small: World) -> None:
    query = parse(
        small(*MEETINGS), ("day", "tue"), ("day", "today"), ("day", "mon"), ("day", "tue")
    )
    assert (query.days, query.today) == (("tue", "mon"), True)
    assert public(query)["day"] == ["tue", "mon", "today"]


def test_miles_are_miles(small: World) -> None:
    world = small(*MEETINGS)
    near = ("near", "Boston")
    assert parse(world, near).within_km == 25
    assert parse(world, near, default_unit="mi").within_km == pytest.approx(40.2336)
    assert parse(world, near, ("within", "1"), ("unit", "mi")).within_km == 1.609344
    assert parse(world, near, ("unit", "km"), default_unit="mi").within_km == 25


@pytest.mark.parametrize(("pairs", "sort"), [
    ([], "soonest"), ([("near", "Boston")], "nearest"), ([("q", "serenity")], "relevance"),
    ([("q", "monday")], "soonest"), ([("q", "monday near boston")], "nearest"),
    ([("q", "serenity"), ("near", "Boston")], "nearest"),
    ([("q", '"monday"')], "relevance"), ([("q", "serenity"), ("sort", "name")], "name"),
])  # fmt: skip
def test_the_usual_order_follows_from_what_is_asked(
    small: World, pairs: list[tuple[str, str]], sort: str
) -> None:
    assert parse(small(*MEETINGS), *pairs).sort == sort


def test_relevance_needs_only_that_something_was_written(small: World) -> None:
    assert parse(small(*MEETINGS), ("q", "monday"), ("sort", "relevance")).sort == "relevance"


NAMES = st.sampled_from([*parameters.SINGLE, *parameters.SEVERAL, "x"])


@settings(max_examples=200, deadline=None)
@given(pairs=st.lists(st.tuples(NAMES, st.text(max_size=30)), max_size=8))
def test_no_request_breaks_the_parser(
    pairs: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    world = _shared(tmp_path_factory)
    with suppress(BadRequest):
        find(world.index, parse(world, *pairs), NOW)


_worlds: list[Small] = []


def _shared(factory: pytest.TempPathFactory) -> Small:
    if not _worlds:
        _worlds.append(Small(factory.mktemp("query"), MEETINGS))
    return _worlds[0]

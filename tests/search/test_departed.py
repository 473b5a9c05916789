"""What a query would have found of a meeting that went is what it finds of the same one listed."""

from dataclasses import replace
from random import Random

import pytest

from finder.catalogue import last_schedule
from finder.model import Meeting, Status
from finder.search.departed import is_judged, was_found
from finder.search.engine import find
from finder.search.index import Index, build_index, open_index
from finder.search.query import Query, parse_query
from tests.made import TODAY
from tests.search import worlds

QUERIES = 400
AT = worlds.instants(Random(0))


@pytest.fixture(scope="module")
def listed() -> list[Meeting]:
    """Ordinary ones: every week or in some weeks, for adults."""
    return [
        replace(
            item,
            access_weeks={},
            audiences=frozenset(),
            exceptions=(),
            dates=(),
            date_from=None,
            date_until=None,
            status=Status.ACTIVE,
            cautions=frozenset(),
        )
        for item in worlds.world(7, 300)
        if item.weekday and item.start and not item.for_children
    ]


@pytest.fixture(scope="module")
def index(listed: list[Meeting], tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("index")
    build_index(listed, folder)
    return open_index(folder, listed.__getitem__)


def queries(index: Index) -> list[Query]:
    """Those of the random ones that a calendar may follow and that can be judged."""
    random, found = Random(11), []
    while len(found) < QUERIES:
        given = [pair for pair in worlds.query(random) if pair[0] not in ("soon", "on", "tz")]
        given = [pair for pair in given if pair[1] not in ("today", "tomorrow")]
        query = parse_query(given, index, None)
        if is_judged(query) and not (query.today or query.tomorrow):
            found.append(query)
    return found


def departed(query: Query, meeting: Meeting) -> bool:
    last = last_schedule(meeting, first_seen=TODAY, changes=0)
    venue = meeting.venue
    point = None
    if venue and venue.latitude is not None and venue.longitude is not None:
        point = venue.latitude, venue.longitude
    return last is not None and was_found(query, last.meeting, point)


def test_it_is_what_the_search_finds(listed: list[Meeting], index: Index) -> None:
    amount = 0
    for query in queries(index):
        found = {listed[item.row].id for item in find(index, query, AT, everything=True).hits}
        judged = {item.id for item in listed if departed(query, item)}
        assert judged == found, query.pairs
        amount += len(found)
    assert amount > QUERIES


@pytest.mark.parametrize(
    "pair",
    [
        ("q", "serenity"),
        ("q", '"for today"'),
        ("type", "discussion"),
        ("audience", "women"),
        ("language", "es"),
        ("accessibility", "wheelchair"),
        ("facilitation", "peer"),
        ("region", "massachusetts"),
        ("tz", "Asia/Kolkata"),
    ],
)
def test_what_is_not_kept_of_it_is_not_judged(index: Index, pair: tuple[str, str]) -> None:
    assert not is_judged(parse_query([pair], index, None))
    assert is_judged(parse_query([("q", "tuesday evening in boston")], index, None))


def test_a_paused_list_has_none(listed: list[Meeting], index: Index) -> None:
    query = parse_query([("status", "suspended")], index, None)
    assert not any(departed(query, item) for item in listed)

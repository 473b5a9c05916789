"""All rows of a query without their times: those that the whole answer has, each with its age."""

from pathlib import Path
from random import Random

from finder.search.engine import find, rows
from finder.search.index import build_index, open_index
from finder.search.query import parse_query
from tests.search import worlds


def test_they_are_those_of_the_answer(tmp_path: Path) -> None:
    meetings = worlds.world(3, 200)
    build_index(meetings, tmp_path)
    index = open_index(tmp_path, meetings.__getitem__)
    random, amount = Random(5), 0
    for _ in range(60):
        now = worlds.instants(random)
        query = parse_query(worlds.query(random), index, None)
        fetched = worlds.fetched(random, now)
        answer = find(index, query, now, fetched=fetched, everything=True, any_week=True)
        found = rows(index, query, now, fetched=fetched)
        assert found.ages == {item.row: item.stale for item in answer.hits}, query.pairs
        amount += len(found.ages)
    assert amount > 100

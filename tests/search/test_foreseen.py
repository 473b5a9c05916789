"""The weeks after a snapshot was made are known beforehand: nobody waits for the schedule."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from finder.model import Meeting
from finder.search.engine import Answer, find
from finder.search.index import Index, build_index, open_index
from finder.search.query import parse_query
from tests.search import worlds

MADE = datetime(2026, 10, 24, 9, 30, 20, tzinfo=UTC)
MINUTES = (0, 1, 61, 999, 1_440, 2_000, 11_000, 20_161, 50_000)


def asked(index: Index, at: datetime, *pairs: tuple[str, str]) -> Answer:
    return find(index, parse_query(pairs, index, None), at, everything=True)


@pytest.mark.parametrize("pairs", [(), (("tz", "Asia/Kolkata"),)])
def test_the_schedule_of_no_row_is_asked_for_weeks(
    tmp_path: Path, pairs: tuple[tuple[str, str], ...]
) -> None:
    meetings = worlds.world(5, 250)
    build_index(meetings, tmp_path, now=MADE)
    loaded: list[int] = []
    plain = open_index(tmp_path, meetings.__getitem__)
    index = open_index(tmp_path, noting(meetings, loaded))
    for minutes in MINUTES:
        at = MADE + timedelta(minutes=minutes)
        for day in ("today", "tomorrow", "sun"):
            assert asked(index, at, ("day", day), *pairs) == asked(plain, at, ("day", day), *pairs)
    assert {row for row in loaded if not meetings[row].access_weeks} == set()


def noting(meetings: list[Meeting], loaded: list[int]) -> Callable[[int], Meeting]:
    def load(row: int) -> Meeting:
        loaded.append(row)
        return meetings[row]

    return load

"""The headings of a list in the order of the clock."""

import html
import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from flask.testing import FlaskClient

from finder.model import Access
from finder.search.engine import Hit, hit
from finder.search.index import Index, build_index, open_index
from finder.web.cards import Look, card
from finder.web.grouping import by_time
from tests.made import meeting
from tests.web.frozen_hours import CASES, Frozen

NOW = datetime(2026, 11, 22, 3, 45, tzinfo=UTC)
PACIFIC = timezone(timedelta(hours=-8))


def titles(*starts: datetime) -> list[str | None]:
    """The headings of meetings that start then, each in the zone of its start."""
    cards, hits = [], []
    for start in starts:
        end = start + timedelta(hours=1)
        found = Hit(row=0, next_start=start, next_end=end, access=Access.OPEN)
        cards.append(card(meeting(), found, None, Look(now=NOW, clock="24", unit="km")))
        hits.append(found)
    return [section.title for section in by_time(cards, hits, NOW, None)]


def test_days_are_called_today_and_tomorrow_where_they_are_the_same_for_all() -> None:
    found = titles(NOW + timedelta(hours=3), NOW + timedelta(hours=24))
    assert found == ["Later today", "Tomorrow, Monday 23 November"]


def test_days_are_called_by_their_dates_alone_where_it_is_not_the_same_day_everywhere() -> None:
    found = titles(
        NOW + timedelta(hours=3),
        (NOW + timedelta(hours=14)).astimezone(PACIFIC),
        NOW + timedelta(hours=24),
    )
    assert found == ["Sunday 22 November", "Monday 23 November"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("frozen")
    meetings = [case.meeting for case in CASES]
    build_index(meetings, folder)
    return open_index(folder, lambda row: meetings[row])


def test_the_frozen_hours_are_as_many_as_were_asked_for() -> None:
    assert len({case.name for case in CASES}) == 24


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_frozen_hour_has_its_heading(index: Index, case: Frozen) -> None:
    found = hit(index, CASES.index(case), case.now)
    look = Look(now=case.now, clock="24", unit="km", tz=case.tz)
    shown = card(case.meeting, found, None, look)
    (section,) = by_time([shown], [found], case.now, case.tz)
    assert section.title == case.heading
    assert section.live == (case.heading == "On now") == shown.live


def test_a_list_asked_for_by_distance_offers_what_is_on_here_with_its_number(
    client: FlaskClient,
) -> None:
    page = client.get("/meetings?near=Boston&sort=nearest").get_data(as_text=True)
    told = re.search(r'Here, on now or within the hour:\s*<a href="([^"]+)">(\d+) meeting', page)
    assert told is not None
    there = client.get(html.unescape(told[1])).get_data(as_text=True)
    assert re.search(r'class="total" role="status">(\d+) meeting', there)[1] == told[2]  # type: ignore[index]
    assert "On now" in there

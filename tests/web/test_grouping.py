"""The headings of a list in the order of the clock."""

from datetime import UTC, datetime, timedelta, timezone

from finder.model import Access
from finder.search.engine import Hit
from finder.web.cards import Look, card
from finder.web.grouping import by_time
from tests.made import meeting

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

import pytest

from finder.errors import NotAListing
from importers import Feed, Part
from importers.formats.meeting_guide import parse, sniff

FEED = Feed(key="example", urls=("example",), fellowship="aa")


def part(text: str) -> Part:
    return Part(url="example", body=text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[1, 2]",
        '{"meetings": []}',
        '{"records": [{"id": "1", "fields": {"Meeting": "A", "day": "Monday"}}]}',
        '[{"_id": {"$oid": "1"}, "slug": "a", "name": "A", "day": 1, "time": "11:00"}]',
        '[{"id_bigint": "1", "meeting_name": "A", "weekday_tinyint": "1"}]',
        '[{"id": "nh/a", "name": "A", "program": "ga", "schedule": [{"day": "tue"}]}]',
        '{"meetings": [{"id": "1", "name": "A", "utcStart": "2026-01-01T00:00:00Z"}]}',
        '[{"name": "A", "day": 1}',
        "Name,Day,Time\nA,Monday,19:00\n",
    ],
)
def test_what_is_no_meeting_guide_listing_is_not_recognised(text: str):
    assert not sniff(part(text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"error": "HTTP/1.1 401 Unauthorized"}', "restricts its feed"),
        ('{"code": "feed_restricted", "data": {"status": 403}}', "restricts its feed"),
        ('{"records": []}', "not a list of meetings"),
        ('"text"', "not a list of meetings"),
    ],
)
def test_an_answer_without_meetings_is_said_in_plain_words(text: str, message: str):
    with pytest.raises(NotAListing, match=message):
        list(parse([part(text)], FEED))


def test_several_parts_are_one_listing_whose_rows_count_on():
    parts = [part('[{"slug": "a", "name": "A"}]'), part('[{"slug": "b", "name": "B"}]')]
    assert [row.number for row in parse(parts, FEED)] == [1, 2]


def test_dates_are_read_in_the_order_that_the_list_shows():
    row = '{{"name": "A", "slug": "{}", "day": 1, "time": "19:00", "updated": "{}"}}'
    one, two = row.format("a", "8/28/2021"), row.format("b", "8/9/2021 5:06:07 PM")
    both = parse([part(f"[{one}, {two}]")], FEED)
    assert [item.updated for found in both for item in found.meetings] == [
        "2021-08-28",
        "2021-08-09",
    ]
    (alone,) = parse([part(f"[{two}]")], FEED)
    assert alone.meetings[0].updated is None
    assert "updated" in [item.field for item in alone.problems]

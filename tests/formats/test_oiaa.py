from datetime import datetime
from pathlib import Path

import pytest

from finder.errors import NotAListing
from finder.schedule import zone
from importers import Feed, Part
from importers.clean.json_text import load
from importers.formats.oiaa import parse, sniff
from importers.listing import detect, read, summary

FEED = Feed(key="example", urls=("example",), fellowship="aa")
NAMES = ("meetings.json", "groups.json", "types.json")


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '[{"slug": "a", "name": "A", "day": 1, "time": "11:00", "group_id": 4}]',
        '[{"_id": {"$oid": "g1"}, "name": "A group", "recordID": "36"}]',
        '[{"_id": {"$oid": "t1"}, "code": "LS", "desc": "Living Sober"}]',
        '{"scheduled": {"categories": {}}, "unscheduled": {}}',
    ],
)
def test_what_is_no_list_of_meetings_is_not_recognised(text: str):
    part = Part(url="example", body=text.encode())
    assert not sniff(part)
    with pytest.raises(NotAListing):
        list(parse([part], FEED))


@pytest.fixture(scope="module")
def parts(listings: Path) -> list[Part]:
    return [Part(url=name, body=(listings / "oiaa" / name).read_bytes()) for name in NAMES]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_real_export_is_read_to_its_last_row_in_any_order(parts: list[Part], order: list[int]):
    given = [parts[number] for number in order]
    assert detect(given) == "oiaa"
    counted = summary(read(given, FEED))
    assert (counted.rows, counted.used) == (160, 160)


def test_every_day_and_time_agrees_with_the_instant_beside_it(parts: list[Part]):
    meetings = {row.ref: row.meetings[0] for row in read(parts, FEED).rows}
    agreed = 0
    for row in load(parts[0].body):
        if instant := row.get("startDateUTC"):
            meeting = meetings[row["slug"]]
            place = zone(meeting.timezone or "")
            local = datetime.fromisoformat(instant["$date"]).astimezone(place)
            assert meeting.weekday is not None
            assert (meeting.weekday.number, meeting.start) == (local.weekday(), local.time())
            agreed += 1
    assert agreed == 149

import json
from pathlib import Path

import pytest

from finder.errors import NotAListing
from finder.model import Attendance, Caution
from importers import Feed, Part
from importers.formats.bmlt import more, parse, sniff
from tests.formats.test_listings import GERMAN, NEW_YORK, parts

FEED = Feed(key="example", urls=("example",), fellowship="na")
ROOT = "https://bmlt.example.org/main_server/client_interface/json/"
SEARCH = f"{ROOT}?switcher=GetSearchResults"
MEETING = {"id_bigint": "1", "meeting_name": "A", "weekday_tinyint": "2", "start_time": "19:00:00"}
FORMAT = {"id": "1", "key_string": "O", "name_string": "Open", "lang": "en", "world_id": "OPEN"}
BODY = {"id": "1", "parent_id": "0", "name": "Harbour Area", "type": "AS", "url": ""}


def part(value: object, url: str = SEARCH) -> Part:
    return Part(url=url, body=json.dumps(value).encode())


def test_formats_and_service_bodies_are_asked_of_the_same_server():
    assert more([part([MEETING])], FEED) == [
        f"{ROOT}?switcher=GetFormats",
        f"{ROOT}?switcher=GetServiceBodies",
    ]


def test_formats_are_asked_in_the_language_of_the_search():
    asked = more([part([MEETING], f"{SEARCH}&lang_enum=de&services=1")], FEED)
    assert asked[0] == f"{ROOT}?switcher=GetFormats&lang_enum=de"


def test_nothing_is_asked_for_again():
    formats = part([FORMAT], f"{ROOT}?switcher=GetFormats")
    bodies = part([], f"{ROOT}?switcher=GetServiceBodies")
    assert more([part([MEETING]), formats, bodies], FEED) == []


def test_formats_inside_the_answer_need_not_be_asked_for():
    inside = part({"meetings": [MEETING], "formats": [FORMAT]})
    assert more([inside], FEED) == [f"{ROOT}?switcher=GetServiceBodies"]


def test_files_are_asked_for_nothing():
    assert more([part([MEETING], "/srv/search.json")], FEED) == []


def test_a_full_page_asks_for_the_next_until_one_is_not_full():
    first, second = f"{SEARCH}&page_size=1", f"{SEARCH}&page_size=1&page_num=2"
    known = [part([FORMAT], "formats"), part([BODY], "bodies"), part([MEETING], first)]
    assert more(known, FEED) == [second]
    assert more([*known, part([], second)], FEED) == []


@pytest.mark.parametrize("value", [[FORMAT], [BODY], [], {}, {"meetings": []}, [1], "text"])
def test_only_answers_with_meetings_are_recognised(value: object):
    assert not sniff(part(value))


def test_a_part_that_is_a_web_page_costs_nothing_but_a_problem():
    page = Part(url="formats", body=b"<html>not found</html>")
    rows = list(parse([part([{**MEETING, "service_body_name": "B"}]), page], FEED))
    assert [row.number for row in rows] == [0, 1]
    assert rows[0].problems[0].reason == "a part is no answer of a BMLT server"


def test_a_search_that_is_no_json_is_no_listing():
    with pytest.raises(NotAListing, match="not valid JSON"):
        list(parse([Part(url=SEARCH, body=b"[{")], FEED))


def test_one_object_of_the_admin_api_is_a_listing_and_is_asked_for_its_parts():
    one = {"id": 7, "serviceBodyId": 1, "formatIds": [4], "startTime": "19:00", "name": "A"}
    alone = part(one, "https://bmlt.example.org/main_server/api/v1/meetings/7")
    assert sniff(alone)
    assert more([alone], FEED) == [
        f"{ROOT}?switcher=GetFormats",
        f"{ROOT}?switcher=GetServiceBodies",
    ]
    (*_, row) = parse([alone], FEED)
    assert row.meetings[0].name == "A"


TEENS = {"id": "6", "key_string": "Tn", "name_string": "Teens", "lang": "es", "world_id": ""}
AGES = {**TEENS, "name_string": "Jv", "description_string": "For teenagers only, 12-17."}
PLACE = {"location_text": "Plover House", "location_street": "22 Plover Street"}
POINT = {"latitude": "40.75", "longitude": "-73.98", "location_municipality": "New York"}


@pytest.mark.parametrize("ids", [{"format_shared_id_list": "6"}, {}], ids=["ids", "keys"])
@pytest.mark.parametrize("language", ["es", "en", ""])
@pytest.mark.parametrize("record", [TEENS, AGES, {**TEENS, "world_id": "Y"}, {**TEENS, "id": ""}])
def test_a_format_for_children_hides_the_place(record: object, language: str, ids: dict[str, str]):
    row = {**MEETING, **PLACE, **POINT, **ids, "formats": "Tn", "lang_enum": language}
    found = list(parse([part([row]), part([record], "formats")], FEED))[-1].meetings[0]
    assert (found.venue.street, found.venue.name, found.venue.latitude) == (None, None, None)


@pytest.mark.parametrize(
    ("name", "description", "status"),
    [
        ("Suspended", "Not meeting at present", "suspended"),
        ("Ausgesetzt", "", "suspended"),
        ("Closed in Summer", "", "active"),
        ("Not Open", "Closed meeting", "active"),
    ],
)
def test_a_format_that_says_nobody_meets_suspends_the_meeting(name, description, status):
    record = {**TEENS, "name_string": name, "description_string": description}
    row = {**MEETING, **PLACE, "format_shared_id_list": "6", "formats": "Tn", "lang_enum": "es"}
    found = list(parse([part([row]), part([record], "formats")], FEED))[-1].meetings[0]
    assert found.status == status


@pytest.mark.parametrize("words", ["Only for teenagers.", "Nur für Jugendliche bis 18"])
def test_the_words_of_an_unknown_format_hide_a_children_s_place(words):
    record = {**TEENS, "name_string": "Special", "description_string": words}
    row = {**MEETING, **PLACE, **POINT, "format_shared_id_list": "6", "formats": "Tn"}
    found = list(parse([part([row]), part([record], "formats")], FEED))[-1].meetings[0]
    assert (found.for_children, found.venue.street) == (True, None)


def test_an_admin_format_for_children_hides_the_place_by_its_description():
    one = {"id": 7, "serviceBodyId": 1, "formatIds": [4], "startTime": "19:00", **PLACE, **POINT}
    text = {"key": "Yo", "name": "Youth", "description": "For teenagers only.", "language": "en"}
    known = [{"id": 4, "worldId": None, "type": None, "translations": [text]}]
    found = list(parse([part([one]), part(known, "formats")], FEED))[-1].meetings[0]
    assert (found.venue.street, found.venue.latitude) == (None, None)


@pytest.mark.parametrize(
    ("name", "description", "comments", "weeks", "cautions"),
    [
        ("Monthly", "", "Arrive early for the 2nd Monday of the month", (2,), set()),
        ("Monthly", "", "", (), {Caution.ASK_WHICH_WEEK}),
        ("Holds", "No meeting on the last Monday", "", (), {Caution.ASK_FIRST}),
    ],
)
def test_a_format_that_is_not_weekly_is_never_read_as_weekly(
    name: str, description: str, comments: str, weeks: tuple[int, ...], cautions: set[Caution]
):
    known = {**FORMAT, "key_string": "F", "name_string": name, "world_id": ""}
    row = {**MEETING, "formats": "F", "format_shared_id_list": "1", "comments": comments}
    parts_ = [part([row]), part([{**known, "description_string": description}], "formats")]
    found = list(parse(parts_, FEED))[-1].meetings[0]
    assert (found.weeks, found.cautions) == (weeks, cautions)


@pytest.mark.parametrize(
    ("names", "attendance"),
    [
        (["Online Only"], Attendance.ONLINE),
        (["Virtual", "In-person"], Attendance.HYBRID),
        (["Hybrid", "Virtual"], Attendance.HYBRID),
        (["In-person"], Attendance.IN_PERSON),
    ],
)
def test_without_a_venue_type_formats_say_how_one_takes_part(
    names: list[str], attendance: Attendance
):
    known = [
        {"id": str(number), "key_string": f"F{number}", "name_string": name, "lang": "en"}
        for number, name in enumerate(names, 1)
    ]
    ids = ",".join(item["id"] for item in known)
    link = {"virtual_meeting_link": "https://zoom.us/j/1234567890"}
    row = {**MEETING, **PLACE, **POINT, **link, "format_shared_id_list": ids}
    if attendance is Attendance.IN_PERSON:
        del row["virtual_meeting_link"]
    found = list(parse([part([row]), part(known, "formats")], FEED))[-1].meetings[0]
    assert found.attendance is attendance


@pytest.mark.parametrize("published", ["0", 0, False])
def test_what_is_not_published_is_withheld(published: object):
    (row,) = parse([part([{**MEETING, "service_body_name": "B", "published": published}])], FEED)
    assert row.withheld


@pytest.mark.parametrize(
    "names",
    [
        ("bmlt/na-berlin-search-results.json", *GERMAN),
        ("bmlt/na-newyork-search-results.json", *NEW_YORK),
    ],
    ids=str,
)
def test_every_format_of_a_real_listing_is_understood(listings: Path, names: tuple[str, ...]):
    rows = list(parse(parts(listings, names), FEED))
    problems = [problem.reason for row in rows for problem in row.problems]
    assert sum(len(meeting.source_types) for row in rows for meeting in row.meetings) > 100
    assert "type not known" not in problems

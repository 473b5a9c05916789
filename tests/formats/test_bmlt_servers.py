"""A root server's address, an aggregator's list, several servers in one listing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.errors import NotAListing
from importers import Feed, Part
from importers.formats.bmlt import more, parse, sniff
from importers.listing import detect, read
from tests.formats.test_every_row import SCALARS, VALUES, check

HOST = "https://bmlt.example.org/main_server"
API = f"{HOST}/client_interface/json/"
FEED = Feed(key="example", urls=(HOST,), fellowship="na")
PAGE = b"<!DOCTYPE html><html><head><title>BMLT Root Server</title></head></html>"
ADMIN_KEYS = (
    "id serviceBodyId formatIds venueType temporarilyVirtual day startTime duration timeZone "
    "latitude longitude published name location_text location_street translations parentId type"
).split()
SERVERS = [
    {"id": "99", "name": "Harbour Region", "url": "https://one.example.org/main_server/"},
    {"id": "100", "name": "Canal Region", "url": "https://two.example.org/main_server/"},
]


def meeting(**values: str) -> dict[str, str]:
    return {
        "id_bigint": "1",
        "meeting_name": "Clean Harbour",
        "weekday_tinyint": "2",
        "start_time": "19:00:00",
        "service_body_bigint": "3",
        "formats": "A",
        "format_shared_id_list": "7",
        "lang_enum": "en",
        **values,
    }


def known_format(name: str, world: str, language: str = "en") -> dict[str, str]:
    return {"id": "7", "key_string": "A", "name_string": name, "lang": language, "world_id": world}


def body(url: str) -> dict[str, str]:
    return {"id": "3", "parent_id": "0", "name": "Area", "type": "AS", "url": url}


def part(value: object, url: str = HOST) -> Part:
    return Part(url=url, body=json.dumps(value).encode())


def answering(answers: dict[str, object]) -> Callable[[str], Part]:
    return lambda url: part(answers[url], url)


@pytest.mark.parametrize(
    ("url", "body"),
    [
        (f"{HOST}/", PAGE),
        (HOST, b"<html></html>"),
        (f"{HOST}/client_interface/html/", b"<html></html>"),
        (f"{HOST}/client_interface/serverInfo.xml", b"<?xml version='1.0'?><bmltInfo/>"),
        ("https://meetings.example.org/", PAGE),
        ("https://meetings.example.org/index.php", b"<html><script>{bmltTitle: 'x'}</script>"),
    ],
)
def test_a_page_of_a_root_server_is_recognised(url: str, body: bytes):
    assert detect([Part(url=url, body=body)]) == "bmlt"


@pytest.mark.parametrize(
    "item",
    [
        Part(url="https://example.org/", body=b"<html>Our meetings</html>"),
        Part(url="https://[", body=b"<html>Our meetings</html>"),
        part([{"id": "1", "name": "A", "url": "https://example.org/groups"}]),
        part([{"id": "1", "name": "A", "url": f"{HOST}/"}, {"id": "2", "name": "B"}]),
        part([{"id": "1", "name": "A", "url": 5}]),
    ],
    ids=str,
)
def test_other_pages_and_lists_are_no_servers(item: Part):
    assert not sniff(item)


def test_a_root_server_alone_is_asked_for_what_it_has():
    asked = more([Part(url=f"{HOST}/", body=PAGE)], FEED)
    assert asked == [f"{API}?switcher=GetServerInfo", f"{API}?switcher=GetSearchResults"]


def test_a_root_server_s_address_alone_gives_meetings_with_formats_of_every_language():
    get = answering(
        {
            f"{API}?switcher=GetServerInfo": [{"langs": "de,en,x y", "nativeLang": "de"}],
            f"{API}?switcher=GetSearchResults": [meeting(lang_enum="de")],
            f"{API}?switcher=GetServiceBodies": [body("https://na.example.org/")],
            f"{API}?switcher=GetFormats&lang_enum=de": [known_format("Ganz anders", "", "de")],
            f"{API}?switcher=GetFormats&lang_enum=en": [known_format("Meditation", "", "en")],
        }
    )
    listing = read([Part(url=f"{HOST}/", body=PAGE)], FEED, get)
    (found,) = listing.rows[0].meetings
    assert (listing.problems, found.types) == ([], frozenset({"meditation"}))
    assert (found.source_id, found.website) == ("1", "https://na.example.org/")


def test_the_admin_api_s_formats_are_asked_where_they_are_public():
    rows = [{"id": 1, "serviceBodyId": 3, "formatIds": [7], "day": 0, "startTime": "19:00"}]
    assert more([part(rows, f"{HOST}/api/v1/meetings")], FEED) == [
        f"{API}?switcher=GetFormats",
        f"{API}?switcher=GetServiceBodies",
    ]


@pytest.mark.parametrize("name", ["url", "rootURL"])
def test_each_server_of_a_list_is_asked(name: str):
    listed = [{"id": "99", "name": "A", name: "https://one.example.org/main_server/"}]
    assert detect([part(listed)]) == "bmlt"
    asked = "https://one.example.org/main_server/client_interface/json/?switcher="
    assert more([part(listed)], FEED) == [
        f"{asked}GetSearchResults&get_used_formats=1",
        f"{asked}GetFormats&lang_enum=en",
        f"{asked}GetServiceBodies",
    ]


@pytest.mark.parametrize(
    "url",
    ["file:///etc/main_server/", "ftp://a.example/main_server", "https://u:p@a.example/bmlt/"],
)
def test_only_plain_web_addresses_of_a_list_are_asked(url: str):
    assert more([part([{"id": "1", "name": "A", "url": url}])], FEED) == []


def test_an_aggregator_s_own_list_is_no_search_of_its_own():
    listed = [{"id": 5, "sourceId": 99, "name": "A", "url": "https://one.example.org/main_server/"}]
    item = part(listed, "https://aggregator.example.org/main_server/api/v1/rootservers")
    assert not [url for url in more([item], FEED) if "one.example.org" not in url]


def test_ids_of_formats_bodies_and_meetings_hold_on_their_own_server_only():
    answers: dict[str, object] = {}
    for server, name, world in zip(SERVERS, ("Men", "Women"), ("M", "W"), strict=True):
        api = f"{server['url']}client_interface/json/?switcher="
        answers[f"{api}GetSearchResults&get_used_formats=1"] = {
            "meetings": [meeting()],
            "formats": [known_format(name, world)],
        }
        answers[f"{api}GetFormats&lang_enum=en"] = [known_format(name, world)]
        answers[f"{api}GetServiceBodies"] = [body(f"https://{world.lower()}.example.org/")]
    listing = read([part(SERVERS)], FEED, answering(answers))
    found = [meeting for row in listing.rows for meeting in row.meetings]
    assert [row.ref for row in listing.rows] == ["99-1", "100-1"]
    assert [meeting.id for meeting in found] == ["example_99-1", "example_100-1"]
    assert [meeting.audiences for meeting in found] == [frozenset({"men"}), frozenset({"women"})]
    assert [meeting.website for meeting in found] == [
        "https://m.example.org/",
        "https://w.example.org/",
    ]


def test_servers_past_the_sixtieth_are_not_asked_and_one_problem_counts_them():
    listed = [
        {"id": str(number), "name": "A", "url": f"https://s{number}.example.org/main_server/"}
        for number in range(75)
    ]
    assert len(more([part(listed)], FEED)) == 180
    search = "https://s0.example.org/main_server/client_interface/json/?switcher=GetSearchResults"
    rows = list(parse([part(listed), part([meeting(formats="")], search)], FEED))
    told = [problem for row in rows if not row.number for problem in row.problems]
    assert ("only the first 60 servers of the list are asked", 15) in [
        (problem.reason, problem.value) for problem in told
    ]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (Part(url="page", body=PAGE), "page of a BMLT server"),
        (part(SERVERS), "list of BMLT servers"),
    ],
    ids=str,
)
def test_without_an_answer_there_is_no_listing(item: Part, words: str):
    with pytest.raises(NotAListing, match=words):
        read([item], FEED)


def test_formats_kept_in_files_serve_a_search_on_the_web():
    search = part([meeting()], f"{API}?switcher=GetSearchResults")
    files = [part([known_format("Men", "M")], "formats.json"), part([body("")], "bodies.json")]
    assert more([search, *files], FEED) == []
    row = list(parse([search, *files], FEED))[-1]
    assert row.meetings[0].audiences == frozenset({"men"})


def test_a_key_that_is_open_elsewhere_is_open_in_its_week_alone():
    week = {**known_format("Open", ""), "key_string": "O", "format_type_enum": "O-2"}
    rows = list(parse([part({"meetings": [meeting(formats="O")], "formats": [week]})], FEED))
    assert dict(rows[-1].meetings[0].access_weeks) == {"open": (2,)}


@given(st.lists(st.dictionaries(st.sampled_from(ADMIN_KEYS), VALUES, max_size=9) | SCALARS))
@settings(max_examples=60, deadline=None)
def test_every_row_of_the_admin_api_is_accounted_for(rows: list[Any]):
    known = [{"id": 1, "serviceBodyId": 3, "startTime": "19:00", "name": "Known"}, *rows]
    check(list(parse([part(known)], FEED)), len(known))


@given(st.lists(st.dictionaries(st.sampled_from(["id", "name", "url", "rootURL"]), VALUES)))
@settings(max_examples=60, deadline=None)
def test_a_hostile_list_of_servers_asks_nothing_but_web_addresses(listed: list[Any]):
    assert all(url.startswith("http") for url in more([part([*SERVERS, *listed])], FEED))

"""Which listings mean one meeting: re-exports as neighbours make them, and what only looks so."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from finder.duplicates import clusters
from finder.model import (
    Access,
    Attendance,
    Caution,
    Kind,
    Meeting,
    Online,
    Status,
    Venue,
    Weekday,
)

HALL = Venue(
    name="St. Mark's Church",
    street="12 West Oak Street",
    locality="Springfield",
    region="IL",
    postal_code="62701",
    country="US",
    latitude=39.80001,
    longitude=-89.65001,
)
OWN = Meeting(
    id="own_1",
    feed="own",
    name="Tuesday Night Lanterns",
    fellowship="aa",
    weekday=Weekday.TUESDAY,
    start=time(19, 0),
    timezone="America/Chicago",
    attendance=Attendance.IN_PERSON,
    venue=HALL,
)
ZOOM = Online(url="https://zoom.us/j/81234567890?pwd=Secret", provider="Zoom")
ONLINE = replace(OWN, attendance=Attendance.ONLINE, venue=None, online=ZOOM)
NO_POINT = {"latitude": None, "longitude": None}


def again(meeting: Meeting, **changes: Any) -> Meeting:
    """The same in a neighbour's list, but for the changes; `venue` changes parts of the place."""
    if isinstance(changes.get("venue"), dict):
        changes["venue"] = replace(meeting.venue or Venue(), **changes["venue"])
    return replace(meeting, **{"id": "other_9", "feed": "other", **changes})


def linked(*meetings: Meeting) -> bool:
    return bool(clusters(meetings))


SAME: dict[str, dict[str, Any]] = {
    "word for word": {},
    "a slip in the name": {"name": "Tuesday Nite Lantens"},
    "shouted, with signs": {"name": "TUESDAY NIGHT — LANTERNS (AA)"},
    "group added": {"name": "Tuesday Night Lanterns Group", "group": "Lanterns"},
    "the day left out": {"name": "Lanterns"},
    "town before it": {"name": "Springfield Tuesday Night Lanterns"},
    "the group's name stands as the group": {"name": "Lanterns", "group": "Tuesday Night"},
    "no point": {"venue": NO_POINT},
    "another address style, no point": {
        "venue": {**NO_POINT, "street": "12 W. Oak St.", "name": "Saint Mark Lutheran"}
    },
    "no street, a point": {"venue": {"street": None, "name": None, "postal_code": None}},
    "a point some way off": {"venue": {"latitude": 39.8012}},
    "only a name of the house and a town": {"venue": {**NO_POINT, "street": None}},
    "the older zone name": {"timezone": "US/Central"},
    "no zone": {"timezone": None},
    "types, access and notes otherwise": {
        "types": frozenset({"discussion"}),
        "access": Access.CLOSED,
        "notes": "Parking behind",
    },
    "paused there": {"status": Status.SUSPENDED},
    "hybrid there": {"attendance": Attendance.HYBRID, "online": ZOOM},
}


@pytest.mark.parametrize("what", SAME)
def test_a_re_export_is_linked(what: str) -> None:
    assert linked(OWN, again(OWN, **SAME[what]))


DIFFERENT: dict[str, dict[str, Any]] = {
    "the same feed": {"feed": "own"},
    "another fellowship": {"fellowship": "na"},
    "another day": {"weekday": Weekday.MONDAY},
    "a quarter of an hour later": {"start": time(19, 15)},
    "no time": {"start": None, "weekday": None},
    "another zone": {"timezone": "America/New_York"},
    "the first week of the month": {"weeks": (1,)},
    "which week is not known": {"cautions": frozenset({Caution.ASK_WHICH_WEEK})},
    "from May on": {"date_from": date(2027, 5, 1)},
    "until May": {"date_until": date(2027, 5, 1)},
    "explicit dates": {"weekday": None, "dates": (date(2026, 11, 24),)},
    "a business meeting": {"kind": Kind.SERVICE},
    "online only there": {"attendance": Attendance.ONLINE, "online": ZOOM, "venue": None},
    "another name, one room": {"name": "Serenity Seekers"},
    "another room of one house": {"name": "Tuesday Night Lanterns - Upstairs"},
    "the beginners' room": {"name": "Tuesday Night Lanterns Beginners"},
    "another number": {"name": "Lanterns Step 3"},
    "in Spanish": {"languages": frozenset({"es"})},
    "another house of the street": {"venue": {**NO_POINT, "street": "48 West Oak Street"}},
    "another town": {"venue": {"latitude": 41.8, "locality": "Rockford", "postal_code": "61101"}},
    "another town, no point": {
        "venue": {**NO_POINT, "locality": "Rockford", "postal_code": "61101", "street": None}
    },
    "another country": {"venue": {"country": "CA"}},
    "no place at all": {"venue": None},
    "a town alone": {"venue": {**NO_POINT, "street": None, "name": None, "postal_code": None}},
    "a point of the town alone": {
        "venue": {"approximate": True, "street": None, "name": None, "postal_code": None}
    },
}


@pytest.mark.parametrize("what", DIFFERENT)
def test_what_differs_or_is_not_known_stays_apart(what: str) -> None:
    own = replace(OWN, languages=frozenset({"en"})) if what == "in Spanish" else OWN
    own = replace(own, name="Lanterns Step 2") if what == "another number" else own
    assert not linked(own, again(own, **DIFFERENT[what]))


ONLINE_SAME: dict[str, dict[str, Any]] = {
    "the same link": {},
    "the instant in another zone": {"start": time(20, 0), "timezone": "America/New_York"},
    "another host of the provider": {"online": Online(url="https://us02web.zoom.us/j/81234567890")},
    "only by telephone": {"online": Online(phone="+13126266799,,81234567890#")},
    "named otherwise": {"name": "Lanterns of Springfield"},
    "a point in the list's town": {"venue": replace(HALL, approximate=True)},
}


@pytest.mark.parametrize("what", ONLINE_SAME)
def test_an_online_meeting_is_known_by_its_room(what: str) -> None:
    assert linked(ONLINE, again(ONLINE, **ONLINE_SAME[what]))


ONLINE_DIFFERENT: dict[str, dict[str, Any]] = {
    "another room": {"online": Online(url="https://zoom.us/j/89999999999")},
    "no link": {"online": None},
    "a page of many meetings": {"online": Online(url="https://club.example/meetings")},
    "the wall time elsewhere": {"timezone": "America/New_York"},
    "no daylight saving there": {"start": time(18, 0), "timezone": "America/Phoenix"},
    "another name": {"name": "Serenity Seekers"},
    "another day where it is": {"weekday": Weekday.WEDNESDAY},
}


@pytest.mark.parametrize("what", ONLINE_DIFFERENT)
def test_an_online_meeting_elsewhere_stays_apart(what: str) -> None:
    assert not linked(ONLINE, again(ONLINE, **ONLINE_DIFFERENT[what]))


def test_a_page_of_many_meetings_is_no_room() -> None:
    club = replace(ONLINE, online=Online(url="https://club.example/meetings"), name="Noon")
    assert not linked(club, again(club, name="High Noon"))


def test_midnight_is_crossed_with_the_zone() -> None:
    late = replace(ONLINE, start=time(23, 30))
    early = again(late, weekday=Weekday.WEDNESDAY, start=time(0, 30), timezone="America/New_York")
    assert linked(late, early)


TEENS = replace(
    OWN,
    fellowship="alateen",
    audiences=frozenset({"teens"}),
    venue=Venue(locality="Springfield", region="IL", country="US"),
)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"name": "Lanterns"}, False),
        ({"venue": {"locality": "Rockford"}}, False),
        ({"venue": {"region": "MO"}}, False),
        ({"start": time(19, 30)}, False),
        ({"timezone": None}, False),
        ({"fellowship": "al-anon"}, False),
        ({"audiences": frozenset()}, False),
    ],
)
def test_a_childrens_meeting_is_linked_only_where_all_is_equal(
    changes: dict[str, Any], same: bool
) -> None:
    assert linked(TEENS, again(TEENS, **changes)) is same


def test_childrens_meetings_that_are_not_one_of_a_kind_stay_apart() -> None:
    twin = replace(TEENS, id="own_2")
    assert not linked(TEENS, twin, again(TEENS))
    assert not linked(TEENS, again(TEENS), again(TEENS, id="other_8"))


def test_parallel_rooms_of_one_house_find_each_its_own() -> None:
    steps, beginners = (
        replace(OWN, name="Oak Street Steps"),
        replace(OWN, id="own_2", name="Oak Street Beginners"),
    )
    others = again(steps, id="other_8"), again(beginners, id="other_9")
    assert clusters([steps, beginners, *others]) == [("other_8", "own_1"), ("other_9", "own_2")]


def test_where_two_are_about_as_good_none_is_linked() -> None:
    rooms = [replace(OWN, name="Oak Street East"), replace(OWN, id="own_2", name="Oak Street Red")]
    assert clusters([*rooms, again(OWN, name="Oak Street")]) == []


def test_a_list_that_has_it_twice_shows_its_own_twice() -> None:
    twins = OWN, replace(OWN, id="own_2")
    assert clusters([*twins, again(OWN)]) == [("other_9", "own_1")]


def test_three_feeds_make_one_group_and_no_feed_is_in_it_twice() -> None:
    third = again(OWN, id="third_1", feed="third", name="Lanterns")
    assert clusters([OWN, again(OWN), third, again(OWN, id="other_a")]) == [
        ("other_9", "own_1", "third_1")
    ]


def test_the_order_changes_nothing() -> None:
    meetings = [OWN, again(OWN), again(OWN, id="third_1", feed="third"), replace(OWN, id="own_2")]
    assert clusters(meetings) == clusters(meetings[::-1])


def test_a_hostile_list_of_one_time_and_place_costs_little_and_links_nothing() -> None:
    many = [again(OWN, id=f"other_{number}", feed=f"f{number % 2}") for number in range(4000)]
    assert clusters(many) == []

"""A large calendar tells each meeting in few words, and loses nothing that one needs to come."""

from dataclasses import replace
from datetime import date, time

import pytest
from icalendar import Event

from finder.ical.links import short
from finder.model import Access, Attendance, Caution, Change, DateException, Meeting, Online, Venue
from tests.ical.judge.good import CONTEXT, MEETING, MONTHLY, feed
from tests.ical.judge.structure import events

HALL = Venue(
    name="Hall",
    street="1 High St",
    locality="London",
    postal_code="N1 9AA",
    country="GB",
    notes="Ring at the green door",
    latitude=51.5,
    longitude=-0.1,
)
HERE = replace(MEETING, attendance=Attendance.IN_PERSON, online=None, venue=HALL, exceptions=())


def brief(meeting: Meeting) -> Event:
    return events(feed(meeting, brief=True))[0]


def said(meeting: Meeting) -> list[str]:
    return str(brief(meeting)["DESCRIPTION"]).split("\n")


def test_times_identity_and_history_are_those_of_a_small_one() -> None:
    for meeting in (MEETING, MONTHLY, HERE):
        for one, other in zip(
            events(feed(meeting)), events(feed(meeting, brief=True)), strict=True
        ):
            names = "UID SEQUENCE DTSTAMP LAST-MODIFIED SUMMARY DTSTART DTEND EXDATE".split()
            names += ["RECURRENCE-ID", "URL", "GEO", "CONFERENCE"]
            assert {n: one.get(n) for n in names} == {n: other.get(n) for n in names}


def test_who_may_come_is_said_as_on_cards() -> None:
    assert said(replace(HERE, access=Access.OPEN))[0] == "Open to anyone."
    assert said(replace(HERE, access=Access.NOT_STATED))[0] == "Not stated: ask the group."
    family = said(replace(HERE, fellowship="al-anon", access=Access.CLOSED))[0]
    assert family == "Yes, this is for you if someone else's drinking troubles you."


def test_who_may_come_by_the_week_is_said_whole() -> None:
    varying = replace(HERE, access=Access.CLOSED, access_weeks={Access.OPEN: (1,)})
    assert said(varying)[0].startswith("On the first Wednesday of the month: open to anyone.")


def test_what_one_needs_at_the_door_stays_and_notes_are_on_the_page() -> None:
    lines = said(replace(HERE, notes="Bring a mug", cautions=frozenset({Caution.ASK_FIRST})))
    assert "Ring at the green door" in lines
    assert not any("mug" in text for text in lines)
    assert any("ask" in text.lower() for text in lines[1:-1]), "the caution"
    assert lines[-1] == f"From Demo Intergroup: https://meetings.example.org/m/{short(HERE.id)}"


def test_the_way_to_join_stays() -> None:
    online = Online(url="https://zoom.us/j/1", provider="Zoom", phone="+13126266799")
    event = brief(replace(MEETING, attendance=Attendance.ONLINE, online=online, exceptions=()))
    assert "Join online: https://zoom.us/j/1" in event["DESCRIPTION"]
    assert "Join by phone: +13126266799" in event["DESCRIPTION"]
    assert [str(item) for item in event["CONFERENCE"]] == [
        "https://zoom.us/j/1",
        "tel:+13126266799",
    ]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Two\nlines", "Two lines"),
        ("x" * 72, "x" * 72),
        ("one, " * 30, "one, " * 13 + "one…"),
        ("y" * 80, "y" * 71 + "…"),
    ],
)
def test_a_long_note_of_the_door_is_one_line(given: str, shown: str) -> None:
    assert shown in said(replace(HERE, venue=replace(HALL, notes=given)))


def test_the_country_goes_where_a_postal_code_tells_the_place() -> None:
    assert brief(HERE)["LOCATION"] == "Hall, 1 High St, London, N1 9AA"
    bare = replace(HERE, venue=replace(HALL, postal_code=None))
    assert brief(bare)["LOCATION"] == "Hall, 1 High St, London, GB"


def test_of_its_types_the_first_is_named() -> None:
    types = frozenset({"parking", "discussion", "speaker"})
    assert brief(replace(HERE, types=types))["CATEGORIES"].to_ical() == b"Discussion"


def test_what_is_cancelled_says_so() -> None:
    (event,) = events(feed(HERE, brief=True, cancelled="No longer listed."))
    assert event["STATUS"] == "CANCELLED"
    assert str(event["DESCRIPTION"]).startswith("No longer listed.")
    changed = DateException(
        date=date(2026, 12, 30), change=Change.CHANGED, start=time(18), text="At six"
    )
    _, moved = events(feed(replace(HERE, exceptions=(changed,)), brief=True))
    assert str(moved["DESCRIPTION"]).startswith("At six")
    assert CONTEXT.publishers["demo"].title in moved["DESCRIPTION"]

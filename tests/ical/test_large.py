"""A large calendar tells each meeting in few words, and loses nothing that one needs to come."""

from dataclasses import replace
from datetime import date, time

import pytest
from icalendar import Event

from finder.ical import Listed, calendar
from finder.ical.links import short
from finder.ical.needed import needed_types
from finder.model import (
    Access,
    Attendance,
    Caution,
    Change,
    DateException,
    Meeting,
    Online,
    Registration,
    Venue,
)
from finder.register.options import values
from tests.ical.judge import judge
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
            names += ["RECURRENCE-ID", "URL", "GEO"]
            assert {n: one.get(n) for n in names} == {n: other.get(n) for n in names}


def test_who_may_come_is_said_as_on_cards() -> None:
    assert said(replace(HERE, access=Access.OPEN))[0] == "Open to anyone."
    family = said(replace(HERE, fellowship="al-anon", access=Access.CLOSED))[0]
    assert family == "Yes, this is for you if someone else's drinking troubles you."


def test_what_is_not_stated_is_a_sentence_of_its_own() -> None:
    said_so = "The list does not say who may come: ask."
    assert said(replace(HERE, access=Access.NOT_STATED))[0] == said_so
    women = replace(HERE, access=Access.NOT_STATED, audiences=frozenset({"women"}))
    assert said(women)[0].startswith("This group is for women. The group has not said who may")


@pytest.mark.parametrize(
    "notes",
    [
        "Masks mandatory",
        "Not for visitors",
        "Proof of vaccination is asked for at the door.",
        "Closed on the last Friday",
        "You must have 90 days of sobriety.",
        "Please register before you come: https://lantern.example.org/register",
        "No children under 12",
        "Children are welcome",
        "Women only",
        "Newcomers welcome",
        "Cameras on",
        "Please contact the group for the link",
        "Solo mujeres",
        "Keine Besucher",
        "No meeting on bank holidays",
        "Masks are worn by " + "all of us, " * 60 + "always.",
    ],
)
@pytest.mark.parametrize("where", ["notes", "venue", "online", "phone"])
def test_what_says_who_may_come_is_in_the_largest_calendar(notes: str, where: str) -> None:
    text = f"Tea is served. {notes}\nStreet parking only behind the hall."
    there = {
        "notes": replace(HERE, notes=text),
        "venue": replace(HERE, venue=replace(HALL, notes=text)),
        "online": replace(HERE, online=Online(url="https://zoom.us/j/1", notes=text)),
        "phone": replace(HERE, online=Online(phone="+13126266799", phone_notes=text)),
    }
    assert notes in said(there[where])


def test_comfort_is_left_to_the_page() -> None:
    text = "Tea is served. Parking in the car park. We read “Living Sober”.\nSecond Tuesday: steps"
    assert said(replace(HERE, notes=text)) == said(HERE)


def test_for_whom_it_is_and_what_it_asks_is_whole() -> None:
    asked = "Only for people who " + "have come before and " * 9 + "are sober for a year."
    meeting = replace(
        HERE,
        audiences=frozenset({"lgbtq", "newcomers", "no_children"}),
        access_text="For people who lost someone",
        conditions=asked,
        registration=Registration(
            required=True, url="https://lantern.example.org/register", notes="Ring first."
        ),
        notes=f"{asked} Ring first.",
    )
    lines = said(meeting)
    for line in (
        "In the publisher’s words: For people who lost someone",
        "For: Newcomers, LGBTQ",
        "No children, please.",
        f"Conditions: {asked}",
        "You must register first.",
        "Ring first.",
        "Register: https://lantern.example.org/register",
    ):
        assert lines.count(line) == 1
        assert line in str(events(feed(meeting))[0]["DESCRIPTION"]).split("\n")
    assert sum(asked in line for line in lines) == 1, "not again from the notes"


def test_what_stands_elsewhere_in_the_event_is_not_said_again() -> None:
    left = replace(HALL, notes="Not meeting here now: 4 Main St")
    meeting = replace(
        HERE,
        attendance=Attendance.ONLINE,
        venue=left,
        online=Online(url="https://zoom.us/j/1", provider="Zoom", phone="+13126266799"),
    )
    event = brief(meeting)
    assert "LOCATION" not in event
    assert "Main St" not in event["DESCRIPTION"]
    assert "By phone: +13126266799" in event["DESCRIPTION"]
    assert str(event["CONFERENCE"]) == "https://zoom.us/j/1"
    bare = replace(meeting, online=None)
    assert brief(bare)["LOCATION"] == "Online"


def test_what_changed_has_its_number_and_all_else_the_default() -> None:
    """An event that states no SEQUENCE has 0 (RFC 5545, 3.8.7.4)."""
    day, changes = date(2026, 4, 1), {f"city_{number}": number % 3 for number in range(500)}
    listed = [
        Listed(meeting=replace(HERE, id=key), first_seen=day, changed=day, changes=number)
        for key, number in changes.items()
    ]
    text = calendar(listed, context=CONTEXT, brief=True)
    assert judge(text) == []
    found = {str(event["URL"]).rpartition("/")[2]: event for event in events(text)}
    for key, number in changes.items():
        assert found[short(key)].get("SEQUENCE") == (number or None), key


def test_who_may_come_by_the_week_is_said_whole() -> None:
    varying = replace(HERE, access=Access.CLOSED, access_weeks={Access.OPEN: (1,)})
    assert said(varying)[0].startswith("On the first Wednesday of the month: open to anyone.")


def test_what_one_needs_at_the_door_stays_and_notes_are_on_the_page() -> None:
    lines = said(replace(HERE, notes="Bring a mug", cautions=frozenset({Caution.ASK_FIRST})))
    assert "Ring at the green door" in lines
    assert not any("mug" in text for text in lines)
    assert any("ask" in text.lower() for text in lines[1:-1]), "the caution"
    assert lines[-1] == f"Demo Intergroup: https://meetings.example.org/m/{short(HERE.id)}"


def test_the_way_to_join_stays() -> None:
    online = Online(url="https://zoom.us/j/1", provider="Zoom", phone="+13126266799")
    event = brief(replace(MEETING, attendance=Attendance.ONLINE, online=online, exceptions=()))
    assert "Online: https://zoom.us/j/1" in event["DESCRIPTION"]
    assert "By phone: +13126266799" in event["DESCRIPTION"]
    assert str(event["CONFERENCE"]) == "https://zoom.us/j/1"
    assert {"FEATURE", "LABEL", "VALUE"} <= set(event["CONFERENCE"].params)
    dialled = replace(online, url=None)
    event = brief(replace(MEETING, attendance=Attendance.ONLINE, online=dialled, exceptions=()))
    assert str(event["CONFERENCE"]) == "tel:+13126266799"


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
    needed = types | {"camera_required"}
    assert brief(replace(HERE, types=needed))["CATEGORIES"].to_ical() == b"Camera on"


def test_types_that_say_who_may_come_are_types() -> None:
    assert needed_types() < set(values("type"))


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

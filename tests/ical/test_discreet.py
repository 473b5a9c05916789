"""What a discreet event never tells."""

from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from finder.ical import Listed, Style, Title, calendar
from finder.model import Attendance, Change, DateException, Meeting, Venue
from tests.ical.test_calendar import CONTEXT, MEETING

HALL = Venue(name="Alano Club", street="1 High St", locality="London", country="GB")
HERE = replace(MEETING, attendance=Attendance.IN_PERSON, venue=HALL, online=None)
STREET = Style(title=Title.DISCREET, street=True)


def events(meeting: Meeting, style: Style) -> list[dict[str, object]]:
    listed = [Listed(meeting=meeting, first_seen=date(2026, 3, 2), changed=date(2026, 3, 2))]
    text = calendar(listed, context=CONTEXT, style=style)
    return [dict(item) for item in Calendar.from_ical(text).walk("VEVENT")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sunday Night Lights", "SNL"),
        ("12 Steps to Überleben & Hoffnung", "STÜH"),
        ("日曜 会", "日会"),
        ("AA Harbour Group", "HG"),
        ("Alcoholics Anonymous of the Harbour", "OTH"),
        ("Al-Anon Family Group Noon", "N"),
        ("Open Arms", "Appointment"),
        ("Never Again", "Appointment"),
        ("Narcotics Anonymous", "Appointment"),
        ("12 & 12", "Appointment"),
        ("Overeaters Anon. Morning", "M"),
    ],
)
def test_initials_name_no_fellowship(name: str, expected: str) -> None:
    (event,) = events(replace(HERE, name=name), Style(title=Title.INITIALS))
    assert event["SUMMARY"] == expected


def test_the_street_comes_without_the_name_of_the_house() -> None:
    (event,) = events(HERE, STREET)
    assert event["LOCATION"] == "1 High St, London, GB"


def test_no_way_to_join_stands_where_the_street_would() -> None:
    (event,) = events(replace(MEETING, attendance=Attendance.ONLINE), STREET)
    assert "LOCATION" not in event


def test_words_on_another_place_are_left_to_the_link() -> None:
    words = DateException(date=date(2026, 3, 11), change=Change.CHANGED, place="The AA clubhouse")
    _, changed = events(replace(HERE, exceptions=(words,)), STREET)
    assert "LOCATION" not in changed

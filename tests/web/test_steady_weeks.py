"""A calendar that asks who may come holds the weeks that fit, whatever week it is."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from icalendar import Calendar, Event

from finder.catalogue import last_schedule
from finder.model import Access, Change, DateException, Meeting
from finder.schedule import access_on, meets_on
from finder.snapshot import Gone
from tests.ical.judge import judge
from tests.ical.test_lengths import by_engine
from tests.web.conftest import Make
from tests.web.listing import BASE, NOW

BOSTON = ZoneInfo("America/New_York")
LATER = NOW + timedelta(days=70)
MIXED = replace(
    BASE,
    id="city_mixed",
    name="Mixed Weeks",
    access=Access.CLOSED,
    access_weeks={Access.OPEN: (1,)},
)
LAST = replace(MIXED, id="city_last", name="Last Weeks", access_weeks={Access.OPEN: (-1,)})
EVEN = replace(LAST, id="city_even", name="Even Weeks", weeks=(2, 4))
NOT_LAST = replace(
    EVEN,
    id="city_not-last",
    name="Never Last",
    access=Access.OPEN,
    access_weeks={Access.CLOSED: (-1,)},
)
GUESTS = replace(
    MIXED,
    id="city_guests",
    name="Guest Weeks",
    access_weeks={Access.CLOSED_WITH_GUESTS: (2, 3)},
    guests=frozenset({"family_and_friends"}),
)
DATED = replace(
    MIXED,
    id="city_dated",
    name="Dated Weeks",
    weekday=None,
    dates=(date(2027, 3, 7), date(2027, 3, 14)),
)
CHANGED = replace(
    MIXED,
    id="city_changed",
    name="Changed Weeks",
    exceptions=(
        DateException(date=date(2027, 3, 7), change=Change.CANCELLED),
        DateException(date=date(2027, 3, 14), change=Change.CANCELLED),
        DateException(date=date(2027, 3, 10), change=Change.ADDED),
        DateException(date=date(2027, 3, 6), change=Change.ADDED),
    ),
)
HOME = replace(
    MIXED, id="city_home", name="Home Weeks", access_weeks={Access.RESTRICTED: (1, 2, 3)}
)
WEEKLY = (MIXED, LAST, EVEN, NOT_LAST, GUESTS, HOME)
ALL = (MIXED, LAST, EVEN, NOT_LAST, GUESTS, DATED, CHANGED)


@pytest.fixture(scope="module")
def app(make_site: Make) -> Flask:
    return make_site(BASE, *ALL, read={"city": LATER})


def fetched(app: Flask, address: str, days: int = 0) -> bytes:
    app.extensions["finder"].now = lambda: NOW + timedelta(days=days)
    response = app.test_client().get(address)
    assert response.status_code == 200, response.text
    return response.data


def events(text: bytes) -> list[Event]:
    assert judge(text) == []
    found = Calendar.from_ical(text).walk("VEVENT")
    return [item for item in found if isinstance(item, Event)]


ASKED = (
    "access=open",
    "access=closed",
    "access=open&access=closed",
    "access=closed_with_guests",
    "for=family",
    "for=me",
    "access=open&for=me",
    "near=Boston",
    "",
)


@pytest.mark.parametrize("query", ASKED)
def test_the_week_of_the_month_moves_nothing_in_a_calendar(app: Flask, query: str) -> None:
    first = fetched(app, f"/meetings.ics?{query}")
    for days in range(1, 61):
        assert fetched(app, f"/meetings.ics?{query}", days) == first, days


@pytest.mark.parametrize(
    ("query", "fitting"),
    [
        ("access=open", {Access.OPEN}),
        ("access=closed", {Access.CLOSED}),
        ("for=family", {Access.OPEN, Access.CLOSED_WITH_GUESTS}),
        ("for=me", set(Access)),
    ],
)
def test_it_holds_the_dates_on_which_they_may_come(
    app: Flask, query: str, fitting: set[Access]
) -> None:
    first = date(2027, 3, 1)
    for meeting in ALL:
        name = meeting.name.replace(" ", "+")
        text = fetched(app, f"/meetings.ics?{query}&q=%22{name}%22")
        told = {start.astimezone(BOSTON).date() for start, _ in by_engine(text, first)}
        assert told == expected(meeting, first, fitting), meeting.name


def expected(meeting: Meeting, first: date, fitting: set[Access]) -> set[date]:
    changes = {item.date: item.change for item in meeting.exceptions}
    days = [first + timedelta(days=number) for number in range(-70, 137)]
    return {
        day
        for day in days
        if access_on(meeting, day) in fitting
        and changes.get(day) is not Change.CANCELLED
        and (meets_on(meeting, day) or changes.get(day) is Change.ADDED)
    }


def test_a_part_of_the_weeks_says_which_and_has_an_identity_of_its_own(app: Flask) -> None:
    found = {
        query: {
            str(item["SUMMARY"]): item for item in events(fetched(app, f"/meetings.ics{query}"))
        }
        for query in ("", "?access=open", "?access=closed", "?for=family")
    }
    uids = {str(each["Mixed Weeks"]["UID"]) for each in found.values()}
    assert len(uids) == 3  # whole, open (also for relatives), closed
    mixed = found["?access=open"]["Mixed Weeks"]
    begins = "In this calendar only on the first Sunday of the month.\nOn the first Sunday"
    assert mixed["DESCRIPTION"].startswith(begins)
    assert mixed["RRULE"].to_ical() == b"FREQ=MONTHLY;BYDAY=1SU"
    assert "In this calendar" not in found[""]["Mixed Weeks"]["DESCRIPTION"]
    assert "Guest Weeks" not in found["?access=open"]


@pytest.mark.parametrize("title", ["", "&title=discreet", "&title=initials"])
@pytest.mark.parametrize("query", ["access=open", "access=closed", "for=family"])
@pytest.mark.parametrize("meeting", [LAST, EVEN, NOT_LAST])
def test_where_no_rule_says_which_weeks_it_holds_no_date_but_these(
    app: Flask, meeting: Meeting, query: str, title: str
) -> None:
    fitting = {Access.CLOSED} if query == "access=closed" else {Access.OPEN}
    words = meeting.name.replace(" ", "+")
    text = fetched(app, f"/meetings.ics?{query}&q=%22{words}%22{title}")
    for first in (date(2027, 3, 1), date(2030, 3, 1), date(2035, 8, 1)):
        told = {start.astimezone(BOSTON).date() for start, _ in by_engine(text, first)}
        days = {first + timedelta(days=number) for number in range(137)}
        assert told & days == {
            day for day in days if meets_on(meeting, day) and access_on(meeting, day) in fitting
        }
    (item,) = events(text)
    start = item["DTSTART"].dt.date()
    assert access_on(meeting, start) in fitting, "it begins with one"


@pytest.mark.parametrize(
    ("query", "meeting", "said"),
    [
        ("access=closed", LAST, "Not in this calendar: on the last Sunday of the month."),
        ("access=open", EVEN, "In this calendar only on the last Sunday of the month."),
        ("for=family", EVEN, "In this calendar only on the last Sunday of the month."),
        ("access=closed", EVEN, "Not in this calendar: on the last Sunday of the month."),
        ("access=open", NOT_LAST, "Not in this calendar: on the last Sunday of the month."),
    ],
)
def test_then_the_first_sentence_says_which(
    app: Flask, query: str, meeting: Meeting, said: str
) -> None:
    words = meeting.name.replace(" ", "+")
    (item,) = events(fetched(app, f"/meetings.ics?{query}&q=%22{words}%22"))
    (whole,) = events(fetched(app, f"/meetings.ics?q=%22{words}%22"))
    assert item["UID"] != whole["UID"]
    assert item["DESCRIPTION"].startswith(said)


def test_a_series_of_such_weeks_is_foreseen_for_ten_years(app: Flask) -> None:
    (item,) = events(fetched(app, "/meetings.ics?access=closed&q=%22last+weeks%22"))
    assert item["RRULE"]["UNTIL"][0].year in (LATER.year + 9, LATER.year + 10)
    assert 80 < len(item["EXDATE"].dts) < 100


@pytest.mark.parametrize("query", ASKED)
def test_what_went_is_cancelled_where_it_was_and_under_the_identity_it_had_there(
    make_site: Make, query: str
) -> None:
    were = {uid for uid, status in told(make_site(BASE, *WEEKLY), query) if status == "CONFIRMED"}
    assert were
    went = [
        Gone(
            id=item.id,
            name=item.name,
            since=NOW.date(),
            latitude=42.36,
            longitude=-71.06,
            last=last_schedule(item, first_seen=NOW.date(), changes=1),
        )
        for item in WEEKLY
    ]
    assert told(make_site(BASE, gone=went), query) == {(uid, "CANCELLED") for uid in were}


def told(app: Flask, query: str) -> set[tuple[str, str]]:
    found = events(fetched(app, f"/meetings.ics?{query}"))
    return {
        (str(item["UID"]), str(item["STATUS"])) for item in found if BASE.name != item["SUMMARY"]
    }


@pytest.mark.parametrize("query", ["access=open", "access=closed", "for=family"])
def test_the_page_that_offers_it_counts_what_it_holds_in_any_week(app: Flask, query: str) -> None:
    number = len({str(item["SUMMARY"]) for item in events(fetched(app, f"/meetings.ics?{query}"))})
    for days in (0, 7, 14, 21, 28):
        assert f"{number} meetings, kept" in fetched(app, f"/subscribe?{query}", days).decode()

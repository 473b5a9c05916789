"""Page, data and calendar say the same of a date that a list names twice, and of added ones."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from finder.catalogue import last_schedule
from finder.model import Access, Change, DateException, Meeting
from finder.schedule import access_on
from finder.snapshot import Gone
from tests.ical.test_lengths import by_engine
from tests.web.conftest import Make
from tests.web.listing import BASE, NOW
from tests.web.test_steady_weeks import BOSTON, LATER, MIXED, expected, fetched, told

BOTH = replace(
    MIXED,
    id="city_both",
    name="Both Weeks",
    access=Access.OPEN_ON_REQUEST,
    access_weeks={Access.OPEN: (4,), Access.CLOSED: (-1,)},
)
TURNED = replace(
    BOTH,
    id="city_turned",
    name="Turned Weeks",
    access_weeks={Access.OPEN: (-1,), Access.CLOSED: (4,)},
)
ADDED = replace(
    MIXED,
    id="city_added",
    name="Added Weeks",
    access=Access.OPEN,
    weeks=(1, 2),
    access_weeks={Access.CLOSED: (3,)},
    exceptions=(
        DateException(date=date(2027, 3, 21), change=Change.ADDED),
        DateException(date=date(2027, 3, 24), change=Change.ADDED),
    ),
)
DATED = replace(
    ADDED, id="city_dates", name="Dated Weeks", weekday=None, weeks=(), dates=(date(2027, 3, 7),)
)
ALL = (BOTH, TURNED, ADDED, DATED)
FIRST = date(2027, 3, 1)


@pytest.fixture(scope="module")
def app(make_site: Make) -> Flask:
    return make_site(BASE, *ALL, read={"city": LATER})


@pytest.mark.parametrize("meeting", ALL, ids=lambda item: item.id)
@pytest.mark.parametrize("access", [Access.OPEN, Access.CLOSED, Access.OPEN_ON_REQUEST])
def test_a_calendar_holds_just_the_dates_of_which_the_page_says_so(
    app: Flask, meeting: Meeting, access: Access
) -> None:
    name = meeting.name.replace(" ", "+")
    text = fetched(app, f"/meetings.ics?access={access}&q=%22{name}%22")
    held = {start.astimezone(BOSTON).date() for start, _ in by_engine(text, FIRST)}
    assert held == expected(meeting, FIRST, {access})


@pytest.mark.parametrize("meeting", ALL, ids=lambda item: item.id)
def test_data_list_and_page_tell_of_the_next_date_what_the_calendar_holds(
    app: Flask, meeting: Meeting
) -> None:
    name, seen = meeting.name.replace(" ", "+"), set()
    for days in range(100, 136, 3):
        fetched(app, "/", days)
        client = app.test_client()
        listed = client.get(f"/meetings.json?q=%22{name}%22").get_json()["meetings"]
        if not listed:  # its last date is over
            continue
        (data,) = listed
        day = date.fromisoformat(data["next_start"][:10])
        holds = access_on(meeting, day)
        assert data["access"] == holds.value
        own = client.get(f"/meetings/{meeting.id}.json").get_json()["meeting"]
        assert (own["access"], own["who_may_come"]) == (holds.value, data["who_may_come"])
        found = client.get(f"/meetings.json?q=%22{name}%22&access={holds}").get_json()
        assert found["total"] == 1
        if f"On {day.day} " in data["who_may_come"]:
            assert data["who_may_come"] in client.get(f"/meetings/{meeting.id}").text.replace(
                "&#39;", "'"
            )
        seen.add(holds)
    assert len(seen) > 1


def test_an_added_date_that_is_closed_parts_the_calendar_of_open_ones(app: Flask) -> None:
    whole, part = (
        fetched(app, f"/meetings.ics?{query}q=%22added+weeks%22").decode()
        for query in ("", "access=open&")
    )
    assert "20270321" in whole
    assert "20270321" not in part


def test_what_went_is_cancelled_under_the_identity_of_its_added_dates(make_site: Make) -> None:
    query = "access=open"
    were = {uid for uid, _ in told(make_site(BASE, ADDED), query)}
    last = last_schedule(ADDED, first_seen=NOW.date(), changes=1)
    gone = Gone(
        id=ADDED.id, name=ADDED.name, since=NOW.date(), latitude=42.36, longitude=-71.06, last=last
    )
    went = told(make_site(BASE, gone=[gone]), query)
    assert {uid for uid, status in went if status == "CANCELLED"} == were

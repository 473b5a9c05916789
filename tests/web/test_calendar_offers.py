"""What is offered as a calendar has something in it, and a pause is nobody else's word."""

from dataclasses import replace
from datetime import date

import pytest
from flask.testing import FlaskClient

from finder.model import Change, DateException
from tests.web.conftest import Make
from tests.web.listing import BASE, PAUSED

NEXT_SUNDAYS = (date(2026, 11, 22), date(2026, 11, 29))
OFFER = "This week’s, of this group"


@pytest.mark.parametrize("skipped", [False, True])
def test_this_week_s_times_are_offered_where_there_are_any(make_site: Make, skipped: bool) -> None:
    exceptions = tuple(DateException(date=day, change=Change.CANCELLED) for day in NEXT_SUNDAYS)
    meeting = replace(BASE, group=None, exceptions=exceptions if skipped else ())
    client = make_site(meeting).test_client()
    assert (OFFER in client.get(f"/meetings/{meeting.id}").text) is not skipped
    week = client.get(f"/plan.ics?m={meeting.id}&week=2026-11-22").data
    assert (b"BEGIN:VEVENT" in week) is not skipped


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/plan.ics?m={id}", "This meeting is paused: it is not meeting now."),
        ("/meetings/{id}", "Not meeting here now: it is paused."),
        ("/meetings/{id}?lang=es", "Ahora no se reúne aquí: está en pausa."),
        ("/print?m={id}", "Not meeting now: it is paused."),
        ("/print?m={id}&lang=es", "Ahora no se reúne: está en pausa."),
    ],
)
def test_a_pause_is_not_said_to_be_the_publisher_s(
    make_site: Make, address: str, said: str
) -> None:
    text = make_site(PAUSED).test_client().get(address.format(id=PAUSED.id)).text
    text = text.replace("\r\n ", "")
    assert said in text
    assert "publisher lists" not in text
    assert "la da como" not in text


LAST_DATES = [
    ({"date_until": date(2026, 10, 1)}, False),
    ({"date_until": date(2026, 11, 21)}, False),
    ({"date_until": date(2026, 11, 22)}, True),  # on now, for the last time
    ({"date_until": date(2027, 1, 31)}, True),
    ({"weekday": None, "dates": (date(2026, 9, 6),)}, False),
    ({"weekday": None, "dates": (date(2026, 9, 6), date(2026, 12, 6))}, True),
    ({}, True),
]


@pytest.mark.parametrize(("term", "offered"), LAST_DATES)
def test_what_has_ended_is_offered_for_no_calendar(
    make_site: Make, term: dict[str, object], offered: bool
) -> None:
    meeting = replace(BASE, group=None, **term)  # type: ignore[arg-type]
    page = make_site(meeting).test_client().get(f"/meetings/{meeting.id}").text
    assert ("webcal:" in page) is offered
    assert ("Every time, on this device" in page) is offered
    assert (f'href="/plan?m={meeting.id}"' in page) is offered


@pytest.mark.parametrize("ids", ["m=bogus", "m=city_never&m=x", "m=family_teens"])
def test_of_unknown_meetings_alone_no_calendar_is_offered(client: FlaskClient, ids: str) -> None:
    page = client.get(f"/subscribe?{ids}").text
    assert "None of the chosen meetings is known here, so there is no calendar of them." in page
    assert 'href="/plan">Back to the plan' in page
    assert "plan.ics" not in page
    assert "0 chosen meetings" not in page


@pytest.mark.parametrize(
    ("ids", "unknown"), [("m=city_gone", False), ("m=city_gone&m=bogus", True)]
)
def test_what_is_gone_keeps_its_calendar_and_what_is_unknown_is_said(
    client: FlaskClient, ids: str, unknown: bool
) -> None:
    page = client.get(f"/subscribe?{ids}").text
    assert "webcal://chair.example/plan.ics?m=city_gone" in page
    assert "1 chosen meeting, kept up to date" in page
    assert ("One meeting in this address cannot be shown here." in page) is unknown

"""What is offered as a calendar has something in it, and a pause is nobody else's word."""

from dataclasses import replace
from datetime import date

import pytest

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

"""My plan: the address is the plan, and a week shows what it comes to."""

import html
import re
from dataclasses import replace
from datetime import date, time

import pytest
from flask.testing import FlaskClient

from finder.catalogue import last_schedule
from finder.ical.links import read_opaque
from finder.model import Attendance, Meeting, Status, Weekday
from finder.snapshot import Gone
from tests.web.conftest import Make
from tests.web.listing import BASE, MEETINGS, ZOOM

TWO = "m=city_sunday-night&m=city_closed"


def words(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


def test_a_week_has_totals_and_gaps(client: FlaskClient) -> None:
    text = words(client, f"/plan?{TWO}")
    assert "2 meetings; 2 times in the coming seven days." in text
    assert "Today 2 meetings, 2 hours 7:00 PM to 8:00 PM Sunday Night Lights" in text
    assert "The next begins at once" in text


def test_what_is_at_the_same_time_is_said(make_site: Make) -> None:
    later = replace(BASE, id="city_late", name="Late", start=time(19, 30))
    much_later = replace(BASE, id="city_much", name="Much Later", start=time(22, 0))
    client = make_site(BASE, later, much_later).test_client()
    text = words(client, "/plan?m=city_sunday-night&m=city_late&m=city_much")
    assert "At the same time as Late" in text
    assert "Then 1 hour 30 minutes free" in text


def test_online_meetings_are_shown_in_the_time_of_the_others(client: FlaskClient) -> None:
    text = words(client, "/plan?m=city_sunday-night&m=city_online")
    assert "online meetings in the time of America/New_York" in text
    assert "8:00 PM to 9:00 PM Nightlight Online" in text
    assert "1:00 AM to 2:00 AM" in words(client, "/plan?m=city_online&tz=Europe/London")


def test_each_meeting_can_be_taken_out_and_others_added_without_script(
    client: FlaskClient,
) -> None:
    page = client.get(f"/plan?{TWO}&q=families").text
    assert 'href="/plan?m=city_closed"' in page
    assert "/plan?m=city_sunday-night&amp;m=city_closed&amp;m=family_tuesday" in page


@pytest.mark.parametrize("ids", ["", "m=", "m=x&m=city_never", "m=city_gone", "m=family_teens"])
def test_no_id_fails_the_page(client: FlaskClient, ids: str) -> None:
    text = words(client, f"/plan?{ids}")
    assert "My plan" in text
    assert "Alateen" not in text


def test_what_paused_or_went_is_named_with_a_way_on(client: FlaskClient) -> None:
    text = words(client, "/plan?m=city_gone&m=city_paused")
    assert "Old Harbour No longer listed since 1 September 2026" in text
    assert "Paused Again Every Monday Paused: not meeting now" in text


def test_a_plan_is_of_two_hundred_at_most(client: FlaskClient) -> None:
    many = "&".join(f"m=a_{number}" for number in range(300))
    assert "200 of the meetings" in words(client, f"/plan?{many}")


def test_it_is_in_no_search_engine(client: FlaskClient) -> None:
    assert client.get("/plan").headers["X-Robots-Tag"] == "noindex"


def test_the_subscription_of_a_plan_asks_who_sees_it_and_has_every_way(
    client: FlaskClient,
) -> None:
    page = client.get(f"/subscribe?{TWO}").text
    assert page.index("Does anyone else see this calendar?") < page.index("webcal://")
    for text in ("webcal://chair.example/plan.ics", "calendar.google.com", "outlook.live.com",
                 "outlook.office.com", "data:image/svg+xml", "Before you leave home"):  # fmt: skip
        assert text in page


def test_a_discreet_subscription_has_an_opaque_address(client: FlaskClient) -> None:
    page = client.get("/subscribe?fellowship=aa&title=discreet&alarm=30").text
    token = re.search(r"webcal://chair\.example/c/([\w-]+)\.ics", page)
    assert token
    assert read_opaque(token[1]) == "meetings?fellowship=aa&title=discreet&alarm=30"
    assert "meetings.ics" not in page
    assert client.get(f"/c/{token[1]}.ics").status_code == 200


@pytest.mark.parametrize(
    ("query", "fixed"),
    [
        ("day=today&region=massachusetts/boston", "day=sun"),
        ("day=sun&soon=60", "?day=sun"),
        ("soon=60", "?day=sun"),
        ("on=60", "?day=sun"),
        ("from=2026-11-24T12:00:00Z", "?day=tue"),
        ("day=wed&from=2026-11-24T12:00:00Z", "?day=wed"),
        ("from=2026-11-24T12:00:00Z&fellowship=aa", "fellowship=aa&amp;day=tue"),
        ("lat=42.36&lon=-71.06", "Boston"),
    ],
)
def test_what_no_calendar_can_follow_is_offered_in_its_nearest_fixed_form(
    client: FlaskClient, query: str, fixed: str
) -> None:
    page = client.get(f"/subscribe?{query}").text
    assert "webcal:" not in page
    assert "kept up to date" not in page
    found = re.search(r'class="action" href="(/subscribe\?[^"]+)"', page)
    assert found
    assert fixed in found[1]
    assert "webcal:" in client.get(html.unescape(found[1])).text


def crowd(number: int) -> list[Meeting]:
    days = list(Weekday)
    return [replace(BASE, id=f"city_{n}", weekday=days[n % 7]) for n in range(number)]


def test_too_much_for_a_week_is_said(make_site: Make) -> None:
    text = words(make_site(*crowd(41), *MEETINGS[1:2]).test_client(), "/subscribe")
    assert "About 41 events a week" in text
    assert "events a week" not in words(make_site(*crowd(40)).test_client(), "/subscribe")


def test_of_too_much_one_chooses_without_script(make_site: Make) -> None:
    client = make_site(*crowd(61)).test_client()
    plan = "&".join(f"m=city_{number}" for number in range(45))
    for address in ("/subscribe?fellowship=aa&title=discreet", f"/subscribe?{plan}"):
        page = client.get(address).text
        boxes = re.findall(r'<input type="checkbox" name="m" value="([^"]+)">', page)
        assert len(boxes) == min(60, 61 if "fellowship" in address else 45)
    chosen = client.get(f"/subscribe?title=discreet&m={boxes[0]}&m={boxes[1]}").text
    token = re.search(r"webcal://[^/]+/c/([\w-]+)\.ics", chosen)
    assert token
    assert read_opaque(token[1]) == f"plan?m={boxes[0]}&m={boxes[1]}&title=discreet"


def test_what_can_be_in_no_calendar_is_counted(make_site: Make) -> None:
    client = make_site(BASE, replace(BASE, id="city_ask", timezone=None)).test_client()
    assert "1 meeting of the list without a fixed day" in words(client, "/subscribe")
    assert "of the list without" not in words(make_site(BASE).test_client(), "/subscribe")


def test_a_meeting_s_page_offers_once_every_time_and_the_plan(client: FlaskClient) -> None:
    page = client.get("/meetings/city_closed").text
    assert "/meetings/city_closed.ics?date=2026-11-22" in page
    assert "webcal://chair.example/meetings/city_closed.ics" in page
    assert 'href="/plan?m=city_closed"' in page
    assert ".ics?date" not in client.get("/meetings/city_paused").text


def test_what_paused_or_ended_is_named_with_what_is_near_to_take_its_place(
    make_site: Make,
) -> None:
    online = replace(BASE, id="city_zoom", attendance=Attendance.ONLINE, venue=None, online=ZOOM)
    left = replace(BASE, id="city_left", attendance=Attendance.ONLINE, venue=None)
    gone = [
        Gone(id="city_was", name="Was", since=date(2026, 11, 1), latitude=42.36, longitude=-71.06),
        Gone(
            id="city_left",
            name="Left",
            since=date(2026, 11, 1),
            last=last_schedule(left, first_seen=date(2026, 1, 1), changes=1),
        ),
    ]
    over = replace(BASE, id="city_term", name="Term", date_until=date(2026, 10, 1))
    paused = replace(BASE, id="city_idle", name="Idle", status=Status.SUSPENDED)
    client = make_site(BASE, over, paused, online, gone=gone).test_client()
    for key, other in [
        ("city_term", BASE.id),
        ("city_idle", BASE.id),
        ("city_was", BASE.id),
        ("city_left", "city_zoom"),
    ]:
        page = client.get(f"/plan?m={key}").text
        assert f'href="/plan?m={other}"' in page, key
    assert "Ended on 1 October 2026." in words(client, "/plan?m=city_term")


def test_a_term_that_has_not_begun_says_when(make_site: Make) -> None:
    later = replace(BASE, id="city_later", date_from=date(2027, 1, 4))
    assert "Begins on 4 January 2027." in words(
        make_site(later).test_client(), "/plan?m=city_later"
    )

"""My plan: the address is the plan, and a week shows what it comes to."""

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time

import pytest
from flask.testing import FlaskClient

from finder.catalogue import last_schedule
from finder.ical.links import read_opaque, short
from finder.model import Attendance, Meeting, Status, Weekday
from finder.snapshot import Gone
from finder.web.one_line import one_line
from tests.web.conftest import Make
from tests.web.listing import BASE, MEETINGS, ZOOM

TWO = "m=city_sunday-night&m=city_closed"


def words(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


def main(client: FlaskClient, address: str) -> str:
    return client.get(address).text.partition("<main")[2].partition("</main>")[0]


def test_a_week_has_totals_and_gaps(client: FlaskClient) -> None:
    text = words(client, f"/plan?{TWO}")
    assert "2 meetings; 2 times in the coming seven days." in text
    assert "Today 2 meetings, 2 hours 7:00 PM to 8:00 PM Sunday Night Lights" in text
    assert "The next begins at once" in text


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland", "Pacific/Honolulu"])
@pytest.mark.parametrize("hour", [0, 2, 12, 23])
def test_a_week_holds_each_weekly_meeting_once(make_site: Make, zone: str, hour: int) -> None:
    """Also one that was this morning: a week from now is the eighth day."""
    weekly = [
        replace(BASE, id=f"city_{day.short}", weekday=day, start=time(hour, 30), timezone=zone)
        for day in Weekday
    ]
    asked = "&".join(f"m={item.id}" for item in weekly)
    text = words(make_site(*weekly).test_client(), f"/plan?{asked}&tz=America/New_York")
    assert "7 meetings; 7 times in the coming seven days." in text


def test_what_is_at_the_same_time_is_said(make_site: Make) -> None:
    later = replace(BASE, id="city_late", name="Late", start=time(19, 30))
    much_later = replace(BASE, id="city_much", name="Much Later", start=time(22, 0))
    client = make_site(BASE, later, much_later).test_client()
    text = words(client, "/plan?m=city_sunday-night&m=city_late&m=city_much")
    assert "At the same time as Late" in text
    assert "Then 1 hour 30 minutes free" in text


def test_of_many_at_the_same_time_a_few_are_named(make_site: Make) -> None:
    crowded = [replace(BASE, id=f"city_{n}", name=f"Group {n}") for n in range(9)]
    plan = "&".join(f"m=city_{n}" for n in range(9))
    text = words(make_site(*crowded).test_client(), f"/plan?{plan}")
    assert "At the same time as Group 1, Group 2, Group 3, Group 4, Group 5 and 3 more" in text
    assert "At the same time as Group 8" in text


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


def plan_of(ids: Iterable[str]) -> str:
    return "&".join(f"m={id}" for id in ids)  # noqa: A001


@pytest.mark.parametrize("path", ["/plan", "/plan.ics", "/subscribe", "/print"])
def test_a_plan_of_more_than_five_hundred_says_so(client: FlaskClient, path: str) -> None:
    fits = plan_of(f"a_{number}" for number in range(500))
    assert client.get(f"{path}?{fits}").status_code == 200
    refused = client.get(f"{path}?{fits}&m=a_500")
    assert refused.status_code == 400
    assert "A plan holds 500 meetings; this one has 501." in refused.text
    assert "Make two plans of it." in refused.text


def test_a_plan_too_long_for_its_address_is_offered_under_a_shorter_one(make_site: Make) -> None:
    long = [replace(BASE, id=f"city_{'long-name-' * 6}{n}", name=f"No. {n}") for n in range(150)]
    client = make_site(*long).test_client()
    plan = plan_of(meeting.id for meeting in long)
    refused = client.get(f"/plan.ics?{plan}")
    assert refused.status_code == 400
    error = refused.json["error"]
    assert error["parameter"] == "m"
    assert "8,000 fit" in error["message"]
    assert "500 meetings fit" in error["message"]
    page = client.get(f"/plan?{plan}")
    assert page.status_code == 400
    way = re.search(r'href="(/plan\?m=[^"]+)">Open this plan under a shorter address', page.text)
    assert way
    shorter = html.unescape(way[1])
    assert len(shorter) < 2_000
    assert "150 meetings" in words(client, shorter)
    (one,) = client.get(f"/plan.ics?m={long[0].id}").text.split("UID:")[1:]
    assert one.split()[0] in client.get(shorter.replace("/plan", "/plan.ics")).text


def test_five_hundred_fit_into_an_address_and_each_can_be_taken_out(make_site: Make) -> None:
    many = [replace(BASE, id=f"city_{'long-name-' * 6}{n}", name=f"No. {n}") for n in range(500)]
    client = make_site(*many).test_client()
    links = [short(meeting.id) for meeting in many]
    address = f"/plan?{plan_of(links)}"
    assert len(address) < 8_000
    response = client.get(address)
    assert response.status_code == 200
    assert len(response.data) < 600_000
    for path in ("/plan.ics", "/subscribe", "/print"):
        assert client.get(f"{path}?{plan_of(links)}").status_code == 200
    fields = re.findall(r'<input type="hidden" name="m" value="([^"]+)">', response.text)
    assert set(fields) == set(links)
    less = client.get(f"{address}&drop={many[7].id}")
    assert less.status_code == 302
    assert less.headers["Location"] == f"/plan?{plan_of(links[:7] + links[8:])}"


def test_nine_letters_stand_for_an_id_of_what_moved_or_went_too(client: FlaskClient) -> None:
    for id in ("city_sunday-night", "city_old", "city_gone", "family_teens"):  # noqa: A001
        assert words(client, f"/plan?m={short(id)}") == words(client, f"/plan?m={id}")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("title=secret", "“title” in this address is left out. This is not a kind of title."),
        ("alarm=soon", "“alarm” in this address is left out. The alarm is no number of minutes."),
        ("street=1", "“street” in this address is left out. Say yes or no."),
        ("title=plain&title=discreet", "“title” in this address is left out. Give"),
    ],
)
def test_a_plan_says_what_of_its_calendar_it_does_not_take(
    client: FlaskClient, given: str, said: str
) -> None:
    text = re.sub("[\u2066-\u2069]", "", words(client, f"/plan?{TWO}&{given}"))
    assert said in text
    assert "2 meetings" in text
    assert given not in html.unescape(main(client, f"/plan?{TWO}&{given}"))
    assert "left out" not in words(client, f"/plan?{TWO}&title=discreet&alarm=30")
    assert f"/subscribe?{TWO}&title=discreet".replace("&", "&amp;") in (
        main(client, f"/plan?{TWO}&title=discreet")
    )


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
        ("lat=42.36&lon=-71.06", "near=Boston%2C%20MA&amp;within=25&amp;unit=mi"),
        ("lat=42.36&lon=-71.06&within=5&unit=km", "within=5&amp;unit=km&amp;near=Boston%2C%20MA"),
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
    steady = client.get(html.unescape(found[1])).text
    assert "webcal:" in steady or "No meeting of this list can be in a calendar." in steady


@pytest.mark.parametrize("position", ["lat=0&lon=-150", "lat=42.36&lon=-71.06&day=sun"])
def test_beside_a_position_one_may_type_a_place(client: FlaskClient, position: str) -> None:
    page = client.get(f"/subscribe?{position}&title=discreet").text
    nowhere = "No meeting is near it whose town could stand for it" in " ".join(page.split())
    assert nowhere is position.startswith("lat=0")
    form = page[page.index("<form", page.index("Your position is not put")) :].split("</form>")[0]
    assert '<input id="near" type="text" name="near"' in form
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]+)"', form))
    assert fields["title"] == "discreet"
    assert fields["within"] == "25"
    assert "lat" not in fields
    typed = client.get("/subscribe", query_string={**fields, "near": "Boston"})
    assert "/c/" in typed.text


def crowd(number: int) -> list[Meeting]:
    days = list(Weekday)
    return [replace(BASE, id=f"city_{n}", weekday=days[n % 7]) for n in range(number)]


def test_too_much_for_a_week_is_said(make_site: Make) -> None:
    text = words(make_site(*crowd(41), *MEETINGS[1:2]).test_client(), "/subscribe")
    assert "About 41 events a week" in text
    assert "events a week" not in words(make_site(*crowd(40)).test_client(), "/subscribe")


def boxes(page: str) -> list[str]:
    return re.findall(r'<input type="checkbox" name="m" value="([^"]+)"', page)


def test_first_it_asks_who_sees_the_calendar(make_site: Make) -> None:
    page = make_site(*crowd(61)).test_client().get("/subscribe?fellowship=aa").text
    question = page.index("Does anyone else see this calendar?")
    assert question < page.index("Choose the ones you go to") < page.index("webcal://")


def test_of_too_much_one_chooses_without_script(make_site: Make) -> None:
    client = make_site(*crowd(61)).test_client()
    plan = plan_of(f"city_{number}" for number in range(45))
    for address, shown in [
        ("/subscribe?fellowship=aa&title=discreet", 60),
        (f"/subscribe?{plan}", 45),
    ]:
        found = boxes(client.get(address).text)
        assert len(found) == shown
    chosen = client.get(f"/subscribe?title=discreet&{plan_of(found[:2])}").text
    token = re.search(r"webcal://[^/]+/c/([\w-]+)\.ics", chosen)
    assert token
    assert read_opaque(token[1]) == "plan?m=city_0&m=city_1&title=discreet"


def test_of_a_long_list_all_can_be_ticked_part_by_part(make_site: Make) -> None:
    many = crowd(130)
    client = make_site(*many).test_client()
    address, ticked, seen = "/subscribe?fellowship=aa&title=initials", [], []
    for part in (1, 2, 3):
        page = client.get(f"{address}&choose={part}&{plan_of(ticked)}").text
        form = page[page.index('id="choose"') :].split("</form>")[0]
        assert "<details open>" in form
        fields = re.findall(r'type="hidden" name="([^"]+)" value="([^"]+)"', form)
        assert {("fellowship", "aa"), ("title", "initials")} <= set(fields)
        assert [text for name, text in fields if name == "m"] == ticked
        assert (f'name="choose" value="{part + 1}"' in form) is (part < 3)
        assert (f'name="choose" value="{part - 1}"' in form) is (part > 1)
        seen += boxes(form)
        ticked += boxes(form)[:2]
    assert sorted(seen) == sorted(short(meeting.id) for meeting in many)
    back = client.get(f"{address}&choose=1&{plan_of(ticked)}").text
    assert back.count(" checked> <bdi>") == 2
    assert "Ticked so far: 6 of 500 at most." in back
    done = client.get(f"{address}&{plan_of(ticked)}").text  # the button has no name
    token = re.search(r"webcal://[^/]+/c/([\w-]+)\.ics", done)
    assert token
    assert (read_opaque(token[1]) or "").count("m=") == 6


@pytest.mark.parametrize("part", ["0", "99", "x", "٣", "-1"])
def test_a_part_that_is_not_there_is_the_nearest(make_site: Make, part: str) -> None:
    client = make_site(*crowd(61)).test_client()
    assert len(boxes(client.get(f"/subscribe?choose={part}").text)) == (1 if part == "99" else 60)


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


@pytest.mark.parametrize(
    ("home", "online", "named"),
    [
        (None, True, True),
        (None, False, False),
        ("America/New_York", True, False),
        ("Europe/Berlin", True, True),
        ("Europe/Berlin", False, True),
    ],
)
def test_a_line_to_choose_by_names_the_zone_where_it_is_not_plain(
    client: FlaskClient, home: str | None, online: bool, named: bool
) -> None:
    how = Attendance.ONLINE if online else Attendance.IN_PERSON
    with client.application.test_request_context("/plan"):
        line = one_line(replace(BASE, attendance=how), home)
    assert ("in the time of" in line) is named
    assert ("America/New_York" in line) is named


def test_what_a_plan_offers_names_another_zone(make_site: Make) -> None:
    far = replace(BASE, id="city_far", name="Far Off", timezone="Europe/Berlin")
    page = words(make_site(BASE, far).test_client(), "/plan?m=city_sunday-night&q=far")
    assert re.search("Far Off, every Sunday, 7:00 PM, in the time of .?Europe/Berlin", page)


def test_subscribe_counts_what_the_calendar_holds_and_says_what_it_does_not(
    make_site: Make,
) -> None:
    teens = replace(BASE, id="city_teens", name="Teens", fellowship="alateen")
    client = make_site(BASE, teens).test_client()
    text = words(client, "/subscribe")
    assert "1 meeting, kept up to date" in text
    assert "1 meeting for young people is not in it" in text
    none = client.get("/subscribe?fellowship=alateen").text
    assert "1 meeting for young people is not in it" in none
    assert "webcal:" not in none

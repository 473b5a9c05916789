"""Calendars over the site: steady, discreet, and never failing a plan."""

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar, Event
from werkzeug.http import http_date

from finder.catalogue import last_schedule
from finder.ical import zones
from finder.ical.links import opaque, short
from finder.model import Status
from finder.snapshot import Gone
from tests.ical.judge import judge
from tests.web.conftest import Make
from tests.web.listing import BASE, NOW

ALL = "m=city_sunday-night&m=city_closed&m=family_tuesday"


def events(client: FlaskClient, address: str) -> list[Event]:
    response = client.get(address)
    assert response.status_code == 200, response.text
    assert judge(response.data) == []
    found = Calendar.from_ical(response.data).walk("VEVENT")
    return [item for item in found if isinstance(item, Event)]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("day=today", "day"),
        ("day=mon&day=tomorrow", "day"),
        ("q=today", "day"),
        ("soon=60", "soon"),
        ("on=60", "on"),
        ("from=2026-11-23T00:00:00Z", "from"),
        ("lat=42.36&lon=-71.06", "lat"),
        ("title=secret", "title"),
        ("alarm=soon", "alarm"),
        ("alarm=9999", "alarm"),
        ("street=1", "street"),
        ("title=plain&title=discreet", "title"),
    ],
)
def test_a_calendar_refuses_what_it_cannot_follow_and_names_it(
    client: FlaskClient, query: str, parameter: str
) -> None:
    response = client.get(f"/meetings.ics?{query}")
    assert response.status_code == 400
    assert response.json["error"]["parameter"] == parameter


@pytest.mark.parametrize("title", ["discreet", "initials"])
def test_a_discreet_event_has_title_times_alarm_and_one_link(
    client: FlaskClient, title: str
) -> None:
    plain = events(client, f"/plan.ics?{ALL}")
    found = events(client, f"/plan.ics?{ALL}&title={title}&alarm=30")
    assert [item["UID"] for item in found] == [item["UID"] for item in plain]
    for item in found:
        assert set(item) <= {
            "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "RRULE",
            "EXDATE", "STATUS", "URL",
        }  # fmt: skip
        assert [part.name for part in item.subcomponents] == ["VALARM"]
        assert item.subcomponents[0]["TRIGGER"].dt == timedelta(minutes=-30)
        assert client.get(str(item["URL"]).partition("example")[2]).status_code == 302


def test_titles_tell_as_much_as_was_asked(client: FlaskClient) -> None:
    address = "/meetings/city_sunday-night.ics?title="
    titles = [events(client, address + name)[0]["SUMMARY"] for name in ("discreet", "initials")]
    assert titles == ["Appointment", "SNL"]
    assert "LOCATION" in events(client, f"{address}discreet&street=yes")[0]


def test_a_discreet_file_names_no_group_place_or_fellowship(client: FlaskClient) -> None:
    text = client.get(f"/plan.ics?{ALL}&title=discreet").text
    for word in ("city", "family", "Riverside", "Main", "Sunday", "zoom"):
        assert word not in text.replace("America", "")


def test_a_plan_says_how_to_join_and_a_list_does_not(client: FlaskClient) -> None:
    assert "VerySecret" in client.get("/plan.ics?m=family_tuesday").text.replace("\r\n ", "")
    assert "VerySecret" not in client.get("/meetings.ics").text.replace("\r\n ", "")


@pytest.mark.parametrize("plan", ["", "m=", "m=nothing", "m=city_never&m=%00", "m=city_gone"])
def test_ids_that_are_not_here_never_fail_a_plan(client: FlaskClient, plan: str) -> None:
    assert events(client, f"/plan.ics?{plan}") == []


def test_a_plan_follows_a_moved_id_and_counts_it_once(client: FlaskClient) -> None:
    assert len(events(client, "/plan.ics?m=city_old&m=city_sunday-night")) == 1


def test_meetings_for_under_18s_are_in_no_plan(client: FlaskClient) -> None:
    assert events(client, "/plan.ics?m=family_teens") == []


def test_a_paused_meeting_is_cancelled_in_a_plan_and_in_no_list(client: FlaskClient) -> None:
    (paused,) = events(client, "/plan.ics?m=city_paused")
    assert paused["STATUS"] == "CANCELLED"
    assert "paused" in paused["DESCRIPTION"]
    assert events(client, "/meetings.ics?status=suspended") == []


@pytest.mark.parametrize(("days", "shown"), [(1, 1), (30, 1), (31, 0)])
def test_a_gone_meeting_is_cancelled_for_thirty_days(
    make_site: Make, days: int, shown: int
) -> None:
    since = NOW.date() - timedelta(days=days)
    last = last_schedule(BASE, first_seen=date(2026, 1, 1), changes=4)
    gone = Gone(id="city_left", name="Left Behind", since=since, last=last)
    client = make_site(gone=(gone,)).test_client()
    found = events(client, "/plan.ics?m=city_left")
    assert len(found) == shown
    assert client.get("/meetings/city_left.ics").status_code == (200 if shown else 410)
    for item in found:
        assert item["SUMMARY"] == "Cancelled: Left Behind"
        assert (item["STATUS"], int(item["SEQUENCE"])) == ("CANCELLED", 4)
        assert item["DTSTAMP"].dt.date() == since
        assert "RRULE" in item


@pytest.mark.parametrize(("status", "told"), [(Status.ACTIVE, 1), (Status.SUSPENDED, 0)])
def test_one_that_went_while_it_was_paused_is_told_only_to_who_chose_it(
    make_site: Make, status: Status, told: int
) -> None:
    left = replace(BASE, id="city_left", status=status)
    last = last_schedule(left, first_seen=date(2026, 1, 1), changes=4)
    gone = Gone(id="city_left", name="Left Behind", since=NOW.date(), last=last)
    client = make_site(gone=(gone,)).test_client()
    said = [str(item["SUMMARY"]) for item in events(client, "/meetings.ics")]
    assert said.count("Cancelled: Left Behind") == told
    assert len(events(client, "/plan.ics?m=city_left")) == 1


def test_one_date_alone_is_an_event_of_its_own(client: FlaskClient) -> None:
    (series,) = events(client, "/meetings/city_sunday-night.ics")
    (once,) = events(client, "/meetings/city_sunday-night.ics?date=2026-11-29")
    assert "RRULE" not in once
    assert once["DTSTART"].dt.date() == date(2026, 11, 29)
    assert once["UID"] != series["UID"]


def test_a_week_of_chosen_meetings_is_their_dates_in_it_alone(client: FlaskClient) -> None:
    plan = "/plan.ics?m=city_sunday-night&m=city_weekday-noon&week=2026-11-23"
    found = events(client, plan)
    days = [item["DTSTART"].dt.date() for item in found]
    assert date(2026, 11, 29) in days
    assert all(date(2026, 11, 23) <= day <= date(2026, 11, 29) for day in days)
    assert not any("RRULE" in item for item in found)


def test_a_week_that_is_no_date_is_refused(client: FlaskClient) -> None:
    response = client.get("/plan.ics?m=city_sunday-night&week=soon")
    assert response.status_code == 400
    assert response.json["error"]["parameter"] == "week"


@pytest.mark.parametrize("given", ["2026-11-30", "soon", "2026-13-01"])
def test_a_date_without_the_meeting_is_refused(client: FlaskClient, given: str) -> None:
    response = client.get(f"/meetings/city_sunday-night.ics?date={given}")
    assert response.status_code == 400
    assert response.json["error"]["parameter"] == "date"


def test_an_opaque_address_gives_the_same_calendar(client: FlaskClient) -> None:
    for kind, query in (("meetings", "fellowship=aa&day=sun"), ("plan", ALL)):
        token = opaque(f"{kind}?{query}&title=discreet")
        hidden = client.get(f"/c/{token}.ics")
        assert hidden.data == client.get(f"/{kind}.ics?{query}&title=discreet").data
    for token in ("x", "", opaque("other?x=1"), "é", opaque("plan?" + "m=a&" * 9000)):
        assert client.get(f"/c/{token}.ics").status_code == 404
        assert client.get(f"/m/{token}").status_code == 404


@pytest.mark.parametrize(
    ("meeting", "page"),
    [("city_sunday-night", 200), ("city_old", 301), ("city_gone", 410), ("city_never", 404)],
)
def test_an_event_s_link_leads_to_the_page_whatever_became_of_it(
    client: FlaskClient, meeting: str, page: int
) -> None:
    found = client.get(f"/m/{short(meeting)}")
    if page == 404:
        assert found.status_code == 404
    else:
        assert (found.status_code, found.headers["Location"]) == (302, f"/meetings/{meeting}")
        assert client.get(f"/meetings/{meeting}").status_code == page
    older = client.get(f"/m/{opaque(meeting)}")  # as calendars had it before
    assert older.status_code == found.status_code


def test_a_large_calendar_tells_each_in_few_words(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = [replace(BASE, id=f"city_{n}", notes="Bring a mug") for n in range(4)]
    client = make_site(*there).test_client()
    small = events(client, "/meetings.ics")
    monkeypatch.setattr("finder.ical.large.MOST_TOLD", 3)
    large = events(client, "/meetings.ics")
    assert [item["UID"] for item in large] == [item["UID"] for item in small]
    assert all("Bring a mug" in item["DESCRIPTION"] for item in small)
    assert not any("Bring a mug" in item["DESCRIPTION"] for item in large)
    (own,) = events(client, "/meetings/city_0.ics")
    assert "Bring a mug" in own["DESCRIPTION"]


def test_a_large_calendar_says_of_itself_that_it_tells_less(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = make_site(*(replace(BASE, id=f"city_{n}") for n in range(4))).test_client()
    said = "There are 4 meetings in this calendar. Over 3, each is told in few words"
    plan = "&".join(f"m=city_{n}" for n in range(4))
    for most, there in [(4, False), (3, True)]:
        monkeypatch.setattr("finder.ical.large.MOST_TOLD", most)
        for address in ("/meetings.ics", f"/plan.ics?{plan}"):
            head = Calendar.from_ical(client.get(address).data)
            for name in ("DESCRIPTION", "X-WR-CALDESC"):
                assert str(head.get(name, "")).replace("\\,", ",").startswith(said) is there
        assert (said in " ".join(client.get("/subscribe").text.split())) is there
        discreet = client.get("/meetings.ics?title=discreet").text
        assert "DESC" not in discreet
        assert said not in client.get("/subscribe?title=discreet").text


def test_tags_dates_and_head_are_the_same_from_every_worker(make_site: Make) -> None:
    app = make_site()
    one, other = app.test_client(), app.test_client()
    first, second = one.get("/meetings.ics"), other.head("/meetings.ics")
    for name in ("ETag", "Last-Modified", "Content-Type", "Content-Length", "Cache-Control"):
        assert first.headers[name] == second.headers[name]
    headers = {"If-Modified-Since": first.headers["Last-Modified"], "If-None-Match": '"old"'}
    assert one.get("/meetings.ics", headers=headers).status_code == 200
    headers["If-None-Match"] = first.headers["ETag"]
    assert one.get("/meetings.ics", headers=headers).status_code == 304


@pytest.mark.parametrize("address", ["/meetings.ics", "/meetings/city_closed.ics"])
@pytest.mark.parametrize(("later", "status"), [(-1, 200), (0, 304), (1, 304), (86_400, 304)])
def test_a_date_alone_is_enough_to_ask_again(
    client: FlaskClient, address: str, later: int, status: int
) -> None:
    sent = client.get(address).last_modified
    assert sent is not None
    since = {"If-Modified-Since": http_date(sent + timedelta(seconds=later))}
    answer = client.get(address, headers=since)
    assert (answer.status_code, bool(answer.data)) == (status, status == 200)
    tag = {**since, "If-None-Match": '"old"'}
    assert client.get(address, headers=tag).status_code == 200


def test_going_back_to_an_older_list_is_a_change(make_site: Make) -> None:
    app = make_site()
    folder = Path(app.extensions["finder"].config.data) / "snapshots"
    sent = app.test_client().get("/meetings.ics").last_modified
    assert sent is not None
    os.utime(folder / "current", (2e9, 2e9), follow_symlinks=False)
    since = {"If-Modified-Since": http_date(sent)}
    assert app.test_client().get("/meetings.ics", headers=since).status_code == 200


def test_what_is_kept_is_as_good_as_what_is_made(make_site: Make) -> None:
    client = make_site().test_client()
    assert client.get("/meetings.ics").data == client.get("/meetings.ics").data
    renamed = make_site(replace(BASE, name="Other")).test_client()
    assert b"SUMMARY:Other" in renamed.get("/meetings.ics").data


def test_file_and_calendar_names_say_nothing(client: FlaskClient) -> None:
    response = client.get("/meetings/city_sunday-night.ics")
    assert 'filename="calendar.ics"' in response.headers["Content-Disposition"]
    assert b"X-WR-CALNAME:Meetings\r\n" in response.data


def test_a_query_s_calendar_says_what_left_it_for_thirty_days(make_site: Make) -> None:
    there = replace(BASE, id="city_here")
    names = {"city_left": 30, "city_long-ago": 31}
    gone = [
        Gone(
            id=key,
            name="Left Behind",
            since=NOW.date() - timedelta(days=days),
            latitude=42.36,
            longitude=-71.06,
            last=last_schedule(BASE, first_seen=date(2026, 1, 1), changes=4),
        )
        for key, days in names.items()
    ]
    client = make_site(there, gone=gone).test_client()
    for query in (
        "",
        "?day=sun&fellowship=aa",
        "?near=Boston",
        "?feed=city&time=evening",
        f"?type={min(BASE.types)}",
        "?q=lights",
        "?q=riverside",
    ):
        found = {str(item["SUMMARY"]): item for item in events(client, f"/meetings.ics{query}")}
        assert set(found) == {"Sunday Night Lights", "Cancelled: Left Behind"}, query
        left = found["Cancelled: Left Behind"]
        assert (left["STATUS"], int(left["SEQUENCE"])) == ("CANCELLED", 4)
        assert "has not been listed since" in left["DESCRIPTION"]


@pytest.mark.parametrize(
    "query",
    ["day=mon", "fellowship=na", "near=Chicago", "q=wombat", "type=workshop", "language=pl"],
)
def test_a_query_s_calendar_gets_nothing_that_it_never_had(make_site: Make, query: str) -> None:
    gone = Gone(
        id="city_left",
        name="Left Behind",
        since=NOW.date(),
        latitude=42.36,
        longitude=-71.06,
        last=last_schedule(BASE, first_seen=date(2026, 1, 1), changes=4),
    )
    found = events(make_site(BASE, gone=[gone]).test_client(), f"/meetings.ics?{query}")
    assert not any(item["STATUS"] == "CANCELLED" for item in found)


def test_the_zones_are_worked_out_before_anyone_asks_for_a_calendar(make_site: Make) -> None:
    zones._zone_text.cache_clear()
    zones._changes_of.cache_clear()
    client = make_site().test_client()
    client.get("/healthz")
    worked_out = zones._changes_of.cache_info().misses
    assert b"BEGIN:VTIMEZONE" in client.get("/meetings.ics").data
    assert zones._changes_of.cache_info().misses == worked_out

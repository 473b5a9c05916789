"""What was not confirmed for long is not called "on now" or "soon", and says so everywhere."""

import json
import re
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.test_layers import MODULES, imports_of, within
from tests.web.conftest import Make
from tests.web.listing import NOW, ONLINE

ON_NOW = "city_sunday-night"  # began twenty minutes before NOW; another follows within the hour
NEW = NOW - timedelta(hours=4)


def aged(make_site: Make, days: float, *, family: float = 0) -> Flask:
    read = {"city": NOW - timedelta(days=days), "family": NOW - timedelta(days=family)}
    return make_site(read=read, url="https://chair.example")


def text(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    content = re.sub(' nonce="[^"]+"', "", response.get_data(as_text=True))  # one an answer
    return " ".join(content.split())


@pytest.fixture(scope="module")
def old(make_site: Make) -> FlaskClient:
    """The city's list was last read 45 days ago, on 9 October."""
    return aged(make_site, 45).test_client()


@pytest.fixture(scope="module")
def expired(make_site: Make) -> FlaskClient:
    """The city's list was last read 200 days ago, on 7 May."""
    return aged(make_site, 200).test_client()


def test_only_one_module_asks_the_engine_so_that_no_page_forgets_the_ages() -> None:
    asking = {
        name
        for name, path in MODULES.items()
        if within(name, "finder.web")
        and {"finder.search", "finder.search.engine.find", "finder.search.engine.hit"}
        & imports_of(path)
    }
    assert asking == {"finder.web.answering"}


@pytest.mark.parametrize(
    ("days", "live", "found"),
    [(0, True, True), (29, True, True), (30, True, True), (31, False, True),
     (180, False, True), (181, False, False)],
)  # fmt: skip
def test_each_age_has_its_place(make_site: Make, days: int, live: bool, found: bool) -> None:
    client = aged(make_site, days).test_client()
    for address in ("/", "/meetings", "/meetings?near=boston", f"/meetings/{ON_NOW}"):
        assert ("On now" in text(client, address)) is live, address
    assert ("Sunday Night Lights" in text(client, "/")) is live
    assert ("Within the hour" in text(client, "/meetings")) is live
    assert ("Sunday Night Lights" in text(client, "/meetings")) is found
    for ending in ("json", "csv", "geojson", "ics"):
        assert ("Sunday Night Lights" in text(client, f"/meetings.{ending}")) is found, ending


@pytest.mark.parametrize(
    "address",
    ["/meetings", "/meetings?sort=name", "/meetings?near=boston", f"/meetings/{ON_NOW}",
     f"/plan?m={ON_NOW}", "/fellowships/aa", "/families?about=alcohol&who=partner"],
)  # fmt: skip
def test_the_age_is_said_in_plain_words(old: FlaskClient, address: str) -> None:
    page = text(old, address)
    assert "Last confirmed 45 days ago (9 October 2026): ask before you go" in page
    assert "card live" not in page
    assert "On now" not in page


def test_the_page_names_no_next_start_as_certain(old: FlaskClient) -> None:
    page = text(old, f"/meetings/{ON_NOW}")
    assert "If it still meets: today, 7:00 PM" in page
    assert "next live" not in page
    assert "Next:" not in page


def test_a_list_has_it_last_and_with_its_own_day(old: FlaskClient) -> None:
    page = text(old, "/meetings?day=sun&day=tue")
    heading = page.index("Not confirmed for over 30 days: ask first")
    assert page.index("Tuesday Families") < heading < page.index("Sunday Night Lights")
    assert '<span class="day">Today</span>' in page[heading:]


def test_where_nothing_is_confirmed_home_promises_nothing(make_site: Make) -> None:
    page = text(aged(make_site, 45, family=45).test_client(), "/")
    assert "No list here was confirmed in the last 30 days" in page
    assert "Starting soon" not in page
    assert "All 7 meetings" in page
    page = text(aged(make_site, 200, family=200).test_client(), "/")
    assert "No list here was confirmed in the last 30 days" in page
    assert "meetings are listed here yet" not in page


def test_the_results_say_what_is_left_out_and_where_it_is(expired: FlaskClient) -> None:
    page = text(expired, "/meetings?fellowship=aa")
    assert "Left out, because not confirmed for over 180 days: 5 more from" in page
    assert 'href="/meetings?fellowship=aa&amp;feed=city">City Central Office</a>' in page
    assert "Left out" not in text(expired, "/meetings?feed=city")
    assert "Left out" not in text(expired, "/meetings?fellowship=al-anon")


def test_what_is_left_out_of_soon_is_said_too(old: FlaskClient) -> None:
    page = text(old, "/meetings?soon=60")
    assert "Left out, because not confirmed for over 30 days: 2 more from" in page
    assert 'href="/meetings?feed=city">City Central Office</a>' in page


def test_what_left_the_results_keeps_its_addresses(expired: FlaskClient) -> None:
    page = text(expired, f"/meetings/{ON_NOW}")
    assert (
        "Last confirmed 200 days ago (7 May 2026): ask before you go. Searches no longer show it."
        in page
    )
    assert "Sunday Night Lights" in text(expired, "/meetings?feed=city")
    answer = json.loads(text(expired, f"/meetings/{ON_NOW}.json"))["meeting"]
    assert answer["sources"][0]["fetched"] == "2026-05-07T00:20:00Z"
    for address in (
        f"/meetings/{ON_NOW}.ics",
        f"/plan.ics?m={ON_NOW}",
        "/meetings.ics?feed=city",
        f"/meetings/{ON_NOW}.ics?date=2026-11-29",
    ):
        assert "Last confirmed" not in unfolded(expired, address)


def test_the_next_online_is_a_confirmed_one_where_there_is_any(make_site: Make) -> None:
    later_one = replace(ONLINE, id="family_late", feed="family", name="Later Online", start=time(9))
    client = make_site(ONLINE, later_one, read={"city": NOW - timedelta(days=45)}).test_client()
    page = text(client, "/fellowships/aa")
    assert "Later Online" in page
    assert "Nightlight Online" not in page


def unfolded(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.get_data(as_text=True).replace("\r\n ", "")


def test_a_calendar_of_fresh_lists_says_nothing_of_ages(client: FlaskClient) -> None:
    assert "Last confirmed" not in unfolded(client, "/meetings.ics")
    assert "Last confirmed" not in unfolded(client, f"/meetings/{ON_NOW}.ics")


def test_a_discreet_calendar_stays_discreet(old: FlaskClient) -> None:
    assert "Last confirmed" not in unfolded(old, f"/plan.ics?m={ON_NOW}&title=discreet")


def test_both_dates_stand_apart(old: FlaskClient, client: FlaskClient) -> None:
    assert "list was read 45 days ago (9 October 2026)" in text(old, f"/meetings/{ON_NOW}")
    for page in (text(old, f"/meetings/{ON_NOW}"), text(client, f"/meetings/{ON_NOW}")):
        assert "This entry was last edited 1 October 2026." in page
    answer = json.loads(text(old, f"/meetings/{ON_NOW}.json"))["meeting"]
    assert answer["updated"] == "2026-10-01"
    assert answer["sources"][0]["fetched"] == "2026-10-09T00:20:00Z"


def test_sources_say_what_follows_from_a_list_s_age(old: FlaskClient, expired: FlaskClient) -> None:
    page = text(old, "/sources")
    assert "Last read well 45 days ago (9 October 2026)" in page
    assert "Not confirmed for 45 days: its meetings are not shown as “on now” or “soon”." in page
    assert "Not confirmed for 200 days: searches no longer show its meetings." in text(
        expired, "/sources"
    )
    assert page.count("Not confirmed for") == 1


@pytest.mark.parametrize(
    "address", ["/", "/meetings", "/meetings.json?soon=60", f"/meetings/{ON_NOW}"]
)
def test_growing_old_makes_another_page(make_site: Make, address: str) -> None:
    """The reader who asks whether theirs is still good gets the one that says how old it is."""
    app = aged(make_site, 30)
    client = app.test_client()
    before = client.get(address)
    later(app, NOW + timedelta(minutes=1))
    after = client.get(address, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.data != before.data


def test_a_calendar_stays_as_it_is_when_its_list_grows_old(make_site: Make) -> None:
    app = aged(make_site, 30)
    client, address = app.test_client(), f"/meetings/{ON_NOW}.ics"
    tags = []
    for moment in (
        NOW,
        NOW + timedelta(seconds=59),
        NOW + timedelta(minutes=1),
        NOW + timedelta(9),
    ):
        later(app, moment)
        tags.append(client.get(address).headers["ETag"])
    assert len({*tags}) == 1


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1)])
def test_a_clock_that_jumps_changes_what_is_on_but_nothing_for_good(
    make_site: Make, jump: timedelta
) -> None:
    app = aged(make_site, 0)
    client = app.test_client()
    pages = []
    for moment in (NOW, NOW - jump, NOW + jump, NOW):
        later(app, moment)
        pages.append(text(client, "/meetings"))
        assert "Last confirmed" not in pages[-1]
    assert pages[0] == pages[3]


def later(app: Flask, moment: datetime) -> None:
    app.extensions["finder"] = replace(app.extensions["finder"], now=lambda: moment)

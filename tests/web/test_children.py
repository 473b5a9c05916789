"""Meetings for under-18s never give their place away, even if a place were ever stored."""

import json
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from finder.model import Attendance
from tests.web.conftest import Make
from tests.web.listing import BASE, HALL, TEENS, ZOOM

LEAKED = replace(TEENS, venue=HALL, online=ZOOM, attendance=Attendance.HYBRID)
SECRETS = ("12 Main", "Riverside Hall", "02108", "42.35", "VerySecret", "123456", "zoom.us")


@pytest.fixture(scope="module")
def leaky(make_site: Make) -> Flask:
    elsewhere = replace(
        HALL, name="Elsewhere", street="1 Road", postal_code="02109", latitude=42.4, longitude=-71.1
    )
    return make_site(LEAKED, replace(BASE, venue=elsewhere))


@pytest.mark.parametrize(
    "address", ["/meetings/family_teens", "/meetings?audience=teens", "/meetings?q=alateen", "/"]
)
def test_no_page_shows_more_than_the_town(leaky: Flask, address: str) -> None:
    html = leaky.test_client().get(address).get_data(as_text=True)
    assert "Alateen Boston" in html
    assert not [secret for secret in SECRETS if secret in html]


@pytest.mark.parametrize("ending", ["csv", "geojson", "ics"])
def test_no_export_has_them(leaky: Flask, ending: str) -> None:
    client: FlaskClient = leaky.test_client()
    assert "Sunday Night Lights" in client.get(f"/meetings.{ending}").text
    for query in ("", "?audience=teens", "?fellowship=alateen"):
        assert "Alateen" not in client.get(f"/meetings.{ending}{query}").text


TOLD = {
    *("id", "name", "fellowship", "kind", "status", "day", "start", "end", "timezone"),
    *("next_start", "next_end", "attendance", "access", "access_usual", "access_weeks"),
    *("facilitation", "audiences", "venue", "family", "sources", "url", "who_may_come"),
    *("types", "languages", "regions", "updated"),
}


@pytest.mark.parametrize(
    "address", ["/meetings.json?audience=teens", f"/meetings/{TEENS.id}.json", "/meetings.json"]
)
def test_as_data_they_have_name_town_time_and_how_to_ask_alone(leaky: Flask, address: str) -> None:
    answer = leaky.test_client().get(address)
    found = answer.get_json()
    rows = [row for row in found.get("meetings", [found.get("meeting")]) if row["id"] == TEENS.id]
    (row,) = rows
    assert {key for key, value in row.items() if value not in (None, [], "", False)} <= TOLD
    places = {key: value for key, value in row["venue"].items() if value not in (None, False)}
    assert set(places) <= {"locality", "region", "country"}
    assert not [secret for secret in SECRETS if secret in json.dumps(row)]


@pytest.mark.parametrize(
    "address",
    [
        *("/print?audience=teens", "/print?fellowship=alateen", "/map.json?audience=teens"),
        *("/embed?audience=teens", "/map?audience=teens", "/meetings?audience=teens&lang=es"),
        *("/families?a=1&c=4", "/families?a=1&c=4&near=Boston", "/fellowships/alateen"),
        *(f"/plan?m={TEENS.id}", f"/plan.ics?m={TEENS.id}", f"/print?m={TEENS.id}"),
        *(f"/meetings/{TEENS.id}.ics", f"/meetings/{TEENS.id}.svg", f"/subscribe?m={TEENS.id}"),
    ],
)
def test_no_other_representation_tells_where(leaky: Flask, address: str) -> None:
    text = leaky.test_client().get(address).get_data(as_text=True)
    assert not [secret for secret in SECRETS if secret in text]


def test_they_stand_in_no_list_of_the_same_place_or_group(make_site: Make) -> None:
    app = make_site(BASE, replace(LEAKED, feed="city", group=BASE.group, venue=HALL))
    html = app.test_client().get(f"/meetings/{BASE.id}").get_data(as_text=True)
    assert "Alateen Boston" not in html

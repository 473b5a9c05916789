"""Meetings for under-18s never give their place away, even if a place were ever stored."""

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


def test_they_stand_in_no_list_of_the_same_place_or_group(make_site: Make) -> None:
    app = make_site(BASE, replace(LEAKED, feed="city", group=BASE.group, venue=HALL))
    html = app.test_client().get(f"/meetings/{BASE.id}").get_data(as_text=True)
    assert "Alateen Boston" not in html

"""The answers as data, against the published schemas."""

import csv
import io
import json
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker

from finder.web import data
from tests.web.conftest import Make


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads(files("finder.surface").joinpath(f"{name}.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


def check(name: str, document: Any) -> None:
    errors = [error.message for error in validator(name).iter_errors(document)]
    assert not errors


QUERIES = [
    "", "?q=step", "?near=Boston&within=10&unit=mi", "?lat=48.86&lon=2.31", "?day=sun&time=evening",
    "?for=family", "?attendance=online&tz=Europe/Berlin", "?status=suspended", "?kind=service",
    "?page=9", "?per_page=2", "?unknown=1", "?audience=teens",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_every_answer_fits_the_schema(client: FlaskClient, query: str) -> None:
    response = client.get(f"/meetings.json{query}")
    assert response.status_code == 200
    check("meetings", response.json)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("?day=someday", "day"), ("?lat=1", "lon"), ("?near=Boston&lat=1&lon=1", "near"),
     ("?sort=nearest", "sort"), ("?within=0", "within"), ("?page=0", "page"), ("?for=all", "for"),
     ("?tz=Mars/Base", "tz"), ("?fellowship=zz", "fellowship"), ("?after=25:00", "after")],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["json", "ics", "csv", "geojson"])
def test_a_malformed_request_names_its_parameter_and_what_is_allowed(
    client: FlaskClient, ending: str, query: str, parameter: str
) -> None:
    response = client.get(f"/meetings.{ending}{query}")
    assert response.status_code == 400
    check("error", response.json)
    assert response.json["error"]["parameter"] in (parameter, "lat")
    assert response.json["error"]["allowed"]


def test_a_place_that_is_not_found_comes_with_suggestions(client: FlaskClient) -> None:
    response = client.get("/meetings.json?near=Bostn")
    assert response.status_code == 400
    assert response.json["error"]["parameter"] == "near"
    assert any("Boston" in text for text in response.json["error"]["suggestions"])


def test_a_place_like_no_other_has_an_empty_list_of_suggestions(client: FlaskClient) -> None:
    response = client.get("/meetings.json?near=xyzzyqqq")
    check("error", response.json)
    assert response.json["error"]["suggestions"] == []


@pytest.mark.parametrize("ending", ["json", "ics"])
@pytest.mark.parametrize(("gone", "status"), [("city_gone", 410), ("city_never", 404)])
def test_a_meeting_that_is_not_here_says_so_as_data(
    client: FlaskClient, gone: str, status: int, ending: str
) -> None:
    response = client.get(f"/meetings/{gone}.{ending}")
    assert response.status_code == status
    check("error", response.json)


@pytest.mark.parametrize("ending", ["", ".json", ".ics"])
def test_a_moved_id_leads_to_the_same_thing_at_its_new_address(
    client: FlaskClient, ending: str
) -> None:
    response = client.get(f"/meetings/city_old{ending}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/meetings/city_sunday-night{ending}"


def test_join_details_stand_in_the_meeting_s_own_files_alone(client: FlaskClient) -> None:
    secret = ("VerySecret", "123456")
    own = client.get("/meetings/city_online.json").get_data(as_text=True)
    assert all(text in own for text in secret)
    assert "VerySecret" in client.get("/meetings/city_online").get_data(as_text=True)
    for ending in ("", ".json", ".ics", ".csv", ".geojson"):
        everywhere = client.get(f"/meetings{ending}").get_data(as_text=True)
        assert not any(text in everywhere for text in secret)


def test_children_s_meetings_are_in_no_calendar_and_no_export(client: FlaskClient) -> None:
    query = "?audience=teens"
    assert client.get(f"/meetings.json{query}").json["total"] == 1
    for ending in ("csv", "geojson", "ics"):
        assert "Alateen Boston" not in client.get(f"/meetings.{ending}{query}").text
    assert client.get("/meetings/family_teens.ics").status_code == 404


def test_the_table_has_a_line_a_meeting(client: FlaskClient) -> None:
    total = client.get("/meetings.json?fellowship=aa").json["total"]
    rows = list(csv.DictReader(io.StringIO(client.get("/meetings.csv?fellowship=aa").text)))
    assert len(rows) == total > 0


def test_the_map_counts_what_it_leaves_out(client: FlaskClient) -> None:
    document = json.loads(client.get("/meetings.geojson").data)
    assert document["type"] == "FeatureCollection"
    assert document["omitted"] > 0
    assert document["features"]


def test_the_map_counts_all_it_leaves_out_children_s_meetings_too(client: FlaskClient) -> None:
    total = client.get("/meetings.json?audience=teens").json["total"]
    document = json.loads(client.get("/meetings.geojson?audience=teens").data)
    assert total > 0
    assert (document["omitted"], document["features"]) == (total, [])


def test_a_calendar_is_one_and_names_no_fellowship(client: FlaskClient) -> None:
    response = client.get("/meetings.ics?fellowship=aa")
    assert response.content_type == "text/calendar; charset=utf-8"
    assert response.data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"X-WR-CALNAME:Meetings\r\n" in response.data


@pytest.mark.parametrize(
    ("ending", "limit"), [("ics", "MOST_EVENTS"), ("csv", "MOST_ROWS"), ("geojson", "MOST_ROWS")]
)
def test_more_than_a_file_may_hold_is_refused_with_a_way_to_narrow(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, ending: str, limit: str
) -> None:
    monkeypatch.setattr(data, limit, 2)
    response = client.get(f"/meetings.{ending}")
    assert response.status_code == 400
    check("error", response.json)
    assert "at most 2" in response.json["error"]["message"]
    assert "near" in response.json["error"]["allowed"]


def test_a_demonstration_says_so_in_its_files(demo_site: Flask) -> None:
    client = demo_site.test_client()
    assert client.get("/meetings.json").json["notice"] == data.DEMO
    check("meetings", client.get("/meetings.json").json)
    assert client.get("/meetings/city_sunday-night.json").json["notice"] == data.DEMO
    assert json.loads(client.get("/meetings.geojson").data)["notice"] == data.DEMO
    for address in ("/meetings.ics", "/meetings/city_sunday-night.ics"):
        assert b"X-WR-CALNAME:Demonstration" in client.get(address).data
    assert "demonstration" in client.get("/meetings.csv").headers["Content-Disposition"]


def test_health_is_said_for_machines(client: FlaskClient) -> None:
    assert client.get("/healthz").json["status"] == "ok"


def test_without_a_snapshot_every_address_says_so(make_site: Make) -> None:
    from finder.errors import NoSnapshot

    app = make_site()

    def nothing() -> None:
        raise NoSnapshot("nothing has been published yet")

    app.extensions["finder"].reader.snapshot = nothing
    client = app.test_client()
    for address in ("/", "/meetings", "/meetings.json", "/healthz"):
        response = client.get(address, headers={"Accept-Encoding": ""})
        assert response.status_code == 503
    check("error", client.get("/meetings.json").json)
    assert client.get("/help").status_code == 200


def test_the_open_api_holds_every_value_and_schemas_that_stand_alone(client: FlaskClient) -> None:
    document = client.get("/openapi.json").json
    parameters = document["paths"]["/meetings.json"]["get"]["parameters"]
    by_name = {item["name"]: item["schema"] for item in parameters}
    assert {"q", "near", "for", "region", "feed", "per_page"} <= set(by_name)
    assert {"mon", "today", "tomorrow"} <= set(by_name["day"]["items"]["enum"])
    assert "al-anon" in by_name["fellowship"]["items"]["enum"]
    schemas = document["components"]["schemas"]
    Draft202012Validator.check_schema(schemas["meetings"])
    assert set(schemas) >= {"meetings", "error", "check", "meeting"}

"""Words that were read as others: the list says so, and leads back."""

import html
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.made import meeting


@pytest.fixture(scope="module")
def asker(make_site: Callable[..., Flask]) -> FlaskClient:
    names = ("Gratitude Hour", "Serenity Now", "Old Round Table")
    made = [meeting(f"m{number}", name=name) for number, name in enumerate(names)]
    return make_site(*made).test_client()


def page(asker: FlaskClient, **asked: str) -> str:
    response = asker.get("/meetings", query_string=asked)
    assert response.status_code == 200
    return html.unescape(response.get_data(as_text=True))


def test_a_slip_is_said_with_the_way_back(asker: FlaskClient) -> None:
    shown = page(asker, q="gratitute hour")
    assert "Gratitude Hour" in shown
    assert "Showing results for “gratitude”." in shown
    assert 'q=%22gratitute%22%20hour">Search for “gratitute hour” instead</a>' in shown


def test_the_way_back_takes_the_words_as_they_are(asker: FlaskClient) -> None:
    assert "Showing results" not in page(asker, q='"gratitute" hour')
    assert asker.get("/meetings.json?q=%22gratitute%22+hour").get_json()["total"] == 0


def test_a_word_that_was_left_out_is_said(asker: FlaskClient) -> None:
    shown = page(asker, q="old round table xyzzyx")
    assert "Old Round Table" in shown
    assert "No meeting has all of these words. Left out: “xyzzyx”." in shown


def test_what_is_found_as_written_says_nothing(asker: FlaskClient) -> None:
    shown = page(asker, q="serenity")
    assert "Serenity Now" in shown
    assert "Showing results" not in shown
    assert "Left out" not in shown


def test_data_says_how_words_were_read(asker: FlaskClient) -> None:
    query = asker.get("/meetings.json?q=gratitute+hour").get_json()["query"]
    assert query["q"] == "gratitute hour"
    assert query["understood"] == [{"text": "gratitute", "parameter": "q", "value": "gratitude"}]


@pytest.mark.parametrize("text", ["california", "near california", "in texas", "UK", "near uk"])
def test_a_state_in_words_is_no_error(asker: FlaskClient, text: str) -> None:
    page(asker, q=text)


def test_near_a_state_offers_its_towns(asker: FlaskClient) -> None:
    response = asker.get("/meetings.json?near=California")
    error = response.get_json()["error"]
    assert (response.status_code, error["parameter"]) == (400, "near")
    assert error["suggestions"][0] == "Los Angeles, California"
    assert "too wide" in error["message"]


def test_now_is_what_is_on_and_can_be_taken_away(asker: FlaskClient) -> None:
    shown = page(asker, q="online now")
    chosen = re.findall(r'<li><a href="([^"]*)"><span[^>]*>Remove </span>([^<]*)', shown)
    assert chosen == [
        ("/meetings?on=0", "Online"),
        ("/meetings?attendance=online", "On now"),
    ]


def test_now_within_a_name_is_a_word(asker: FlaskClient) -> None:
    assert "Serenity Now" in page(asker, q="serenity now")

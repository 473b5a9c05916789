"""The CSV opens in a spreadsheet without surprises."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.exports.geojson import feature_collection
from finder.exports.shape import Context, shape
from finder.exports.table import _cell, csv_table
from finder.exports.written import json_text
from finder.model import Meeting
from finder.search.engine import Hit
from tests.exports.conftest import IN_PERSON, ONLINE, TEENS, hit


def shaped(meeting: Meeting, found: Hit, context: Context) -> dict[str, Any]:
    return shape(meeting, found, context, whole=False)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_columns_are_the_keys_of_the_json_nested_with_dots(context: Context) -> None:
    row = rows_of(csv_table([shaped(IN_PERSON, hit(), context)]))[0]
    assert row["venue.street"] == "1 Main St"
    assert row["venue.latitude"] == "42.36"
    assert row["types"].split(", ")[-1] == "an_unknown_one"
    assert row["day"] == "monday"
    assert row["online.url"] == ""


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '"=1', "＝1", "'=cmd|' /C calc'!A0"],
)
def test_no_cell_is_a_formula(name: str, context: Context) -> None:
    hostile = replace(IN_PERSON, name=name)
    row = rows_of(csv_table([shaped(hostile, hit(), context)]))[0]
    assert row["name"].startswith("'")


def test_a_plain_name_is_left_alone(context: Context) -> None:
    row = rows_of(csv_table([shaped(IN_PERSON, hit(), context)]))[0]
    assert row["name"] == "Morning Light"


def test_childrens_meetings_are_in_no_table_and_on_no_map(context: Context) -> None:
    rows = [shaped(meeting, hit(dated=False), context) for meeting in (TEENS, ONLINE)]
    assert [row["id"] for row in rows_of(csv_table(rows))] == ["demo_two"]
    assert json.loads(feature_collection(map(json_text, rows), {}))["features"] == []


def test_the_map_has_a_point_a_meeting_and_counts_the_rest(context: Context) -> None:
    rows = [
        shaped(IN_PERSON, hit(), context),
        shaped(ONLINE, hit(dated=False), context),
    ]
    collection = json.loads(feature_collection(map(json_text, rows), {"notice": "n"}))
    assert list(collection) == ["notice", "type", "omitted", "features"]
    assert collection["omitted"] == 1
    assert collection["features"][0]["geometry"] == {
        "type": "Point",
        "coordinates": [-71.06, 42.36],
    }


WORDS = st.text(max_size=8) | st.sampled_from(("=1", '"', '","', "\\", "a, b", " -1", "\u2028"))
VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS
    | st.lists(WORDS, max_size=3)
    | st.lists(WORDS | st.integers(0, 9), max_size=3)
    | st.lists(st.integers(0, 99), max_size=3)
    | st.lists(st.dictionaries(WORDS, WORDS, max_size=2), max_size=2)
    | st.dictionaries(WORDS, st.lists(st.integers(0, 9), max_size=2), max_size=2)
)


@settings(max_examples=300, deadline=None)
@given(value=VALUES)
def test_a_cell_is_the_same_of_a_value_and_of_its_json_read_again(value: object) -> None:
    assert _cell(json.loads(json_text(value))) == _cell(value)

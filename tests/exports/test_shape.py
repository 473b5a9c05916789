"""The public JSON of a meeting keeps its promises."""

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from finder.exports.shape import KEYS, Context, shape
from finder.model import Meeting
from tests.exports.conftest import IN_PERSON, ONLINE, TEENS, hit

SCHEMA = json.loads(files("finder").joinpath("surface/meetings.schema.json").read_text("utf-8"))
MEETING = {"$ref": "#/$defs/meeting", "$defs": SCHEMA["$defs"]}


@pytest.mark.parametrize("meeting", [IN_PERSON, ONLINE, TEENS], ids=lambda m: m.name)
def test_every_meeting_fits_the_published_schema(meeting: Meeting, context: Context) -> None:
    shaped = shape(meeting, hit(dated=meeting is IN_PERSON), context, whole=False)
    jsonschema.Draft202012Validator(MEETING).validate(shaped)
    assert tuple(shaped) == KEYS


def test_the_end_is_a_wall_time_after_midnight(context: Context) -> None:
    shaped = shape(IN_PERSON, hit(), context, whole=False)
    assert (shaped["start"], shaped["end"]) == ("23:30", "00:30")
    assert shaped["next_start"] == "2026-12-07T23:30:00-05:00"
    assert shaped["next_end"] == "2026-12-08T00:30:00-05:00"


def test_access_is_that_of_the_next_start_and_the_usual_one_stands_beside(
    context: Context,
) -> None:
    shaped = shape(IN_PERSON, hit(), context, whole=False)
    assert (shaped["access"], shaped["access_usual"]) == ("open", "closed")
    assert shaped["access_weeks"] == {"open": [1]}


def test_distances_have_two_decimals(context: Context) -> None:
    assert shape(IN_PERSON, hit(), context, whole=False)["distance_km"] == 1.23


def test_passcodes_stand_only_in_the_meetings_own_representations(context: Context) -> None:
    listed = json.dumps(shape(ONLINE, hit(dated=False), context, whole=False))
    own = json.dumps(shape(ONLINE, hit(dated=False), context, whole=True))
    for secret in ("Secret9", "424242", "123 456 789"):
        assert secret not in listed
        assert secret in own


def test_a_publisher_may_offer_join_details_to_everyone(context: Context) -> None:
    public = replace(
        context, publishers={"demo": replace(context.publishers["demo"], join_details=True)}
    )
    assert "424242" in json.dumps(shape(ONLINE, hit(dated=False), public, whole=False))


def test_contacts_stand_only_where_the_publisher_says_so(context: Context) -> None:
    assert shape(IN_PERSON, hit(), context, whole=True)["contact"] is None
    public = replace(
        context, publishers={"demo": replace(context.publishers["demo"], contacts=True)}
    )
    shown = shape(IN_PERSON, hit(), public, whole=True)["contact"]
    assert shown == {"email": "group@example.org", "phone": None, "url": None}


def test_the_source_says_who_published_it_and_when_it_was_read(context: Context) -> None:
    assert shape(IN_PERSON, hit(), context, whole=False)["sources"] == [
        {
            "feed": "demo",
            "publisher": "Demo Intergroup",
            "url": None,
            "fetched": "2026-11-22T01:00:00Z",
        }
    ]

"""Points for meetings that are listed without one, and how honest each output is about them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from finder.completion import (
    Area,
    address_of,
    after_correction,
    as_published,
    completed,
    middle_of,
)
from finder.exports.meeting_guide import meeting_guide
from finder.exports.shape import Context, shape
from finder.model import Access, Attendance, Meeting, Placed, Venue
from finder.record import from_json, to_json
from finder.register.gazetteer import Gazetteer, Place
from finder.search.engine import Hit
from finder.web.cards import Look, card
from finder.web.cards import where as where_line
from finder.web.where import where
from tests.ical.test_calendar import events_of
from tests.made import NOW, meeting

STREET = Venue(street="1 High Street", locality="Boston", region="MA", country="US")
BOSTON = (42.36, -71.06)


def area(text: str) -> Area:
    """From "town|region|code|country"."""
    locality, region, code, country = (part or None for part in text.split("|"))
    return Area(locality=locality, region=region, postal_code=code, country=country)


def unasked(text: str) -> Sequence[Place]:
    raise AssertionError(f"asked for {text}")


@pytest.mark.parametrize(
    ("written", "placed", "point"),
    [
        ("San Francisco|CA|94110|US", "postal_code", (37.75, -122.42)),
        ("|CA|94110|US", "postal_code", (37.75, -122.42)),
        ("||SW1A 1AA|GB", "postal_code", (51.5, -0.14)),
        ("Boston|MA||US", "town", BOSTON),
        ("Boston|Massachusetts||", "town", BOSTON),
        ("Boston|||GB", "town", (52.97, -0.02)),
        ("München|Bayern||DE", "town", (48.14, 11.58)),
        ("Oakland|East Bay|94612|US", "postal_code", (37.81, -122.27)),
        ("San Francisco||94110|", "postal_code", (37.75, -122.42)),
        # A code of another state is a slip, a town and its state agree.
        ("Phoenix|AZ|12835|US", "town", (33.45, -112.07)),
        # Rural codes of Canada and Irish routing keys are wider than any town.
        ("Millet|Alberta|T0C 1Z0|CA", "town", (53.1, -113.47)),
        ("Abbeyfeale|Co. Limerick|V94 F7D9|IE", "town", (52.38, -9.3)),
    ],
)
def test_the_postal_code_leads_there_else_the_town(
    gazetteer: Gazetteer, written: str, placed: str, point: tuple[float, float]
) -> None:
    found = middle_of(area(written), gazetteer.places)
    assert found is not None
    assert found.placed == placed
    assert found.point == pytest.approx(point, abs=0.05)


@pytest.mark.parametrize(
    "written",
    [
        "Springfield|||US",  # in many states
        "Springfield|||",
        "Boston|||",  # which country is not said
        "|MA||US",  # wider than a town
        "|||US",
        "||94110|",  # a code of several countries
        "Anacortes|WA|98110|US",  # a code of another town 80 km away
        "3rd Tuesday of month|MT||US",
        "Zoom|||US",
        "||RY29|GB",
        "Abbeyeale|Co. Limerick|V94 F7D9|IE",  # a misspelt town; the code is 60 km wide
        "|||",
    ],
)
def test_what_may_be_several_places_is_not_guessed(gazetteer: Gazetteer, written: str) -> None:
    assert middle_of(area(written), gazetteer.places) is None


def made(venue: Venue | None = STREET, **changes: Any) -> Meeting:
    return meeting(venue=venue, **changes)


def test_a_meeting_is_placed_and_otherwise_stays_what_it_is(gazetteer: Gazetteer) -> None:
    one = made()
    (found,) = completed([one], gazetteer.places, {})
    assert found.venue is not None
    assert (found.venue.latitude, found.venue.longitude) == pytest.approx(BOSTON, abs=0.05)
    assert found.venue.only_near
    assert found.venue.street == "1 High Street"
    assert not found.venue.approximate
    assert as_published(found) == one
    assert from_json(to_json(found)) == found


def test_a_geocoded_address_is_exact() -> None:
    (found,) = completed([made()], unasked, {"1 High Street, Boston, MA, US": (42.3, -71.1)})
    assert found.venue == replace(STREET, latitude=42.3, longitude=-71.1, placed=Placed.ADDRESS)
    assert not found.venue.only_near


def test_an_address_said_to_be_approximate_is_never_exact(gazetteer: Gazetteer) -> None:
    home = replace(STREET, approximate=True)
    known = {"1 High Street, Boston, MA, US": (42.3, -71.1)}
    (found,) = completed([made(home)], gazetteer.places, known)
    assert found.venue is not None
    assert found.venue.placed is Placed.TOWN
    assert address_of(home) is None


@pytest.mark.parametrize(
    "one",
    [
        made(audiences=frozenset({"teens"})),
        made(attendance=Attendance.ONLINE),
        made(replace(STREET, latitude=1.0, longitude=2.0)),
        made(None),
    ],
    ids=["children", "online", "has a point", "no place"],
)
def test_others_are_left_alone_and_nothing_is_looked_up(one: Meeting) -> None:
    known = {"1 High Street, Boston, MA, US": (42.3, -71.1)}
    assert completed([one], unasked, known) == [one]


def test_many_meetings_of_one_area_are_one_look_up(gazetteer: Gazetteer) -> None:
    asked: list[str] = []

    def known(text: str) -> Sequence[Place]:
        asked.append(text)
        return gazetteer.places(text)

    completed([made(replace(STREET, street=f"{n} High Street")) for n in range(50)], known, {})
    assert asked == ["Boston, MA, US"]


@pytest.mark.parametrize(
    ("venue", "address"),
    [
        (STREET, "1 High Street, Boston, MA, US"),
        (replace(STREET, postal_code="02110"), "1 High Street, Boston, MA 02110, US"),
        (Venue(name="St Paul's", notes="ring", street="1 A St", locality="B"), "1 A St, B"),
        (replace(STREET, locality=None), None),
        (replace(STREET, street=None), None),
    ],
)
def test_an_address_is_street_and_town_alone(venue: Venue, address: str | None) -> None:
    assert address_of(venue) == address


def test_a_corrected_address_loses_the_point_of_the_old_one() -> None:
    old = replace(STREET, latitude=42.36, longitude=-71.06, placed=Placed.TOWN)
    moved = after_correction(old, replace(old, locality="Salem"))
    assert moved == replace(STREET, locality="Salem")
    assert after_correction(old, replace(old, name="Hall")) == replace(old, name="Hall")
    own = after_correction(old, replace(old, latitude=42.3))
    assert own is not None
    assert not own.only_near


NEAR = made(replace(STREET, latitude=42.36, longitude=-71.06, placed=Placed.TOWN))
EXACT = made(replace(STREET, latitude=42.36, longitude=-71.06))
HIT = Hit(row=0, next_start=None, next_end=None, access=Access.OPEN, distance_km=3.0, on=None)


def shaped(one: Meeting) -> dict[str, Any]:
    context = Context(publishers={}, fetched={}, base_url="https://example.org")
    return shape(one, HIT, context, whole=False)


def test_data_say_approximate_and_nothing_of_ours() -> None:
    assert shaped(NEAR)["venue"]["approximate"] is True
    assert shaped(EXACT)["venue"]["approximate"] is False
    assert shaped(NEAR)["venue"].keys() == shaped(EXACT)["venue"].keys()
    assert "placed" not in json.dumps(shaped(NEAR))


def test_a_card_says_about_how_far_and_the_whole_address() -> None:
    look = Look(now=NOW, clock="24", unit="km")
    assert str(card(NEAR, HIT, None, look).distance).startswith("about ")
    assert not str(card(EXACT, HIT, None, look).distance).startswith("about ")
    assert where_line(NEAR) == "1 High Street, Boston, MA"


def test_the_way_leads_to_the_street_never_to_the_middle_of_the_town() -> None:
    near, exact = where(NEAR), where(EXACT)
    assert near is not None
    assert exact is not None
    assert "42.36" in str(exact.directions)
    assert "42.36" not in str(near.directions)
    assert "High+Street" in str(near.directions)
    assert near.note is None


def test_the_meeting_guide_feed_says_what_its_publisher_said() -> None:
    (record,) = meeting_guide([shaped(as_published(NEAR))])
    assert record["approximate"] == "no"  # the street is exact; readers hide one that is not
    assert "latitude" not in record
    assert record["formatted_address"] == "1 High Street, Boston, MA, US"


def test_a_calendar_gives_the_address_and_no_point_of_the_town() -> None:
    (near,), (exact,) = events_of(NEAR), events_of(EXACT)
    assert "1 High Street" in near["LOCATION"]
    assert "GEO" not in near
    assert "GEO" in exact

"""What a meeting's own venue and region can be searched near by."""

from finder.model import Attendance, Meeting, Venue
from finder.search.own_places import places_of


def at(latitude: float, longitude: float, *regions: str, **changes: object) -> Meeting:
    venue = Venue(locality="Doyle", country="US", latitude=latitude, longitude=longitude)
    values: dict[str, object] = {
        "id": "f_a",
        "feed": "f",
        "name": "A",
        "fellowship": "aa",
        "attendance": Attendance.IN_PERSON,
        "venue": venue,
        "regions": regions,
    }
    return Meeting(**{**values, **changes})  # type: ignore[arg-type]


def names(*meetings: Meeting) -> set[str]:
    return {place.name for place in places_of(meetings)}


def test_a_publishers_region_is_a_place_in_the_middle_of_its_meetings() -> None:
    places = places_of([at(40.1, -75.1, "Bucks County"), at(40.3, -75.1, "Bucks County")])
    found = next(place for place in places if place.name == "Bucks County")
    assert (round(found.latitude, 3), found.longitude) == (40.2, -75.1)


def test_a_wide_region_has_no_middle_to_be_near_to() -> None:
    wide = names(at(34.0, -118.2, "California"), at(37.7, -122.4, "California"))
    assert "California" not in wide


def test_childrens_meetings_place_nothing() -> None:
    assert names(at(40.1, -75.1, "Bucks County", audiences=frozenset({"teens"}))) == set()

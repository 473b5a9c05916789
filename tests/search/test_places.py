"""`near=`: which place is meant, and how far things are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.errors import BadRequest
from finder.register.gazetteer import Gazetteer, Place, open_gazetteer
from finder.register.places import shipped
from finder.search.columns.own_places import own_places_of
from finder.search.places import Resolved, distance_km, label, resolve

TOWNS = (
    ("US", "Illinois", None, "Springfield", 39.80, -89.64, 110_000),
    ("US", "Massachusetts", None, "Springfield", 42.10, -72.59, 150_000),
    ("US", "Massachusetts", None, "Boston", 42.36, -71.06, 650_000),
    ("GB", "England", "Lincolnshire", "Boston", 52.98, -0.02, 45_000),
    ("DE", "Bavaria", None, "München", 48.14, 11.58, 1_500_000),
)
CODES = (
    ("US", "10115", 40.81, -73.96, "New York", "New York"),
    ("DE", "10115", 52.53, 13.38, "Berlin", "Berlin"),
    ("GB", "SW1A", 51.50, -0.13, "London", "England"),
)


def town(row: tuple[str, str, str | None, str, float, float, int]) -> shipped.Town:
    country, region, county, name, latitude, longitude, population = row
    return shipped.Town(
        country=country,
        region=region,
        county=county,
        name=name,
        latitude=latitude,
        longitude=longitude,
        population=population,
        also=(),
    )


def code(row: tuple[str, str, float, float, str, str]) -> shipped.PostalCode:
    country, name, latitude, longitude, place, region = row
    return shipped.PostalCode(
        country=country,
        code=name,
        latitude=latitude,
        longitude=longitude,
        town=place,
        region=region,
    )


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped, "towns", lambda: map(town, TOWNS))
        patch.setattr(shipped, "postal_codes", lambda: map(code, CODES))
        patch.setattr(shipped, "fingerprint", lambda: "a-few-places")
        return open_gazetteer(tmp_path_factory.mktemp("gazetteer"))


def own(name: str, latitude: float, longitude: float, **more: str) -> Place:
    values: dict[str, str | None] = {"region": None, "country": "US", "kind": "town", **more}
    return Place(name=name, latitude=latitude, longitude=longitude, population=0, **values)  # type: ignore[arg-type]


def nowhere(latitude: float, longitude: float) -> int:
    return 0


def near(latitude: float, longitude: float, count: int) -> Callable[[float, float], int]:
    """So many meetings about one point, none elsewhere."""
    return lambda north, east: count if distance_km(north, east, latitude, longitude) <= 25 else 0


def found(
    text: str,
    gazetteer: Gazetteer | None,
    *,
    own: tuple[Place, ...] = (),
    meetings_near: Callable[[float, float], int] = nowhere,
    country: str | None = None,
) -> Resolved:
    return resolve(
        text,
        gazetteer=gazetteer,
        own=own_places_of(own),
        meetings_near=meetings_near,
        country=country,
    )


def labels(answer: Resolved) -> list[str]:
    return [label(place) for place in (answer.place, *answer.alternatives)]


def test_of_several_places_the_one_with_most_people_is_meant(gazetteer: Gazetteer) -> None:
    answer = found("Springfield", gazetteer)
    assert labels(answer) == ["Springfield, Massachusetts", "Springfield, Illinois"]


def test_the_one_with_most_meetings_comes_before_the_one_with_most_people(
    gazetteer: Gazetteer,
) -> None:
    answer = found("Springfield", gazetteer, meetings_near=near(39.8, -89.6, 3))
    assert labels(answer)[0] == "Springfield, Illinois"


def test_the_sites_country_is_preferred_where_no_meetings_decide(gazetteer: Gazetteer) -> None:
    assert labels(found("Boston", gazetteer, country="GB"))[0] == "Boston, Lincolnshire"
    meetings = near(42.36, -71.06, 1)
    answer = found("Boston", gazetteer, country="GB", meetings_near=meetings)
    assert labels(answer)[0] == "Boston, Massachusetts"


def test_a_postal_code_of_two_countries_goes_where_the_meetings_are(gazetteer: Gazetteer) -> None:
    assert found("10115", gazetteer, meetings_near=near(52.5, 13.4, 2)).place.country == "DE"
    assert found("10115", gazetteer, country="US").place.country == "US"


def test_a_town_of_our_own_venues_counts(gazetteer: Gazetteer) -> None:
    hamlet = own("Little Hope", 41.0, -75.0, region="PA")
    assert found("little hope", gazetteer, own=(hamlet,)).place == hamlet
    assert found("Little Hope, Pennsylvania", gazetteer, own=(hamlet,)).place == hamlet
    with pytest.raises(BadRequest):
        found("Little Hope, Texas", gazetteer, own=(hamlet,))


def test_an_own_town_that_the_gazetteer_has_is_not_another(gazetteer: Gazetteer) -> None:
    same = own("Boston", 42.35, -71.05, region="MA")
    assert len(labels(found("Boston, MA", gazetteer, own=(same,)))) == 1


def test_an_own_postal_code_is_better_than_its_half(gazetteer: Gazetteer) -> None:
    exact = own("SW1A 2AA", 51.503, -0.127, kind="postal_code", country="GB")
    assert found("sw1a 2aa", gazetteer, own=(exact,)).place == exact
    assert found("SW1A 1AA", gazetteer, own=(exact,)).place.name == "SW1A"


def test_without_a_gazetteer_our_own_places_are_found() -> None:
    hamlet = own("Little Hope", 41.0, -75.0)
    assert found("Little Hope", None, own=(hamlet,)).place == hamlet


def test_other_own_places_are_seen_at_once() -> None:
    found("One", None, own=(own("One", 1.0, 1.0),))
    assert found("Two", None, own=(own("Two", 2.0, 2.0),)).place.name == "Two"
    with pytest.raises(BadRequest):
        found("One", None, own=(own("Two", 2.0, 2.0),))


def test_a_name_not_found_is_a_bad_request_with_suggestions(gazetteer: Gazetteer) -> None:
    with pytest.raises(BadRequest) as caught:
        found("Bostn", gazetteer)
    assert caught.value.parameter == "near"
    assert "Bostn" in str(caught.value)
    assert caught.value.suggestions == ("Boston, Massachusetts", "Boston, Lincolnshire")


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_240, "a, " * 4_000, "\x00\x1b[2J", "\ud800"])
def test_an_empty_an_endless_and_a_hostile_text_are_bad_requests(
    gazetteer: Gazetteer, text: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        found(text, gazetteer)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 250


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_is_ever_worse_than_a_bad_request(gazetteer: Gazetteer, text: str) -> None:
    try:
        assert found(text, gazetteer).place
    except BadRequest as error:
        assert error.parameter == "near"  # noqa: PT017


def test_a_distance_is_measured_on_a_sphere_of_6371_009_km() -> None:
    assert distance_km(1, 1, 2, 2) == pytest.approx(157.225, abs=0.001)
    assert distance_km(10, 10, 20, 20) == pytest.approx(1544.76, abs=0.01)
    assert distance_km(42.0, -71.0, 42.0, -71.0) == 0
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(111.195, abs=0.001)


def test_the_making_of_a_fixture_left_the_real_data_alone(tmp_path: Path) -> None:
    assert shipped.fingerprint() != "a-few-places"

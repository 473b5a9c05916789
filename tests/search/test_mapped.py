"""Places and towns of our own read from their files are those that were written."""

from math import cos, radians, sin
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.register.gazetteer import Place, fold_place
from finder.search.columns import mapped_texts, own_places, own_towns
from finder.search.columns.files import Files
from finder.search.columns.mapped_texts import octets_of
from finder.search.columns.own_places import OwnPlaces, own_places_of, plain_code

NAMES = st.sampled_from(
    ("Boston", "boston", "São Paulo", "Sao Paulo", "St. Louis", "東京", "02108", "SW1A 2AA", "#1")
)
DEGREES = st.sampled_from((-71.06, 0.0, 10.5, 42.36))
PLACES = st.lists(
    st.builds(
        Place,
        name=NAMES | st.text(max_size=5),
        region=st.none() | NAMES,
        country=st.sampled_from(("US", "GB", "JP")),
        latitude=DEGREES,
        longitude=DEGREES,
        population=st.just(0),
        kind=st.sampled_from(("town", "postal_code")),
    ),
    max_size=12,
)


def written(places: OwnPlaces, folder: Path) -> OwnPlaces:
    own_places.write(folder, places)
    return own_places.read(Files(folder))


@settings(max_examples=60, deadline=None)
@given(places=PLACES, name=NAMES)
def test_a_place_is_found_by_its_name_or_code_as_in_a_list(places: list[Place], name: str) -> None:
    with TemporaryDirectory() as folder:
        found = written(own_places_of(places), Path(folder))
        assert list(found) == places
        assert found.countries == {place.country for place in places}
        assert found.called(fold_place(name), code=False) == [
            place
            for place in places
            if place.kind == "town" and fold_place(place.name) == fold_place(name)
        ]
        assert found.called(plain_code(name), code=True) == [
            place
            for place in places
            if place.kind == "postal_code" and plain_code(place.name) == plain_code(name)
        ]


@settings(max_examples=60, deadline=None)
@given(
    places=PLACES,
    box=st.tuples(DEGREES, DEGREES, DEGREES, DEGREES),
    here=st.tuples(st.floats(-80, 80), st.floats(-180, 180)),
)
def test_the_nearest_town_of_a_box_is_the_nearest_within_it(
    places: list[Place], box: tuple[float, float, float, float], here: tuple[float, float]
) -> None:
    south, north, west, east = box
    inside = [
        place
        for place in places
        if place.kind == "town"
        and south <= place.latitude <= north
        and west <= place.longitude <= east
    ]
    found = own_places_of(places).nearest(*here, (south, north), (west, east))
    if not inside:
        assert found is None
        return
    assert found in inside
    least = min(apart(here, place) for place in inside)
    assert apart(here, found) == pytest.approx(least, abs=1e-9)
    alike = [each for each in inside if (each.latitude, each.longitude) == where(found)]
    assert found.name == min(each.name for each in alike)


def apart(here: tuple[float, float], place: Place) -> float:
    """The haversine's inside."""
    north, east = (radians(b - a) / 2 for a, b in zip(here, where(place), strict=True))
    wide = cos(radians(here[0])) * cos(radians(place.latitude))
    return sin(north) ** 2 + wide * sin(east) ** 2


def where(place: Place) -> tuple[float, float]:
    return place.latitude, place.longitude


def test_no_name_is_half_of_a_letter(tmp_path: Path) -> None:
    """What a browser sends as one is no place, and no error."""
    boston = Place(name="Boston", region=None, country="US", latitude=42.36, longitude=-71.06,
                   population=0, kind="town")  # fmt: skip
    assert written(own_places_of([boston]), tmp_path).called("\ud800", code=False) == []
    own_towns.write(tmp_path, {"boston": True})
    assert own_towns.read(Files(tmp_path)).get("\ud800") is None


@settings(max_examples=60, deadline=None)
@given(towns=st.dictionaries(NAMES | st.text(max_size=5), st.booleans(), max_size=12), name=NAMES)
def test_a_town_says_whether_any_meeting_there_has_a_point(
    towns: dict[str, bool], name: str
) -> None:
    with TemporaryDirectory() as folder:
        own_towns.write(Path(folder), towns)
        found = own_towns.read(Files(Path(folder)))
        assert found.all() == towns
        assert found.get(name) == towns.get(name)


@pytest.mark.parametrize("texts", [[], ["a"], ["", "", "b"], ["ä" * 3_000, "東京"]])
def test_texts_are_read_as_they_were_written(tmp_path: Path, texts: list[str]) -> None:
    encoded = [octets_of(text) for text in texts]
    mapped_texts.write(tmp_path, "some", mapped_texts.mapped_texts(encoded))
    assert list(mapped_texts.read(Files(tmp_path), "some")) == encoded

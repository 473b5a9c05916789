"""Near a state or a country: a town there has to be named, unless its own name is meant."""

import pytest

from finder.errors import BadRequest
from finder.register.gazetteer import Gazetteer, Place
from finder.search.columns.own_places import own_places_of
from finder.search.places import Resolved, is_place, label, resolve


def found(
    text: str, gazetteer: Gazetteer, country: str | None = None, own: tuple[Place, ...] = ()
) -> Resolved:
    return resolve(
        text,
        gazetteer=gazetteer,
        own=own_places_of(own),
        meetings_near=lambda *_: 0,
        country=country,
    )


def town(name: str, region: str, country: str) -> Place:
    return Place(name=name, region=region, country=country, latitude=42.6, longitude=-70.8,
                 population=0, kind="town")  # fmt: skip


@pytest.mark.parametrize("text", [
    "California", "texas", "Georgia", "UK", "usa", "Ontario", "Scotland", "Bavaria",
    "Washington", "Germany", "Kent",
])  # fmt: skip
def test_a_state_or_a_country_is_too_wide_to_be_near_to(gazetteer: Gazetteer, text: str) -> None:
    with pytest.raises(BadRequest, match="too wide") as refused:
        found(text, gazetteer)
    assert not is_place(text, gazetteer=gazetteer, own=own_places_of(()))
    assert refused.value.parameter == "near"
    assert refused.value.suggestions
    assert all(found(offered, gazetteer) for offered in refused.value.suggestions)


@pytest.mark.parametrize(("text", "name"), [
    ("New York", "New York City, New York"), ("Dublin", "Dublin, County Dublin"),
    ("Berlin", "Berlin, State of Berlin, Germany"), ("Luxembourg", "Luxembourg, Luxembourg"),
    ("Singapore", "Singapore, Singapore"), ("Washington, DC", "Washington, District of Columbia"),
    ("LA", "Los Angeles, California"),
])  # fmt: skip
def test_a_town_that_a_region_is_called_after_is_a_place(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert label(found(text, gazetteer).place) == name


def test_where_the_sites_country_has_a_town_of_that_name_it_is_meant(gazetteer: Gazetteer) -> None:
    assert label(found("Kent", gazetteer, country="US").place) == "Kent, Washington"


def test_the_largest_towns_are_offered_first(gazetteer: Gazetteer) -> None:
    with pytest.raises(BadRequest) as refused:
        found("Pennsylvania", gazetteer)
    first = ("Philadelphia, Pennsylvania", "Pittsburgh, Pennsylvania")
    assert refused.value.suggestions[:2] == first


def test_a_town_of_ours_is_meant_where_nobody_meets_in_the_other_country(
    gazetteer: Gazetteer,
) -> None:
    here, there = town("Essex", "MA", "US"), town("London", "England", "GB")
    assert label(found("Essex", gazetteer, own=(here,)).place).startswith("Essex")
    with pytest.raises(BadRequest, match="too wide") as refused:
        found("Essex", gazetteer, own=(here, there))
    assert any(offered.startswith("Essex, M") for offered in refused.value.suggestions)


@pytest.mark.parametrize("text", ["MA", "ma", " MA "])
def test_a_state_s_code_is_answered_with_its_largest_towns(gazetteer: Gazetteer, text: str) -> None:
    with pytest.raises(BadRequest) as refused:
        found(text, gazetteer, own=(town("Hamilton", "Massachusetts", "US"),))
    assert refused.value.suggestions[0] == "Boston, Massachusetts"
    assert all(offered.endswith("Massachusetts") for offered in refused.value.suggestions)


def test_a_code_of_no_country_of_ours_names_no_state(gazetteer: Gazetteer) -> None:
    with pytest.raises(BadRequest) as refused:
        found("MA", gazetteer, own=(town("Cork", "County Cork", "IE"),))
    assert not [offered for offered in refused.value.suggestions if "Massachusetts" in offered]

"""How the shipped place data is made from GeoNames' tables."""

from dataclasses import replace

from finder.register.places.make.counties import PostalCounties, irish_county
from finder.register.places.make.names import LocalNames, other_names
from finder.register.places.make.postal_codes import postal_lines
from finder.register.places.make.sources import City, PostalRow

CITY = City(
    name="Munich",
    area=("DE", "02"),
    latitude=48.14,
    longitude=11.58,
    population=1_500_000,
    names=("MUC", "Munich", "München", "Muenchen", "Minga", "mynkhn", "Мюнхен", "慕尼黑", "มิวนิก"),
)
ROW = PostalRow(
    country="GB",
    code="W1A",
    place="Soho",
    region="England",
    county="Greater London",
    latitude=51.51,
    longitude=-0.14,
)


def test_of_a_large_town_the_names_people_search_by_are_kept() -> None:
    names = other_names(CITY, LocalNames([]))
    assert names == ("MUC", "Minga", "Muenchen", "München", "Мюнхен", "慕尼黑")


def test_of_a_small_town_only_what_its_own_post_office_says_is_kept() -> None:
    village = replace(CITY, population=2_000)
    assert other_names(village, LocalNames([])) == ()
    here = replace(ROW, country="DE", place="München", latitude=48.1, longitude=11.6)
    assert other_names(village, LocalNames([here])) == ("München",)
    far = replace(here, latitude=52.5)
    assert other_names(village, LocalNames([far])) == ()


def test_inner_londons_lettered_districts_make_a_whole() -> None:
    other = replace(ROW, code="W1B", place="Mayfair", latitude=51.53)
    lines = postal_lines([ROW, other], [])
    assert [line[1] for line in lines] == ["W1", "W1A", "W1B"]
    assert lines[0][2:4] == ("51.520", "-0.140")


def test_a_code_is_named_after_its_largest_town() -> None:
    city = replace(CITY, name="Bath", area=("GB", "ENG"), names=())
    rows = [replace(ROW, code="BA1", place=place) for place in ("Kelston", "Kelston", "Bath")]
    assert [line[4] for line in postal_lines(rows, [city])] == ["Bath"]


def test_a_code_is_cut_to_the_part_that_is_shipped() -> None:
    rows = [replace(ROW, country="NL", code="1012 AB"), replace(ROW, country="XX", code="1")]
    assert [line[:2] for line in postal_lines(rows, [])] == [("NL", "1012")]


def test_a_british_county_is_that_of_the_nearest_place_of_the_post() -> None:
    town = replace(CITY, name="Newport", area=("GB", "ENG"), latitude=52.77, longitude=-2.38)
    here = replace(ROW, place="Newport", county="Shropshire", latitude=52.78, longitude=-2.37)
    near = replace(ROW, place="Chetwynd", county="Staffordshire", latitude=52.77, longitude=-2.38)
    assert PostalCounties([near, here]).county(town) == "Shropshire"
    assert PostalCounties([near]).county(town) == "Staffordshire"
    assert PostalCounties([]).county(town) == ""


def test_an_irish_council_is_named_by_its_county() -> None:
    assert irish_county("Fingal County") == "County Dublin"
    assert irish_county("") == ""

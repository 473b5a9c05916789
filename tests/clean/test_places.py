"""Addresses, points and countries of venues."""

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.model import Venue
from finder.register.places.regions import country_code as code_of
from importers.clean.places import Address, country_code, is_area, outside, point, split_address

STREETS: list[tuple[str, dict[str, str]]] = [
    (
        "1 Main St, Town, CA 90001, USA",
        {"street": "1 Main St", "locality": "Town", "region": "CA", "postal_code": "90001"},
    ),
    (
        "1 Main St, Buffalo NY 14201-1234 USA",
        {"street": "1 Main St", "locality": "Buffalo", "region": "NY", "postal_code": "14201-1234"},
    ),
    (
        "123 Main St, New York, NY, USA",
        {"street": "123 Main St", "locality": "New York", "region": "NY"},
    ),
    ("123 Main St, New York, USA", {"street": "123 Main St", "locality": "New York"}),
    (
        "2500 Foo Ave NE, Washington, DC 20002",
        {
            "street": "2500 Foo Ave NE",
            "locality": "Washington",
            "region": "DC",
            "postal_code": "20002",
        },
    ),
    (
        "St Paul Church, 50 E Plum Ave, Lansdowne, PA, USA",
        {
            "place": "St Paul Church",
            "street": "50 E Plum Ave",
            "locality": "Lansdowne",
            "region": "PA",
        },
    ),
    (
        "Jackson Dr & Barrett Ave, San Jose, CA 95124, USA",
        {
            "street": "Jackson Dr & Barrett Ave",
            "locality": "San Jose",
            "region": "CA",
            "postal_code": "95124",
        },
    ),
    (
        "1234 56 Street NW, Edmonton, Alberta, T6E 4E8, Canada",
        {
            "street": "1234 56 Street NW",
            "locality": "Edmonton",
            "region": "Alberta",
            "postal_code": "T6E 4E8",
        },
    ),
    (
        "1 High St, London, SW1A 1AA, UK",
        {"street": "1 High St", "locality": "London", "postal_code": "SW1A 1AA"},
    ),
    ("1 Main St, London, UK", {"street": "1 Main St", "locality": "London"}),
    (
        "12 High St, Durham, DH1 3AA",
        {"street": "12 High St", "locality": "Durham", "postal_code": "DH1 3AA"},
    ),
    (
        "2 Mill Lane, Maidstone, Kent, England",
        {"street": "2 Mill Lane", "locality": "Maidstone", "region": "Kent"},
    ),
    (
        "1 Main St, Dublin 4, D04 X285, Ireland",
        {"street": "1 Main St", "locality": "Dublin 4", "postal_code": "D04 X285"},
    ),
    (
        "Rear Of The Church,Nelson Road Entrance,Greystones,Co. Wicklow",
        {
            "place": "Rear Of The Church",
            "street": "Nelson Road Entrance",
            "locality": "Greystones",
            "region": "Co. Wicklow",
        },
    ),
    ("Dorset Gardens,Kemptown", {"street": "Dorset Gardens", "locality": "Kemptown"}),
    ("Botley Rd", {"street": "Botley Rd"}),
    ("1200 Main Street", {"street": "1200 Main Street"}),
    ("Spencer Ct", {"street": "Spencer Ct"}),
    (
        "123 Main St, Melbourne VIC 1234, Australia",
        {
            "street": "123 Main St",
            "locality": "Melbourne",
            "region": "VIC",
            "postal_code": "1234",
        },
    ),
    (
        "10 Queen St, Auckland 1010, New Zealand",
        {"street": "10 Queen St", "locality": "Auckland", "postal_code": "1010"},
    ),
    (
        "Hauptstraße 12, 80331 München, Deutschland",
        {"street": "Hauptstraße 12", "locality": "München", "postal_code": "80331"},
    ),
    (
        "Am Markt 3, 10115 Berlin, DE",
        {"street": "Am Markt 3", "locality": "Berlin", "postal_code": "10115"},
    ),
    (
        "Stephansplatz 1, A-1010 Wien, Österreich",
        {"street": "Stephansplatz 1", "locality": "Wien", "postal_code": "1010"},
    ),
    (
        "Damrak 1, 1012 LG Amsterdam, Netherlands",
        {"street": "Damrak 1", "locality": "Amsterdam", "postal_code": "1012 LG"},
    ),
]
AREAS: list[tuple[str, dict[str, str]]] = [
    ("United States", {"country": "US"}),
    ("England", {"region": "England", "country": "GB"}),
    ("California, USA", {"region": "California", "country": "US"}),
    ("Washington, USA", {"region": "Washington", "country": "US"}),
    ("New York, USA", {"locality": "New York", "country": "US"}),
    ("Chicago, IL, USA", {"locality": "Chicago", "region": "IL", "country": "US"}),
    ("San Jose, CA, USA", {"locality": "San Jose", "region": "CA", "country": "US"}),
    ("San Jose, CA", {"locality": "San Jose", "region": "CA"}),
    ("Toronto, ON, CA", {"locality": "Toronto", "region": "ON", "country": "CA"}),
    ("Berlin, DE", {"locality": "Berlin", "country": "DE"}),
    ("Dublin, Ireland", {"locality": "Dublin", "country": "IE"}),
    ("Atlanta, Georgia", {"locality": "Atlanta", "region": "Georgia"}),
    ("Bratislava, SK, Slovakia", {"locality": "Bratislava", "country": "SK"}),
    (
        "Wicker Park, Chicago, IL, USA",
        {"place": "Wicker Park", "locality": "Chicago", "region": "IL", "country": "US"},
    ),
    (
        "Edmonton, Alberta, T5B 0S5, Canada",
        {"locality": "Edmonton", "region": "Alberta", "postal_code": "T5B 0S5", "country": "CA"},
    ),
    (
        "PO Box 12, Springfield, IL 62701, USA",
        {
            "place": "PO Box 12",
            "locality": "Springfield",
            "region": "IL",
            "postal_code": "62701",
            "country": "US",
        },
    ),
    ("Federal Way, WA, USA", {"locality": "Federal Way", "region": "WA", "country": "US"}),
    ("Kennett Square, PA, USA", {"locality": "Kennett Square", "region": "PA", "country": "US"}),
    ("St Albans, UK", {"locality": "St Albans", "country": "GB"}),
    ("Santa Fe, New Mexico", {"locality": "Santa Fe", "region": "New Mexico"}),
    ("80331 München", {"locality": "München", "postal_code": "80331"}),
    ("Johannesburg, South Africa", {"locality": "Johannesburg", "country": "ZA"}),
    ("", {}),
    (" , ,\n", {}),
]


def parts_of(address: Address) -> dict[str, str]:
    values = {name: getattr(address, name) for name in Address.__slots__}
    return {name: value for name, value in values.items() if value is not None}


@pytest.mark.parametrize(("whole", "parts"), STREETS, ids=[whole for whole, _ in STREETS])
def test_a_street_address_is_split(whole: str, parts: dict[str, str]) -> None:
    found = parts_of(split_address(whole))
    found.pop("country", None)
    assert found == parts


@pytest.mark.parametrize("whole", [whole for whole, _ in STREETS])
def test_a_street_address_is_no_area(whole: str) -> None:
    assert not is_area(split_address(whole))


@pytest.mark.parametrize(("whole", "parts"), AREAS, ids=[whole or "empty" for whole, _ in AREAS])
def test_an_area_has_no_street(whole: str, parts: dict[str, str]) -> None:
    address = split_address(whole)
    assert parts_of(address) == parts
    assert is_area(address)


@pytest.mark.parametrize(
    ("whole", "country"),
    [
        ("1 Main St, Town, CA 90001", "US"),
        ("1 High St, London SW1A 1AA", "GB"),
        ("1 High St, Douglas, IM1 1AA", "IM"),
        ("1 Main St, Edmonton, AB T6E 4E8", "CA"),
        ("1 Main St, Melbourne VIC 3000", "AU"),
        ("1 Main St, Springfield", None),
        ("Salem, IN", None),
        ("Tbilisi, Georgia", None),
        ("Hauptstraße 12, 80331 München", None),
    ],
)
def test_a_country_is_taken_from_the_postal_code_only_where_that_is_certain(
    whole: str, country: str | None
) -> None:
    assert split_address(whole).country == country


def test_a_building_with_a_postal_code_is_a_place_to_go_to() -> None:
    assert not is_area(split_address("Corner House, San Jose, CA 95112, USA"))


def test_a_venues_own_name_does_not_make_an_area_a_place_to_go_to() -> None:
    assert is_area(Venue(name="Zoom", locality="Chicago"))
    assert not is_area(Venue(street="1 Main St", locality="Chicago"))


@pytest.mark.parametrize("whole", ["x" * 50_000, "a," * 20_000, "1 " * 2_000])
def test_an_endless_address_stays_one_line(whole: str) -> None:
    assert split_address(whole).street == " ".join(whole.split())


WORDS = st.sampled_from(
    "1 12 St Street Main Rd Hall Church Chicago IL CA Kent London SW1A 1AA 90001 USA UK Georgia"
    " Alberta T6E 4E8 Berlin 80331 Straße Co. Wicklow Dublin 4 PO Box , , , ; Ünïcode".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=80))
@settings(max_examples=300)
def test_no_word_of_an_address_is_lost(whole: str) -> None:
    address = split_address(whole)
    kept = Counter(re.findall(r"\w+", " ".join(parts_of(address).values())))
    lost = Counter(re.findall(r"\w+", whole)) - kept
    pieces = [" ".join(piece.split()) for piece in re.split(r"[,;\n]", whole)]
    told = [piece for piece in pieces if code_of(piece) == address.country]
    told += [" ".join(piece.split()[-count:]) for piece in pieces for count in (1, 2)]
    of_country = {
        word
        for piece in told
        if address.country and code_of(piece) == address.country
        for word in re.findall(r"\w+", piece)
    }
    assert set(lost) - of_country == set()


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (51.5, -0.1, (51.5, -0.1)),
        ("51.5", " -0.1 ", (51.5, -0.1)),
        (42.619113922119, "-72.619113922119", (42.61911, -72.61911)),
        (51, 0, (51.0, 0.0)),
        ("5.15e1", "-1e-1", (51.5, -0.1)),
        (90, -180, (90.0, -180.0)),
        (0, 6.5, (0.0, 6.5)),
    ],
)
def test_a_point_is_read_and_rounded_to_five_decimals(
    latitude: object, longitude: object, expected: tuple[float, float]
) -> None:
    assert point(latitude, longitude) == (expected, None)


@pytest.mark.parametrize(
    ("latitude", "longitude", "reason"),
    [
        (None, None, None),
        ("", " ", None),
        (51.5, None, "one coordinate missing"),
        ("", "-0.1", "one coordinate missing"),
        (0, 0, "coordinates 0,0"),
        ("0", "0.0", "coordinates 0,0"),
        ("0.0000001", "-0.0", "coordinates 0,0"),
        (91, 0, "coordinates out of range"),
        (51.5, 180.01, "coordinates out of range"),
        (51.5, -1e9, "coordinates out of range"),
        ("north", "west", "coordinates not numbers"),
        ("51,5", "-0,1", "coordinates not numbers"),
        ("1_0", "2_0", "coordinates not numbers"),
        ("nan", "nan", "coordinates not numbers"),
        (float("nan"), 1.0, "coordinates not numbers"),
        (float("inf"), 1.0, "coordinates not numbers"),
        (True, True, "coordinates not numbers"),
        ([51.5], {"lon": 1}, "coordinates not numbers"),
        (10**400, 1, "coordinates not numbers"),
        (34.235918, -118.563659, "coordinates of the server, not of the meeting"),
        ("34.2359180", "-118.5636590", "coordinates of the server, not of the meeting"),
    ],
)
def test_what_is_no_point_has_a_reason(
    latitude: object, longitude: object, reason: str | None
) -> None:
    assert point(latitude, longitude) == (None, reason)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(ANYTHING, ANYTHING)
def test_no_value_breaks_the_reading_of_a_point(latitude: object, longitude: object) -> None:
    at, reason = point(latitude, longitude)
    assert at is None or (reason is None and -90 <= at[0] <= 90 and -180 <= at[1] <= 180)


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [
        ("GB", 32.94, -96.37),  # Texas
        ("IE", -43.53, 172.63),  # New Zealand
        ("GB", -31.95, 115.86),  # Perth, of Australia
        ("GB", 38.12, 13.36),  # Palermo
        ("GB", 36.43, 28.22),  # Rhodes
        ("DE", 34.24, -118.56),
        ("US", 51.5, -0.12),
        ("US", 45.0, -40.0),  # in the Atlantic
    ],
)
def test_a_point_on_the_other_side_of_the_world_is_outside(
    country: str, latitude: float, longitude: float
) -> None:
    assert outside(country, latitude, longitude)


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [
        ("GB", 56.40, -3.43),  # Perth, of Scotland
        ("GB", 54.60, -5.93),  # Belfast
        ("IE", 54.60, -5.93),  # 60 km from the border
        ("GB", 54.15, -4.48),  # Isle of Man
        ("IM", 54.15, -4.48),
        ("GB", 49.19, -2.11),  # Jersey
        ("US", 18.47, -66.11),  # Puerto Rico
        ("US", 21.31, -157.86),
        ("US", 32.50, -117.00),  # Tijuana, at the border
        ("DE", 47.56, 7.59),  # Basel
        ("CH", 47.66, 9.18),  # Konstanz
        ("GB", 50.9, 0.5),
        ("FJ", -16.8, -179.99),
        ("ZZ", 10.0, 10.0),
        ("AQ", -89.9, 0.0),
    ],
)
def test_a_point_in_the_country_or_near_its_border_is_not_outside(
    country: str, latitude: float, longitude: float
) -> None:
    assert not outside(country, latitude, longitude)


def test_country_names_are_the_registers() -> None:
    assert country_code("Republic of Ireland") == "IE"


def rows(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".json":
        listing: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
        return listing
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("name", "count"), [("uk-ireland-2023-05-16", 8), ("uk-ireland-2026-08-05", 6)]
)
def test_real_rows_geocoded_to_another_country_are_outside(
    listings: Path, name: str, count: int
) -> None:
    """Texas, California, Virginia, New Zealand, Perth, Rhodes, Palermo, and a Dubliner in York."""
    found = 0
    for row in rows(listings / "csv" / f"{name}.csv"):
        at, reason = point(row["Latitude"], row["Longitude"])
        country = country_code(row["Country"])
        assert country in {"GB", "IE"}
        assert reason is None
        found += at is not None and outside(country, *at)
    assert found == count


@pytest.mark.parametrize(
    "name",
    ["aa-sanjose", "aa-sepia-2021", "aa-sepia-2022", "al-anon-massachusetts", "eda-world"],
)
def test_of_real_addresses_nearly_all_are_split_to_the_town(listings: Path, name: str) -> None:
    listing = rows(listings / "meeting-guide" / f"{name}.json")
    wholes = {row["formatted_address"] for row in listing if row.get("formatted_address")}
    addresses = [split_address(whole) for whole in wholes]
    assert len(addresses) > 50
    without = [item for item in addresses if item.locality is None and item.street is not None]
    assert len(without) / len(addresses) < 0.02
    assert all(item.country for item in addresses if item.locality != "Tbilisi")

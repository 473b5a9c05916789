"""Time zones: published names, old names, and the zone of a place."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.schedule import zone
from importers.clean.zones import town_zone, zone_at, zone_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("America/New_York", "America/New_York"),
        ("america/new york", "America/New_York"),
        (" Europe/Berlin ", "Europe/Berlin"),
        ("Europe/Oslo", "Europe/Oslo"),
        ("US/Eastern", "America/New_York"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("America/Montreal", "America/Toronto"),
        ("Iceland", "Atlantic/Reykjavik"),
        ("GB", "Europe/London"),
        ("EST5EDT", "America/New_York"),
        ("UTC", "UTC"),
        ("Etc/UTC", "UTC"),
        ("ET", "America/New_York"),
        ("EST", "America/New_York"),
        ("EDT", "America/New_York"),
        ("eastern", "America/New_York"),
        ("CT", "America/Chicago"),
        ("MST", "America/Denver"),
        ("Pacific Time", "America/Los_Angeles"),
        ("Pacific Standard Time", "America/Los_Angeles"),
    ],
)
def test_a_zone_is_published_under_its_current_name(text: str, name: str) -> None:
    assert zone_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        " ",
        "GMT",
        "BST",
        "IST",
        "AST",
        "UTC+3",
        "Etc/GMT+5",
        "localtime",
        "posix/Europe/Paris",
        "right/Europe/Paris",
        "posixrules",
        "../../etc/passwd",
        "/etc/localtime",
        "Europe",
        "America/",
        "Mars/Olympus_Mons",
        "Europe/Paris\x00",
        "x" * 100_000,
    ],
)
def test_what_is_no_zone_or_several_gives_none(text: str | None) -> None:
    assert zone_name(text) is None


@given(st.text(max_size=80))
def test_whatever_is_given_back_is_a_published_zone(text: str) -> None:
    name = zone_name(text)
    assert name is None or zone(name) is not None


def _aliases() -> list[tuple[str, str]]:
    text = files("importers.clean").joinpath("zone_aliases.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [(alias, name) for alias, name in rows[1:]]


def test_every_alias_leads_to_a_zone_that_keeps_its_name() -> None:
    assert [(alias, name) for alias, name in _aliases() if zone_name(name) != name] == []
    assert [name for _, name in _aliases() if zone(name) is None] == []


def test_every_old_name_of_the_zone_database_is_known() -> None:
    folder = files("tzdata").joinpath("zoneinfo")
    links = [line.split() for line in folder.joinpath("tzdata.zi").read_text("utf-8").splitlines()]
    old = [words[2] for words in links if words and words[0] == "L"]
    places = [name for name in old if "/" in name and not name.startswith("Etc/")]
    assert len(places) > 200
    assert [name for name in places if zone_name(name) is None] == []


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (40.71, -74.01, "America/New_York"),
        (51.50, -0.12, "Europe/London"),
        (53.35, -6.26, "Europe/Dublin"),
        (54.60, -5.93, "Europe/London"),
        (59.91, 10.75, "Europe/Oslo"),
        (31.76, -106.49, "America/Denver"),
        (33.45, -112.07, "America/Phoenix"),
        (50.0, -30.0, None),
        (0.0, 0.0, None),
    ],
)
def test_a_point_on_land_has_a_zone(latitude: float, longitude: float, name: str | None) -> None:
    assert zone_at(latitude, longitude) == name


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_the_zone_of_any_point_is_a_published_one(latitude: float, longitude: float) -> None:
    name = zone_at(latitude, longitude)
    assert name is None or zone_name(name) == name


@pytest.mark.parametrize(
    ("locality", "region", "country", "name"),
    [
        ("Chicago", "IL", "US", "America/Chicago"),
        ("Chicago", "IL", None, "America/Chicago"),
        ("Philadelphia", "PA", "USA", "America/New_York"),
        ("El Paso", "Texas", "US", "America/Denver"),
        ("Edmonton", "Alberta", "CA", "America/Edmonton"),
        ("London", None, "GB", "Europe/London"),
        ("München", "Bayern", "DE", "Europe/Berlin"),
        ("Springfield", None, "US", None),
        ("Portland", None, "US", None),
        ("London", None, None, None),
        ("Boston", "Texas", "US", None),
        (None, "IL", "US", None),
        ("", "IL", "US", None),
        (None, None, "US", None),
        ("United States", None, "US", None),
        ("California", None, "US", None),
        ("Anytown", "OK", "US", None),
        ("Online", None, "US", None),
    ],
)
def test_a_towns_name_gives_a_zone_only_where_no_other_town_may_be_meant(
    locality: str | None, region: str | None, country: str | None, name: str | None
) -> None:
    assert town_zone(locality, region, country) == name

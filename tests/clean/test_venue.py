import pytest

from finder.model import Attendance
from tests.clean.drafts import ZOOM, codes, meeting, reasons, row

ELSEWHERE = {"latitude": None, "longitude": None}


def test_a_whole_address_is_taken_apart():
    venue = meeting().venue
    assert (venue.street, venue.locality, venue.region, venue.postal_code, venue.country) == (
        "123 Main St",
        "Boston",
        "MA",
        "02110",
        "US",
    )
    assert not venue.approximate


def test_parts_win_over_the_whole():
    assert meeting(street="9 Elm St", country="USA").venue.street == "9 Elm St"


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (0, 0),
        ("0", "0.0"),
        (91, 10),
        ("NaN", 3),
        ("1e400", 3),
        ("x", "y"),
        (-71.05977, 42.35843),
        (51.5, -0.1),
    ],
)
def test_a_bad_point_is_dropped_and_counted_and_the_address_stays(latitude, longitude):
    found = row(latitude=latitude, longitude=longitude)
    venue = found.meetings[0].venue
    assert (venue.latitude, venue.longitude, venue.street) == (None, None, "123 Main St")
    assert [problem.field for problem in found.problems] == ["venue"]


def test_no_point_is_no_problem():
    assert reasons(row(**ELSEWHERE)) == set()


def test_a_point_in_texts_is_read_to_five_decimals():
    venue = meeting(latitude="42.358431234", longitude=" -71.05977 ").venue
    assert (venue.latitude, venue.longitude) == (42.35843, -71.05977)


@pytest.mark.parametrize(
    ("address", "stated", "approximate"),
    [
        ("123 Main St, Boston, MA 02110, USA", None, False),
        ("123 Main St, Boston, MA 02110, USA", True, True),
        ("Boston, MA, USA", None, True),
        ("Boston, MA, USA", False, False),
        ("USA", False, True),
    ],
)
def test_a_place_is_approximate_as_stated_or_where_no_street_is_named(address, stated, approximate):
    assert meeting(address=address, approximate=stated).venue.approximate is approximate


def test_a_town_is_known_by_the_postal_code_and_country_beside_the_address():
    beside = {"address": "4 Queens Square,Crawley", "postal_code": "RH10 1DY", "country": "England"}
    venue = meeting(**beside, **ELSEWHERE).venue
    assert (venue.street, venue.locality) == ("4 Queens Square", "Crawley")


def test_a_street_that_holds_the_town_is_taken_apart_where_no_town_is_given():
    beside = {"address": None, "street": "50 Railway Street, Lisburn, Co. Antrim"}
    venue = meeting(**beside, postal_code="BT28 1XP", country="Northern Ireland", **ELSEWHERE).venue
    assert (venue.street, venue.locality) == ("50 Railway Street", "Lisburn")


def test_a_building_in_the_address_belongs_to_the_name():
    values = {"address": "St Georges Church, St Georges Rd, Brighton, BN2 1ED, UK", **ELSEWHERE}
    assert meeting(**values).venue.name == "St Georges Church"
    assert meeting(**values, venue_name="The Crypt").venue.name == "The Crypt, St Georges Church"


def test_an_unknown_country_is_counted():
    assert "country not known" in reasons(row(country="Atlantis"))


def test_an_online_meeting_has_an_area_without_a_point():
    found = meeting(attendance=Attendance.ONLINE, online_url=ZOOM, venue_name="First Church")
    assert (found.venue.latitude, found.venue.longitude, found.has_point) == (None, None, False)
    assert (found.venue.street, found.venue.name, found.venue.locality) == (None, None, "Boston")
    assert found.venue.approximate


def test_of_a_paused_place_the_notes_say_so():
    found = meeting(codes=codes("TC"), online_url=ZOOM, venue_name="First Church")
    assert found.venue.notes == "Not meeting here now: First Church, 123 Main St"
    assert found.venue.street is None


def test_a_row_without_any_place_has_no_venue():
    assert meeting(address=None, online_url=ZOOM, **ELSEWHERE).venue is None


def test_notes_on_the_place_lose_what_is_personal():
    notes = meeting(venue_notes="Ring the bell.\nQuestions: robin@example.org").venue.notes
    assert "Ring the bell" in notes
    assert "robin" not in notes


def test_a_street_that_holds_the_whole_address_is_decoded_once():
    whole = "12 High St &amp;nbsp Yard, Boston, MA 02110, USA"
    found = meeting(address=None, street=whole, locality=None, region=None, postal_code=None)
    assert found.venue.street == "12 High St &nbsp Yard"


@pytest.mark.parametrize(
    "written",
    [
        "Bob Smith's House",
        "Home of Jane Doe",
        "Jane D.'s home, back door",
        "Residence of Mr. John Smith",
        "Martha O'Neil’s apartment",
    ],
)
def test_whose_home_it_is_stays_out(written):
    assert meeting(venue_name=written).venue.name == "Private home"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Contact Janet D at 615-555-0160 for further information.", None),
        ("Hope Hall. Please text Jesse at 858-555-0139", "Hope Hall."),
        ("Hope Hall, 617-555-0112", "Hope Hall"),
    ],
)
def test_a_venue_names_no_contact_and_no_number(written, name):
    assert meeting(venue_name=written).venue.name == name


@pytest.mark.parametrize(
    "name",
    [
        "St. John's Church",
        "St. John's House",
        "Dr. Bob's Place",
        "Bill W. Club",
        "The Serenity House",
        "Bill Wilson's House",
        "Jane Addams House",
        "Joseph's House",
        "Saint Mary Magdalene's House",
        "Escuela Pedro Albizu Campos",
        "Congregation Beth Tikvah",
    ],
)
def test_places_called_after_people_keep_their_names(name):
    assert meeting(venue_name=name).venue.name == name

"""Two groups in one house at one time point at each other; teenagers' groups never."""

from dataclasses import replace
from datetime import time

import pytest
from flask.testing import FlaskClient

from finder.model import Access, Attendance, Meeting, Placed, Status, Venue, Weekday
from finder.register.fellowships import fellowships
from tests.web.conftest import Make
from tests.web.listing import BASE, HALL, TEENS, ZOOM
from tests.web.test_pages import page

PERSON = replace(BASE, id="city_person", name="Larkfield Sunday", fellowship="aa", weeks=())
PARTNER = replace(
    BASE, id="family_partner", feed="family", name="Larkfield Families", fellowship="al-anon",
    access=Access.CLOSED,
)  # fmt: skip
HIDDEN = replace(TEENS, weekday=PERSON.weekday, start=PERSON.start, name="Young Larks")


def ask(make_site: Make, *meetings: Meeting) -> FlaskClient:
    return make_site(*meetings).test_client()


def test_each_says_that_the_other_meets_there_at_the_same_time(make_site: Make) -> None:
    client = ask(make_site, PERSON, PARTNER)
    there = page(client, f"/meetings/{PERSON.id}")
    said = "Al-Anon, for family and friends, meets here at the same time: Larkfield Families"
    assert said in there
    back = page(client, f"/meetings/{PARTNER.id}")
    assert "AA meets here at the same time: Larkfield Sunday" in back


@pytest.mark.parametrize(
    ("person", "family"), [("ga", "gam-anon"), ("na", "nar-anon"), ("ca", "co-anon")]
)
def test_other_pairs_do_so_too(make_site: Make, person: str, family: str) -> None:
    one, two = replace(PERSON, fellowship=person), replace(PARTNER, fellowship=family)
    words = page(ask(make_site, one, two), f"/meetings/{one.id}")
    assert f"{fellowships()[family].short}, for family and friends, meets here" in words


@pytest.mark.parametrize(
    ("changed", "when"),
    [
        ({"start": time(19, 30)}, "about the same time"),
        ({"start": time(18, 30)}, "about the same time"),
        ({"start": time(19, 31)}, None),
        ({"weekday": Weekday.MONDAY}, None),
        ({"venue": replace(HALL, name="Other House", street="14 Main Street")}, None),
        ({"weeks": (-1,)}, None),
        ({"status": Status.SUSPENDED}, None),
        ({"access": Access.RESTRICTED}, None),
        ({"fellowship": "gam-anon"}, None),
        ({"fellowship": "aca"}, None),
        ({"fellowship": "na"}, None),
        ({"venue": Venue(locality="Boston", region="MA", country="US")}, None),
    ],
)
def test_it_is_said_of_one_place_one_time_and_one_trouble_alone(
    make_site: Make, changed: dict[str, object], when: str | None
) -> None:
    other = replace(PARTNER, **changed)  # type: ignore[arg-type]
    words = page(ask(make_site, PERSON, other), f"/meetings/{PERSON.id}")
    assert ("meets here at" in words) == (when is not None)
    assert when is None or f"meets here at {when}" in words


def test_weeks_of_the_month_that_never_meet_are_not_one_time(make_site: Make) -> None:
    one, two = replace(PERSON, weeks=(1, 3)), replace(PARTNER, weeks=(2, -1))
    assert "meets here at" not in page(ask(make_site, one, two), f"/meetings/{one.id}")


@pytest.mark.parametrize(
    ("fellowship", "mark", "said"),
    [
        ("aa", "concurrent_al_anon", "Al-Anon meets with it or beside it: Al-Anon meetings near"),
        ("al-anon", "concurrent_aa", "AA meets with it or beside it: AA meetings near Boston"),
        (
            "ga",
            "concurrent_family_group",
            "it is for both: GA and Gam-Anon together. Look for more",
        ),
        ("gam-anon", "concurrent_family_group", "it is for both: Gam-Anon and GA together."),
        ("aa", "concurrent_aa", None),
        ("gam-anon", "discussion", None),
    ],
)
def test_a_publishers_mark_is_said_where_the_other_is_not_listed(
    make_site: Make, fellowship: str, mark: str, said: str | None
) -> None:
    one = replace(PERSON, fellowship=fellowship, types=frozenset({mark}))
    words = page(ask(make_site, one), f"/meetings/{one.id}")
    assert ("The list says that" in words) == (said is not None)
    assert said is None or f"The list says that {said}" in words


def test_where_both_are_listed_the_mark_says_nothing_more(make_site: Make) -> None:
    one = replace(PERSON, types=frozenset({"concurrent_al_anon"}))
    words = page(ask(make_site, one, PARTNER), f"/meetings/{one.id}")
    assert "meets here at the same time: Larkfield Families" in words
    assert "meets with it" not in words


def test_an_online_one_with_a_mark_leads_to_the_other_side_online(make_site: Make) -> None:
    one = replace(
        PERSON, types=frozenset({"concurrent_al_anon"}), attendance=Attendance.ONLINE, online=ZOOM
    )
    html = ask(make_site, one, PARTNER).get(f"/meetings/{one.id}").get_data(as_text=True)
    assert "The list says that Al-Anon meets with it or beside it:" in html
    assert 'href="/meetings?fellowship=al-anon&amp;attendance=online"' in html
    assert "meets here" not in html


def test_a_teenagers_group_is_neither_named_nor_linked(make_site: Make) -> None:
    client = ask(make_site, PERSON, PARTNER, replace(HIDDEN, venue=HALL))
    for shown in (PERSON, PARTNER):
        html = client.get(f"/meetings/{shown.id}").get_data(as_text=True)
        assert "Alateen" not in html
        assert HIDDEN.id not in html
        assert "Young Larks" not in html


def test_one_that_its_publisher_lists_as_al_anon_is_not_either(make_site: Make) -> None:
    teens = replace(HIDDEN, venue=HALL, fellowship="al-anon", access=Access.CLOSED)
    html = ask(make_site, PERSON, teens).get(f"/meetings/{PERSON.id}").get_data(as_text=True)
    assert "Young Larks" not in html
    assert "meets here at" not in html


def test_with_or_without_one_there_the_page_is_the_same(make_site: Make) -> None:
    alone, beside = ask(make_site, PARTNER), ask(make_site, PARTNER, replace(HIDDEN, venue=HALL))
    assert page(alone, f"/meetings/{PARTNER.id}") == page(beside, f"/meetings/{PARTNER.id}")


def test_groups_for_teenagers_are_asked_about_where_a_fellowship_has_them(
    make_site: Make,
) -> None:
    client = ask(
        make_site, PERSON, PARTNER, replace(PARTNER, id="family_ga", fellowship="gam-anon")
    )
    html = client.get(f"/meetings/{PARTNER.id}").get_data(as_text=True)
    way = '<a href="/families?a=1&amp;c=4">Ask about groups for teenagers</a>'
    assert way in html
    assert "groups for teenagers" not in page(client, f"/meetings/{PERSON.id}")
    assert "groups for teenagers" not in page(client, "/meetings/family_ga")
    led = page(client, "/families?about=alcohol&who=teenager")
    assert "Ask the Alateen coordinator" in led


def test_a_teenagers_own_page_says_nothing_of_what_is_beside(make_site: Make) -> None:
    client = ask(make_site, PERSON, PARTNER, HIDDEN)
    words = page(client, f"/meetings/{HIDDEN.id}")
    assert "meets here" not in words
    assert "Larkfield" not in words


def test_whose_groups_for_teenagers_is_in_the_register() -> None:
    named = {key: item.teenagers for key, item in fellowships().items() if item.teenagers}
    assert named == {"al-anon": "alateen", "nar-anon": "narateen"}
    assert all(fellowships()[key].for_children for key in named.values())


def pair(one: Venue, two: Venue) -> tuple[Meeting, Meeting]:
    """GA in the first, Gam-Anon in the second."""
    return replace(PERSON, fellowship="ga", venue=one), replace(
        PARTNER, fellowship="gam-anon", venue=two
    )


def at(street: str | None, **values: object) -> Venue:
    given = {"locality": "Boston", "region": "MA", "postal_code": "02108", "country": "US"}
    return Venue(street=street, **{**given, **values})  # type: ignore[arg-type]


AREA = {"latitude": 42.39, "longitude": -71.10, "placed": Placed.POSTAL_CODE}
EXACT = {"latitude": 42.3576, "longitude": -71.0651}


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (at("7611 Clarendon Rd"), at("7611 Clarendon Road"), True),
        (at("8600 S. McClintock Dr"), at("8600 South McClintock Drive"), True),
        (at("5 Main St"), at("5 Main Street"), True),
        (at("5 Main St", **EXACT), at("5 Main Street", **AREA), True),
        (at("5 Main St", **EXACT), at("5 Main Street", latitude=42.3577, longitude=-71.066), True),
        (at("5 Main St", **EXACT), at("5 Main Street", postal_code=None, **EXACT), True),
        (at(None, locality="Old Chapel 5 Main St Boston"), at("5 Main Street"), True),
        (at(None, name="Old Chapel"), at("5 Main Street", name="Old Chapel"), True),
        (at("5 Main St"), at("7 Main Street"), False),
        (at("5 Main St", name="Old Chapel"), at("7 Main St", name="Old Chapel"), True),
        (at("5 Main St", name="Old Chapel"), at("7 Main St", name="Library"), False),
        (at("5 Main St", name="Church"), at("7 Main St", name="Church"), False),
        (at("5 Main St", name="Old Chapel"), at("7 Elm St", name="Old Chapel"), False),
        (at("12835 N. 32 St. ( at Birch )"), at("12835 North 32nd Street"), True),
        (at("12835 N. 32 St."), at("12835 North 33rd Street"), False),
        (at("201 Crescent Ave"), at("201 Crescent Avenue"), True),
        (at("201 Crescent Ave"), at("201 Grove Avenue"), False),
        (at("12 Court St"), at("12 Grove St"), False),
        (at("12-14 Main St"), at("12 Main St."), True),
        (at("12a Main St"), at("12 Main Street, Suite 4"), True),
        (at("25 Oak St", postal_code="02108"), at("25 Oak St", postal_code="02102", **AREA), True),
        (at("15010 Oak Rd"), at("15010 Oak Road", postal_code="15010"), True),
        (at(None, locality="Old Chapel 15010 Oak Rd Boston"), at("15010 Oak Road"), True),
        (
            at("5106 Main St", postal_code=None),
            at(
                "5106 Main Street",
                postal_code="02999",
                latitude=42.1,
                longitude=-71.6,
                placed=Placed.TOWN,
            ),
            True,
        ),
        (at("5 Main St"), at("5 Elm Street"), False),
        (at("5 Main St"), at("5 Main St", postal_code="62701", locality="Salem"), False),
        (at(None), at("5 Main Street"), False),
        (at(None, name="Old Chapel"), at(None, name="Library"), False),
    ],
)
def test_one_place_may_be_written_in_two_ways(
    make_site: Make, one: Venue, two: Venue, same: bool
) -> None:
    person, family = pair(one, two)
    client = ask(make_site, person, family)
    there, back = (page(client, f"/meetings/{m.id}") for m in (person, family))
    assert ("Gam-Anon, for family and friends, meets here at the same time" in there) == same
    assert ("GA meets here at the same time" in back) == same
    assert ("Also at this place" in there) == ("Also at this place" in back) == same


def test_a_teenagers_group_written_in_another_way_is_not_named_either(make_site: Make) -> None:
    teens = replace(HIDDEN, venue=at("5 Main Street"))
    person, _ = pair(at("5 Main St"), at(None))
    html = ask(make_site, person, teens).get(f"/meetings/{person.id}").get_data(as_text=True)
    assert "Young Larks" not in html
    assert "Also at this place" not in html


def test_a_meeting_that_is_only_online_meets_nowhere(make_site: Make) -> None:
    person, family = pair(at("5 Main St"), at("5 Main Street"))
    afar = replace(family, attendance=Attendance.ONLINE)
    words = page(ask(make_site, person, afar), f"/meetings/{person.id}")
    assert "meets here at" not in words
    assert "Also at this place" not in words


def test_a_group_of_other_weeks_is_pointed_at_with_its_weeks(make_site: Make) -> None:
    now, later = 0, 0
    for week in (1, 2, 3, 4, 5):
        partner = replace(PARTNER, weeks=(week,))
        client = ask(make_site, PERSON, partner)
        words = page(client, f"/meetings/{PERSON.id}")
        now += "Al-Anon, for family and friends, meets here at the same time:" in words
        later += "Al-Anon, for family and friends, meets here on the " in words
        assert "AA meets here at the same time" in page(client, f"/meetings/{partner.id}")
    assert (now, later) == (1, 4)


def test_a_group_of_other_weeks_says_which(make_site: Make) -> None:
    partner = replace(PARTNER, weeks=(1, 3))
    words = page(ask(make_site, PERSON, partner), f"/meetings/{PERSON.id}")
    assert "meets here on the first and third Sunday of the month: Larkfield Families" in words


def test_weeks_that_its_name_alone_tells_are_to_be_asked_for(make_site: Make) -> None:
    partner = replace(PARTNER, name="Larkfield 1st & 3rd Sundays")
    words = page(ask(make_site, PERSON, partner), f"/meetings/{PERSON.id}")
    assert "Al-Anon may meet here at this time in some weeks: ask them." in words
    assert "meets here at the same time" not in words


def test_a_floor_or_a_step_of_some_weeks_is_no_week_to_ask_for(make_site: Make) -> None:
    for notes in ("2nd floor", "Step meeting 3rd Sunday of the month", "Enter by 4th Street"):
        partner = replace(PARTNER, notes=notes)
        words = page(ask(make_site, PERSON, partner), f"/meetings/{PERSON.id}")
        assert "meets here at the same time: Larkfield Families" in words


def test_a_combined_meeting_says_so_and_points_at_the_others_listing(make_site: Make) -> None:
    person, family = pair(at("5 Main St"), at("5 Main Street"))
    client = ask(make_site, replace(person, notes="Open Meeting; Combined meeting"), family)
    there = page(client, f"/meetings/{person.id}")
    said = "The list says that it is for both: GA and Gam-Anon together. "
    assert f"{said}Gam-Anon, for family and friends, meets here at the same time:" in there


@pytest.mark.parametrize(
    ("fellowship", "notes", "says", "leads_to"),
    [
        ("ga", "Combined meeting", "for both: GA and Gam-Anon together", "gam-anon"),
        ("ga", "Closed; combined meeting 2nd Tuesday of every month", "in some weeks", "gam-anon"),
        ("gam-anon", "This is a combined Gam-Anon/GA meeting.", "Gam-Anon and GA together", "ga"),
        ("aa", "First Wednesday of each month joint platform with Al-Anon", "in some", "al-anon"),
        ("nar-anon", "NA meets at the same time on the upper level.", "NA meets with it or", "na"),
    ],
)
def test_what_a_list_says_of_both_is_said_where_the_other_is_not_listed(
    make_site: Make, fellowship: str, notes: str, says: str, leads_to: str
) -> None:
    one = replace(PERSON, fellowship=fellowship, notes=notes)
    html = ask(make_site, one).get(f"/meetings/{one.id}").get_data(as_text=True)
    assert "The list says that " in html
    assert says in html
    assert f'href="/meetings?fellowship={leads_to}&amp;near=Boston"' in html

"""A list for relatives: family groups first, open meetings second and said to be so."""

import re
from dataclasses import replace

from finder.model import Access
from tests.web.conftest import Make
from tests.web.listing import BASE, CLOSED, FAMILY, TEENS

UNSAID = replace(BASE, id="city_unsaid", name="Unsaid", access=Access.NOT_STATED)

# Closed, but for family and friends on the fourth Sunday, which is tonight, or on the last one.
FOURTH, LATER = (
    replace(
        CLOSED,
        id=f"city_{name}",
        name=name,
        access_weeks={Access.CLOSED_WITH_GUESTS: (week,)},
        guests=frozenset({"family_and_friends"}),
    )
    for name, week in (("Tonight", 4), ("Later", -1))
)


def headings(html: str) -> list[str]:
    results = html[html.index('class="results"') :]
    return re.findall(r"<h2[^>]*>(.*?)</h2>", results)


def test_open_meetings_stand_under_a_heading_that_says_what_they_are(make_site: Make) -> None:
    client = make_site(BASE, CLOSED, FAMILY, TEENS, UNSAID).test_client()
    html = client.get("/meetings?for=family&near=Boston").text
    assert headings(html)[:2] == ["Family groups", "Open meetings: family may come and listen"]
    assert html.index("Tuesday Families") < html.index("Open meetings:")
    assert html.index("Open meetings:") < html.index("Sunday Night Lights")
    assert "Step by Step" not in html  # a closed one
    assert ">Unsaid<" not in html


def test_where_no_family_group_is_listed_that_is_plain_too(make_site: Make) -> None:
    html = make_site(BASE).test_client().get("/meetings?for=family&near=Boston").text
    assert headings(html)[0] == "Open meetings: family may come and listen"
    assert "Family groups</h2>" not in html


def test_by_the_clock_each_hour_of_open_meetings_says_so(make_site: Make) -> None:
    html = make_site(BASE, FAMILY).test_client().get("/meetings?for=family").text
    found = headings(html)
    assert "Open meetings: family may come and listen. On now" in found
    assert found.index("Open meetings: family may come and listen. On now") > 0


def test_a_list_for_oneself_has_open_family_groups_last_and_says_so(make_site: Make) -> None:
    open_family = replace(FAMILY, id="families_open", name="Open Families", access=Access.OPEN)
    client = make_site(BASE, CLOSED, FAMILY, open_family).test_client()
    html = client.get("/meetings?for=me&near=Boston").text
    said = ["For a problem of your own", "Family groups that are open: you may come too"]
    assert headings(html)[:2] == said
    assert html.index("Step by Step") < html.index("you may come too") < html.index("Open Families")
    assert "Tuesday Families" not in html  # for families and friends alone
    assert "you may come too" not in client.get("/meetings?for=me&near=Boston&sort=name").text


def test_other_lists_and_other_orders_are_not_parted(make_site: Make) -> None:
    client = make_site(BASE, FAMILY).test_client()
    for query in (
        "near=Boston",
        "for=me&near=Boston",
        "for=family&sort=name",
        "for=family&sort=soonest",
    ):
        assert "family may come and listen" not in client.get(f"/meetings?{query}").text


def test_a_meeting_that_lets_family_in_this_week_is_among_them_and_in_others_is_not(
    make_site: Make,
) -> None:
    client = make_site(BASE, FOURTH, LATER).test_client()
    found = client.get("/meetings.json?for=family").get_json()
    families = {item["id"]: item["family"] for item in found["meetings"]}
    assert families == {"city_sunday-night": "open", "city_Tonight": "open"}
    week = client.get("/meetings.json?for=family&from=2026-11-24T00:00:00Z").get_json()
    assert {item["id"] for item in week["meetings"]} == {"city_sunday-night", "city_Later"}


def test_a_week_for_family_is_said_on_card_page_calendar_and_families(make_site: Make) -> None:
    client = make_site(FOURTH, LATER).test_client()
    card = "Family and friends may come too this time (on the fourth Sunday of the month)."
    assert card in client.get("/meetings?for=family&near=Boston").text
    assert card in client.get("/families?about=alcohol&near=Boston").text
    page = client.get("/meetings/city_Later").text
    assert "On the last Sunday of the month: yes, you may come and listen." in page
    assert "In other weeks: no. Look for an open meeting or a family group." in page
    calendar = client.get("/meetings/city_Later.ics").text.replace("\r\n ", "")
    assert "On the last Sunday of the month: family and friends may come too." in calendar
    data = client.get("/meetings/city_Later.json").get_json()["meeting"]
    assert data["access_weeks"] == {"closed_with_guests": [-1]}
    assert "family and friends may come too" in data["who_may_come"]


def test_one_that_ga_and_gam_anon_hold_together_is_said_so_everywhere(make_site: Make) -> None:
    both = replace(
        BASE,
        id="city_both",
        fellowship="ga",
        name="Larks",
        notes="Combined GA and Gam-Anon meeting. Open to all.",
        access=Access.CLOSED_WITH_GUESTS,
        guests=frozenset({"family_and_friends"}),
        access_weeks={},
    )
    client = make_site(replace(BASE, access=Access.CLOSED, access_weeks={}), both).test_client()
    for asked in ("family", "me"):
        found = client.get(f"/meetings.json?for={asked}").get_json()
        assert "city_both" in {item["id"] for item in found["meetings"]}, asked
    [told] = client.get("/meetings.json?for=family").get_json()["meetings"]
    assert (told["access"], told["family"]) == ("closed_with_guests", "open")
    assert "Family and friends may come too." in told["who_may_come"]
    assert "Family and friends may come too" in client.get("/meetings?for=family").text
    assert "Yes, this is for you." in client.get("/meetings/city_both").text
    calendar = client.get("/meetings.ics?for=family").text.replace("\r\n ", "")
    assert "Family and friends may come too." in calendar


def test_a_family_group_that_is_for_both_is_found_for_oneself_in_every_form(
    make_site: Make,
) -> None:
    plain = replace(FAMILY, fellowship="gam-anon", access=Access.CLOSED)
    both = replace(plain, id="city_both", name="Robins", notes="Combined Gam-Anon/GA meeting")
    some = replace(both, id="city_some", notes="Combined Gam-Anon/GA meeting first Friday")
    client = make_site(BASE, plain, both, some).test_client()
    asked = "for=me&fellowship=gam-anon"
    told = client.get(f"/meetings.json?{asked}").get_json()
    assert [item["id"] for item in told["meetings"]] == ["city_both"]
    counts = {item["value"]: item["count"] for item in told["facets"]["fellowship"]}
    assert counts["gam-anon"] == 1
    html = client.get(f"/meetings?{asked}").text
    assert "Robins" in html
    assert "Family groups that are open" not in html
    for form in ("csv", "geojson", "ics"):
        text = client.get(f"/meetings.{form}?{asked}").text.replace("\r\n ", "")
        assert ("Robins" in text, "city_some" in text) == (True, False), form
    relatives = client.get("/meetings.json?for=family&fellowship=gam-anon").get_json()
    assert relatives["total"] == 3

"""Teenagers with a problem of their own, their relatives, and the quick way out."""

import re
from dataclasses import replace

import pytest

from finder.model import Access, Attendance, Meeting
from finder.register.viewers import viewer_answers
from tests.web.conftest import Make
from tests.web.listing import BASE, FAMILY, TEENS

SMART = replace(
    TEENS,
    id="city_smart_teens",
    name="SMART teens",
    fellowship="smart",
    access=Access.NOT_STATED,
    attendance=Attendance.ONLINE,
    venue=None,
)
ACA = replace(BASE, id="city_aca", name="Inner home", fellowship="aca")
EXIT = "https://www.wikipedia.org/"


def test_a_teenager_s_own_problem_is_no_relative_s() -> None:
    answers = {item.viewer: item.answer for item in viewer_answers(SMART, Access.NOT_STATED)}
    assert answers["self"].startswith("Yes, if you are a teenager")
    assert not answers["relative"].startswith("Yes")
    assert "family group" in answers["relative"]


def test_a_teenager_s_family_group_stays_theirs() -> None:
    answers = {item.viewer: item.answer for item in viewer_answers(TEENS, TEENS.access)}
    assert answers["relative"].startswith("Yes, if you are a teenager")


def test_online_it_is_joining_that_is_not_shown(make_site: Make) -> None:
    client = make_site(SMART, TEENS).test_client()
    there = client.get(f"/meetings/{SMART.id}").get_data(as_text=True)
    assert "how to join is not shown here" in there
    assert "the place is not shown" not in there
    in_a_room = client.get(f"/meetings/{TEENS.id}").get_data(as_text=True)
    assert "the place is not shown here" in in_a_room


@pytest.mark.parametrize(
    ("address", "is_there"),
    [
        (f"/meetings/{SMART.id}", True),
        (f"/meetings/{TEENS.id}", True),
        (f"/meetings/{ACA.id}", True),
        (f"/meetings/{FAMILY.id}", True),
        (f"/meetings/{BASE.id}", False),
        ("/meetings?fellowship=alateen", True),
        ("/meetings?fellowship=narateen", True),
        ("/meetings?audience=teens", True),
        ("/meetings?fellowship=aca", True),
        ("/meetings?for=family", True),
        ("/meetings?fellowship=aa", False),
        ("/meetings", False),
    ],
)
def test_the_quick_way_out_stands_where_a_relative_or_a_teenager_reads(
    make_site: Make, address: str, is_there: bool
) -> None:
    client = make_site(BASE, FAMILY, TEENS, SMART, ACA).test_client()
    assert (EXIT in client.get(address).get_data(as_text=True)) is is_there


def test_nobody_there_leads_a_teenager_in_three_ways_none_of_them_to_a_place_or_to_adults(
    make_site: Make,
) -> None:
    client = make_site(BASE, FAMILY, SMART, TEENS).test_client()
    for meeting, lists in ((TEENS, "fellowship=alateen"), (SMART, "audience=teens")):
        html = client.get(f"/meetings/{meeting.id}").text.partition('<h2 id="else">')[2]
        urls = re.findall(r'href="([^"]+)"', html.partition("</ul>")[0])
        assert len(urls) == 3
        assert urls[0] == f"/meetings?{lists}&amp;sort=soonest"
        assert urls[1].startswith("/families?")
        assert urls[2] == "/help"
        assert not re.search("near=|for=family|attendance", " ".join(urls))
        for url in urls:
            assert client.get(url.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    ("about", "name", "site"),
    [
        ("5", "S-Ateen", "https://sanon.org"),
        ("3", "Gam-a-teen", "https://gam-anon.org"),
        ("7", "CoDAteen", "https://coda.org"),
        ("4", "CoDAteen", "https://coda.org"),
    ],
)
def test_a_teenager_is_led_to_what_the_register_knows(
    make_site: Make, about: str, name: str, site: str
) -> None:
    words = make_site(BASE, TEENS).test_client().get(f"/families?a={about}&c=4").text
    assert f'href="{site}"' in words
    assert f"Ask {name}" in re.sub("</?bdi>", "", words)
    assert "We know no group" not in words


def _teens_of(key: str) -> Meeting:
    return replace(TEENS, id=f"city_{key}-teens", name="Teens", fellowship=key)


@pytest.mark.parametrize(
    ("about", "key", "name", "site"),
    [
        ("5", "s-anon", "S-Ateen", "https://sanon.org"),
        ("3", "gam-anon", "Gam-a-teen", "https://gam-anon.org"),
        ("7", "coda", "CoDAteen", "https://coda.org"),
        ("1", "coda", "CoDAteen", "https://coda.org"),
        ("2", "families-anonymous", "Families Anonymous: groups for teenagers", "https://www.fam"),
        ("7", "aca", "Adult Children of Alcoholics: groups for teenagers", "https://adultchildr"),
    ],
)
def test_teenagers_meetings_that_are_listed_are_found_and_shown(
    make_site: Make, about: str, key: str, name: str, site: str
) -> None:
    client = make_site(BASE, _teens_of(key)).test_client()
    html = client.get(f"/families?a={about}&c=4").text
    words = re.sub("<[^>]+>", "", html)
    assert name in words
    assert "1 meeting for teens is listed here, with day, time and, if known, town." in words
    assert "No list of them is here" not in words
    assert f'href="{site}' in html
    assert "12 Main" not in html
    (listed,) = re.findall(rf'href="(/meetings\?fellowship={key}[^"]*)"', html)
    there = client.get(listed.replace("&amp;", "&")).text
    assert "Teens" in re.sub("<[^>]+>", "", there)
    assert "1 meeting" in there


def test_those_without_a_list_stand_beside_those_with_one(make_site: Make) -> None:
    words = make_site(BASE, _teens_of("s-anon")).test_client().get("/families?a=5&c=4").text
    assert words.index("S-Ateen") < words.index("Other groups, of which no list is here")
    assert words.index("of which no list is here") < words.index("CoDAteen")


def test_a_grown_up_is_shown_none_of_them(make_site: Make) -> None:
    words = make_site(BASE, _teens_of("s-anon")).test_client().get("/families?a=5&c=2").text
    assert "S-Ateen" not in words
    assert "audience=teens" not in words


@pytest.mark.parametrize("near", ["Boston", "Nowhereville"])
def test_a_teenager_is_told_that_the_place_is_not_used_and_why(make_site: Make, near: str) -> None:
    client = make_site(BASE, TEENS).test_client()
    html = client.get(f"/families?a=1&c=4&near={near}").text
    assert "We do not look for groups for teenagers by place. That keeps them safe." in html
    assert not re.search(r"/meetings[^\"]*near=", html)
    assert "Not the place you meant?" not in html
    for other in ("/families?a=1&c=4", f"/families?a=1&c=2&near={near}"):
        assert "groups for teenagers by place" not in client.get(other).text

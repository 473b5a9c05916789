"""/families: three questions, and groups with the reason, near or said honestly not to be."""

import html
import random
import re
from dataclasses import replace
from datetime import time
from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient

from finder.model import Access, Attendance, Online, Venue, Weekday
from finder.register.families import QUESTIONS, data
from tests.web.conftest import Make
from tests.web.listing import BASE, CLOSED, FAMILY, TEENS, ZOOM
from tests.web.test_pages import page

WORCESTER = Venue(
    street="1 Far Street", locality="Worcester", region="MA", country="US",
    latitude=42.2626, longitude=-71.8023,
)  # fmt: skip
PARENTS = replace(
    FAMILY, id="family_parents", name="Parents Monday", weekday=Weekday.MONDAY,
    audiences=frozenset({"parents"}), weeks=(), attendance=Attendance.IN_PERSON, online=None,
)  # fmt: skip
FAR = replace(
    BASE, id="family_far", feed="family", name="Far Nar-Anon", fellowship="nar-anon",
    access=Access.NOT_STATED, venue=WORCESTER,
)  # fmt: skip
GAMBLING = replace(
    BASE, id="family_gam", feed="family", name="Gam Online", fellowship="gam-anon", venue=None,
    access=Access.NOT_STATED, attendance=Attendance.ONLINE, online=ZOOM, start=time(19, 45),
)  # fmt: skip

OPEN_ONLINE = replace(
    BASE, id="city_open_online", name="Open Online", venue=None, group=None,
    attendance=Attendance.ONLINE, online=ZOOM,
)  # fmt: skip


@pytest.fixture(scope="module")
def families(make_site: Make) -> Flask:
    return make_site(BASE, CLOSED, FAMILY, PARENTS, FAR, GAMBLING, TEENS)


@pytest.fixture
def client(families: Flask) -> FlaskClient:
    return families.test_client()


EVERY_ANSWER = [
    dict(zip(QUESTIONS, answers, strict=True))
    for answers in product(*(data()[question] for question in QUESTIONS))
]
TENTH = random.Random(7).sample(EVERY_ANSWER, len(EVERY_ANSWER) // 10)
SHARES = [
    pytest.param(TENTH, id="tenth"),
    pytest.param(EVERY_ANSWER, id="whole", marks=pytest.mark.full),
]


def ways_on(main: str) -> list[str]:
    """Where the answer itself leads: meetings, a fellowship's own site, other groups."""
    answer = main[main.index("You said") : main.index('id="lines"')]
    answer = re.sub(r'<details class="again">.*?</details>', "", answer, flags=re.S)
    return re.findall(r'href="(/meetings[^"]*|/families[^"]*|https://[^"]+)"', answer)


@pytest.mark.parametrize("answers", SHARES)
def test_every_combination_of_answers_leads_to_an_honest_way_on(
    client: FlaskClient, answers: list[dict[str, str]]
) -> None:
    for number, given in enumerate(answers):
        near = ("", "Boston", "Nowherexyz")[number % 3]
        html = client.get("/families", query_string={**given, "near": near}).text
        main = html[html.index("<main") : html.index("</main>")]
        assert ways_on(main), given
        groups = re.findall(r'<article class="family-group">.*?</article>', main, re.S)
        asked = re.findall(r'<a href="https://[^"]+" rel="noopener noreferrer">Ask <bdi>', main)
        assert groups or asked or "We know no group for this" in main
        for group in groups:  # each says why, or for whom it is, and leads to its own site
            assert 'rel="noopener noreferrer"' in group, given
            assert re.search(r'<p( class="because")?>[A-Z]', group), given
        assert "findahelpline.com" in main
        assert 'href="/help"' in main


def test_all_combinations_are_those_of_the_three_questions() -> None:
    assert len(EVERY_ANSWER) == 8 * 4 * 7 * 3 * 4


def test_a_teenager_without_a_list_here_gets_who_to_ask_and_the_groups_that_there_are(
    client: FlaskClient,
) -> None:
    words = page(client, "/families?about=gambling&who=teenager")
    assert "We know no group for this" not in words
    assert "Ask Gam-a-teen" in words
    assert "Groups for teenagers, about drinking or drugs" in words
    html = client.get("/families?about=gambling&who=teenager").text
    empty = html[html.index('class="empty"') : html.index('id="lines"')]
    assert 'href="https://findahelpline.com" rel="noopener noreferrer"' in empty


def test_a_group_says_why_it_is_shown_and_what_is_near(client: FlaskClient) -> None:
    words = page(client, "/families?about=alcohol&who=parent&near=Boston")
    assert "Because it is about someone else’s drinking. And because you are a parent." in words
    assert "Near Boston, Massachusetts, nearest first" in words
    assert "Parents Monday" in words
    assert "Marked “Parents” 1" in words


def test_where_nothing_is_near_it_is_said_and_the_next_ring_offered(client: FlaskClient) -> None:
    words = page(client, "/families?about=drugs&near=Boston")
    said = "None of its meetings is listed within 25 miles. The nearest is 38 miles away, in"
    assert f"{said} Worcester." in words
    assert "Within 50 miles of Boston 1" in words
    assert "There is no listing for Families Anonymous here." in words
    assert "Look on the site of Families Anonymous" in words


def test_where_no_open_meeting_is_near_the_next_ring_those_online_and_the_sites_are_offered(
    make_site: Make,
) -> None:
    client = make_site(replace(BASE, venue=WORCESTER), FAMILY, OPEN_ONLINE).test_client()
    answer = client.get("/families?about=alcohol&who=partner&near=Boston").text
    part = answer[answer.index("sit in and listen") : answer.index('id="lines"')]
    said = re.sub("[\u2068\u2069]", "", re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", part)))
    assert "The nearest is 38 miles away, in Worcester." in said
    assert "Open Online" in said
    assert "Within 50 miles of Boston" in said
    assert "All online 1" in said
    assert 'href="https://www.aa.org/find-aa"' in part


def test_a_room_that_was_asked_for_is_shown_further_off_before_those_online(
    make_site: Make,
) -> None:
    online = replace(FAR, id="family_link", name="By Link", venue=None, online=ZOOM)
    client = make_site(BASE, FAR, replace(online, attendance=Attendance.ONLINE)).test_client()
    words = page(client, "/families?about=drugs&how=in_person&near=Boston")
    assert "Further off, nearest first" in words
    assert "Far Nar-Anon" in words
    assert "By Link" not in words
    assert "All online 1" in words
    assert "By Link" in page(client, "/families?about=drugs&near=Boston")


def test_online_groups_come_soonest_first(client: FlaskClient) -> None:
    words = page(client, "/families?about=gambling&how=online")
    assert "Online, soonest first" in words
    assert "Gam Online" in words


def test_groups_with_a_meeting_near_come_before_those_without(client: FlaskClient) -> None:
    words = page(client, "/families?near=Boston")
    assert words.index("Parents Monday") < words.index("no listing for")


def test_open_meetings_of_others_come_second_and_are_said_to_be_so(client: FlaskClient) -> None:
    words = page(client, "/families?about=alcohol&who=partner&near=Boston")
    assert words.index("Al-Anon") < words.index("You may also sit in and listen")
    aside = words[words.index("You may also") : words.index("Talk to someone now")]
    assert "They are for people who have the problem, and they are open" in aside
    assert "Sunday Night Lights" in aside
    assert "Step by Step" not in aside  # its closed one


@pytest.mark.parametrize(
    ("answers", "shown", "not_shown"),
    [
        ("how=in_person&near=Boston", "Near Boston, nearest first", "Online, soonest first"),
        ("how=in_person&near=Worcester", "Further off, nearest first", "Near Worcester"),
        ("how=in_person&near=Chicago", "Online, soonest first", "Sunday Night Lights"),
        ("near=Chicago", "Online, soonest first", "Sunday Night Lights"),
        ("how=online&near=Boston", "Online, soonest first", "Sunday Night Lights"),
        ("how=in_person", "Sunday Night Lights", "Open Online"),
    ],
)
def test_open_meetings_of_others_keep_to_the_place_and_kind_asked_for(
    make_site: Make, answers: str, shown: str, not_shown: str
) -> None:
    client = make_site(BASE, FAMILY, OPEN_ONLINE).test_client()
    words = page(client, f"/families?about=alcohol&who=partner&{answers}")
    aside = words[words.index("You may also") : words.index("Talk to someone now")]
    assert shown in aside
    assert not_shown not in aside
    far = "Worcester" in answers or "Chicago" in answers
    assert ("None of these meetings is listed within 25 miles." in aside) == far
    named = aside[: aside.index("They are for people")]
    assert "LifeRing" not in named  # has no meeting here
    assert "SMART" not in named


def test_a_teenager_gets_how_to_ask_and_a_child_line_alone(make_site: Make) -> None:
    client = make_site(BASE, FAMILY, TEENS, country="GB").test_client()
    html = client.get("/families?about=alcohol&who=teenager").get_data(as_text=True)
    main = html[html.index("<main") : html.index("</main>")]
    assert "Ask the Alateen coordinator where and how." in main
    assert "Childline" in main
    assert "Alateen Boston" not in main
    assert "1 meeting for teens is listed here, with day, time and, if known, town." in main
    assert re.findall(r'href="(/meetings[^"]*)"', main) == ["/meetings?fellowship=alateen"]
    assert "Alateen Boston" in client.get("/meetings?fellowship=alateen").text
    assert "Domestic Abuse" not in main


def test_a_place_never_goes_with_the_list_of_teenagers_meetings(client: FlaskClient) -> None:
    html = client.get("/families?about=alcohol&who=teenager&near=Boston").text
    assert "/meetings?fellowship=alateen" in html
    assert not re.search(r'href="/meetings[^"]*near', html)


def test_without_answers_a_teenagers_group_has_its_list_and_one_without_says_so(
    client: FlaskClient,
) -> None:
    html = client.get("/families").text
    assert '<a href="/meetings?fellowship=alateen">1 meeting here</a>' in html
    assert "There is no listing for Narateen here." in page(
        client, "/families?about=drugs&who=teenager"
    )


def test_adults_get_a_line_about_abuse_and_no_child_line(make_site: Make) -> None:
    client = make_site(BASE, FAMILY, country="GB").test_client()
    words = page(client, "/families?who=partner")
    assert "National Domestic Abuse Helpline" in words
    assert "Childline" not in words


def test_a_place_that_is_not_known_is_said_and_groups_are_shown_all_the_same(
    client: FlaskClient,
) -> None:
    words = page(client, "/families?about=alcohol&near=Bostonnn")
    assert "Bostonnn" in words
    assert "Parents Monday" in words


def test_an_answer_that_we_do_not_know_is_said_and_counts_as_not_sure(client: FlaskClient) -> None:
    words = page(client, "/families?about=alcohol&whose=them&who=<b>neighbour")
    assert "We do not know this answer: “them” , “<b>neighbour” . It counts as “not sure”." in words
    assert "You said: Drinking" in words
    assert "<b>neighbour" not in client.get("/families?who=<b>neighbour").text
    assert client.get("/families?a=99&b=-1&c=%C2%B2&d=&e=1e9").status_code == 200


def test_the_address_that_a_form_makes_says_nothing_and_is_the_same_page(
    client: FlaskClient,
) -> None:
    html = client.get("/families").get_data(as_text=True)
    names = set(re.findall(r'<input type="radio" name="([^"]+)"', html))
    values = set(re.findall(r'<input type="radio" name="[^"]+" value="([^"]+)"', html))
    assert names == set("abcde")
    assert all(value.isdigit() for value in values)
    spoken = page(client, "/families?about=drugs&who=parent&near=Boston")
    assert page(client, "/families?a=2&c=2&near=Boston") == spoken
    assert "You said: Drugs or pills · Mother or father · near Boston" in spoken
    assert 'href="/families?' not in html.replace('href="/families?lang', "")


def test_nothing_of_the_asker_stays_in_title_index_or_caches(client: FlaskClient) -> None:
    answer = client.get("/families?about=drugs&who=parent&near=Boston")
    title = re.search(r"<title>(.*?)</title>", answer.text)
    assert title
    assert title[1].startswith("Find a group")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in answer.headers


def test_answers_stand_in_the_address_and_come_back_ticked(client: FlaskClient) -> None:
    html = client.get("/families?about=drugs&who=parent&near=Boston").get_data(as_text=True)
    for name, value in (("a", "2"), ("c", "2"), ("e", "0")):
        assert f'name="{name}" value="{value}" checked' in html
    assert 'value="Boston"' in html


def test_the_exit_is_a_link_that_tells_no_one_and_says_what_it_cannot_do(
    client: FlaskClient,
) -> None:
    html = client.get("/families").get_data(as_text=True)
    assert re.search(r'<a [^>]*href="https://[^"]+" rel="noopener noreferrer" data-leave>', html)
    assert "still keeps this page in its history" in html


def test_a_problem_of_one_s_own_has_its_way_too(client: FlaskClient) -> None:
    words = page(client, "/families?about=alcohol&whose=both")
    assert "Groups for a problem of your own" in words


EATING = replace(BASE, id="city_eda", name="Plain Table", fellowship="eda")
OVEREATERS = replace(
    BASE, id="city_oa", name="Bread And Roses", fellowship="oa", venue=None,
    attendance=Attendance.ONLINE, online=ZOOM,
)  # fmt: skip


def test_one_s_own_problem_gets_groups_with_their_reason_as_relatives_do(make_site: Make) -> None:
    client = make_site(BASE, EATING, OVEREATERS).test_client()
    words = page(client, "/families?about=food&whose=me&near=Boston")
    assert "Groups for a problem of your own" in words
    assert "Because it is about your own eating." in words
    assert "It is for you if you want to get better from an eating disorder." in words
    assert words.index("Plain Table") < words.index("Bread And Roses")  # near before online
    assert "There is no listing for Compulsive Eaters Anonymous-HOW here." in words
    assert "Look on the site of Eating Disorders Anonymous" in words
    assert "Sunday Night Lights" not in words


def test_one_s_own_groups_keep_to_how_and_in_what_way(make_site: Make) -> None:
    secular = replace(BASE, id="city_smart", name="Tools", fellowship="smart")
    client = make_site(BASE, EATING, OVEREATERS, secular).test_client()
    online = page(client, "/families?about=food&whose=me&how=online&near=Boston")
    assert "Bread And Roses" in online
    assert "Plain Table" not in online
    words = page(client, "/families?about=alcohol&whose=me&style=secular&near=Boston")
    assert words.index("Tools") < words.index("For a problem of your own, in another way")
    assert words.index("in another way") < words.index("Sunday Night Lights")
    assert "And because you asked for no twelve steps and no religion." in words


def test_where_none_is_near_one_s_own_groups_say_how_far_and_what_is_online(
    make_site: Make,
) -> None:
    far = replace(EATING, venue=WORCESTER)
    words = page(
        make_site(BASE, far, OVEREATERS).test_client(), "/families?about=food&whose=me&near=Boston"
    )
    assert "The nearest is 38 miles away, in Worcester." in words
    assert "Within 50 miles of Boston 1" in words
    assert "Online, soonest first" in words


@pytest.mark.parametrize("about", [key for key in data()["about"] if key != "not_sure"])
def test_every_kind_of_problem_has_groups_for_who_has_it(client: FlaskClient, about: str) -> None:
    answer = client.get(f"/families?about={about}&whose=me").text
    groups = re.findall(r'<article class="family-group">.*?</article>', answer, re.S)
    assert any(data()["own"][about]["because"] in group for group in groups)


def test_theirs_and_mine_has_groups_for_both(make_site: Make) -> None:
    words = page(make_site(BASE, FAMILY).test_client(), "/families?about=alcohol&whose=both")
    assert words.index("Tuesday Families") < words.index("Because it is about your own drinking.")


def test_where_the_problem_is_one_s_own_family_groups_come_second(client: FlaskClient) -> None:
    words = page(client, "/families?about=alcohol&whose=me&near=Boston")
    own = words.index("Groups for a problem of your own")
    assert own < words.index("If someone else’s problem troubles you too")
    assert "Near Boston 2" in words[own:]
    assert "Groups for you" not in words


def test_what_the_ways_into_the_list_count_is_said(client: FlaskClient) -> None:
    words = page(client, "/families")
    assert "Family groups and open meetings you may sit in on" in words
    assert "All family groups" not in words


@pytest.mark.parametrize(
    ("whose", "heading"),
    [
        ("someone", "For someone I care about"),
        ("both", "For them and for me"),
        ("me", "For a problem of my own"),
        ("not_sure", "For someone I care about"),
    ],
)
def test_the_heading_is_about_whose_problem_it_is(
    client: FlaskClient, whose: str, heading: str
) -> None:
    html = client.get(f"/families?about=alcohol&whose={whose}").text
    assert re.findall(r"<h1>(.*?)</h1>", html) == [heading]


def test_a_zone_that_is_asked_for_holds_for_every_time_and_goes_along(make_site: Make) -> None:
    client = make_site(BASE, FAMILY, GAMBLING).test_client()
    html = client.get("/families?about=gambling&tz=Europe/Berlin").text
    assert "1:45 AM on Monday, Germany time" in re.sub(r"\s+", " ", html)
    assert '<option value="Europe/Berlin" selected>' in html
    ways = re.findall(r'href="(/meetings\?[^"]*gam-anon[^"]*)"', html)
    assert ways
    assert all(re.search("tz=Europe(/|%2F)Berlin", way) for way in ways)
    assert client.get("/families?tz=Nowhere/Land").status_code == 400


def test_a_page_has_one_clock_that_of_the_place_asked_for(make_site: Make) -> None:
    london = replace(
        WORCESTER,
        locality="London",
        region="England",
        country="GB",
        latitude=51.51,
        longitude=-0.13,
    )
    local = replace(
        BASE, id="family_uk", feed="family", name="London Families", fellowship="al-anon",
        venue=london, timezone="Europe/London", regions=("England", "London"),
    )  # fmt: skip
    client = make_site(local, GAMBLING, OPEN_ONLINE, country="US").test_client()
    words = page(client, "/families?near=London")
    words = words[words.index("You said") : words.index("Talk to someone now")]
    assert "19:00" in words
    assert "19:45" in words  # the one online, whose own query names no place
    assert not re.search(r"\d [AP]M", words)
    assert re.search(r"7:45\s?PM", page(client, "/families?near=Boston"))


def test_without_a_country_there_is_a_way_about_abuse_at_home_and_for_children(
    make_site: Make,
) -> None:
    client = make_site(BASE, FAMILY, TEENS).test_client()
    adult = client.get("/families?about=alcohol").text
    assert 'href="https://lila.help"' in adult
    assert "childhelplineinternational" not in adult
    assert '<a href="/help?country=GB">United Kingdom</a>' in adult
    for address in ("/families?who=teenager", "/fellowships/alateen"):
        teens = client.get(address).text
        assert 'href="https://childhelplineinternational.org/helplines/"' in teens
        assert "lila.help" not in teens
        assert 'href="/help"' in teens
    near = client.get("/families?about=alcohol&near=Boston").text  # the place tells the country
    assert "1-800-799-7233" in near
    assert "lila.help" not in near
    assert "Choose your country" not in near


def test_online_groups_are_told_in_the_zone_of_the_place(make_site: Make) -> None:
    berlin = replace(GAMBLING, timezone="Europe/Berlin", start=time(2, 45), weekday=Weekday.MONDAY)
    client = make_site(BASE, berlin).test_client()
    words = page(client, "/families?about=gambling&near=Boston")
    assert re.search(
        r"2:45\s?AM to 3:45\s?AM Germany time 8:45\s?PM on Sunday, Eastern time", words
    )
    assert "Eastern time In" not in page(client, "/families?about=gambling")


def test_a_room_that_is_online_too_says_whose_clock_it_goes_by(make_site: Make) -> None:
    hybrid = replace(FAR, attendance=Attendance.HYBRID, online=ZOOM)
    client = make_site(BASE, hybrid).test_client()
    for near in ("Boston", "Worcester"):
        words = page(client, f"/families?about=drugs&near={near}")
        assert re.search(r"7:00\s?PM to 8:00\s?PM Eastern time .*Far Nar-Anon", words)


def test_a_trouble_without_a_family_group_says_so_and_leads_to_others_sites(
    client: FlaskClient,
) -> None:
    html = client.get("/families?about=debt&who=partner&near=Boston").text
    assert "We know no family group about this one trouble." in html
    assert "Open meetings: ask first" in html  # DA does not say if relatives may come
    assert 'href="https://debtorsanonymous.org/meeting-search-f2f/"' in html
    served = client.get("/families?about=alcohol&who=partner&near=Boston").text
    assert "We know no family group" not in served


def test_a_problem_of_one_s_own_is_never_sent_to_sit_in_and_listen(client: FlaskClient) -> None:
    for about, leads in (("alcohol", "/meetings?for=me"), ("debt", "https://debtorsanonymous.org")):
        html = client.get(f"/families?about={about}&whose=me").text
        assert f'href="{leads}' in html
        assert "sit in and listen" not in html
        assert "come and listen" not in html
        assert '<h2 id="visit">Your first meeting</h2>' in html


def test_other_places_of_that_name_are_offered_with_the_same_answers(client: FlaskClient) -> None:
    html = client.get("/families?about=drugs&near=Springfield").text
    assert "Not the place you meant?" in html
    (way, *_) = re.findall(r'href="(/families\?[^"]*near=Springfield[^"]*)"', html)
    assert "a=2" in way
    assert client.get(way.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(("near", "more"), [("Springfield", True), ("Manchester", False)])
def test_none_of_the_other_places_is_left_out_in_silence(
    client: FlaskClient, near: str, *, more: bool
) -> None:
    told = client.get(f"/meetings.json?near={near}").get_json()["place"]["alternatives"]
    html = client.get(f"/families?about=drugs&near={near}").text
    said = html.partition("Not the place you meant?")[2].partition("</p>")[0]
    assert said.count("<a ") > 4
    assert said.count("<a ") >= len(told) - 1  # two may be called alike
    assert ("There may be more: add the state or country." in said) == (more or len(told) >= 10)


def test_another_style_is_no_missing_group(client: FlaskClient) -> None:
    words = page(client, "/families?about=drugs&style=faith")
    assert "In another way than you asked for" in words
    assert "We know no family group" not in words


def test_a_group_that_names_the_asker_stands_before_those_that_do_not(make_site: Make) -> None:
    client = make_site(FAMILY).test_client()
    html = client.get("/families?about=drugs&who=bereaved&style=faith").get_data(as_text=True)
    named = re.findall(r'<h3><a href="/fellowships/([\w-]+)">', html)
    assert named.index("grasp") < named.index("al-anon")  # though that one has a meeting here


def test_what_can_be_joined_comes_before_what_has_no_link(make_site: Make) -> None:
    afar = replace(FAMILY, attendance=Attendance.ONLINE, venue=None)
    lost = replace(afar, id="family_lost", name="No Link At All", online=None)
    good = replace(
        afar,
        id="family_joined",
        name="With A Link",
        weekday=Weekday.SATURDAY,
        online=Online(url="https://meet.example.org/j"),
    )
    answer = make_site(lost, good).test_client().get("/families?about=alcohol&how=online")
    text = answer.get_data(as_text=True)
    assert text.index("With A Link") < text.index("No Link At All")


def test_a_teenager_with_a_problem_of_their_own_is_led_to_groups_for_it(make_site: Make) -> None:
    teens = replace(BASE, id="city_teens", fellowship="smart", audiences=frozenset({"teens"}))
    client = make_site(BASE, teens).test_client()
    text = client.get("/families?about=alcohol&whose=me&who=teenager").get_data(as_text=True)
    link = re.search(r'href="([^"]+)">Groups for teenagers with a problem of their own', text)
    assert link is not None
    there = client.get(html.unescape(link[1])).get_data(as_text=True)
    assert "1 meeting" in there


def test_the_empty_list_of_a_teenagers_fellowship_leads_to_its_groups(make_site: Make) -> None:
    client = make_site(BASE, TEENS).test_client()
    text = client.get("/meetings?for=family&fellowship=alateen").get_data(as_text=True)
    assert "Groups for teenagers" in text
    assert "audience=teens" in text

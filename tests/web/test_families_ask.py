"""Nobody is told to ask without a way that works, on any meeting's page."""

import re
from dataclasses import replace
from html import unescape
from itertools import product

import pytest
from flask.testing import FlaskClient

from finder.model import Access, Attendance, Publisher, Registration
from finder.register.fellowships import fellowships
from finder.register.viewers import viewer_answers
from finder.web.ways_to_ask import NO_WAY, ways_to_ask
from tests.web.conftest import Make
from tests.web.listing import BASE, FAMILY, HALL, TEENS, ZOOM

BARE = replace(BASE, source_url=None, website=None)
FEED = "https://login:secret@lists.city.example/wp-json/tsml/meetings?key=1"
PUBLISHERS = [
    Publisher(key="city", title="City", url=FEED),
    Publisher(key="city", title="City", website="https://city.example/"),
    Publisher(key="city", title="City", helpline="+1 617-426-9444, day and night"),
    Publisher(key="city", title="City", url=FEED, helpline="see the notice at the door"),
    Publisher(key="city", title="City", official_finder="https://city.example/find"),
]
NOBODY = [None, Publisher(key="city", title="City"), Publisher(key="city", title="C", helpline="?")]
REAL = re.compile(r"https?://[^/\s]+\.[a-z]+(/\S*)?$|tel:\+?\d{3,}$|mailto:\S+@\S+$")


@pytest.mark.parametrize(
    ("key", "publisher"), list(product([*fellowships(), "never-heard-of"], PUBLISHERS))
)
def test_every_meeting_of_a_publisher_that_can_be_reached_has_a_real_way_to_ask(
    key: str, publisher: Publisher
) -> None:
    ways = ways_to_ask(replace(BARE, fellowship=key), publisher)
    assert ways
    assert all(REAL.match(way.url) for way in ways)
    assert len({way.url for way in ways}) == len(ways)


@pytest.mark.parametrize("publisher", NOBODY)
@pytest.mark.parametrize("key", [key for key, item in fellowships().items() if item.website])
def test_where_its_publisher_cannot_be_reached_its_fellowship_can(
    key: str, publisher: Publisher | None
) -> None:
    item = fellowships()[key]
    ways = ways_to_ask(replace(BARE, fellowship=key), publisher)
    assert [way.url for way in ways] == [item.finder or item.website]


@pytest.mark.parametrize("publisher", NOBODY)
def test_where_nobody_is_known_who_runs_the_site_is_asked(publisher: Publisher | None) -> None:
    alone = replace(BARE, fellowship="independent")
    (way,) = ways_to_ask(alone, publisher, "help@site.example")
    assert way.url == "mailto:help@site.example"
    (way,) = ways_to_ask(alone, publisher, "https://site.example/contact")
    assert way.url == "https://site.example/contact"
    assert ways_to_ask(alone, publisher) == ()


def test_a_page_without_any_way_says_so_and_leads_to_a_meeting(make_site: Make) -> None:
    alone = replace(BARE, fellowship="independent", feed="nobody", access=Access.NOT_STATED)
    html = make_site(alone).test_client().get(f"/meetings/{BARE.id}").get_data(as_text=True)
    assert NO_WAY in html
    assert "To ask:" not in html
    assert '<a href="/meetings?attendance=online&amp;on=60">' in html


def test_the_site_a_list_was_read_from_comes_last_as_it_may_be_a_machine_s() -> None:
    urls = [way.url for way in ways_to_ask(BARE, PUBLISHERS[0])]
    assert urls == ["https://www.aa.org/find-aa", "https://lists.city.example/"]
    alone = replace(BARE, fellowship="independent")
    assert [way.url for way in ways_to_ask(alone, PUBLISHERS[0])] == ["https://lists.city.example/"]


def test_a_helpline_is_called_by_its_number() -> None:
    ways = ways_to_ask(BARE, PUBLISHERS[2])
    assert ways[0].url == "tel:+16174269444"
    assert ways[0].label == "Call +1 617-426-9444, day and night"


def test_the_group_s_own_page_comes_first() -> None:
    ways = ways_to_ask(BASE, PUBLISHERS[1])
    assert [way.url for way in ways] == [
        BASE.source_url, BASE.website, "https://www.aa.org/find-aa",
    ]  # fmt: skip


def test_a_children_s_meeting_leads_to_its_fellowship_alone() -> None:
    leaked = replace(TEENS, source_url="https://leak.example/venue")
    ways = ways_to_ask(leaked, PUBLISHERS[1], "help@site.example")
    assert [way.url for way in ways] == [fellowships()["alateen"].finder]


def test_a_children_s_meeting_of_no_fellowship_leads_to_its_publisher_s_front_page() -> None:
    leaked = replace(
        TEENS,
        fellowship="independent",
        source_url="https://leak.example/a",
        website="https://b.example",
    )
    for publisher, url in (
        (PUBLISHERS[1], "https://city.example/"),
        (PUBLISHERS[2], "tel:+16174269444"),
    ):
        assert [way.url for way in ways_to_ask(leaked, publisher)] == [url]


@pytest.mark.parametrize("access", Access)
def test_every_page_that_says_ask_shows_the_way(make_site: Make, access: Access) -> None:
    client: FlaskClient = make_site(replace(BARE, access=access)).test_client()
    html = client.get(f"/meetings/{BARE.id}").get_data(as_text=True)
    assert re.search(r'To ask: <a href="https://[^"]+" rel="noopener noreferrer"', html)


def test_a_relative_s_yes_says_what_it_rests_on(make_site: Make) -> None:
    page = make_site(replace(FAMILY, access=Access.NOT_STATED)).test_client()
    html = page.get(f"/meetings/{FAMILY.id}").get_data(as_text=True)
    assert "Yes, this is for you." in html
    said = re.search(r"So says Al-Anon: <a href=\"(.*?)\".*?noted on 22 November 2026", html)
    assert said
    assert said[1].startswith("https://al-anon.org/")


def test_a_family_group_that_wants_a_sign_up_says_so_to_relatives() -> None:
    item = replace(FAMILY, registration=Registration(required=True))
    relative = viewer_answers(item, Access.CLOSED)[1]
    assert relative.answer == "Yes, this is for you. You must sign up first."


@pytest.mark.parametrize("access", [a for a in Access if a is not Access.RESTRICTED])
@pytest.mark.parametrize(
    "key", [k for k, f in fellowships().items() if f.family and not f.for_children]
)
def test_a_family_group_is_for_relatives_whatever_its_label(key: str, access: Access) -> None:
    relative = viewer_answers(replace(FAMILY, fellowship=key), access)[1]
    assert relative.answer == "Yes, this is for you."
    assert relative.basis


def test_a_restricted_one_is_not() -> None:
    relative = viewer_answers(FAMILY, Access.RESTRICTED)[1]
    assert relative.answer.startswith("Ask")
    assert relative.basis is None


def test_the_yes_stands_first_on_the_page_and_on_the_card(make_site: Make) -> None:
    unsaid = replace(FAMILY, fellowship="nar-anon", access=Access.NOT_STATED)
    client: FlaskClient = make_site(unsaid).test_client()
    yes = "Yes, this is for you if the drug use of someone near you troubles you."
    there = client.get(f"/meetings/{FAMILY.id}").get_data(as_text=True)
    assert there.index(yes) < there.index('<h2 id="when">')
    assert re.search(
        yes + r".{0,90}Nar-Anon says so: <a href=\"https://www\.nar-anon\.org\"", there, re.S
    )
    for address in (
        "/meetings?for=family",
        "/meetings",
        "/families?about=drugs",
        "/fellowships/nar-anon",
    ):
        listed = client.get(address).get_data(as_text=True)
        assert yes in listed, address
        assert "Nar-Anon says so: nar-anon.org, 22 November 2026. Visitors: ask first." in listed
        assert "who-not_stated" not in listed, address
    (told,) = client.get("/meetings.json?for=family").get_json()["meetings"]
    assert told["who_may_come"].startswith(yes + " Nar-Anon says so: nar-anon.org")
    assert told["access"] == "not_stated"
    assert yes in client.get("/meetings.csv?for=family").get_data(as_text=True)
    assert (
        client.get(f"/meetings/{FAMILY.id}.json").get_json()["meeting"]["who_may_come"]
        == told["who_may_come"]
    )


def test_open_meetings_of_others_and_teenagers_groups_say_no_such_yes(make_site: Make) -> None:
    client: FlaskClient = make_site(BASE, TEENS).test_client()
    for address in (f"/meetings/{BASE.id}", f"/meetings/{TEENS.id}", "/meetings?for=family"):
        assert "Yes, this is for you" not in client.get(address).get_data(as_text=True)


SHUT = replace(BASE, id="city_members", name="Members Night", access=Access.CLOSED, weeks=())
NO = "No. Look for an open meeting or a family group."


def test_a_relative_who_may_not_come_is_led_to_where_they_may(make_site: Make) -> None:
    client = make_site(SHUT, FAMILY).test_client()
    html = client.get(f"/meetings/{SHUT.id}").get_data(as_text=True)
    way = re.search(NO + r' <a href="([^"]+)">Family groups and open meetings near (\w+)</a>', html)
    assert way
    assert FAMILY.name in client.get(unescape(way[1])).get_data(as_text=True)


def test_where_none_is_near_they_are_led_online_or_nowhere_that_is_empty(make_site: Make) -> None:
    far = replace(SHUT, venue=replace(HALL, locality="Nowhereville"))
    online = replace(FAMILY, attendance=Attendance.ONLINE, online=ZOOM)
    html = make_site(far, online).test_client().get(f"/meetings/{far.id}").get_data(as_text=True)
    assert 'href="/meetings?for=family&amp;attendance=online"' in html
    alone = make_site(far).test_client().get(f"/meetings/{far.id}").get_data(as_text=True)
    assert NO in alone
    assert "Family groups and open meetings" not in alone


def test_whoever_may_come_is_not_led_away(make_site: Make) -> None:
    client = make_site(BASE, FAMILY, TEENS).test_client()
    for shown in (BASE, FAMILY, TEENS):
        html = client.get(f"/meetings/{shown.id}").get_data(as_text=True)
        assert "Family groups and open meetings" not in html

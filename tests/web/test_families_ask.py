"""Nobody is told to ask without a way that works, on any meeting's page."""

import re
from dataclasses import replace
from itertools import product

import pytest
from flask.testing import FlaskClient

from finder.model import Access, Publisher, Registration
from finder.register.fellowships import fellowships
from finder.register.viewers import viewer_answers
from finder.web.ways_to_ask import ways_to_ask
from tests.web.conftest import Make
from tests.web.listing import BASE, FAMILY, TEENS

BARE = replace(BASE, source_url=None, website=None)
PUBLISHERS = [
    None,
    Publisher(key="city", title="City"),
    Publisher(key="city", title="City", website="https://city.example/"),
    Publisher(key="city", title="City", helpline="+1 617-426-9444, day and night"),
    Publisher(key="city", title="City", helpline="see the notice at the door"),
]


@pytest.mark.parametrize(
    ("key", "publisher"), list(product([*fellowships(), "never-heard-of"], PUBLISHERS))
)
def test_every_meeting_has_a_way_to_ask(key: str, publisher: Publisher | None) -> None:
    ways = ways_to_ask(replace(BARE, fellowship=key), publisher)
    assert ways
    for way in ways:
        assert re.match(r"https://\S+$|tel:\+?\d+$|/sources$", way.url)


def test_a_helpline_is_called_by_its_number() -> None:
    ways = ways_to_ask(BARE, PUBLISHERS[3])
    assert ways[0].url == "tel:+16174269444"
    assert ways[0].label == "Call +1 617-426-9444, day and night"


def test_the_group_s_own_page_comes_first() -> None:
    ways = ways_to_ask(BASE, PUBLISHERS[2])
    assert [way.url for way in ways][:2] == [BASE.source_url, "https://www.aa.org/find-aa"]


def test_a_children_s_meeting_leads_to_its_fellowship_alone() -> None:
    leaked = replace(TEENS, source_url="https://leak.example/venue")
    assert [way.url for way in ways_to_ask(leaked, PUBLISHERS[2])] == ["https://al-anon.org"]


@pytest.mark.parametrize("access", Access)
def test_every_page_that_says_ask_shows_the_way(make_site: Make, access: Access) -> None:
    client: FlaskClient = make_site(replace(BARE, access=access)).test_client()
    html = client.get(f"/meetings/{BARE.id}").get_data(as_text=True)
    assert re.search(r'To ask: <a href="https://[^"]+" rel="noopener noreferrer"', html)


def test_a_relative_s_yes_says_what_it_rests_on(make_site: Make) -> None:
    page = make_site(replace(FAMILY, access=Access.NOT_STATED)).test_client()
    html = page.get(f"/meetings/{FAMILY.id}").get_data(as_text=True)
    assert "Yes, this is for you." in html
    said = re.search(r"So says Al-Anon: <a href=\"(.*?)\".*?checked 22 November 2026", html)
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

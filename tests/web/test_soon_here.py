"""Near a place: what is on there stands above the nearest, and nothing is listed twice."""

import re
from dataclasses import replace
from datetime import time
from html import unescape

import pytest
from flask.testing import FlaskClient

from finder.web.soon_here import MOST
from tests.web.conftest import Make
from tests.web.listing import BASE, HALL


@pytest.fixture(scope="module")
def client(make_site: Make) -> FlaskClient:
    """A page and more that meet another day, and farther off what is on at 19:20, or at 19:50."""
    here = [replace(BASE, id=f"city_n{n}", source_id=f"n{n}", start=time(9)) for n in range(30)]
    far = [
        replace(
            BASE,
            id=f"city_f{n}",
            source_id=f"f{n}",
            name=f"Far {n}",
            start=time(19, 50) if n == 1 else time(19),
            venue=replace(HALL, latitude=42.40 + n / 100),
        )
        for n in range(6)
    ]
    return make_site(*here, *far, url="https://chair.example").test_client()


def listed(client: FlaskClient, address: str) -> tuple[list[str], list[str], str]:
    """Headings over cards, the ids of the cards, and the whole page."""
    html = unescape(client.get(address).get_data(as_text=True))
    found = html.partition('id="found"')[2]
    headings = re.findall(r'<h2 class="band[^>]*>([^<]*)<', found)
    return headings, re.findall(r'<h\d><a href="/meetings/([^"?]+)', found), html


def test_what_is_on_near_a_place_stands_above_the_nearest(client: FlaskClient) -> None:
    headings, ids, _html = listed(client, "/meetings?near=Boston")
    assert headings == ["On now", "Within the hour", "Nearest first"]
    assert ids[:MOST] == ["city_f0", "city_f2", "city_f1"]
    assert len(ids) == MOST + 25
    assert all(one.startswith("city_n") for one in ids[MOST:])


def test_nothing_stands_there_twice(client: FlaskClient) -> None:
    ids = listed(client, "/meetings?near=Boston&per_page=100")[1]
    assert len(ids) == len(set(ids)) == 36


def test_the_way_to_all_of_them_says_how_many(client: FlaskClient) -> None:
    html = listed(client, "/meetings?near=Boston")[2]
    told = re.search(r'<a class="more" href="([^"]+)">All (\d+) on now or within the hour<', html)
    assert told is not None
    there = unescape(client.get(told[1]).get_data(as_text=True))
    assert f">{told[2]} meetings</p>" in there


@pytest.mark.parametrize("more", ["&page=2", "&sort=nearest", "&sort=soonest", "&soon=60", "&on=0"])
def test_no_other_list_has_them_above_it(client: FlaskClient, more: str) -> None:
    assert "Nearest first" not in listed(client, f"/meetings?near=Boston{more}")[0]


def test_where_nothing_is_on_the_list_is_as_ever(client: FlaskClient) -> None:
    headings, ids, _html = listed(client, "/meetings?near=Boston&time=morning")
    assert (headings, len(ids)) == ([], 25)

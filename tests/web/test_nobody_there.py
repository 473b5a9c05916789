"""Nobody there? Every meeting's page leads on in three ways, and says to how many meetings."""

import re
from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient

from finder.model import Access, Weekday
from tests.web.conftest import Make
from tests.web.listing import ONLINE

WAY = re.compile(r'<li><a href="([^"]+)">([^<]+?)(?: <span class="count">([\d,]+)</span>.*?)?</a>')


def ways(client: FlaskClient, meeting: str) -> list[tuple[str, str, str]]:
    html = client.get(f"/meetings/{meeting}").text.partition('<h2 id="else">')[2]
    found = WAY.findall(html.partition("</ul>")[0])
    return [
        (unescape(url), re.sub("[\u2068\u2069]", "", label), count) for url, label, count in found
    ]


@pytest.mark.parametrize(
    "meeting", ["city_sunday-night", "city_closed", "city_online", "family_tuesday", "city_paused"]
)
def test_each_way_says_how_many_its_list_holds(client: FlaskClient, meeting: str) -> None:
    found = ways(client, meeting)
    assert len(found) >= 3
    assert found[-1][0::2] == ("/help", "")
    for url, _label, count in found[:-1]:
        assert url.startswith("/meetings?")
        total = client.get(url.replace("/meetings?", "/meetings.json?")).get_json()["total"]
        assert total == int(count) > 0


@pytest.fixture(scope="module")
def online(make_site: Make) -> FlaskClient:
    """Two online meetings of one fellowship, and family groups online: one within the hour."""
    second = replace(ONLINE, id="city_second", name="Second Online")
    family = replace(ONLINE, id="family_now", feed="family", fellowship="al-anon", group=None)
    later = replace(family, id="family_later", weekday=Weekday.THURSDAY)
    openly = replace(second, id="city_open", access=Access.OPEN)
    return make_site(ONLINE, second, family, later, openly).test_client()


def test_an_online_meeting_leads_to_the_next_of_its_fellowship(online: FlaskClient) -> None:
    assert ways(online, "city_online")[1] == (
        "/meetings?attendance=online&sort=soonest&fellowship=aa",
        "Next online of AA",
        "3",
    )


def test_a_family_group_leads_to_family_groups_first_and_then_to_all(online: FlaskClient) -> None:
    groups, wider, same, _help = ways(online, "family_later")
    assert groups == (
        "/meetings?attendance=online&on=60&for=family&concern=family",
        "Family groups online, now or within the hour",
        "1",
    )
    assert wider[0::2] == ("/meetings?attendance=online&on=60&for=family", "2")
    assert same[0].endswith("fellowship=al-anon")


@pytest.mark.parametrize("fellowship", ["coda", "aca", "s-anon", "alateen", "independent"])
def test_a_page_for_teenagers_answers_whatever_is_known_of_their_fellowship(
    make_site: Make, fellowship: str
) -> None:
    item = replace(ONLINE, fellowship=fellowship, audiences=frozenset({"teens"}), online=None)
    answer = make_site(item).test_client().get(f"/meetings/{item.id}")
    assert answer.status_code == 200
    assert "Ask about groups for teenagers" in answer.text

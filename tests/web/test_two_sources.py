"""A meeting that two publishers list: its page, its data, and the address of the other listing."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from finder import create_app
from finder.config import Config
from finder.duplicates import Source
from finder.snapshot import build, publish
from tests.web.listing import BASE, NOW, PUBLISHERS, STATES, contents

SHOWN, OTHER = "city_sunday-night", "family_77"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    data = tmp_path_factory.mktemp("two")
    listing = Source(
        id=OTHER,
        feed="family",
        source_url="https://family.example/77?pwd=VerySecret",
        updated="2026-11-02",
    )
    city, family = STATES
    made = replace(
        contents(),
        linked={OTHER: SHOWN},
        sources={SHOWN: (listing,)},
        moved={"city_old": SHOWN, "family_older": OTHER},
        feed_states=(city, replace(family, last_success=NOW - timedelta(days=3))),
    )
    publish(data, build(data, made))
    return create_app(Config(data=data, feeds=Path("feeds.toml")), now=lambda: NOW).test_client()


@pytest.mark.parametrize("ending", ["", ".json", ".ics"])
def test_the_other_address_leads_there_for_now_with_the_parameters_it_understands(
    two: FlaskClient, ending: str
) -> None:
    answer = two.get(f"/meetings/{OTHER}{ending}?tz=Europe/Paris&title=discreet&next=//x.example")
    assert answer.status_code == 302
    assert answer.location == f"/meetings/{SHOWN}{ending}?tz=Europe%2FParis&title=discreet"


def test_an_address_that_moved_leads_on(two: FlaskClient) -> None:
    answer = two.get("/meetings/family_older")
    assert (answer.status_code, answer.location) == (301, f"/meetings/{OTHER}")
    assert two.get("/meetings/family_older", follow_redirects=True).status_code == 200


def test_the_page_names_both_publishers_with_their_two_dates(two: FlaskClient) -> None:
    html = two.get(f"/meetings/{SHOWN}").get_data(as_text=True)
    source = html[html.index('class="source"') :]
    city, family = source.index("City Central Office"), source.index("Family Groups of the Bay")
    assert city < family
    assert "1 October 2026" in source[city:family]
    assert "2 November 2026" in source[family:]
    assert source.count("list was read") == 2
    assert source.count("1 October 2026") == 1


def test_the_data_name_both(two: FlaskClient) -> None:
    whole = two.get(f"/meetings/{SHOWN}.json").get_json()["meeting"]
    assert [item["feed"] for item in whole["sources"]] == ["city", "family"]
    assert whole["sources"][1]["publisher"] == PUBLISHERS["family"].title
    assert whole["sources"][1]["url"].endswith("pwd=VerySecret")
    found = two.get("/meetings.json?q=Lights").get_json()["meetings"]
    assert [item["id"] for item in found] == [SHOWN]
    assert "VerySecret" not in str(found)


@pytest.mark.parametrize("feed", ["city", "family"])
def test_it_is_found_by_each_of_its_feeds(two: FlaskClient, feed: str) -> None:
    found = two.get(f"/meetings.json?feed={feed}&q=Lights").get_json()
    assert [item["id"] for item in found["meetings"]] == [SHOWN]


def test_a_plan_with_the_other_id_has_it_once(two: FlaskClient) -> None:
    html = two.get(f"/plan?m={OTHER}&m={SHOWN}").get_data(as_text=True)
    assert BASE.name in html
    assert "1 meeting;" in html
    assert (
        OTHER not in html.split("<footer")[0]
    )  # where the page itself may be had in another language
    calendar = two.get(f"/plan.ics?m={OTHER}&m=family_older").get_data(as_text=True)
    assert calendar.count("BEGIN:VEVENT") == 1


def test_the_meeting_guide_names_the_first(two: FlaskClient) -> None:
    from finder.exports.meeting_guide import meeting_guide

    rows = two.get("/meetings.json?q=Lights").get_json()["meetings"]
    (record,) = meeting_guide(rows)
    assert record["entity"] == PUBLISHERS["city"].title

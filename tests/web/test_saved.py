"""Saved meetings: what the server says of those that a device asks about."""

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient

from finder.web.chosen import MOST, MOST_SAVED
from tests.web.conftest import Make
from tests.web.listing import BASE
from tests.web.test_pages import text_of


def asked(client: FlaskClient, *ids: str) -> str:
    response = client.post("/saved", data={"m": list(ids)})
    assert response.status_code == 200
    return response.text


def moved(html: str) -> dict[str, str]:
    found = re.search(r'data-moved="([^"]*)"', html)
    assert found
    answer: dict[str, str] = json.loads(unescape(found[1]))
    return answer


def names(html: str) -> list[str]:
    return re.findall(r"<h2><a[^>]*><bdi>([^<]*)</bdi>", html)


def test_the_page_holds_no_meeting_and_says_where_they_are_kept(client: FlaskClient) -> None:
    page = client.get("/saved")
    assert "kept on this device alone" in page.text
    assert "/meetings/" not in page.text
    assert page.headers["X-Robots-Tag"] == "noindex"


def test_without_script_it_leads_to_the_plan(client: FlaskClient) -> None:
    without = re.search(r"<noscript>(.*?)</noscript>", client.get("/saved").text)
    assert without
    assert 'href="/plan"' in without[1]


def test_those_asked_for_come_soonest_first(client: FlaskClient) -> None:
    html = asked(client, "city_appointment", "family_tuesday", "city_closed", "city_sunday-night")
    assert names(html) == [
        "Sunday Night Lights",
        "Step by Step",
        "Tuesday Families",
        "By Arrangement",
    ]
    assert moved(html) == {}


def test_the_answer_is_kept_nowhere_on_the_way(client: FlaskClient) -> None:
    response = client.post("/saved", data={"m": ["city_closed"]})
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "Set-Cookie" not in response.headers


def test_no_address_asks_for_them(client: FlaskClient) -> None:
    assert "Step by Step" not in client.get("/saved?m=city_closed").text


def test_one_that_moved_says_so_and_gives_its_new_id(client: FlaskClient) -> None:
    html = asked(client, "city_old")
    assert names(html) == ["Sunday Night Lights"]
    assert "it has a new address here" in html
    assert moved(html) == {"city_old": "city_sunday-night"}


def test_one_saved_under_both_its_ids_is_shown_once(client: FlaskClient) -> None:
    html = asked(client, "city_old", "city_sunday-night")
    assert names(html) == ["Sunday Night Lights"]
    assert moved(html) == {"city_old": "city_sunday-night"}


def test_one_that_is_paused_gone_or_unknown_says_so(client: FlaskClient) -> None:
    html = asked(client, "city_paused", "city_gone", "city_never")
    words = text_of(html)
    assert "Not meeting here now" in words
    assert "Old Harbour No longer listed since 1 September 2026." in words
    assert 'href="/meetings/city_gone"' in html
    assert "This site knows this meeting no longer." in words
    for key in ("city_paused", "city_gone", "city_never"):
        assert f'data-save="{key}"' in html, "what is of no use any more can be taken off the list"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"date_until": date(2026, 10, 1)}, "Ended on 1 October 2026."),
        ({"date_from": date(2027, 1, 4)}, "Begins on 4 January 2027."),
    ],
)
def test_a_term_that_is_over_or_has_not_begun_says_so(
    make_site: Make, changed: dict[str, date], said: str
) -> None:
    client = make_site(replace(BASE, **changed)).test_client()  # type: ignore[arg-type]
    assert said in text_of(asked(client, BASE.id))


def test_a_young_people_s_meeting_shows_only_what_is_public(client: FlaskClient) -> None:
    html = asked(client, "family_teens")
    assert names(html) == ["Alateen Boston"]
    assert "Boston, MA: ask for the place" in text_of(html)


def test_at_most_a_hundred_are_looked_at(client: FlaskClient) -> None:
    html = asked(client, *(f"a_{number}" for number in range(150)))
    assert html.count("data-save=") == MOST_SAVED
    assert MOST_SAVED <= MOST, "all of them fit into a plan"


def test_a_question_that_is_too_long_is_refused(client: FlaskClient) -> None:
    assert client.post("/saved", data={"m": ["a" * 40_000]}).status_code == 413


def test_an_id_that_no_meeting_ever_had_harms_nothing(client: FlaskClient) -> None:
    html = asked(client, '"><script>x</script>', "é", "../../etc", "%00", "'")
    assert "<script>" not in html
    assert names(html) == []


BUTTON = re.compile(
    r'<button[^>]* data-save="([^"]+)" aria-pressed="false" hidden>.*?'
    r'<span class="not-yet">Save</span><span class="done">Saved</span>'
    r'<span class="visually-hidden">: <bdi>([^<]+)</bdi></span></button>'
)


def test_every_card_can_be_saved_by_a_button_that_names_it_and_waits_for_the_script(
    client: FlaskClient,
) -> None:
    html = client.get("/meetings").text
    cards = re.findall(r'<a href="/meetings/([^"?]+)[^"]*"><bdi>([^<]+)</bdi></a></h', html)
    assert len(cards) >= 6
    assert BUTTON.findall(html) == cards


@pytest.mark.parametrize("key", ["city_sunday-night", "family_teens", "city_paused"])
def test_so_can_every_meeting_on_its_own_page(client: FlaskClient, key: str) -> None:
    html = client.get(f"/meetings/{key}").text
    assert key in dict(BUTTON.findall(html.split("<h2")[0])), "before anything else"


def test_a_plan_is_saved_in_one_tap(client: FlaskClient) -> None:
    html = client.get("/plan?m=city_closed&m=city_old").text
    found = re.search(r'hidden data-save-all="([^"]*)"', html)
    assert found
    assert json.loads(unescape(found[1])) == ["city_closed", "city_sunday-night"]

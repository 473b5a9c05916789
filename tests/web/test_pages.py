"""What people read on the pages."""

import gzip
import re
from dataclasses import replace
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from finder.model import Venue
from finder.web.cards import where
from tests.made import meeting as made
from tests.web.conftest import Make
from tests.web.listing import BASE

PAGES = [
    "/", "/meetings", "/meetings?near=Boston", "/meetings?q=zzzz", "/meetings?day=x",
    "/meetings/city_sunday-night", "/meetings/city_online", "/meetings/family_teens",
    "/meetings/city_paused", "/meetings/city_gone", "/meetings/city_never", "/families",
    "/fellowships", "/fellowships/aa", "/subscribe", "/sources", "/help", "/privacy",
    "/first-meeting", "/nowhere",
]  # fmt: skip


def text_of(html: str) -> str:
    """The words of the page's own part."""
    main = re.search(r"<main.*?</main>", html, re.S)
    bare = re.sub(r"<[^>]+>", " ", main[0] if main else html)
    return re.sub(r"\s+", " ", unescape(bare)).strip()


def page(client: FlaskClient, address: str) -> str:
    return text_of(client.get(address).get_data(as_text=True))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_heading_a_way_past_the_top_and_help_in_its_place(
    client: FlaskClient, address: str
) -> None:
    html = client.get(address).get_data(as_text=True)
    assert html.count("<h1") == 1
    assert html.count('href="#main"') == 1
    assert html.count('id="main"') == 1
    assert '<html lang="en" dir="ltr">' in html
    assert "Need to talk to someone now?" in html
    identifiers = re.findall(r'\sid="([^"]+)"', html)
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_anything_inline_or_from_elsewhere(client: FlaskClient, address: str) -> None:
    html = client.get(address).get_data(as_text=True)
    assert not re.search(r"\sstyle=|\son\w+=|<style|javascript:", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)
    assert not re.search(r'<(?:script|img|link|iframe)[^>]*(?:src|href)="(?:https?:)?//', html)


@pytest.mark.parametrize("address", PAGES)
def test_links_that_leave_tell_no_one_where_from(client: FlaskClient, address: str) -> None:
    html = client.get(address).get_data(as_text=True)
    for link in re.findall(r'<a [^>]*href="https?://[^>]*>', html):
        assert 'rel="noopener noreferrer"' in link


@pytest.mark.parametrize("address", PAGES)
def test_every_control_has_a_label(client: FlaskClient, address: str) -> None:
    html = client.get(address).get_data(as_text=True)
    outside = re.sub(r"<label.*?</label>", "", html, flags=re.S)
    fields = re.findall(r"<(?:input|select)[^>]*>", outside)
    for field in fields:
        if 'type="hidden"' not in field:
            name = re.search(r'id="([^"]+)"', field)
            assert name is not None, field
            assert f'for="{name[1]}"' in html


@pytest.mark.parametrize("address", PAGES)
def test_every_page_of_a_demonstration_says_that_its_meetings_do_not_exist(
    demo_site: Flask, client: FlaskClient, address: str
) -> None:
    html = demo_site.test_client().get(address).get_data(as_text=True)
    assert "Demonstration: these meetings do not exist." in html
    assert "<title>Demonstration" in html
    assert "Demonstration" not in client.get(address).get_data(as_text=True)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_says_closed_and_leaves_it_at_that(client: FlaskClient, address: str) -> None:
    words = page(client, address).replace("“closed”", "")
    assert not re.search(r"\bclosed\b", words, re.I)


def test_a_closed_meeting_says_who_may_come_in_list_and_page(client: FlaskClient) -> None:
    assert "You may come if you think you may have a drinking problem" in page(
        client, "/meetings?q=step"
    )
    assert "you may come; you need not be a member" in page(client, "/meetings/city_closed")


def test_a_paused_meeting_says_so_and_shows_no_next_time(client: FlaskClient) -> None:
    assert "Not meeting here now" in page(client, "/meetings?status=suspended")
    own = page(client, "/meetings/city_paused")
    assert "Not meeting here now" in own
    assert "Next:" not in own


def test_a_list_goes_by_the_clock(client: FlaskClient) -> None:
    words = page(client, "/meetings?feed=city")
    order = ["On now", "Sunday Night Lights", "Within the hour", "Step by Step", "Nightlight",
             "Les Amis", "No fixed time", "By Arrangement"]  # fmt: skip
    places = [words.index(text, words.index("On now")) for text in order]
    assert places == sorted(places)


def test_what_is_on_now_says_how_long_it_lasts(client: FlaskClient) -> None:
    assert "On now, ends in 40 minutes" in page(client, "/meetings/city_sunday-night")
    assert "In 40 minutes" in page(client, "/meetings?q=step")


def test_in_person_times_are_the_place_s_own(client: FlaskClient) -> None:
    words = page(client, "/meetings/city_sunday-night?tz=Asia/Tokyo")
    assert "7:00 PM to 8:00 PM" in words
    assert "Japan" not in words


def test_online_times_name_their_zone_and_the_reader_s_with_a_change_of_day(
    client: FlaskClient,
) -> None:
    words = page(client, "/meetings?attendance=online&tz=America/New_York&q=nightlight")
    assert "UK time" in words
    assert "8:00 PM on Sunday, Eastern time" in words


def test_a_list_in_the_reader_s_zone_leads_to_pages_in_it(client: FlaskClient) -> None:
    html = client.get("/meetings?attendance=online&tz=America/New_York").get_data(as_text=True)
    assert 'href="/meetings/city_online?tz=America%2FNew_York"' in html
    own = page(client, "/meetings/city_online?tz=America/New_York")
    assert "8:00 PM on Sunday, Eastern time" in own
    assert client.get("/meetings/city_online?tz=Mars/Base").status_code == 400


def test_a_paused_list_has_a_heading_of_its_own(client: FlaskClient) -> None:
    words = page(client, "/meetings?status=suspended")
    assert "Not meeting now" in words
    assert "No fixed time" not in words


def test_distances_are_in_miles_where_people_use_them(client: FlaskClient) -> None:
    assert "miles away" in page(client, "/meetings?near=Boston,%20MA")
    assert "km away" in page(client, "/meetings?near=Paris,%20France")
    assert "km away" in page(client, "/meetings?near=Boston,%20MA&unit=km")


def test_the_numbers_beside_the_filters_are_what_one_gets(client: FlaskClient) -> None:
    html = client.get("/meetings").get_data(as_text=True)
    pattern = r'name="(\w+)" value="([^"]+)".*?<span>.*?</span><span class="count">([\d,]+)<'
    options = re.findall(pattern, html)
    assert len(options) > 10
    for name, value, count in options:
        total = client.get("/meetings.json", query_string={name: value}).json["total"]
        assert f"{total:,}" == count


def test_an_option_that_would_find_nothing_cannot_be_chosen(client: FlaskClient) -> None:
    html = client.get("/meetings").get_data(as_text=True)
    assert re.search(r'value="thu" disabled', html)
    assert not re.search(r'value="sun" disabled', html)


def test_a_publisher_is_offered_only_where_something_is_found(client: FlaskClient) -> None:
    pattern = r'name="feed" value="(\w+)"( checked| disabled|)>'
    assert re.findall(pattern, client.get("/meetings?q=night").text) == [("city", "")]
    chosen = re.findall(pattern, client.get("/meetings?q=night&feed=family").text)
    assert ("family", " checked") in chosen


def test_a_chosen_filter_is_a_chip_that_takes_only_itself_away(client: FlaskClient) -> None:
    html = client.get("/meetings?day=sun&day=mon&near=Boston&within=10").get_data(as_text=True)
    chips = dict(
        re.findall(
            r'<li><a href="([^"]+)"><span class="visually-hidden">Remove </span>([^<]+)', html
        )
    )
    by_label = {label: unescape(url) for url, label in chips.items()}
    assert by_label["Sunday"] == "/meetings?day=mon&near=Boston&within=10"
    near = next(label for label in by_label if label.startswith("Within 10"))
    assert by_label[near] == "/meetings?day=sun&day=mon"


def test_what_was_understood_of_the_words_is_a_chip_too(client: FlaskClient) -> None:
    html = client.get("/meetings?q=step+sunday").get_data(as_text=True)
    assert 'href="/meetings?q=step"><span class="visually-hidden">Remove </span>Sunday' in html


def test_what_has_no_control_of_its_own_is_kept_when_the_form_is_sent(client: FlaskClient) -> None:
    html = client.get("/meetings?after=18:00&soon=10000&day=sun").get_data(as_text=True)
    assert '<input type="hidden" name="after" value="18:00">' in html
    assert '<input type="hidden" name="soon" value="10000">' in html
    assert 'type="hidden" name="day"' not in html


def test_a_refused_page_keeps_the_other_choices_and_says_what_is_allowed(
    client: FlaskClient,
) -> None:
    response = client.get("/meetings?day=someday&q=steps&near=Boston")
    html = response.get_data(as_text=True)
    assert response.status_code == 400
    assert "mon" in html
    assert 'href="/meetings?q=steps&amp;near=Boston"' in html


def test_a_place_that_is_not_found_is_followed_by_near_misses(client: FlaskClient) -> None:
    html = client.get("/meetings?near=Bostn&day=sun").get_data(as_text=True)
    assert re.search(r'href="/meetings\?day=sun&amp;near=Boston[^"]*"', html)


def test_a_gone_meeting_explains_itself_and_shows_what_is_near(client: FlaskClient) -> None:
    words = page(client, "/meetings/city_gone")
    assert "Old Harbour" in words
    assert "since 1 September 2026" in words
    assert "Step by Step" in words


def test_a_meeting_s_page_shows_how_to_get_in_and_who_says_so(client: FlaskClient) -> None:
    html = client.get("/meetings/city_online").get_data(as_text=True)
    assert "Join on Zoom" in html
    assert "us02web.zoom.us</bdi>" in html
    assert 'href="tel:+13126266799,,86259172803%23"' in html
    words = text_of(html)
    for text in (
        "Passcode 123456",
        "City Central Office",
        "Its list was read 4 hours ago",
        "last edited 1 October 2026",
        "You must register first.",
        "Cost: Donation",
    ):
        assert text in words


def test_a_meeting_that_is_not_held_on_a_date_says_so(client: FlaskClient) -> None:
    words = page(client, "/meetings/city_closed")
    assert "Not on Sunday 27 December: No meeting" in words
    assert "May not meet on public holidays" in words


def test_meetings_of_the_same_place_and_group_stand_beside(client: FlaskClient) -> None:
    words = page(client, "/meetings/city_closed")
    assert "Also at this place" in words
    assert "Sunday Night Lights" in words


def test_a_children_s_meeting_gives_its_town_and_how_to_ask_and_no_more(
    client: FlaskClient,
) -> None:
    html = client.get("/meetings/family_teens").get_data(as_text=True)
    words = text_of(html)
    assert "Boston, MA" in words
    assert "How to ask" in words
    assert "al-anon.org" in html
    for text in ("webcal:", ".ics", "openstreetmap", "Also at", "Main Street", "Riverside"):
        assert text not in html


def test_family_groups_come_by_what_the_trouble_is(client: FlaskClient) -> None:
    words = page(client, "/families")
    assert words.index("Alcohol") < words.index("Al-Anon") < words.index("Gambling")
    assert "Gam-Anon" in words


def test_a_subscription_has_the_query_s_addresses(client: FlaskClient) -> None:
    html = client.get("/subscribe?fellowship=aa&day=sun").get_data(as_text=True)
    feed = "chair.example/meetings.ics?fellowship=aa&amp;day=sun"
    assert f'href="webcal://{feed}"' in html
    assert f'value="https://{feed}"' in html
    assert "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fchair.example" in html


def test_a_position_is_put_into_no_calendar_address(client: FlaskClient) -> None:
    html = client.get("/subscribe?lat=42.36&lon=-71.06").get_data(as_text=True)
    assert "webcal:" not in html
    assert "Your position is not put into a calendar’s address" in html


def test_sources_say_how_fresh_and_what_is_held_and_why(client: FlaskClient) -> None:
    words = page(client, "/sources")
    for text in ("City Central Office", "Last read well 4 hours ago", "The list fell from 2 rows",
                 "Timezone: not a time zone (2)", "CC BY 4.0", "GeoNames"):  # fmt: skip
        assert text in words


def test_the_first_meeting_is_told_in_250_words(client: FlaskClient) -> None:
    assert len(page(client, "/first-meeting").split()) <= 250


def test_helplines_are_one_tap_and_never_dialled_by_themselves(client: FlaskClient) -> None:
    html = client.get("/help?country=US").get_data(as_text=True)
    assert 'href="tel:988"' in html
    assert 'href="sms:988"' in html
    assert "116 123" not in html
    assert "116 123" in client.get("/help").get_data(as_text=True)


def test_the_site_is_its_operator_s(make_site: Make) -> None:
    from finder.settings import Notice

    app = make_site(
        name="Bay Meetings", contact="help@bay.example", country="GB", notice=Notice(text="Moved!")
    )
    html = app.test_client().get("/").get_data(as_text=True)
    assert "<title>Bay Meetings</title>" in html
    assert 'href="mailto:help@bay.example"' in html
    assert "Moved!" in html
    assert "116 123" in app.test_client().get("/help").get_data(as_text=True)
    assert "988" not in app.test_client().get("/help").get_data(as_text=True)


def test_a_list_of_twenty_weighs_little_on_a_slow_line(make_site: Make) -> None:
    copies = [replace(BASE, id=f"city_copy-{number}", name=f"{number}") for number in range(30)]
    html = make_site(*copies).test_client().get("/meetings?per_page=20").data
    assert html.count(b'<li class="card') == 20
    assert len(gzip.compress(html)) <= 40_000


def test_a_card_says_the_postal_code_with_or_without_a_town() -> None:
    hall = Venue(street="8 High Street", region="England", postal_code="WR1 1UG", country="GB")
    assert where(made(venue=hall)) == "8 High Street, England WR1 1UG"
    assert where(made(venue=replace(hall, locality="Worcester"))) == (
        "8 High Street, Worcester, England WR1 1UG"
    )


def test_an_empty_answer_without_a_place_promises_nothing_near(client: FlaskClient) -> None:
    text = page(client, "/meetings?q=zzzz&day=mon")
    assert "All meetings" in text
    assert "near you" not in text


def test_a_group_that_is_named_like_its_fellowship_is_not_said_twice(make_site: Make) -> None:
    client = make_site(made(group="Alcoholics Anonymous")).test_client()
    assert "Anonymous · Alcoholics" not in page(client, "/meetings/test_one")


def test_a_long_list_of_what_would_do_is_folded(client: FlaskClient) -> None:
    long = client.get("/meetings?type=newcomer").get_data(as_text=True)
    assert re.search(
        "<details><summary>What it may be</summary><p[^>]*>Allowed are: discussion", long
    )
    short = client.get("/meetings?day=someday").get_data(as_text=True)
    assert "What it may be" not in short
    assert "Allowed are: mon" in short

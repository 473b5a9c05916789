"""What stands on a page whose list is empty or nearly so, and what never does."""

import re
from dataclasses import replace
from datetime import time, timedelta
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from finder.model import Access, Attendance, Weekday
from tests.register.test_fellowships import grade
from tests.web import reading
from tests.web.conftest import Make
from tests.web.listing import BASE, HALL, NOW, ONLINE, TEENS


def ways(client: FlaskClient, query: str) -> dict[str, int]:
    html = reading.follow(client, f"/meetings?{query}")
    return {way.label.strip(): way.count for way in reading.ways(html)}


def miles_north(miles: float, name: str) -> object:
    venue = replace(HALL, latitude=42.36 + miles / 69.0934, longitude=-71.06)
    return replace(BASE, id=f"city_{name.lower()}", name=name, group=None, venue=venue)


@pytest.mark.parametrize(
    ("miles", "step"), [(4.9, 5), (5.1, 10), (26, 50), (99, 100), (101, 250), (501, 1000)]
)
def test_the_smallest_circle_that_finds_something_is_offered(
    make_site: Make, miles: float, step: int
) -> None:
    app = make_site(miles_north(miles, "Far"), miles_north(miles + 1, "Further"))
    found = ways(app.test_client(), "lat=42.36&lon=-71.06&within=1&unit=mi")
    near = [label for label in found if label.startswith("Within")]
    assert len(near) == 1
    assert near[0].startswith(f"Within {step:,} miles")
    assert "The nearest is" in near[0]


def test_the_filter_whose_removal_gives_most_is_named(client: FlaskClient) -> None:
    found = ways(client, "day=sun&type=discussion&language=fr")
    assert found["In any language, not only French"] == 2
    assert found["On Monday"] == 1  # any day gives no more, and so is not said


def test_of_many_filters_the_one_whose_removal_gives_most_is_never_left_out(
    make_site: Make,
) -> None:
    like = replace(
        BASE, audiences=frozenset({"women"}), accessibility=frozenset({"wheelchair"}), group=None
    )
    unlike: list[dict[str, object]] = [
        {"weekday": Weekday.MONDAY}, {"start": time(9)}, {"access": Access.CLOSED},
        {"types": frozenset()}, {"audiences": frozenset()}, {"accessibility": frozenset()},
        {"fellowship": "oa"}, {"languages": frozenset({"es"})}, {"languages": frozenset({"fr"})},
    ]  # fmt: skip
    some = [replace(like, id=f"city_n{n}", **other) for n, other in enumerate(unlike)]
    asked = (
        "day=sun&time=evening&access=open&type=discussion&audience=women&accessibility=wheelchair"
        "&fellowship=aa&language=en"
    )
    found = ways(make_site(*some).test_client(), asked)
    assert found["In any language, not only English"] == 2
    assert len(found) == 6


def test_the_word_that_leaves_nothing_is_named(client: FlaskClient) -> None:
    found = ways(client, "q=riverside+zzzz")
    assert found["Without the word “zzzz”"] > 0
    assert ways(client, "q=zzzz+riverside+qqxv")["Only the word “riverside”"] > 0


def test_words_that_name_a_place_lead_there(client: FlaskClient) -> None:
    assert ways(client, "q=Worcester,+MA")["Within 50 miles of “Worcester, MA”"] > 0


def test_another_day_keeps_the_rest(client: FlaskClient) -> None:
    html = reading.follow(client, "/meetings?day=thu&fellowship=al-anon")
    urls = [way.url for way in reading.ways(html)]
    assert "/meetings?fellowship=al-anon&day=tue" in urls


def test_the_region_round_a_region_is_offered_before_all(make_site: Make) -> None:
    salem = replace(BASE, id="city_salem", weekday=Weekday.THURSDAY, regions=("Maine", "Salem"))
    bath = replace(salem, id="city_bath", weekday=Weekday.FRIDAY, regions=("Maine", "Bath"))
    client = make_site(salem, bath).test_client()
    assert ways(client, "region=maine/bath&day=thu")["All of Maine"] == 1


@pytest.mark.parametrize(
    "query", ["fellowship=nar-anon&near=Boston&day=mon", "q=zzzz", "day=sun&page=9", "day=zz"]
)
def test_its_words_can_be_read_by_anyone_and_blame_no_one(client: FlaskClient, query: str) -> None:
    html = client.get(f"/meetings?{query}").get_data(as_text=True)
    box = re.search(r'<section class="empty".*?</section>|<ul class="ways-on">.*?</ul>', html, re.S)
    assert box
    said = unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|li|h2)>", ".\n", box[0])))
    assert grade(" ".join(said.split())) <= 7, said  # as a whole: a line may be two long words
    assert not re.search(r"\b(sorry|wrong|invalid|error|fail|unfortunately)", said, re.I)


def test_who_looks_for_family_groups_is_shown_them(client: FlaskClient) -> None:
    html = reading.follow(client, "/meetings?fellowship=nar-anon&near=Boston")
    labels = [way.label for way in reading.ways(html)]
    assert "Family groups and open meetings within 25 miles" in labels
    assert 'href="/families"' in html
    assert "Look on these sites too" in html
    plain = reading.follow(client, "/meetings?fellowship=na&near=Boston")
    assert "Family groups" not in plain


def test_online_now_counts_the_same_need_first_then_any(make_site: Make) -> None:
    now = replace(ONLINE, weekday=Weekday.MONDAY, start=time(0, 0), duration=60)  # began at 0:00
    other = replace(now, id="city_other", fellowship="oa", duration=90, name="Other")
    client = make_site(BASE, now, other).test_client()
    assert ways(client, "fellowship=oa&near=Boston")["Online now: OA"] == 1
    assert ways(client, "fellowship=grasp&near=Boston")["Online now: any meeting"] == 2


def test_nothing_of_an_old_list_is_said_to_be_on_now(make_site: Make) -> None:
    now = replace(ONLINE, weekday=Weekday.MONDAY, start=time(0, 0), duration=60)
    app = make_site(now, BASE, read={"city": NOW - timedelta(days=31)})
    assert not [label for label in ways(app.test_client(), "fellowship=oa") if "now" in label]


def test_a_teenagers_meeting_is_never_shown_beside_a_place(client: FlaskClient) -> None:
    html = reading.follow(client, "/meetings?audience=teens&near=Boston")
    assert "Teenagers: anywhere" in [way.label for way in reading.ways(html)]
    assert TEENS.name not in html


def test_no_way_leads_to_meetings_that_are_not_for_the_public(make_site: Make) -> None:
    inside = replace(BASE, id="city_inside", name="Inside", access=Access.RESTRICTED)
    client = make_site(BASE, inside).test_client()
    for query in ("access=restricted&near=Boston&day=mon", "q=zzzz", "near=Boston&day=tue"):
        html = reading.follow(client, f"/meetings?{query}")
        for way in reading.ways(html):
            page = reading.follow(client, way.url)
            assert "access=restricted" in way.url or "Inside" not in page


def test_a_list_of_one_or_two_has_a_few_ways_beside_it_and_a_longer_one_none(
    make_site: Make,
) -> None:
    some = [replace(BASE, id=f"city_{n}", name=f"Number {n}", group=None) for n in range(3)]
    others = [replace(BASE, id=f"city_m{n}", weekday=Weekday.MONDAY) for n in range(2)]
    client = make_site(*some, *others).test_client()
    few = reading.follow(client, "/meetings?day=mon")
    assert 'id="close"' in few
    assert 1 <= len(reading.ways(few)) <= 3
    for way in reading.ways(few):
        assert reading.total(reading.follow(client, way.url)) == way.count
    assert not reading.ways(reading.follow(client, "/meetings?day=sun"))


def test_where_there_is_nothing_at_all_the_page_still_stands(make_site: Make) -> None:
    service = replace(BASE, attendance=Attendance.IN_PERSON, access=Access.RESTRICTED)
    html = reading.follow(make_site(service).test_client(), "/meetings?q=zzzz")
    assert "helplines" in html
    assert all(way.count for way in reading.ways(html))


def test_the_first_meetings_of_the_nearest_way_are_shown_at_once(site: Flask) -> None:
    html = reading.follow(site.test_client(), "/meetings?day=thu&near=Boston")
    assert 'id="closest"' in html
    assert html.count('<li class="card') <= 3


def times(html: str) -> set[str]:
    """Whether the cards tell the time by 12 or 24 hours."""
    shown = re.findall(r'<span class="time"><time[^>]*>([^<]+)</time>', html)
    return {"24" if re.fullmatch(r"\d\d:\d\d", time) else "12" for time in shown}


@pytest.mark.parametrize(
    ("query", "clock"),
    [
        ("near=Paris&day=sun", "24"),
        ("near=Paris&day=thu&audience=women", "24"),  # the first way leads to other countries
        ("near=Boston&day=thu", "12"),
        ("near=Boston", "12"),
        ("near=Paris", "24"),
        ("q=zzzz&tz=Europe/Paris", "24"),
    ],
)
def test_one_page_has_one_clock_wherever_its_meetings_are(
    client: FlaskClient, query: str, clock: str
) -> None:
    assert times(reading.follow(client, f"/meetings?{query}")) == {clock}


def test_the_readers_zone_tells_the_clock_where_no_place_does(client: FlaskClient) -> None:
    html = reading.follow(client, "/meetings?tz=Europe/Berlin&after=18:00")
    assert "From 18:00" in html
    assert times(html) == {"24"}
    assert "From 6:00 PM" in reading.follow(client, "/meetings?tz=America/Chicago&after=18:00")
    assert "From 6:00 PM" in reading.follow(client, "/meetings?after=18:00")

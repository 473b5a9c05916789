"""Whatever is asked: an empty list leads on, and every way leads to as much as it says."""

from collections.abc import Mapping, Sequence
from random import Random
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask

from finder.web.circles import STEPS
from finder.web.links import Pairs, with_values
from finder.web.offers import LEAST
from tests.web import random_states, reading

MOST_CHIPS = 5  # of more no one alone is to blame, and each takes a page to look at


def pairs_of(url: str) -> Pairs:
    return tuple(parse_qsl(urlsplit(url).query))


def check_ways(app: Flask, asked: Pairs, html: str) -> None:
    """Each way is another list, holds something, and as much as it says."""
    client = app.test_client()
    ways = reading.ways(html)
    assert len({way.url for way in ways}) == len(ways), asked
    for way in ways:
        assert way.count > 0, (asked, way)
        assert reading.total(reading.follow(client, way.url)) == way.count, (asked, way)


def check_empty(app: Flask, asked: Pairs, html: str) -> None:
    ways = reading.ways(html)
    assert len(ways) >= LEAST, asked
    check_ways(app, asked, html)
    _check_removal(app, asked, html, ways)
    _check_circle(app, asked, ways)


def _check_removal(app: Flask, asked: Pairs, html: str, ways: Sequence[reading.Way]) -> None:
    """What gives most with one chip less is among the ways."""
    client = app.test_client()
    place = {pair for pair in asked if pair[0] in ("near", "lat")}
    urls = [url for url in reading.chips(html) if place <= set(pairs_of(url))]
    if len(urls) > MOST_CHIPS:
        return
    most = max((reading.total(reading.follow(client, url)) for url in urls), default=0)
    less = [way.count for way in ways if place <= set(pairs_of(way.url))]
    assert most <= max(less, default=0), (asked, most)


def _check_circle(app: Flask, asked: Pairs, ways: Sequence[reading.Way]) -> None:
    """The first way round a place is the smallest step that finds anything."""
    client = app.test_client()
    radius = float(dict(asked).get("within", 25))
    circles = [way for way in ways if way.label.startswith("Within") and " of “" not in way.label]
    for way in circles:
        pairs = pairs_of(way.url)
        step = int(dict(pairs)["within"])
        assert step in STEPS
        for smaller in (s for s in STEPS if radius < s < step):
            url = with_values(pairs, {"within": str(smaller)})
            assert reading.total(reading.read(client, url)) == 0, (asked, smaller)


def empty_states(app: Flask, which: str, random: Random, amount: int) -> list[tuple[Pairs, str]]:
    client, found = app.test_client(), []
    while len(found) < amount:
        asked = random_states.state(random, random_states.OWN[which])
        html = reading.read(client, asked)
        if reading.total(html) == 0:
            found.append((asked, html))
    return found


@pytest.mark.parametrize("which", ["demo", "world"])
def test_every_way_on_from_an_empty_list_holds_what_it_says(
    random_sites: Mapping[str, Flask], which: str
) -> None:
    for asked, html in empty_states(random_sites[which], which, Random(4), 25):
        check_empty(random_sites[which], asked, html)


@pytest.mark.full
@pytest.mark.parametrize("which", ["demo", "world"])
@pytest.mark.parametrize("seed", range(10))
def test_every_way_on_from_a_long_series_of_empty_lists_holds_what_it_says(
    random_sites: Mapping[str, Flask], which: str, seed: int
) -> None:
    for asked, html in empty_states(random_sites[which], which, Random(100 + seed), 25):
        check_empty(random_sites[which], asked, html)


HARD = (
    "q=zzzz", "q=qqxv+zzzz", 'q="no+such+words"', "lat=0&lon=-30",
    "lat=89.9&lon=179.9&within=1", "near=Reykjavik&for=family", "near=Boston&q=zzzz&day=sun",
    "attendance=in_person&near=Boston&region=online", "access=restricted&near=Boston",
    "audience=teens&near=London", "for=me&fellowship=smart-family",
    "kind=event", "soon=1&language=ru",
    "on=0&fellowship=oa&near=Boston", "day=today&time=night&fellowship=grasp&for=family",
    "after=03:00&before=03:01", "from=2027-03-14T09:30:00Z&soon=1&audience=teens",
    "type=speaker&type=big_book&type=meditation", "page=1000000000", "day=mon&page=99&per_page=7",
    "fellowship=grasp&page=2", "status=suspended&kind=event&sort=name&tz=Asia/Kathmandu",
)  # fmt: skip


@pytest.mark.parametrize("asked", HARD)
def test_the_hardest_questions_lead_on(random_sites: Mapping[str, Flask], asked: str) -> None:
    app = random_sites["demo"]
    html = reading.follow(app.test_client(), f"/meetings?{asked}")
    ways = reading.ways(html)
    assert 'id="empty"' in html
    assert len(ways) >= LEAST
    check_ways(app, tuple(parse_qsl(asked)), html)


@pytest.mark.parametrize("asked", [asked for asked in HARD if "page=" not in asked])
def test_an_empty_answer_as_data_leads_on_to_data(
    random_sites: Mapping[str, Flask], asked: str
) -> None:
    client = random_sites["demo"].test_client()
    document = client.get(f"/meetings.json?{asked}").get_json()
    assert document["total"] == 0
    assert len(document["ways"]) >= LEAST
    for way in document["ways"]:
        assert client.get(way["url"]).get_json()["total"] == way["count"] > 0


def test_an_answer_that_holds_something_has_no_ways_as_data(
    random_sites: Mapping[str, Flask],
) -> None:
    assert "ways" not in random_sites["demo"].test_client().get("/meetings.json").get_json()


REFUSED = (
    "near=Bostn&day=sun", "near=Xqqzw", "region=nowhere&for=family", "day=someday&q=zzzz",
    "fellowship=xx&type=zz&audience=women", "lat=1", "lat=999&lon=3", "sort=nearest", "page=0",
    "q=a&q=b", "within=1e9&near=Boston&day=tue", "soon=0&access=restricted", "on=-1",
    "q=" + "x" * 600, "&".join(["a=b"] * 500),
)  # fmt: skip


@pytest.mark.parametrize("asked", REFUSED)
def test_what_cannot_be_answered_leads_on_too(
    random_sites: Mapping[str, Flask], asked: str
) -> None:
    response = random_sites["demo"].test_client().get(f"/meetings?{asked}")
    assert response.status_code == 400
    html = response.get_data(as_text=True)
    assert len(reading.ways(html)) >= LEAST
    check_ways(random_sites["demo"], tuple(parse_qsl(asked)), html)

"""What is asked of a geocoder, how often, and which of its answers count."""

from typing import Any

import pytest

from finder.errors import FetchFailed
from finder.settings import Geocoder
from importers.geocode import Server, geocoder
from tests.geocode.conftest import AGENT, Clock, StandIn, house

ADDRESS = "1 Main Street, Springfield, IL 62701, US"
PLAIN = {"lat": "39.8", "lon": "-89.65", "display_name": "x"}  # older servers give no rank


def test_a_house_is_found(server: Server) -> None:
    assert server(ADDRESS, "US") == (39.8, -89.65)


def test_only_the_address_is_sent_and_who_asks(server: Server, stand_in: StandIn) -> None:
    server(ADDRESS, "US")
    ((path, question, headers),) = stand_in.asked
    assert path == "/nominatim/search"
    assert question == {"q": ADDRESS, "format": "json", "limit": "1", "countrycodes": "us"}
    assert headers["User-Agent"] == AGENT
    assert set(headers) <= {"Host", "User-Agent", "Accept-Encoding", "Connection"}


def test_one_question_a_second_from_the_first(server: Server, clock: Clock) -> None:
    for _ in range(3):
        server(ADDRESS, "US")
    assert clock.slept == [1.0, 1.0, 1.0]


def test_after_a_slow_answer_only_what_is_left_of_the_second_is_waited(
    server: Server, clock: Clock
) -> None:
    clock.now += 0.75
    server(ADDRESS, "US")
    clock.now += 7
    server(ADDRESS, "US")
    assert clock.slept == [0.25]


def test_a_failed_question_counts_towards_the_second(
    server: Server, stand_in: StandIn, clock: Clock
) -> None:
    stand_in.status = 500
    for _ in range(2):
        with pytest.raises(FetchFailed):
            server(ADDRESS, "US")
    assert clock.slept == [1.0, 1.0]


@pytest.mark.parametrize(
    "answer",
    [
        [],
        [house(place_rank=26, **{"class": "highway", "type": "residential"})],
        [house(place_rank=16, **{"class": "place", "type": "city"})],
        [house(place_rank=21, **{"class": "boundary", "type": "postal_code"})],
        [{**PLAIN, "class": "highway", "type": "residential"}],
        [{**PLAIN, "class": "place", "type": "postcode"}],
        [PLAIN],
        [house(51.5, -0.1)],
    ],
    ids=["nothing", "street", "town", "code", "old street", "old code", "no kind", "abroad"],
)
def test_what_is_no_house_in_that_country_is_not_found(
    server: Server, stand_in: StandIn, answer: Any
) -> None:
    stand_in.answer = answer
    assert server(ADDRESS, "US") is None


@pytest.mark.parametrize(
    "answer",
    [
        [house(place_rank=28)],
        [house(place_rank=30, **{"class": "amenity", "type": "place_of_worship"})],
        [{**PLAIN, "class": "building", "type": "church"}],
        [{**PLAIN, "class": "place", "type": "house"}],
    ],
)
def test_a_house_and_what_stands_in_one_are_found(
    server: Server, stand_in: StandIn, answer: Any
) -> None:
    stand_in.answer = answer
    assert server(ADDRESS, "US") == (39.8, -89.65)


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>busy</html>",
        b"\xff\xfe",
        b"[" * 5000,
        b"[" + b" " * 200_000 + b"]",
        {"error": "no"},
        ["text"],
        [None],
        [house("north")],  # type: ignore[arg-type]
        [house(999)],
        [house(place_rank="many")],
        [house(place_rank=[1])],
        [{"class": "building"}],
        7,
    ],
)
def test_nonsense_is_a_failure_and_never_a_place(
    server: Server, stand_in: StandIn, answer: Any
) -> None:
    stand_in.answer = answer
    with pytest.raises(FetchFailed) as caught:
        server(ADDRESS, "US")
    assert not caught.value.permanent


@pytest.mark.parametrize(
    ("status", "permanent"), [(403, True), (429, True), (500, False), (503, False)]
)
def test_a_refusal_is_told_from_a_bad_moment(
    server: Server, stand_in: StandIn, status: int, permanent: bool
) -> None:
    stand_in.status = status
    with pytest.raises(FetchFailed, match=str(status)) as caught:
        server(ADDRESS, "US")
    assert caught.value.permanent is permanent


def test_no_redirect_is_followed(server: Server, stand_in: StandIn) -> None:
    stand_in.status, stand_in.answer = 302, b"elsewhere"
    stand_in.headers = {"Location": f"{stand_in.url}/elsewhere"}
    with pytest.raises(FetchFailed):
        server(ADDRESS, "US")
    assert len(stand_in.asked) == 1


def test_a_proxy_of_the_environment_is_not_told(
    stand_in: StandIn, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server = Server(url=stand_in.url, agent=AGENT, clock=clock, sleep=clock.sleep)
    assert server(ADDRESS, "US")


def test_a_server_that_is_not_there_is_a_failure(clock: Clock) -> None:
    server = Server(url="http://127.0.0.1:9", agent=AGENT, clock=clock, sleep=clock.sleep)
    with pytest.raises(FetchFailed, match="cannot be reached"):
        server(ADDRESS, "US")


def test_there_is_none_unless_one_is_set_up() -> None:
    assert geocoder(None, "https://example.org") is None


def test_it_says_who_asks_as_such_servers_demand() -> None:
    found = geocoder(Geocoder(url="https://example.org", contact="me@example.org"), "https://a.b")
    assert isinstance(found, Server)
    assert found.agent == "OpenChair/0.1 (+https://a.b; me@example.org)"

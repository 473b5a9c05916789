"""What monitoring learns from /healthz."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from finder.snapshot import FeedState
from tests.web.conftest import Make
from tests.web.listing import NOW

HOUR = timedelta(hours=1)


def state(key: str, *, ago: timedelta | None, **changes: object) -> FeedState:
    """A feed that is read every hour."""
    values = {"key": key, "title": key, "interval": 60, "last_success": ago and NOW - ago}
    return FeedState(**{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def over(make_site: Make) -> Callable[..., FlaskClient]:
    def make(*states: FeedState) -> FlaskClient:
        app = make_site()
        found = SimpleNamespace(name="abc", demo=False, index=range(3), feed_states=lambda: states)
        app.extensions["finder"].reader.snapshot = lambda: found
        return app.test_client()

    return make


Over = Callable[..., FlaskClient]


def test_the_age_is_that_of_the_last_good_reading(over: Over) -> None:
    found = over(state("a", ago=2 * HOUR), state("b", ago=HOUR)).get("/healthz").json
    assert (found["age"], found["status"], found["feeds"]) == (3600, "ok", 2)
    assert over().get("/healthz").json["age"] is None


def test_feeds_that_are_held_or_failed_are_named(over: Over) -> None:
    states = (
        state("a", ago=HOUR),
        state("b", ago=HOUR, held="shrunk"),
        state("c", ago=HOUR, error="no connection"),
    )
    found = over(*states).get("/healthz").json
    assert (found["held"], found["failed"]) == (["b"], ["c"])


@pytest.mark.parametrize(("minutes", "strict"), [(59, 200), (180, 200), (181, 503), (100_000, 503)])
def test_strict_is_an_alarm_after_three_missed_intervals(
    over: Over, minutes: int, strict: int
) -> None:
    client = over(state("a", ago=HOUR), state("b", ago=timedelta(minutes=minutes)))
    assert client.get("/healthz").status_code == 200
    answer = client.get("/healthz?strict")
    assert answer.status_code == strict
    assert answer.json["late"] == (["b"] if strict == 503 else [])
    assert answer.json["status"] == ("late" if strict == 503 else "ok")


def test_a_feed_that_is_not_enabled_or_was_never_read_is_not_late(over: Over) -> None:
    client = over(state("a", ago=100 * HOUR, interval=0), state("b", ago=None))
    assert client.get("/healthz?strict").status_code == 200

"""What comes with status 200 and is no listing is a failure, in whatever format it is read (F2)."""

import json

import pytest

from finder.errors import BadFeed
from importers import Feed, Part
from importers.listing import formats, read
from importers.sync import State
from tests.sync.conftest import World, rows
from tests.sync.test_faults import stored

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{}</title>{}</head>'
PAGES: dict[str, str] = {
    "a login page": HEAD.format("Log in", "")
    + '<body><form method="post"><input name="user"><input type="password"></form></body></html>',
    "a challenge": HEAD.format("Just a moment...", '<meta name="robots" content="noindex">')
    + "<body><noscript>Enable JavaScript and cookies to continue</noscript>"
    '<script>window._cf_chl_opt={cRay: "8a"};</script></body></html>',
    "a captive portal": HEAD.format(
        "Free WiFi", '<meta http-equiv="refresh" content="0; url=http://portal.example/accept">'
    )
    + "<body>Accept the terms to go online.</body></html>",
    "maintenance": HEAD.format("Maintenance", "")
    + "<body><h1>Briefly unavailable for scheduled maintenance.</h1></body></html>",
    "a home page that says who it is": HEAD.format(
        "Our Intergroup",
        '<script type="application/ld+json">{"@context": "https://schema.org",'
        ' "@type": "WebSite", "name": "Our Intergroup", "url": "https://example.org/"}</script>',
    )
    + "<body><p>Welcome</p></body></html>",
    "a page with a table": HEAD.format("Office hours", "")
    + "<body><table><tr><th>Day</th><th>Time</th></tr><tr><td>Monday</td><td>9:00</td></tr>"
    "</table></body></html>",
    "an error in words": "Internal Server Error\n",
    "an error as JSON": '{"code": "rest_no_route", "message": "No route", "data": {"status": 404}}',
    "an error as a list": '[{"error": "too many requests", "retry": 60}]',
    "an error as XML": '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
    "what WordPress says to strangers": "0",
    "a database's complaint": "<b>Warning</b>: mysqli_connect(): (HY000/2002) in "
    "<b>/var/www/db.php</b> on line <b>12</b><br />\n[]",
}


@pytest.mark.parametrize("said", PAGES)
@pytest.mark.parametrize("known", [None, "meeting_guide", "csv"])
def test_a_page_that_is_no_listing_takes_nothing_away(
    world: World, said: str, known: str | None
) -> None:
    world.publish("aa-one", rows(8))
    world.sync()
    before = stored(world, "aa-one")
    world.publish("aa-one", PAGES[said].encode(), format=known)
    assert world.sync()["aa-one"].state in (State.FAILED, State.HELD)
    assert stored(world, "aa-one") == before
    (state,) = world.site().feed_states()
    assert state.error or state.held


@pytest.mark.parametrize("said", PAGES)
@pytest.mark.parametrize("known", sorted(formats()))
def test_no_format_finds_a_meeting_in_it(said: str, known: str) -> None:
    body = PAGES[said].encode()
    part = Part(url="https://example.org/x", content_type="text/html; charset=utf-8", body=body)
    feed = Feed(key="aa-one", urls=(part.url,), fellowship="aa", format=known)
    try:
        listing = read([part], feed, lambda url: Part(url=url, body=body))
    except BadFeed:
        return
    assert [meeting for row in listing.rows for meeting in row.meetings] == []


@pytest.mark.parametrize(
    ("left", "state"),
    [(0, State.HELD), (10, State.HELD), (50, State.HELD), (89, State.HELD), (91, State.UPDATED)],
)
def test_a_fall_is_held_and_a_small_one_applied(world: World, left: int, state: State) -> None:
    world.publish("aa-one", rows(100))
    world.sync()
    before, name = stored(world, "aa-one"), world.site().name
    world.publish("aa-one", json.dumps(rows(left)).encode())
    assert world.sync()["aa-one"].state is state
    assert len(world.ids()) == (91 if left == 91 else 100)
    assert ((stored(world, "aa-one"), world.site().name) == (before, name)) is (left != 91)


def test_days_that_cannot_be_read_hold_the_feed_and_take_no_schedule_away(world: World) -> None:
    world.publish("aa-one", rows(100))
    world.sync()
    before = stored(world, "aa-one")
    broken = [{**row, "day": "Blursday"} if n < 7 else row for n, row in enumerate(rows(100))]
    world.publish("aa-one", broken)
    held = world.sync()["aa-one"]
    assert held.state is State.HELD
    assert "7 of 100 rows cannot be read, 7 of them no day or time" in str(held.message)
    assert stored(world, "aa-one") == before
    assert world.sync("aa-one", release=True)["aa-one"].state is State.UPDATED
    assert world.sync()["aa-one"].state in (State.UNCHANGED, State.UPDATED)

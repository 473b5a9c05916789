"""How a page says how to join: by the real host, with codes to copy, and on cards without them."""

import re
from dataclasses import replace

import pytest

from finder.model import Attendance, Online, Placed, Publisher, Status, Venue
from finder.web.codes import beside, codes, codes_of
from finder.web.joining import join, label
from finder.web.taps import taps
from tests.made import meeting
from tests.security.test_lookalikes import HOSTS, PLACES
from tests.web.conftest import Make
from tests.web.listing import HALL, ONLINE, PUBLISHERS

PUBLISHER = Publisher(key="city", title="City")
OPEN = replace(PUBLISHER, join_details=True)
PAGE = "/meetings/city_online"


@pytest.mark.parametrize("url", [*[f"https://{host}/j/1" for host in HOSTS], *PLACES])
def test_a_link_that_only_looks_like_a_provider_s_is_called_by_its_host(url: str) -> None:
    claimed = Online(url=url, provider="Zoom")  # whatever was stored
    shown = join(meeting(attendance=Attendance.ONLINE, online=claimed))
    assert shown is not None
    assert not shown.named
    assert shown.label == f"Join at {shown.host}"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://us02web.zoom.us/j/1", "Join on Zoom"),
        ("https://meet.google.com/abc", "Join on Google Meet"),
        ("https://meet.example.org/x", "Join at meet.example.org"),
    ],
)
def test_a_link_says_where_it_leads(url: str, words: str) -> None:
    assert label(Online(url=url)) == words


def test_a_provider_is_never_joined_without_encryption() -> None:
    shown = join(meeting(attendance=Attendance.ONLINE, online=Online(url="http://zoom.us/j/1")))
    assert shown is not None
    assert shown.url == "https://zoom.us/j/1"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Passcode: 123456", ["123456"]),
        ("Meeting ID: 884 2072 3112 Password: 297325", ["297325", "884 2072 3112"]),
        ("Zoom ID 123-456-7890, pw: Serenity", ["Serenity", "123-456-7890"]),
        ("ID: 8842072311 / Passcode is hope4all.", ["hope4all", "8842072311"]),
        ("Password required, ask the group", []),
        ("Room 12, no password", []),
        ("Contraseña: vida24", ["vida24"]),
        ("PW: hope", ["hope"]),
        ("password is serenity", ["serenity"]),
        ('Password: "serenity". Cameras may stay off.', ["serenity"]),
        ("Passcode: Serenity Meeting ID: 884 2072 3112", ["Serenity", "884 2072 3112"]),
        ("passcode:\n\n743104 Phone No.", ["743104"]),
        ("PIN: 123 456 789#", ["123 456 789"]),
        (None, []),
        # What may be no passcode is left in the words that it stands in.
        ("the password is emailed to members", []),
        ("Password is the same as before", []),
        ("Password: one day at a time", []),
        ("Password: ask Bob", []),
        ("Passcode: 123 456", []),
        ("passcode:\n12 Main Street", []),
        ("Monday passcode: 1234, Tuesday passcode: 5678", []),
        ("Zoom: https://zoom.us/j/86259172803?pwd=abc123", []),
        ("WiFi password: church1", []),
        ("Host PIN: 12345", []),
    ],
)
def test_passcodes_and_ids_can_be_copied_by_themselves(text: str | None, found: list[str]) -> None:
    assert [code.value for code in codes(text)] == found


AFAR = "Zoom ID: 862 5917 2803\npasscode: 640422\n\nDial-In ID: 862 5917 2803\nDial-In-passcode: "


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        (f"{AFAR}640422", {"Passcode": "640422", "Meeting ID": "862 5917 2803"}),
        (f"{AFAR}132995", {"Passcode": "640422", "Passcode by phone": "132995",
                           "Meeting ID": "862 5917 2803"}),
        ("Zoom ID: 202 555 0100, passcode 640422", {"Passcode": "640422"}),
        ("Ring the bell. No password.", {}),
    ],
)  # fmt: skip
def test_what_the_notes_say_of_joining_stands_beside_the_link(
    notes: str, found: dict[str, str]
) -> None:
    online = Online(url="https://zoom.us/j/86259172803")
    shown = join(meeting(attendance=Attendance.ONLINE, online=online, notes=notes))
    assert shown is not None
    assert {code.label: code.value for code in shown.codes} == found
    on_card = {tap.kind for tap in taps(meeting(online=online, notes=notes,
               attendance=Attendance.ONLINE), PUBLISHER, PAGE)}  # fmt: skip
    assert ("code" in on_card) == ("Passcode" in found)


def test_a_passcode_of_the_notes_is_beside_join_with_its_button_and_on_no_list(
    make_site: Make,
) -> None:
    online = Online(url="https://zoom.us/j/86259172803")
    told = replace(ONLINE, online=online, notes="Passcode: 640422\nCameras may stay off.")
    client = make_site(told).test_client()
    region = client.get(PAGE).text.partition('id="online"')[2].partition("</section>")[0]
    assert re.search(r'id="code-1">640422<.*?data-copy="code-1"', region, re.S)
    html = client.get("/meetings?attendance=online").text
    assert "640422" not in html
    assert "Passcode: on its page" in html


def test_notes_of_a_place_alone_are_no_way_to_join() -> None:
    assert codes_of(meeting(notes="Passcode: 640422")) == ()


def test_notes_that_are_codes_alone_are_not_said_twice() -> None:
    assert beside("Meeting ID: 884 2072 3112\nPasscode: 1234") is None
    assert beside("Passcode: 1234. Cameras may stay off.") is not None


def test_a_card_joins_by_one_tap_without_the_passcode_and_leads_to_it() -> None:
    found = taps(ONLINE, PUBLISHER, PAGE)
    assert [(tap.kind, tap.label) for tap in found] == [
        ("join", "Join on Zoom"), ("code", "Passcode: on its page"),
    ]  # fmt: skip
    assert found[0].url == "https://us02web.zoom.us/j/86259172803"
    assert found[1].url == f"{PAGE}#online"


def test_a_publisher_that_tells_everyone_has_its_whole_link_on_the_card() -> None:
    (tap,) = taps(ONLINE, OPEN, PAGE)
    assert tap.url == "https://us02web.zoom.us/j/86259172803?pwd=VerySecret"


def test_a_line_is_called_from_the_card_without_its_codes() -> None:
    line = meeting(attendance=Attendance.ONLINE, online=Online(phone="+13126266799,,123#"))
    called, rest = taps(line, None, PAGE)
    assert (called.kind, called.url) == ("call", "tel:+13126266799")
    assert rest.kind == "code"


def test_directions_lead_to_an_exact_place() -> None:
    (tap,) = taps(meeting(venue=HALL), None, PAGE)
    assert tap.url.startswith("https://www.openstreetmap.org/directions?")


@pytest.mark.parametrize(
    "changes",
    [
        {"venue": replace(HALL, approximate=True)},
        {"venue": Venue(locality="Boston", latitude=42.3, longitude=-71.0, placed=Placed.TOWN)},
        {"venue": HALL, "audiences": frozenset({"teens"})},
        {"venue": HALL, "status": Status.SUSPENDED},
        {"venue": HALL, "attendance": Attendance.ONLINE},
    ],
)
def test_there_is_no_route_to_what_is_no_place_to_go_to(changes: dict[str, object]) -> None:
    assert taps(meeting(**changes), None, PAGE) == ()


@pytest.mark.parametrize("publisher", [OPEN, PUBLISHER], ids=["public", "not public"])
def test_a_passcode_stands_on_the_card_to_be_copied_where_its_list_allows(
    make_site: Make, monkeypatch: pytest.MonkeyPatch, publisher: Publisher
) -> None:
    monkeypatch.setitem(PUBLISHERS, "city", publisher)
    client = make_site(ONLINE).test_client()
    html = client.get("/meetings?attendance=online").get_data(as_text=True)
    public = publisher is OPEN
    shown = re.search(r'id="(code-city_online-1)">123456<.*?data-copy="([^"]+)"', html, re.S)
    assert (shown is not None) == ("123456" in html) == public
    assert shown is None or shown[1] == shown[2]
    assert ("Passcode: on its page" in html) != public


def test_an_online_meeting_without_a_way_to_join_says_so_and_whom_to_ask(make_site: Make) -> None:
    lost = replace(ONLINE, id="city_lost", online=None, website="https://lost.example.org/")
    client = make_site(lost).test_client()
    says = "Its list gives no link and no number"
    assert says in client.get("/meetings?attendance=online").get_data(as_text=True)
    page = client.get("/meetings/city_lost").get_data(as_text=True)
    region = page.partition('id="no-link"')[2].partition("</section>")[0]
    assert says in region
    assert "https://lost.example.org/" in region
    assert says not in make_site(ONLINE).test_client().get(PAGE).get_data(as_text=True)

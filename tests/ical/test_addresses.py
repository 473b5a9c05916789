"""What stands as an address in a calendar is one that may be opened, and a point is the door's."""

import re
from dataclasses import replace

import pytest
from icalendar import Calendar

from finder.model import Attendance, Online, Placed, Venue
from tests.ical.judge.good import MEETING, feed

BAD = (
    "javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)",
    "data:text/html,<script>", "data:text/html;base64,PHN2Zz4=", "vbscript:msgbox(1)",
    "file:///etc/passwd", "file://server/share", "ftp://evil.example/x", "gopher://evil.example/",
    "ldap://evil.example/", "jar:https://evil.example!/x", "view-source:https://evil.example",
    "blob:https://evil.example/1", "filesystem:https://evil.example/t/x", "about:blank",
    "chrome://settings", "ms-msdt:/id", "ms-word:ofe|u|https://evil.example", "search-ms:query=x",
    "smb://evil.example/x", "nfs://evil.example/x", "ssh://evil.example", "telnet://evil.example",
    "tel:+15550100", "sms:+15550100", "mailto:jane@evil.example", "skype:jane?call", "zoommtg://x",
    "intent://evil.example#Intent;end", "market://details?id=x", "itms-services://?action=x",
    "webcal://evil.example/x.ics", "urn:isbn:1", "magnet:?xt=x", "irc://evil.example",
    "//evil.example",
    "https:evil.example", "http:\\\\evil.example", "https://evil.example/\r\nATTACH:x",
    "https://evil.example/ x", "https://evil.example/<script>", "https://evil.example/\"x",
)  # fmt: skip
PLACE = Venue(name="Hall", street="1 High St", locality="London", latitude=51.5, longitude=-0.1)


def test_there_are_forty_of_them() -> None:
    assert len(set(BAD)) >= 40


@pytest.mark.parametrize("address", BAD)
def test_no_bad_address_stands_as_one(address: str) -> None:
    bad = replace(MEETING, online=Online(url=address, provider="Zoom"), website=address)
    text = feed(bad)
    lines = re.sub(rb"\r\n ", b"", text).split(b"\r\n")
    for line in lines:
        if line.startswith((b"URL", b"CONFERENCE", b"ATTACH")):
            assert b"https://meetings.example.org/" in line
    for event in Calendar.from_ical(text).walk("VEVENT"):
        assert address.strip() not in str(event["DESCRIPTION"]).split()


@pytest.mark.parametrize(
    ("changes", "point"),
    [
        ({}, (51.5, -0.1)),
        ({"attendance": Attendance.IN_PERSON}, (51.5, -0.1)),
        ({"attendance": Attendance.ONLINE}, None),
        ({"venue": replace(PLACE, approximate=True)}, None),
        ({"venue": replace(PLACE, placed=Placed.POSTAL_CODE)}, None),
        ({"venue": replace(PLACE, latitude=None, longitude=None)}, None),
        (
            {"venue": replace(PLACE, latitude=-33.86785, longitude=151.20732)},
            (-33.86785, 151.20732),
        ),
    ],
)
def test_a_point_is_the_door_s_as_it_is_listed_or_there_is_none(
    changes: dict[str, object], point: tuple[float, float] | None
) -> None:
    events = Calendar.from_ical(feed(replace(MEETING, exceptions=(), **changes))).walk("VEVENT")
    for event in events:
        geo = event.get("GEO")
        assert (geo and (geo.latitude, geo.longitude)) == point

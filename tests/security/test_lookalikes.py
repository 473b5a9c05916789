"""Who only looks like a provider is not named as one; no letter turns others round (trust, S17)."""

import json

import pytest

from importers.clean.links import provider, web_link
from importers.clean.text import line, paragraphs
from tests.security.reading import read_bytes

HOSTS = """
evilzoom.us notzoom.us my-zoom.us zoom.us.evil.example zoom-us.example zoom.us-meeting.example
zoom.us.com zoom.uk zoom.co zoom.us.co zoomus.example us02web-zoom.us us02web.zoom.us.example
z00m.us zo0m.us zooom.us z-oom.us xn--zm-gkab.us zооm.us zoоm.us ᴢoom.us zoom.uѕ zοom.us žoom.us
teams.microsoft.com.example.org teams-microsoft.com microsoft.teams.example teams.micros0ft.com
login.teams.microsoft.co meet.google.com.evil.example meet-google.com meet.googIe.example
meet.goog1e.com meet.gооgle.com google.com webex.com.evil.example vvebex.com
gotomeeting.com.example gotomeeting.co skype.com.example jit.si evil-meet.jit.si.example
""".split()
PLACES = [
    "https://evil.example/zoom.us/j/1",
    "https://evil.example/?zoom.us",
    "https://evil.example/#zoom.us",
    "https://evil.example/https://zoom.us/j/1",
    "https://zoom.us.evil.example:443/j/1",
]
# Letters that turn the rest round, or cannot be seen: none of them is left in a text.
BIDI = {
    "left-to-right mark": "\u200e",
    "right-to-left mark": "\u200f",
    "Arabic letter mark": "\u061c",
    "left-to-right embedding": "\u202a",
    "right-to-left embedding": "\u202b",
    "end of an embedding": "\u202c",
    "left-to-right override": "\u202d",
    "right-to-left override": "\u202e",
    "left-to-right isolate": "\u2066",
    "right-to-left isolate": "\u2067",
    "first strong isolate": "\u2068",
    "end of an isolate": "\u2069",
    "symmetric swapping off": "\u206a",
    "national digits": "\u206e",
    "zero width space": "\u200b",
    "zero width no-break space": "\ufeff",
    "word joiner": "\u2060",
    "soft hyphen": "\u00ad",
    "combining grapheme joiner": "\u034f",
    "Mongolian vowel separator": "\u180e",
    "tag letter": "\U000e0061",
    "interlinear anchor": "\ufff9",
    "Hangul filler": "\u3164",
    "blank Braille": "\u2800",
}
WAYS = {
    "itself": lambda char: char,
    "an entity": lambda char: f"&#{ord(char)};",
    "an entity in hexadecimal": lambda char: f"&#x{ord(char):X};",
    "many": lambda char: char * 500,
}


@pytest.mark.parametrize("host", HOSTS)
def test_a_look_alike_is_not_named(host: str) -> None:
    link = web_link(f"https://{host}/j/1")
    assert link is None or link.isascii()
    assert link is None or provider(link) is None


@pytest.mark.parametrize("url", PLACES)
def test_a_name_elsewhere_in_an_address_is_no_name(url: str) -> None:
    link = web_link(url)
    assert link is None or provider(link) is None


def test_none_of_them_is_named_when_it_is_imported() -> None:
    links = [f"https://{host}/j/1" for host in HOSTS] + PLACES
    rows = [
        {"name": "Plover", "slug": f"p{n}", "day": 1, "time": "19:00", "conference_url": link}
        for n, link in enumerate([*links, "https://us02web.zoom.us/j/1"])
    ]
    found = read_bytes(json.dumps(rows).encode())
    assert not isinstance(found, str), found
    online = [meeting.online for row in found.rows for meeting in row.meetings]
    assert [item.provider for item in online if item is not None and item.provider] == ["Zoom"]


@pytest.mark.parametrize("name", BIDI)
@pytest.mark.parametrize("way", WAYS)
def test_it_is_taken_out_of_every_text(name: str, way: str) -> None:
    text = f"Open {WAYS[way](BIDI[name])}nepo Door"
    assert line(text) == "Open nepo Door"
    assert paragraphs(text) == "Open nepo Door"


@pytest.mark.parametrize("name", BIDI)
def test_it_is_in_no_field_of_a_meeting(name: str) -> None:
    odd = f"A{BIDI[name]}B"
    fields = "name notes location group formatted_address city region location_notes url types"
    row = {**dict.fromkeys(fields.split(), odd), "slug": odd, "day": 1, "time": "19:00",
           "attendance_option": odd, "timezone": odd}  # fmt: skip
    found = read_bytes(json.dumps([row]).encode())
    assert not isinstance(found, str), found
    assert BIDI[name] not in str([row.meetings for row in found.rows]).encode().decode()
    for row_read in found.rows:
        for meeting in row_read.meetings:
            assert BIDI[name] not in meeting.name

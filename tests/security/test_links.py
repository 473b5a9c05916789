"""What is no plain address is no link, wherever a feed has one (facts: trust, S16)."""

import json
from urllib.parse import urlsplit

import pytest

from importers.clean.links import any_link, provider, web_link
from tests.security.reading import read_bytes

GOOD = "https://us02web.zoom.us/j/81107234352"
BAD = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "\u200bjavascript:alert(1)",
    "\ufeffjavascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\r\nscript:alert(1)",
    "java\x00script:alert(1)",
    "java\u00adscript:alert(1)",
    "javascript\t:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "&Tab;javascript:alert(1)",
    "ｊａｖａｓｃｒｉｐｔ:alert(1)",
    "javascript：alert(1)",
    "javascript://zoom.us/%0aalert(1)",
    "javascript:https://zoom.us/j/1",
    "javascript:/*https://zoom.us/j/1*/alert(1)",
    "feed:javascript:alert(1)",
    "view-source:https://zoom.us/",
    "jar:https://zoom.us!/x",
    "blob:https://zoom.us/1-2-3",
    "filesystem:https://zoom.us/temporary/x",
    "about:blank",
    "intent://zoom.us/#Intent;scheme=https;end",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "DATA:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:msgbox(1)",
    "VbScRiPt:x",
    "livescript:x",
    "mocha:x",
    "file:///etc/passwd",
    "file://zoom.us/x",
    "ftp://example.org/x",
    "ws://zoom.us/",
    "//evil.example/j/1",
    "///evil.example",
    "////zoom.us/j/1",
    "\\\\evil.example\\x",
    "/\\evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "https:\\\\evil.example",
    "http:/\\evil.example",
    "https://evil.example\\@zoom.us/",
    "https://zoom.us\\.evil.example/",
    "https://user@zoom.us/j/1",
    "https://user:pass@zoom.us/j/1",
    "https://zoom.us@evil.example/",
    "https://zoom.us%40evil.example/",
    "https://zoom.us:443@evil.example/",
    "https://zoom%2eus/j/1",
    "https://zoom.us\t/j/1",
    "https://zoom.us\n.evil.example/j/1",
    "https://zoom.us/j/1\x00",
    "https://zoom.us/\u202ej/1",
    "https://zoom.us/\u2028x",
    'https://zoom.us/"onclick="alert(1)',
    "https://zoom.us/<script>",
    "https://zoom.us/`x`",
    "https://zoom.us:99999/j/1",
    "https://zoom.us:x/j/1",
    "https://[::1]/",
    "https://[bad",
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://localhost/",
    "https://zoom.us/" + "a" * 5_000,
    "https://" + "a." * 200 + "us/",
    "https://nam12.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)",
    "https://www.google.com/url?q=javascript%3Aalert(1)",
    "https://www.google.com/url?q=data%3Atext%2Fhtml%2Cx",
    "mailto:x@example.org?body=<script>",
    "tel:alert(1)",
    "sms:javascript:1",
    "skype:jane.doe?call",
    "zoommtg://zoom.us/join?confno=1",
]
# Names that only look like a provider's are links like any, to what they really are.
LOOK_ALIKE = [
    "https://zооm.us/j/1",
    "https://ｚoom.us/j/1",
    "https://zoom.uѕ/j/1",
    "https://zοom.us/",
]
OTHER_SCHEMES = ("tel:", "sms:", "mailto:")
FIELDS = ["conference_url", "url", "website", "conference_phone", "feedback_url"]


@pytest.mark.parametrize("text", BAD)
def test_it_is_no_link_to_the_web(text: str) -> None:
    assert web_link(text) is None


@pytest.mark.parametrize("text", BAD)
def test_nor_any_other_link_but_a_number_or_an_address(text: str) -> None:
    found = any_link(text)
    assert found is None or found == "mailto:x@example.org"


@pytest.mark.parametrize("text", LOOK_ALIKE)
def test_an_address_in_other_letters_is_shown_as_what_it_is(text: str) -> None:
    found = web_link(text)
    assert found is None or urlsplit(found).hostname in {"zoom.us"} or "xn--" in found
    assert found is None or found.isascii()


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_a_listing_takes_one(field: str) -> None:
    """In notes the words may stand as words; they are never a link there."""
    rows = [
        {"name": "Plover", "slug": f"p{number}", "day": 1, "time": "19:00", "city": "Leeds",
         field: text}
        for number, text in enumerate(BAD)
    ]  # fmt: skip
    found = read_bytes(json.dumps(rows).encode())
    assert not isinstance(found, str), found
    meetings = [meeting for row in found.rows for meeting in row.meetings]
    assert len(meetings) == len(BAD)
    for meeting in meetings:
        links = [meeting.source_url, meeting.website, meeting.online and meeting.online.url]
        links += [meeting.registration and meeting.registration.url]
        # A whole address of a conference that stands in other words is found there: harmless.
        assert {provider(link) for link in links if link} <= {"Zoom"}, meeting


def test_a_plain_one_is() -> None:
    assert web_link(GOOD) == GOOD
    assert any_link("tel:+13126266799") == "tel:+13126266799"

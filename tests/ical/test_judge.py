"""The judge is judged: a good feed passes, and each check catches a feed broken for it."""

import re
from collections.abc import Callable

import pytest

from tests.ical.judge import CHECKS, NEEDS, judge
from tests.ical.judge.good import feed

Damage = Callable[[bytes], bytes]


def swap(old: bytes, new: bytes) -> Damage:
    def damaged(text: bytes) -> bytes:
        assert old in text, old
        return text.replace(old, new, 1)

    return damaged


def cut(pattern: bytes) -> Damage:
    def damaged(text: bytes) -> bytes:
        found, number = re.subn(pattern, b"", text, count=1, flags=re.DOTALL)
        assert number == 1, pattern
        return found

    return damaged


EVENT = rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n"


def doubled(text: bytes) -> bytes:
    found = re.search(EVENT, text, re.DOTALL)
    assert found
    return text.replace(found[0], found[0] * 2, 1)


def long_line(text: bytes) -> bytes:
    return text.replace(b"\r\n ", b"", 1)


def cut_character(text: bytes) -> bytes:
    return text.replace("ä".encode(), "ä".encode()[:1] + b"\r\n " + "ä".encode()[1:], 1)


DAMAGES: list[tuple[str, Damage]] = [
    ("4 line ends", swap(b"\r\nBEGIN:VEVENT", b"\nBEGIN:VEVENT")),
    ("4 line ends", lambda text: text + b"\r\n"),
    ("4 line ends", lambda text: b"\xef\xbb\xbf" + text),
    ("5 line length", long_line),
    ("5 line length", cut_character),
    ("6 characters", swap(b"Tea", b"T\x00a")),
    ("6 characters", swap(b"Tea", "T\u2028a".encode())),
    ("6 characters", swap(b"Tea", b"T\xffa")),
    ("7 version and product", swap(b"VERSION:2.0\r\n", b"")),
    ("7 version and product", swap(b"CALSCALE:GREGORIAN", b"PRODID:x")),
    ("8 identity and stamp", cut(rb"DTSTAMP:.*?\r\n")),
    ("8 identity and stamp", swap(b"LAST-MODIFIED:20260401", b"LAST-MODIFIED:20260402")),
    ("9 unique", doubled),
    ("10 sequence", cut(rb"SEQUENCE:3\r\n")),
    ("11 zones", cut(rb"BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n")),
    ("11 zones", cut(rb"BEGIN:VEVENT.*END:VEVENT\r\n")),
    ("12 zones true", swap(b"TZOFFSETTO:+0100", b"TZOFFSETTO:+0200")),
    ("16 ends", swap(b"DTEND;TZID=Europe/London:20260305", b"DTEND;TZID=Europe/London:20260303")),
    ("16 ends", swap(b"DTEND;TZID=Europe/London:20260305T010000", b"DURATION:PT1H")),
    ("17 rules", swap(b"FREQ=MONTHLY;", b"FREQ=WEEKLY;")),
    ("17 rules", swap(b"BYDAY=WE", b"BYDAY=WE,TH")),
    ("17 rules", swap(b";BYDAY=1WE,-1WE", b"")),
    ("17 rules", swap(b"RRULE:FREQ=W", b"RRULE:INTERVAL=2;FREQ=W")),
    ("18 until", swap(b"UNTIL=20270630T225959Z", b"UNTIL=20270630T225959")),
    ("18 until", swap(b"RRULE:FREQ=W", b"RRULE:COUNT=9;FREQ=W")),
    ("19 first instance", swap(b"London:20260304T233000", b"London:20260305T003000")),
    ("20 exceptions", swap(b"London:20261223T233000", b"London:20261224T233000")),
    ("20 exceptions", swap(b"EXDATE;TZID=Europe/London", b"EXDATE;TZID=America/New_York")),
    ("20 exceptions", swap(b"London:20261230T233000", b"London:20261230T180000")),
    ("21 escapes", swap(b"Tea\\; cake\\,", b"Tea\\; cake,")),
    ("21 escapes", swap(b"Tea\\;", b"Tea\\x")),
    ("22 known names", swap(b"STATUS:", b"X-EVIL:1\r\nSTATUS:")),
    ("22 known names", swap(b"END:VEVENT\r\n", b"END:VEVENT\r\nBEGIN:VTODO\r\nEND:VTODO\r\n")),
    ("23 point", swap(b"GEO:51.5;-0.1", b"GEO:51.5;-181.0")),
    ("24 addresses", swap(b"URL:https://", b"URL:javascript://")),
    ("24 addresses", swap(b"URL:https://meetings.example.org", b"URL:https://evil.example")),
    ("24 addresses", swap(b":https://zoom.us", b":file://zoom.us")),
    ("25 conference", swap(b"FEATURE=VIDEO;", b"")),
    ("25 conference", swap(b":https://zoom.us/j/12", b":https://zoom.us/j/99")),
    ("26 refresh", swap(b";VALUE=DURATION", b"")),
    ("26 refresh", swap(b"X-PUBLISHED-TTL:PT12H", b"X-PUBLISHED-TTL:PT1H")),
    ("27 name", swap(b"X-WR-CALNAME:", b"X-WR-CALNAME:My ")),
    ("27 name", lambda text: text.replace(b"NAME:Meetings", b"NAME:AA meetings")),
    ("28 status", swap(b"STATUS:CONFIRMED", b"STATUS:MAYBE")),
    ("29 nobody", swap(b"STATUS:", b"ORGANIZER:mailto:a@b.example\r\nSTATUS:")),
    ("29 nobody", swap(b"Tea", b"jo@b.example")),
    ("30 size", swap(b"SUMMARY:", b"SUMMARY:" + b"x\r\n " * 9000)),
    ("31 icalendar", cut(rb"UID:.*?\r\n")),
    ("31 vobject", swap(b"END:VEVENT\r\n", b"")),
    ("31 ical", swap(b"RRULE:FREQ=WEEKLY", b"RRULE:FREQ=OFTEN")),
    ("31 recurring-ical-events", cut(rb"DTSTART;TZID=Europe.*?\r\n")),
    ("12 zones true to ical.js", swap(b"TZOFFSETTO:+0100", b"TZOFFSETTO:+0200")),
    ("12 zones true to ical.js", swap(b"BYMONTH=3;BYDAY=2SU", b"BYMONTH=3;BYDAY=3SU")),
    ("12 zones true to ical.js", swap(b"DTSTART:20150308T020000", b"DTSTART:20150308T050000")),
    ("31 ical.js", swap(b"BEGIN:VEVENT", b"BEGIN:VEVENTS")),
    ("31 ical.js", swap(b"RRULE:FREQ=WEEKLY", b"RRULE:FREQ=OFTEN")),
    (
        "31 node-ical",
        swap(b"DTEND;TZID=Europe/London:20260305", b"DTEND;TZID=Europe/London:20260303"),
    ),
    ("31 node-ical", cut(EVENT)),
    ("31 libical", swap(b"SEQUENCE:3", b"SEQUENCE:3\r\nSEQUENCE:4")),
    ("31 libical", swap(b"CALSCALE:", b"METHOD:PUBLISH\r\nCALSCALE:")),
    ("31 libical", swap(b"GEO:51.5;-0.1", b"GEO:north")),
]


@pytest.mark.parametrize("brief", [False, True])
def test_a_good_feed_passes(brief: bool) -> None:
    assert judge(feed(brief=brief)) == []


@pytest.mark.parametrize(("check", "damage"), DAMAGES)
def test_each_check_catches_a_feed_broken_for_it(check: str, damage: Damage) -> None:
    if check not in CHECKS:
        pytest.skip(NEEDS[check])
    broken = damage(feed())
    assert broken != feed()
    assert list(CHECKS[check](broken)), check


def test_no_check_is_without_a_feed_that_it_must_catch() -> None:
    assert {check for check, _ in DAMAGES} == {*CHECKS, *NEEDS}

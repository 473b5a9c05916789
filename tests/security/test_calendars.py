"""A calendar without end is read to an end, soon (trust, S12: a second; here ten, by a clock)."""

import time

import pytest

from tests.security.reading import read_bytes

SOON = 10.0  # seconds: ten times what is promised


def calendar(*lines: str, around: str = "") -> bytes:
    """One event with these lines, before its name."""
    event = ("BEGIN:VEVENT", "UID:1@example.org", "DTSTAMP:20261101T120000Z", *lines,
             "SUMMARY:Plover", "LOCATION:Leeds", "END:VEVENT")  # fmt: skip
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *around.splitlines(), *event)
    return "\r\n".join([*whole, "END:VCALENDAR", ""]).encode()


def ruled(rule: str, *more: str, start: str = "20260106T190000") -> bytes:
    return calendar(f"DTSTART;TZID=Europe/London:{start}", f"RRULE:{rule}", *more)


DATES = ",".join(
    f"{2027 + n // 336}{n // 28 % 12 + 1:02}{n % 28 + 1:02}T190000" for n in range(1_000)
)
ZONE = """BEGIN:VTIMEZONE
TZID:Own
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=SECONDLY
END:STANDARD
END:VTIMEZONE"""
DEEP_ZONE = "BEGIN:VTIMEZONE\nTZID:Own\n" * 2_000 + "END:VTIMEZONE\n" * 2_000

ENDLESS = {
    "every second": ruled("FREQ=SECONDLY"),
    "every minute": ruled("FREQ=MINUTELY;COUNT=1000000000"),
    "every hour": ruled("FREQ=HOURLY;INTERVAL=1"),
    "a thousand million times": ruled("FREQ=DAILY;COUNT=1000000000"),
    "a number of thousands of digits": ruled("FREQ=DAILY;COUNT=" + "9" * 5_000),
    "a step of none": ruled("FREQ=DAILY;INTERVAL=0"),
    "a step backwards": ruled("FREQ=WEEKLY;INTERVAL=-1"),
    "a step beyond all years": ruled(f"FREQ=DAILY;INTERVAL={10**18}"),
    "until the year 9999": ruled("FREQ=DAILY;UNTIL=99991231T235959Z"),
    "until no date": ruled("FREQ=WEEKLY;UNTIL=99999999T999999Z"),
    "since the year 1": ruled("FREQ=DAILY", start="00010101T190000"),
    "since the year 1900, every third": ruled("FREQ=DAILY;INTERVAL=3", start="19000101T190000"),
    "on no day there is": ruled("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
    "on no day of any year": ruled("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30,31;COUNT=5"),
    "on a week there is not": ruled("FREQ=YEARLY;BYWEEKNO=99;BYDAY=MO"),
    "every minute of some days": ruled(
        "FREQ=YEARLY;BYHOUR=" + ",".join(map(str, range(24)))
        + ";BYMINUTE=" + ",".join(map(str, range(60)))
    ),
    "every place in a list": ruled(
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=" + ",".join(map(str, range(1, 367)))
    ),
    "parts of ten thousand values": ruled("FREQ=YEARLY;BYYEARDAY=" + "1," * 10_000 + "1"),
    "100,000 dates left out": ruled("FREQ=WEEKLY", *[f"EXDATE;TZID=Europe/London:{DATES}"] * 100),
    "100,000 dates more": ruled("FREQ=WEEKLY", *[f"RDATE;TZID=Europe/London:{DATES}"] * 100),
    "1,000 rules": ruled("FREQ=DAILY", *["RRULE:FREQ=DAILY;INTERVAL=3"] * 1_000),
    "a zone that changes each second": calendar(
        "DTSTART;TZID=Own:20260106T190000", "RRULE:FREQ=WEEKLY", around=ZONE
    ),
    "zones within zones": calendar("DTSTART;TZID=Own:20260106T190000", around=DEEP_ZONE),
    "a zone that is a path": calendar("DTSTART;TZID=../../etc/passwd:20260106T190000"),
    "a length of ages": calendar(
        "DTSTART;TZID=Europe/London:20260106T190000", f"DURATION:P{'9' * 400}W"
    ),
    "an end of ages": calendar("DTSTART:20260106T190000Z", "DTEND:99991231T235959Z"),
    "a folded line of 2 MB": calendar("DTSTART:20260106T190000Z", "X-A:" + "x\r\n " * 400_000),
    "a text of 2 MB": calendar("DTSTART:20260106T190000Z", "DESCRIPTION:" + "\\n" * 1_000_000),
    "10,000 parameters": calendar("DTSTART;" + "X=1;" * 10_000 + "X=1:20260106T190000Z"),
    "6,000 events": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 6_000
    + b"END:VCALENDAR\r\n",
    "2,000 changes of one event": calendar(
        "DTSTART;TZID=Europe/London:20260106T190000", "RRULE:FREQ=DAILY",
        around="BEGIN:VEVENT\nUID:1@example.org\nRECURRENCE-ID:20260106T190000Z\n"
        "DTSTART:20260107T190000Z\nEND:VEVENT\n" * 2_000,
    ),
    "components that never close": calendar(around="BEGIN:VEVENT\n" * 10_000),
    "6 MB": calendar("DESCRIPTION:" + "x" * 6_000_000),
}  # fmt: skip


REFUSED = {"zones within zones", "6,000 events", "components that never close", "6 MB"}


@pytest.mark.parametrize("name", ENDLESS)
def test_it_comes_to_an_end(name: str) -> None:
    begun = time.monotonic()
    found = read_bytes(ENDLESS[name])
    assert time.monotonic() - begun < SOON
    assert isinstance(found, str) == (name in REFUSED)
    if isinstance(found, str):
        assert found.isprintable()
        return
    for row in found.rows:
        assert row.meetings or row.problems
        assert len(row.meetings) <= 24
        for meeting in row.meetings:
            assert len(meeting.dates) <= 500
            assert len(meeting.exceptions) <= 1_100
            assert meeting.timezone != "../../etc/passwd"


def test_an_ordinary_one_is_read() -> None:
    found = read_bytes(ruled("FREQ=WEEKLY"))
    assert not isinstance(found, str)
    assert [meeting.name for row in found.rows for meeting in row.meetings] == ["Plover"]

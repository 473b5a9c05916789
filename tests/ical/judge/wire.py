"""What only the raw bytes show: no library sees it."""

import re
from collections.abc import Iterator

BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"}
NAMES = {
    "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "X-WR-CALDESC",
    "REFRESH-INTERVAL",
    "X-PUBLISHED-TTL", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DESCRIPTION",
    "LOCATION", "URL", "GEO", "CATEGORIES", "CONFERENCE", "STATUS", "DTSTART", "DTEND", "RRULE",
    "EXDATE", "RECURRENCE-ID", "TZID", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO", "RDATE", "ACTION",
    "TRIGGER",
}  # fmt: skip
COMPONENTS = {"VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT", "VALARM"}
LARGEST = 1_000  # bytes an event, on the average, besides the zones


def line_ends(feed: bytes) -> Iterator[str]:
    if feed.replace(b"\r\n", b"").strip(b"\r\n") != feed.replace(b"\r\n", b""):
        yield "a bare CR or LF"
    if b"\n" in feed.replace(b"\r\n", b"") or b"\r" in feed.replace(b"\r\n", b""):
        yield "a bare CR or LF"
    if not feed.startswith(b"BEGIN:VCALENDAR\r\n") or not feed.endswith(b"END:VCALENDAR\r\n"):
        yield "does not begin and end as a calendar"


def line_length(feed: bytes) -> Iterator[str]:
    for line in feed.split(b"\r\n"):
        if len(line) > 75:
            yield f"{len(line)} octets: {line[:40]!r}"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a character is cut: {line[-20:]!r}"


def characters(feed: bytes) -> Iterator[str]:
    try:
        text = feed.decode()
    except UnicodeDecodeError as error:
        yield str(error)
        return
    for found in BAD.findall(text):
        yield f"control character {found!r}"


def unfolded(feed: bytes) -> list[str]:
    text = feed.decode(errors="replace").replace("\r\n ", "").replace("\r\n\t", "")
    return [line for line in text.split("\r\n") if line]


def split(line: str) -> tuple[str, str, str]:
    """Name, parameters, value of one unfolded line."""
    found = re.match(r'([A-Za-z0-9-]+)((?:;[^=:;]+=(?:"[^"]*"|[^";:]*))*):(.*)', line, re.DOTALL)
    return (found[1].upper(), found[2], found[3]) if found else ("", "", line)


def escapes(feed: bytes) -> Iterator[str]:
    for line in unfolded(feed):
        name, _, value = split(line)
        if name in TEXTS and re.search(r"(?<!\\)(?:\\\\)*[,;]", value):
            yield f"unescaped: {line[:60]}"
        if name in TEXTS and re.search(r"(?<!\\)(?:\\\\)*\\[^\\,;nN]", value):
            yield f"unknown escape: {line[:60]}"


def known_names(feed: bytes) -> Iterator[str]:
    """Every line is one of ours: what was injected is not."""
    for line in unfolded(feed):
        name, _, value = split(line)
        if name not in NAMES:
            yield f"unexpected line: {line[:60]}"
        elif name in ("BEGIN", "END") and value not in COMPONENTS:
            yield f"unexpected component: {value}"


def size(feed: bytes) -> Iterator[str]:
    events = feed.count(b"BEGIN:VEVENT")
    body = re.sub(rb"BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", b"", feed, flags=re.DOTALL)
    if events and len(body) > 1_000 + 3 * LARGEST * events:
        yield f"{len(body)} bytes for {events} events"

"""What a feed says: addresses, names, status, and nobody's person."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.ical.judge.structure import events, parsed
from tests.ical.judge.wire import split, unfolded

FORBIDDEN = ("METHOD", "ORGANIZER", "ATTENDEE", "CONTACT", "ATTACH", "COMMENT")
FELLOWSHIP = re.compile(
    r"\b(?:AA|NA|Al-?Anon|Alateen|Nar-?Anon|anonymous|recovery|addict\w*|alcohol\w*|SMART|sober)\b",
    re.IGNORECASE,
)
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}|mailto:", re.IGNORECASE)


def addresses(feed: bytes) -> Iterator[str]:
    """URL on one host, https (or http on loopback); CONFERENCE https or tel."""
    hosts = set()
    for line in unfolded(feed):
        name, _, value = split(line)
        parts = urlsplit(value) if name in ("URL", "CONFERENCE") else None
        if parts and name == "URL":
            hosts.add(parts.netloc)
            local = (parts.hostname or "") in ("localhost", "127.0.0.1")
            if not (parts.scheme == "https" or (parts.scheme == "http" and local)):
                yield f"URL {value}"
        elif parts and parts.scheme not in ("https", "tel"):
            yield f"CONFERENCE {value}"
        if name in ("URL", "CONFERENCE") and re.search(r"[\s<>\"\\]", value):
            yield f"a broken address: {value}"
    if len(hosts) > 1:
        yield f"several hosts: {sorted(hosts)}"


def conference(feed: bytes) -> Iterator[str]:
    for event in events(feed):
        found = event.get("CONFERENCE", [])
        for item in found if isinstance(found, list) else [found]:
            missing = {"VALUE", "FEATURE", "LABEL"} - set(item.params)
            if missing or item.params.get("VALUE") != "URI":
                yield f"CONFERENCE lacks {sorted(missing)} or is no URI"
            link = str(item).removeprefix("tel:").replace("%23", "#")
            if link not in str(event.get("DESCRIPTION", "")):
                yield f"{link} is not in the description"


def refresh(feed: bytes) -> Iterator[str]:
    lines = [split(line) for line in unfolded(feed)]
    ours = [(p, v) for name, p, v in lines if name == "REFRESH-INTERVAL"]
    theirs = [v for name, _, v in lines if name == "X-PUBLISHED-TTL"]
    if [p for p, _ in ours] != [";VALUE=DURATION"] or [v for _, v in ours] != theirs:
        yield f"{ours} and {theirs}"
    elif not re.fullmatch(r"P(?:\d+D|T\d+H|\d+W)", theirs[0]):
        yield f"less than an hour, or strange: {theirs[0]}"


def name(feed: bytes) -> Iterator[str]:
    found = parsed(feed)
    if not found.get("NAME") or str(found.get("NAME")) != str(found.get("X-WR-CALNAME")):
        yield "NAME is not X-WR-CALNAME"
    if FELLOWSHIP.search(str(found.get("X-WR-CALNAME", ""))):
        yield f"the name tells: {found.get('X-WR-CALNAME')}"


def status(feed: bytes) -> Iterator[str]:
    """One without any takes place (RFC 5545, 3.8.1.11: it may be left out)."""
    for event in events(feed):
        if "STATUS" in event and str(event["STATUS"]) not in (
            "CONFIRMED",
            "TENTATIVE",
            "CANCELLED",
        ):
            yield f"STATUS {event.get('STATUS')}"


def nobody(feed: bytes) -> Iterator[str]:
    for line in unfolded(feed):
        if split(line)[0] in FORBIDDEN:
            yield line[:60]
        if E_MAIL.search(line):
            yield f"an e-mail address: {line[:60]}"
